"""Lời từ chối — every sentence by which a file is refused: what is wrong, then what to do.

The wording follows the interface's rules: no blame, no technical word the office does not use, and always a
next step. Codes are stable; sentences may be reworded.
"""

from typing import Final

from .results import MIB, RefusalError, Refused

_SENTENCES: Final = {
    "empty": "Tệp không có nội dung. Kiểm tra lại tệp gốc rồi tải lên lại.",
    "no_text": "Tệp không có chữ để đọc. Kiểm tra lại tệp gốc hoặc nhập tay.",
    "unreadable": "Không mở được tệp. Chọn lại tệp rồi tải lên lần nữa.",
    "password": "Tệp có mật khẩu nên chưa đọc được. Bỏ mật khẩu rồi tải lên lại.",
    "scan": "Tệp PDF này chỉ có ảnh, không có chữ. Tải lên bản Word hoặc nhập tay.",
    "image": "Tệp này là ảnh, không có chữ để đọc. Tải lên bản Word hoặc nhập tay.",
    "old_word": "Tệp Word đời cũ (.doc) chưa đọc được. Mở bằng Word, lưu lại dạng .docx rồi tải lên.",
    "old_excel": "Tệp Excel đời cũ (.xls) chưa đọc được. Mở bằng Excel, lưu lại dạng .xlsx rồi tải lên.",
    "binary_excel": "Tệp Excel nhị phân (.xlsb) chưa đọc được. Mở bằng Excel, lưu lại dạng .xlsx rồi tải lên.",
    "slides": "Tệp trình chiếu chưa đọc được. Chép phần chữ sang Word rồi tải lên.",
    "outlook": "Thư Outlook (.msg) chưa đọc được. Lưu thư lại dạng .eml rồi tải lên.",
    "old_office": "Tệp Office đời cũ chưa đọc được. Mở tệp, lưu lại dạng .docx hoặc .xlsx rồi tải lên.",
    "rtf": "Tệp RTF chưa đọc được. Mở bằng Word, lưu lại dạng .docx rồi tải lên.",
    "open_document": "Tệp OpenDocument (.odt, .ods) chưa đọc được. Lưu lại dạng .docx hoặc .xlsx rồi tải lên.",
    "archive": "Tệp nén chưa đọc được. Giải nén rồi tải lên từng tệp.",
    "nested_archive": "Tệp nén còn chứa tệp nén khác nên không mở. Giải nén hết rồi tải lên từng tệp.",
    "zip_bomb": "Tệp bung ra quá lớn so với mức an toàn nên không mở. Mở tệp gốc, lưu thành tệp mới rồi tải lên.",
    "doctype": "Tệp có phần khai báo XML không an toàn nên không mở. Mở tệp gốc, lưu thành tệp mới rồi tải lên.",
    "damaged_docx": "Tệp Word bị hỏng nên không đọc được. Mở bằng Word, lưu thành tệp mới rồi tải lên.",
    "damaged_xlsx": "Tệp Excel bị hỏng nên không đọc được. Mở bằng Excel, lưu thành tệp mới rồi tải lên.",
    "damaged_pdf": "Tệp PDF bị hỏng nên không đọc được. Xuất lại PDF từ bản gốc, hoặc tải lên bản Word.",
    "damaged_eml": "Tệp thư bị hỏng nên không đọc được. Lưu lại thư, hoặc chép nội dung rồi dán vào.",
    "damaged_html": "Trang web này không đọc được. Chép nội dung cần dùng rồi dán vào.",
    "damaged_zip": "Tệp nén bị hỏng nên không đọc được. Lấy lại tệp gốc rồi tải lên.",
    "too_heavy": "Tệp quá phức tạp nên không đọc được trong mức cho phép. Tách tệp rồi tải lên từng phần.",
    "binary": "Tệp này không phải văn bản, dù tên tệp có thể ghi như vậy. Chọn tệp Word, Excel, PDF hoặc văn bản.",
    "nul": "Tệp văn bản có byte trống (NUL), có thể đã hỏng. Lấy lại bản gốc, hoặc chép nội dung rồi dán vào.",
    "utf16_no_bom": "Tệp dùng mã UTF-16 nhưng thiếu dấu nhận biết. Lưu lại dạng .docx hoặc mã UTF-8 rồi tải lên.",
    "bad_utf16": "Tệp ghi là mã UTF-16 nhưng nội dung bị hỏng. Lưu lại dạng .docx hoặc mã UTF-8 rồi tải lên.",
    "unknown_encoding": "Chưa nhận ra bảng mã của văn bản. Mở bằng phần mềm đã soạn, lưu lại dạng .docx rồi tải lên.",
    "mixed_encoding": "Văn bản lẫn nhiều bảng mã, có đoạn chưa nhận ra. Chuyển hết sang Unicode rồi tải lên.",
}

CODES: Final = frozenset(_SENTENCES) | {"too_large", "too_much_text", "secret"}


def refusal(code: str) -> RefusalError:
    """The refusal of that code, ready to be raised. Raises ``KeyError`` for a code that has no sentence."""
    return RefusalError(Refused(code, _SENTENCES[code]))


def _mb(size: int) -> int:
    """Whole MB, rounded up, so that a file just over the limit never shows the limit itself."""
    return -(-size // MIB)


def too_large(size: int | None, limit: int) -> RefusalError:
    """``size`` in bytes, None when it cannot be known without reading on."""
    seen = f"Tệp {_mb(size)} MB, vượt" if size is not None else "Tệp vượt"
    return RefusalError(Refused("too_large", f"{seen} mức {_mb(limit)} MB. Tách tệp rồi tải lên từng phần."))


def too_much_text(limit: int) -> RefusalError:
    """More text than :attr:`Limits.text`, though the file itself is not too large."""
    sentence = f"Phần chữ trong tệp vượt mức {_mb(limit)} MB. Tách tệp rồi tải lên từng phần."
    return RefusalError(Refused("too_much_text", sentence))


def secret(words: str, where: str) -> RefusalError:
    """A secrecy mark; ``where`` is such as "trang 1" or "dòng 3"."""
    sentence = f"Văn bản có dấu {words} ở {where}. Hệ thống không nhận; tệp không được lưu."
    return RefusalError(Refused("secret", sentence))
