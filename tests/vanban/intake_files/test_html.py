"""Web pages: the text a reader sees, in any encoding, without the machinery around it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vanban.intake_files import Opened, Refused, open_bytes

from . import encoders
from .made import NOTICE

PAGE = """<!DOCTYPE html>
<html><head><title>Hội nghị giao ban quý III</title><meta charset="{charset}">
<style>p {{ color: red }}</style><script>var a = "<p>không đọc</p>";</script></head>
<body><nav><a href="/">Trang chủ</a></nav>
<div class="a"><h1>Hội nghị giao ban quý III</h1>
<p>Đồng chí <b>Bí thư</b> Đảng&nbsp;ủy
chủ trì.</p><p style="display: none">ẩn</p><!-- chú thích -->
<ol><li>Việc một<li>Việc hai</ol><ul><li>Gạch</ul>
Dòng một<br>dòng hai</div><footer>Bản quyền</footer></body></html>"""


def opened(data: bytes) -> Opened:
    found = open_bytes("a.html", data)
    assert isinstance(found, Opened), found
    return found


def test_the_readable_text_is_kept_and_the_rest_left_out() -> None:
    found = opened(PAGE.format(charset="utf-8").encode())
    assert found.kind == "html"
    assert [line for line in found.text.splitlines() if line] == [
        "Hội nghị giao ban quý III", "Đồng chí Bí thư Đảng ủy chủ trì.", "1. Việc một", "2. Việc hai", "- Gạch",
        "Dòng một", "dòng hai",
    ]  # fmt: skip
    assert not found.needs_confirmation


def test_a_title_that_the_page_does_not_repeat_comes_first() -> None:
    found = opened("<html><title>Tin  A</title><body><p>Nội dung".encode())
    assert found.text == "Tin A\n\nNội dung"


def test_entities_are_letters_and_unknown_ones_stay() -> None:
    found = opened(b"<html><body>H&#7897;i ngh&#x1ECB; &amp; h&#7885;p &khongco; &lt;b&gt;")
    assert found.text == "Hội nghị & họp &khongco; <b>"


@pytest.mark.parametrize("name", ["tcvn3", "vni", "cp1258"])
def test_a_page_in_an_old_encoding_is_converted(name: str) -> None:
    written = getattr(encoders, name)(NOTICE)
    body = written if isinstance(written, bytes) else written.encode("latin-1")
    found = opened(b"<html><meta charset=iso-8859-1><body><p>" + body.replace(b"\n", b"<p>"))
    assert [line for line in found.text.splitlines() if line] == NOTICE.splitlines()
    assert found.needs_confirmation


def test_a_page_in_utf16_is_read() -> None:
    assert opened("<html><body>Đảng ủy".encode("utf-16")).text == "Đảng ủy"


def test_a_data_table_becomes_cells_and_a_layout_table_becomes_text() -> None:
    data = "<table><tr><th>TT<th>Việc<tr><td>1<td>Rà <b>soát</b></table>"
    found = opened(f"<html><body>{data}".encode())
    assert [[c.text for c in row] for row in found.tables[0].rows] == [["TT", "Việc"], ["1", "Rà soát"]]
    assert all(found.text[c.start : c.end] == c.text for row in found.tables[0].rows for c in row)
    layout = opened(f"<html><body><table><tr><td>Trái<td><p>Phải</p>{data}</table>".encode())
    assert len(layout.tables) == 1
    assert layout.text.startswith("Trái\nPhải\n")


def test_a_mark_in_a_page_stops_it() -> None:
    found = open_bytes("a.html", "<html><body><div>TỐI <b>MẬT</b></div><p>Nội dung".encode())
    assert isinstance(found, Refused)
    assert found.code == "secret"


def test_deep_pages_are_read_and_too_deep_ones_refused_whole() -> None:
    def nested(depth: int) -> bytes:
        return b"<html><body>" + b"<div>" * depth + "sâu".encode() + b"</div>" * depth + b"<p>xong"

    assert opened(nested(1500)).text == "sâu\nxong"
    found = open_bytes("a.html", nested(30_000))
    assert isinstance(found, Refused)
    assert found.code == "too_heavy"


def test_a_page_without_text_is_refused() -> None:
    found = open_bytes("a.html", b"<html><body><script>x</script></body></html>")
    assert isinstance(found, Refused)
    assert found.code == "no_text"


PIECE_LIST = (
    "<p> </p> <table> <tr> <td> </td> </tr> </table> <ol> <li> </ol> <br> <script> <!-- --> <div> </div> &# &#1; a ộ "
    "< > \x1c \x1f \x00 <svg> <![CDATA["
)
PIECES = PIECE_LIST.split(" ")


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_no_arrangement_of_tags_makes_it_fail(body: str) -> None:
    found = open_bytes("a.html", b"<html>" + body.encode())
    if isinstance(found, Opened):
        for table in found.tables:
            assert all(found.text[c.start : c.end] == c.text for row in table.rows for c in row)
