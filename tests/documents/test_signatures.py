"""Signatures in a PDF: shown as the file has them, and told apart when the file is no longer what was signed.

`signed/whole.pdf` and `rsa.pdf` were signed once, by keys made for it, in the name of a placeholder person;
`changed.pdf` is the first with a revision after the signature.
"""

import hashlib
from pathlib import Path

import pytest
from django.test import Client

from phoihop.documents import files
from tests import cast
from tests.intake.desk import words
from vanban.intake_files import DEFAULT
from vanban.intake_files.pdf_signatures import read
from vanban.intake_files.results import RefusalError

HERE = Path(__file__).parent / "signed"
WHOLE = (HERE / "whole.pdf").read_bytes()


def verdict(data: bytes) -> str:
    return read(data, DEFAULT).marked.partition('"verdict": "')[2].partition('"')[0]


def test_what_was_done_to_a_signed_file_is_told() -> None:
    broken = WHOLE.replace(b"100", b"101", 1)
    assert len(broken) == len(WHOLE)
    assert verdict((HERE / "rsa.pdf").read_bytes()) == "whole"
    assert [verdict(WHOLE), verdict((HERE / "changed.pdf").read_bytes()), verdict(broken)] == [
        "whole",
        "more",
        "broken",
    ]
    assert verdict(WHOLE[:2000]) == ""  # mended as far as it goes: the signature is not in what is left
    for hostile in (b"%PDF-1.7 nothing", b""):
        with pytest.raises(RefusalError):
            read(hostile, DEFAULT)
    outside = WHOLE.replace(b"/ByteRange [0 ", b"/ByteRange [1 ", 1)
    assert outside != WHOLE
    assert verdict(outside) == "unreadable"


def test_a_signed_file_is_kept_as_it_is_and_its_signature_shown(world: cast.World, clerk: Client) -> None:
    blob = files.store(WHOLE, name="KH 05 đã ký.pdf", viewer=world.viewer("TKV"))
    draft = world.draft("document", {"direction": "out", "abstract": "Kế hoạch"}, blobs=(blob,))
    (issued,) = world.issue("TKV", draft)
    assert "Xem chữ ký số" in words(clerk.get(f"/van-ban/{issued.id}/"))
    shown = words(clerk.get(f"/van-ban/chu-ky/{issued.id}/{blob.sha256}/"))
    assert "Nguyễn Văn A" in shown
    assert "Còn nguyên, ký trên cả tệp" in shown
    assert "không kiểm tra chuỗi chứng thực" in shown
    kept = b"".join(clerk.get(f"/van-ban/tep/{issued.id}/{blob.sha256}/x").streaming_content)  # type: ignore[attr-defined]
    assert hashlib.sha256(kept).digest() == hashlib.sha256(WHOLE).digest()
    clerk.force_login(cast.account(world, "NGOAI"))
    assert clerk.get(f"/van-ban/chu-ky/{issued.id}/{blob.sha256}/").status_code == 404
