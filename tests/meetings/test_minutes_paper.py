"""Minutes taken away as files: the words that the sides confirm, a draft until every one of them has."""

from io import BytesIO

from django.test import Client
from docx import Document as Word
from pypdf import PdfReader

from phoihop.agreements.models import Standing
from phoihop.meetings.models import Meeting, Minutes
from phoihop.records.keys import ref_id
from tests import cast
from tests.meetings.test_pages import LIST, concluded, meeting, minuted


def of_a_meeting(world: cast.World, clerk: Client) -> str:
    """Where the minutes of a meeting with one conclusion are."""
    held = meeting(world, place="Quảng Ninh")
    concluded(world, held)
    minuted(clerk, held)
    return f"{LIST}bien-ban/{Minutes.objects.get().pk}/"


def words_of(file: bytes) -> str:
    """The words of a Word file, its head and foot in tables among them."""
    made = Word(BytesIO(file))
    cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(line.text for line in made.paragraphs), *cells])


def test_they_are_a_draft_until_every_side_has_confirmed_them(world: cast.World, clerk: Client) -> None:
    minutes = of_a_meeting(world, clerk)
    answer = clerk.get(f"{minutes}ban-word/")
    assert answer["Content-Disposition"].startswith('attachment; filename="bien-ban-')
    read = words_of(answer.content)
    for said in ("BIÊN BẢN", "hội nghị giao ban quý III", "1. Kết luận 1.", "CHỦ TRÌ HỘI NGHỊ", "DỰ THẢO"):
        assert said in read
    assert "Chờ xác nhận: Đảng ủy phường Mẫu; Đảng ủy Vùng mỏ Thử nghiệm." in read
    standing = Standing.objects.get(pk=Minutes.objects.get().pk)
    made = Minutes.objects.get()
    subject = {"org": made.author, "rec": str(made.rec), "body": standing.body}
    for side in ("TQN", "MK"):
        world.issue(side, world.draft("confirmation", {"subject": subject}))
    read = words_of(clerk.get(f"{minutes}ban-word/").content)
    assert "DỰ THẢO" not in read
    assert "Chờ xác nhận" not in read
    code = standing.body.upper()
    assert " ".join(code[at : at + 4] for at in range(0, 64, 4)) in read


def test_the_pdf_says_the_same_and_both_are_vietnamese_for_whoever_reads_pages_in_english(
    world: cast.World, clerk: Client
) -> None:
    minutes = of_a_meeting(world, clerk)
    clerk.cookies["django_language"] = "en"
    text = "".join(one.extract_text() for one in PdfReader(BytesIO(clerk.get(f"{minutes}ban-pdf/").content)).pages)
    for said in ("biên bản", "thời gian, địa điểm", "kết luận", "xác nhận của các bên"):
        assert said in " ".join(text.split()).casefold()


def test_what_is_no_minutes_or_is_not_ours_is_not_there(world: cast.World, clerk: Client) -> None:
    minutes = of_a_meeting(world, clerk)
    agreement = ref_id(world.agreement)
    assert clerk.get(f"{LIST}bien-ban/{agreement}/ban-word/").status_code == 404
    assert clerk.get(f"{LIST}bien-ban/{Meeting.objects.get().pk}/ban-word/").status_code == 404
    outside = Client()
    outside.force_login(cast.account(world, "NGOAI"))
    assert outside.get(f"{minutes}ban-word/").status_code == 404
    assert outside.get(f"{minutes}ban-pdf/").status_code == 404
