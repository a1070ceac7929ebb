"""Có mặt — whether a named person was there or spoke there, or is merely told of.

Legal basis: none. Not a field of its own: it serves the element of chairs and people present.

Examples: ``Dự hội nghị có ông Lê Văn A`` · ``bà Trần Thị B phát biểu``.

Must not match: people punished, absent or appointed, signatories of a paper, those whose instructions are carried out
(``thực hiện chỉ đạo của Tổng Bí thư …``), those who talk to the press.
"""

from typing import Final

from vanban.elements.moi_nguoi import Named
from vanban.elements.nguoi import Mention
from vanban.engine.page import Page, Starts

_NOT_PRESENT: Final = frozenset(("luật", "cáo", "bắt", "vắng", "cố", "liệt"))


_PUNISHED: Final = frozenset(("luật", "cáo", "trách", "tố", "giam", "phạt", "chức"))
_APPOINTED: Final = Starts.of(
    """
    làm trưởng ban | làm phó trưởng ban | làm tổ trưởng | làm tổ phó | làm phó tổ trưởng | làm phó ban | làm ủy viên |
    làm thành viên | là trưởng ban | là tổ trưởng | là phó trưởng ban | được phân công |
    được giao | giữ chức | được bổ nhiệm | được bầu
    """
)
"""After a name: whom a decision puts into a group or an office, present or not."""
_TOLD_OF: Final = Starts.of(
    """
    đã ký quyết định | đã ký ban hành | ký quyết định | vừa ký ban hành | vừa ký quyết định | ký ban hành |
    đã ký công văn | ký ngày | vừa có văn bản | đã có văn bản | từng | đã từng | bị | sinh năm | sn
    """
)
"""After a name and its offices: a person merely told of, who signed a paper or is accused."""


_TO_THE_PRESS: Final = Starts.of(
    """
    trao đổi với phóng viên | trao đổi với báo | trao đổi với pv | chia sẻ với phóng viên | chia sẻ với báo |
    chia sẻ với pv | nói với phóng viên | trả lời phỏng vấn | trả lời báo
    """
)
_BESIDE: Final = 30
_PAPERS_OF: Final = frozenset(
    (
        ("quyết", "định"),
        ("công", "văn"),
        ("công", "điện"),
        ("văn", "bản"),
        ("kêu", "gọi"),
        ("gia", "đình"),
        ("đánh", "giá"),
        ("lời", "dạy"),
        ("bài", "viết"),
        ("tác", "phẩm"),
        ("chỉ", "đạo"),
        ("chỉ", "thị"),
        ("tư", "tưởng"),
    )
)


def _written_by(page: Page, mention: Mention) -> bool:
    """``theo công điện của Thủ tướng Lê Văn A``: whose paper it is."""
    before = page.words[max(0, mention.first - 3) : mention.first]
    if before[1:] == ["chỉ", "đạo"] or before[:2] == ["chỉ", "đạo"]:
        carried_out = page.words[max(0, mention.first - 12) : mention.first]
        return before[2:] == ["của"] and not _CARRIES_OUT.isdisjoint(carried_out)
    ranks = page.all_hits("cap_bac")
    only_a_rank = all(first in ranks and ranks[first].last == last for first, last in mention.titles)
    return before[2:] == ["của"] and ((before[0], before[1]) in _PAPERS_OF or only_a_rank)  # "nghiên cứu của TS. A"


_CARRIES_OUT: Final = frozenset(("hiện", "triệt", "theo", "khai"))
"""``thực hiện``, ``quán triệt``, ``theo``, ``triển khai`` chỉ đạo của …: said elsewhere, before."""


_SENDS: Final = Starts.of("gửi lẵng hoa | gửi hoa | gửi thư | gửi điện | đã gửi lẵng | đã gửi hoa | đã gửi thư")
_SOON: Final = 40
_REMEMBERED: Final = (["ngày", "sinh"], ["năm", "sinh"], ["lưu", "niệm"], ["tưởng", "niệm"], ["tưởng", "nhớ"])
_KIN: Final = (["con", "gái"], ["con", "trai"], ["cháu", "của"])


def _sends_greetings(page: Page, mention: Mention) -> bool:
    """``Tổng Bí thư A, Thủ tướng B | gửi lẵng hoa chúc mừng``: who does so is not there."""
    stop = min(page.sentence_at(mention.first)[1], mention.last + _SOON)
    return any(page.ahead(token, _SENDS) for token in range(mention.last, stop))


def _remembered(page: Page, mention: Mention) -> bool:
    """``Ngày sinh Tổng Bí thư A``, ``Khu lưu niệm B``: whom the day is about."""
    first = mention.first - (page.words[mention.first - 1 : mention.first] in (["đồng"], ["cố"]))
    return page.words[max(0, first - 2) : first] in _REMEMBERED


def takes_part(page: Page, one: Named) -> bool:
    """Whether at least one mention is not that of a person merely talked about."""
    if any(_remembered(page, mention) for mention in one.mentions):
        return False
    for mention in one.mentions:
        start = page.sentence_at(mention.first)[0]
        before = page.words[max(start, mention.first - 3) : mention.first]
        judged = before[1:] == ["đối", "với"] and _PUNISHED & set(page.words[start : mention.first])
        if judged:
            continue  # "thi hành kỷ luật … đối với ông A"
        if before[-2:] in _KIN or _sends_greetings(page, mention):
            continue
        told = range(max(start, mention.first - _BESIDE), mention.first)
        if _written_by(page, mention) or any(page.ahead(t, _TO_THE_PRESS) for t in told):
            continue
        absent = any(w in _NOT_PRESENT and before[i - 1 : i] != ["báo"] for i, w in enumerate(before))
        if not (absent or page.ahead(mention.last, _APPOINTED) or page.ahead(mention.last, _TOLD_OF)):
            return True
    return False
