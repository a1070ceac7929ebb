"""Numbers from books: given at the door, in one run, each once; by hand only where free, without a gap, explained."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from phoihop.documents import files, numbering
from phoihop.documents.models import Document
from phoihop.records.actors import Role
from phoihop.records.door import HOME, Issued
from phoihop.records.kinds import Draft
from phoihop.records.refusals import Refusal
from tests.cast import World

PARTY: dict[str, Any] = {
    "flow": "out",
    "family": "party",
    "title": "Sổ nhiệm kỳ 2025–2030",
    "symbol": "ĐU",
    "restart": "never",
    "first": 1,
    "from": "2026-01-01",
}


def keep(
    world: World, org: str = "TKV", *, role: Role = Role.CLERK, rec: Any = None, basis: str = "", **data: Any
) -> Draft:
    """Opens a book."""
    known = {name: value for name, value in {**PARTY, **data}.items() if value is not None}
    draft = Draft(kind="number_book", rec=rec or uuid4(), data=known, basis=basis)
    world.issue("TKV", draft, place=HOME)
    return draft


def paper(world: World, kind: str = "KH", *, org: str = "TKV", asked: bool = True, **data: Any) -> Draft:
    more = numbering.ask(world.viewer(org), kind, date(2026, 3, 2)) if asked else {}
    known = {"direction": "out", "abstract": "Kế hoạch", "kind_code": kind, "day": "2026-03-02", **more, **data}
    return world.draft("document", known)


def codes(issued: tuple[Issued, ...]) -> list[str]:
    rows = Document.objects.in_bulk([one.id for one in issued])
    return [f"{rows[one.id].number} {rows[one.id].symbol}" for one in issued]


def refused(world: World, *drafts: Draft, **options: Any) -> str:
    with pytest.raises(Refusal) as found:
        world.issue("TKV", *drafts, **options)
    return found.value.code


def test_a_paper_gets_the_next_number_of_its_kind_when_it_is_issued(world: World) -> None:
    assert numbering.ask(world.viewer("TKV"), "KH", date(2026, 3, 2)) == {}
    keep(world, kinds=["KH"], title="Sổ KH", first=5)
    keep(world, kinds=["QĐ", "QyĐ"], title="Sổ QĐ")
    keep(world, title="Sổ chung")
    assert codes(world.issue("TKV", paper(world), paper(world))) == ["05 KH/ĐU", "06 KH/ĐU"]
    # Quyết định and quy định share a book here, and the letters QĐ in any case; what has no book takes the common one.
    issued = world.issue("TKV", paper(world, "QĐ"), paper(world, "QyĐ"), paper(world, "TB"), paper(world, "BC"))
    assert codes(issued) == ["01 QĐ/ĐU", "02 QĐ/ĐU", "01 TB/ĐU", "02 BC/ĐU"]
    offer = numbering.offer(world.viewer("TKV"), "KH", date(2026, 3, 2))
    assert offer is not None
    assert (offer.number, offer.symbol, offer.book.title) == ("07", "KH/ĐU", "Sổ KH")
    assert numbering.offer(world.viewer("TQN"), "KH", date(2026, 3, 2)) is None  # a book is its office's own


def test_a_state_book_begins_anew_with_the_year_and_a_letter_bears_no_kind(world: World) -> None:
    keep(world, family="state", symbol="TKV", restart="year", first=38)
    first = world.issue("TKV", paper(world), paper(world, "CV", symbol="TKV-VP"), paper(world, "CV"))
    assert codes(first) == ["38 KH-TKV", "39 TKV-VP", "40 TKV"]
    assert codes(world.issue("TKV", paper(world, day="2027-01-04"))) == ["01 KH-TKV"]
    assert codes(world.issue("TKV", paper(world))) == ["41 KH-TKV"]


def test_a_file_that_prints_the_number_is_made_for_the_number_it_got(world: World) -> None:
    keep(world)
    made = []

    def make(data: Any) -> tuple[Any, ...]:
        made.append(data["number"])
        name = f"KH {data['number']}.txt"
        return (files.store(f"Số {data['number']}".encode(), name=name, viewer=world.viewer("TKV")),)

    world.issue("TKV", paper(world))
    ready = make({"number": "01"})
    for expected in (("01", ready), ("03", make({"number": "03"}))):
        draft = paper(world)
        late = Draft(
            kind="document",
            rec=draft.rec,
            data=draft.data,
            to=draft.to,
            finish=numbering.printing(make, expected),
        )
        world.issue("TKV", late)
    assert made == ["01", "02", "03"] or made == ["01", "03", "02"]


def test_a_number_written_by_hand_is_taken_where_it_is_free_without_a_gap_and_explained(world: World) -> None:
    keep(world, first=5)
    world.issue("TKV", paper(world))
    by_hand = {"asked": False, "number_reason": "Ký trên giấy khi máy chủ hỏng"}
    assert refused(world, paper(world, number="05", **by_hand)) == "number.taken"
    assert refused(world, paper(world, number="08", **by_hand)) == "number.gap"
    assert refused(world, paper(world, number="06", asked=False)) == "number.unexplained"
    assert refused(world, paper(world, number="06", **by_hand), paper(world, number="6", **by_hand)) == "number.taken"
    # One from before the book was kept here, the next, and one that no book counts.
    issued = world.issue(
        "TKV",
        paper(world, number="03", **by_hand),
        paper(world, number="06", **by_hand),
        paper(world, number="06a", **by_hand),
        paper(world),
    )
    assert codes(issued) == ["03 KH/ĐU", "06 KH/ĐU", "06a ", "07 KH/ĐU"]
    assert [row.numbered for row in Document.objects.order_by("seq")] == ["issued", "late", "late", "", "issued"]


def test_numbers_typed_before_there_was_a_book_are_not_given_again(world: World) -> None:
    world.issue("TKV", paper(world, number="37", symbol="KH/ĐU", asked=False))
    keep(world)
    assert codes(world.issue("TKV", paper(world))) == ["38 KH/ĐU"]


def test_a_number_once_given_stays_and_one_typed_wrongly_is_mended(world: World) -> None:
    keep(world)
    given = paper(world)
    (issued,) = world.issue("TKV", given)
    now = Document.objects.get().data

    def again(draft: Draft, body: str, **data: Any) -> Draft:
        return world.draft("document", {**now, **data, "correction": "Sửa"}, rec=draft.rec, basis=body)

    assert refused(world, again(given, issued.body, number="02")) == "number.fixed"
    assert refused(world, again(given, issued.body, kind_code="TB")) == "number.fixed"
    world.issue("TKV", again(given, issued.body, abstract="Kế hoạch năm"))
    assert Document.objects.get().number == "01"
    typed = paper(world, number="02", asked=False, number_reason="Ký trên giấy")
    (late,) = world.issue("TKV", typed)
    now = Document.objects.get(pk=late.id).data
    world.issue("TKV", paper(world))
    assert refused(world, again(typed, late.body, number="03")) == "number.taken"
    world.issue("TKV", again(typed, late.body, number="04"))
    assert Document.objects.get(pk=late.id).number == "04"


def test_who_may_take_a_number_and_from_which_book(world: World) -> None:
    book = keep(world, to="2026-12-31")
    assert refused(world, paper(world), role=Role.UNIT) == "number.role"
    assert refused(world, paper(world, day="2027-01-04")) == "number.book"
    foreign = paper(world, org="TQN", book=dict(world.ref("TKV", book)))
    with pytest.raises(Refusal, match="Sổ văn bản đã chọn không dùng"):
        world.issue("TQN", foreign)
    assert not Document.objects.exists()


def test_books_of_one_kind_do_not_meet_and_one_in_use_stays_what_it_is(world: World) -> None:
    first = keep(world, kinds=["KH"], to="2026-06-30")
    for wrong in ({"kinds": ["TB", "KH"], "from": "2026-06-30"}, {"kinds": ["TB"], "to": "2025-01-01"}):
        with pytest.raises(Refusal):
            keep(world, **wrong)
    keep(world, kinds=["KH"], **{"from": "2026-07-01"})
    keep(world, flow="in", kinds=["KH"])
    world.issue("TKV", paper(world))
    from phoihop.documents.models import NumberBook

    row = NumberBook.objects.get(rec=first.rec)
    for change, code in (({"first": 9}, "book.used"), ({"to": "2026-03-01"}, "book.ended")):
        with pytest.raises(Refusal) as found:
            keep(world, rec=first.rec, basis=row.body, **{"kinds": ["KH"], "to": "2026-06-30", **change})
        assert found.value.code == code
    keep(world, rec=first.rec, basis=row.body, kinds=["KH"], to="2026-05-31", title="Sổ kế hoạch")
