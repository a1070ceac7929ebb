"""Đọc văn bản — one text in, one draft out.

The order matters only where one element uses another's words: dates and document numbers first, so that what is left
of the digits are figures; the event before everything that is said about it.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from vanban.directory import candidates
from vanban.draft import Draft
from vanban.elements import (
    bang_ke_hoach,
    cac_ben,
    chu_tri,
    dia_diem,
    dieu_khoan,
    don_vi_noi_khac,
    don_vi_to_chuc,
    giai_doan,
    hoi_nghi,
    kien_nghi,
    loai_cuoc,
    loai_van_ban,
    nguoi,
    nhiem_vu,
    so_ky_hieu,
    so_lieu,
    the_thuc,
    thoi_gian,
    viet_lai,
    viet_tat,
    xin_y_kien,
)
from vanban.elements.cuoc_chinh import Event
from vanban.engine.page import Page, Starts
from vanban.fold import fold
from vanban.parts import Abbreviation, OfficialHeader, OrganisationMatch, PeriodRange, PlanTable, Role
from vanban.values import Value
from vanban.vocabulary import Vocabulary


def read(text: str, *, on_date: date | None = None, vocabulary: Vocabulary | None = None) -> Draft:
    """Read ``text`` and propose a draft record.

    ``on_date`` is the day the text belongs to where the caller knows it (it dates the directory and fills in due dates
    without a year, never the meeting's own date). ``vocabulary`` holds what people have taught the reader. Total: any
    string gives a draft, at a cost linear in its length.
    """
    page = Page(text, vocabulary)
    days = thoi_gian.find(page)
    documents = so_ky_hieu.find(page, days)
    figures = so_lieu.find(page)
    abbreviations = viet_tat.find(page)
    spun = viet_lai.find(page)
    header = the_thuc.find(page)
    tables = read_tables(text, on_date=on_date)
    paper = loai_van_ban.paper(page, tables)
    articles = dieu_khoan.find(page)
    event = None if _tells_of_no_meeting(paper, header) else hoi_nghi.find(page, days, _invited_to(page, paper, header))
    genre = loai_cuoc.find(page, event, header)
    kind = loai_van_ban.find(paper, genre.value)
    if genre.value == "not_meeting":
        return Draft(
            genre=genre, kind=kind, date=None, date_partial=None, place=None, event=None, organizers=(), chairs=(),
            attendees=(), parties=(), period=None, documents=documents, tasks=(), figures=figures,
            abbreviations=abbreviations, spun=spun, header=header, recommendations=kien_nghi.find(page),
            tables=tables, articles=articles, published=thoi_gian.published(page, days),
        )  # fmt: skip
    meets = event is not None and not xin_y_kien.is_asked(page, event)  # the day of a letter is no day of a meeting
    held = thoi_gian.held_on(page, days, event.sentence, _naming_words(page, event)) if event and meets else None
    day, partial = (held[0], None) if held and held[1] else (None, held[0] if held else None)
    mentions = nguoi.find(page)
    chairs, attendees = chu_tri.find(page, mentions)
    organizers = don_vi_to_chuc.find(page, event, genre.value, mentions)
    if not organizers and genre.value == "consultation" and header is not None:
        organizers = _issuer(page, header)
    parties = cac_ben.find(page, event, genre.value, organizers, mentions)
    if event is not None and not organizers and len(parties) > 1 and don_vi_noi_khac.held_by_the_sides(page, event):
        organizers = parties
    organizers = _in_full(organizers, abbreviations)
    year = int(day.value[:4]) if day is not None else on_date.year if on_date else None
    return Draft(
        genre=genre,
        kind=kind,
        date=day,
        date_partial=partial,
        place=dia_diem.find(page, event, genre.value),
        event=hoi_nghi.name(page, event) if event else None,
        organizers=organizers,
        chairs=chairs,
        attendees=attendees,
        parties=parties,
        period=_period(page, event, genre),
        documents=documents,
        tasks=nhiem_vu.find(
            page,
            year,
            start=_after_lead(page, event),
            named=event.last if event is not None else 0,
            all_duties=genre.value == "conclusions",
            agreed=genre.value == "coordination_signing",
        ),
        figures=figures,
        abbreviations=abbreviations,
        spun=spun,
        header=header,
        recommendations=kien_nghi.find(page),
        matches=_matches(page, (*organizers, *parties), abbreviations, on_date or _as_date(day)),
        tables=tables,
        articles=articles,
        published=thoi_gian.published(page, days),
    )


def read_tables(
    text: str, *, on_date: date | None = None, roles: Mapping[int, Mapping[int, Role]] | None = None
) -> tuple[PlanTable, ...]:
    """The plan tables of ``text`` (rows are lines, cells parted by tabs, as opened Word and Excel files have them).

    ``roles`` holds what a person has chosen for a column, by the number of the table and of the column.
    ``on_date`` gives the year of due dates written without one. Total, and linear in the length of the text.
    """
    return bang_ke_hoach.find(text, on_date.year if on_date else None, roles)


def _in_full(bodies: tuple[Value[str], ...], abbreviations: Sequence[Abbreviation]) -> tuple[Value[str], ...]:
    """The bodies by the long form the text itself gives for the short one."""
    full = {fold(one.short.value): one.long for one in abbreviations}
    return tuple(
        Value(full[key].value, (*one.spans, *full[key].spans), one.certainty, one.reason) if key in full else one
        for key, one in ((fold(one.value), one) for one in bodies)
    )


def _naming_words(page: Page, event: Event) -> str:
    first, last = page.source.sentences[0]
    start, stop = page.source.sentences[event.sentence]
    return page.source.cut(first, last) + " . " + page.source.cut(start, stop)


def _after_lead(page: Page, event: Event | None) -> int:
    """Tasks are told after the meeting is named; where it is named late (by a caption, at the end), from the start."""
    if event is None or event.sentence >= _LATE or event.score <= hoi_nghi.BEGUN_IN_THE_MIDDLE:
        return 0
    first = page.source.sentences[event.sentence][0]
    if page.ahead(first, _ORDERS_AT_ONCE):
        return event.sentence  # "Kết luận cuộc họp, đồng chí A yêu cầu: …", "Hội nghị giao ban đề nghị …"
    return min(event.sentence + 1, len(page.source.sentences))


_LATE: Final = 4
_ORDERS_AT_ONCE: Final = Starts.of(
    "kết luận | hội nghị giao ban thống nhất | hội nghị thống nhất | cuộc họp thống nhất | phiên họp thống nhất"
)


_NAMES_A_MEETING: Final = re.compile(r"hội nghị|hội thảo|cuộc họp|phiên họp|buổi làm việc|giao ban|lễ |đại hội|tọa đàm")


def _invited_to(page: Page, paper: Value[str] | None, header: OfficialHeader | None) -> int | None:
    """The sentence of the abstract of an invitation, of minutes: it names the meeting, as no headline must."""
    if paper is None or paper.value not in _OF_A_MEETING:
        return None
    if header is None or header.abstract is None:
        named = page.source.norm.find(paper.value.upper())  # with little else at the head of the paper
        if named < 0:
            return None
        heading = page.token_from(named)
        below = page.sentence_number(heading) + (page.words[heading + 2 : heading + 3] == ["\n"])
        return min(below, len(page.source.sentences) - 1)
    opening = r"\s+".join(re.escape(word) for word in header.abstract.value.lower().split()[:_OPENING_WORDS])
    found = re.search(opening, page.source.low[:_HEAD])  # the abstract may run over several lines
    return page.sentence_number(page.token_from(found.start())) if found else None


_OPENING_WORDS: Final = 6
_HEAD: Final = 6000
_OF_A_MEETING: Final = (loai_van_ban.INVITATION, loai_van_ban.MINUTES)


def _tells_of_no_meeting(paper: Value[str] | None, header: OfficialHeader | None) -> bool:
    """A decision, a plan, a regulation …: its subject is no meeting unless its abstract names one."""
    if paper is None or paper.value not in loai_van_ban.TELLS_OF_NO_MEETING:
        return False
    abstract = header.abstract.value.lower() if header is not None and header.abstract is not None else ""
    return _NAMES_A_MEETING.search(abstract) is None


def _period(page: Page, event: Event | None, genre: Value[str]) -> PeriodRange | None:
    sentences = page.source.sentences
    if event is None:
        return None
    near = [(event.first, event.last), sentences[event.sentence], sentences[0]]
    return giai_doan.find(page, near, genre.value)


def _issuer(page: Page, header: OfficialHeader) -> tuple[Value[str], ...]:
    """The issuing body, as the body of the paper writes it (not in capitals) where it does."""
    if header.issuer is None:
        return ()
    issuer = header.issuer
    at = page.source.low.find(issuer.value.lower())
    while at >= 0:
        written = page.source.norm[at : at + len(issuer.value)]
        if not written.isupper():
            span = page.source.char_span(at, at + len(written))
            return (Value(written, (*issuer.spans, span), "likely", "cơ quan ban hành văn bản"),)
        at = page.source.low.find(issuer.value.lower(), at + 1)
    return (Value(issuer.value, issuer.spans, "likely", "cơ quan ban hành văn bản"),)


def _as_date(day: Value[str] | None) -> date | None:
    return date.fromisoformat(day.value) if day is not None else None


def _matches(
    page: Page, bodies: Sequence[Value[str]], abbreviations: Sequence[Abbreviation], on_date: date | None
) -> tuple[OrganisationMatch, ...]:
    if page.vocabulary is None or not page.vocabulary.organisations:
        return ()
    found: dict[str, OrganisationMatch] = {}
    for body in bodies:
        if body.value not in found:
            known = candidates(body.value, page.vocabulary, on_date=on_date, abbreviations=abbreviations)
            found[body.value] = OrganisationMatch(body, known)
    return tuple(found.values())
