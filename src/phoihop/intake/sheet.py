"""One reading with all that its page needs, gathered in two statements beside the reading's own."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.intake import checking, pages, queries
from phoihop.intake.items import Decision, Desk, Item, Sort
from phoihop.intake.labels import SORTS
from phoihop.intake.matching import only
from phoihop.intake.models import Reading
from phoihop.intake.naming import Names
from phoihop.intake.queries import AgreementChoice, Whole
from phoihop.intake.tables import Plan, place_of
from phoihop.organisations.queries import names
from phoihop.records.actors import OFFICE, Viewer

_MOST_CARDS: Final = 40


@dataclass(frozen=True)
class Sheet:
    reading: Reading
    viewer: Viewer
    desk: Desk
    whole: Whole
    everyone: Names  # all sides of the viewer's agreements
    names: Names  # those who may be given a task here
    choices: list[AgreementChoice]
    choice: AgreementChoice | None
    opened: frozenset[str] = frozenset()  # items that are being corrected

    @property
    def title(self) -> str:
        """What the paper says it is about, with its kind where the abstract goes on from it; else its file's name."""
        for paper in self.desk.of(Sort.PAPER):
            kind, abstract = paper.one("kind"), paper.one("abstract")
            if kind and abstract[:1].islower():
                return f"{kind.capitalize()} {abstract}"
            if abstract:
                return abstract
        return self.reading.name

    @property
    def placed(self) -> bool:
        """Whether a person has said to which agreement this belongs, or that to none."""
        return self.choice is not None or bool(self.reading.agreement.get("home"))

    @property
    def may_issue(self) -> bool:
        return self.viewer.role in OFFICE

    @cached_property
    def problems(self) -> dict[str, list[str]]:
        return checking.problems(self.desk, self.names, placed=self.placed, today=timezone.localdate())

    @property
    def blocking(self) -> list[tuple[str, str, str]]:
        """What keeps the reading from being issued: (where on the page, which item, the sentence)."""
        called = {one.id: f"{n} {pages.title_of(one)}" for n, one in enumerate(self.desk.items, 1)}
        return [
            (name or "quy-che", called.get(name, ""), sentence)
            for name, sentences in self.problems.items()
            for sentence in sentences
        ]

    @cached_property
    def items(self) -> list[pages.ItemView]:
        """The items beside the original. Rows of a long table are looked at in the table, unless one is opened."""
        return pages.item_views(self.desk, self.context, self.problems, self.beside)

    @property
    def signs(self) -> tuple[tuple[int, int], ...]:
        """Words to be doubted, where the page was probably rewritten by a machine."""
        return self.whole.sign_places if self.whole.rewritten else ()

    def beside(self, item: Item) -> bool:
        """Whether an item stands beside the original."""
        return place_of(item) is None or not self.many_rows or item.id in self.opened

    @property
    def many_rows(self) -> bool:
        return sum(plan.rows for plan in self.plans) > _MOST_CARDS

    @property
    def context(self) -> pages.Context:
        return pages.Context(self.reading.text, self.names, self.choice)

    @property
    def options(self) -> list[pages.AgreementOption]:
        return pages.agreement_options(self.desk, self.choices, self.everyone)

    @cached_property
    def plans(self) -> list[Plan]:
        """The tables of tasks in this paper."""
        return [Plan.of_json(one) for one in self.reading.tables]

    @property
    def short(self) -> list[tuple[str, str, str]]:
        """Short forms, what they stand for, and who says so."""
        taught = {one.words: one for one in self.whole.taught_short.values()}
        return [
            (short, long, taught[short].why if short in taught else _("văn bản tự giải thích"))
            for short, long in self.whole.abbreviations.items()
            if (short in taught and short in self.reading.text) or short not in taught
        ]

    def item(self, wanted: str) -> pages.ItemView | None:
        found = pages.item_views(self.desk, self.context, self.problems, lambda item: item.id == wanted)
        return found[0] if found else None

    @property
    def first_task(self) -> str:
        return next((task.id for task in self.desk.of(Sort.TASK)), "")

    @property
    def leaderless(self) -> int:
        """Tasks not refused that nobody leads yet."""
        tasks = self.desk.of(Sort.TASK)
        return sum(task.decision != Decision.REFUSED and not task.one("lead_org") for task in tasks)

    @property
    def recipients(self) -> list[str]:
        """Who else it goes to; where nobody does, our own office, where it stays."""
        others = [org for org in (self.choice.sides if self.choice else ()) if org != self.reading.org]
        return [self.everyone.name(org) for org in others or [self.reading.org]]

    def accepted(self, sort: str) -> int:
        return len(self.desk.accepted(Sort(sort)))

    def has(self, sort: str) -> bool:
        return any(True for _item in self.desk.of(Sort(sort)))

    @property
    def summary(self) -> str:
        """What would be issued, counted."""
        counted = [(label, len(self.desk.accepted(sort))) for sort, label in SORTS.items() if sort != Sort.PAPER]
        told = [_("%(count)d %(what)s") % {"count": n, "what": str(label).lower()} for label, n in counted if n]
        return ", ".join((_("1 văn bản"), *told))

    @property
    def refused(self) -> int:
        return sum(item.decision == Decision.REFUSED for item in self.desk.items)

    @property
    def unplaced(self) -> int:
        """Accepted tasks that name bodies to co-operate whom nobody has placed: they would be given nothing."""
        return sum(
            len(task.all("cooperating_org")) < len({*task.all("cooperating")} - _led_by(task, self.names))
            for task in self.desk.accepted(Sort.TASK)
        )

    @cached_property
    def overdue(self) -> list[date]:
        """The due days of accepted tasks that have passed, the earliest first: once issued these are late at once."""
        days = [date.fromisoformat(due) for task in self.desk.accepted(Sort.TASK) if (due := task.one("due"))]
        return sorted(day for day in days if day < timezone.localdate())

    @property
    def dateless(self) -> int:
        """Accepted tasks that say nothing of when they are due."""
        return sum(not (task.one("due") or task.one("due_text")) for task in self.desk.accepted(Sort.TASK))

    @property
    def unseen(self) -> int:
        return len(self.desk.items) - self.desk.seen


def _led_by(task: Item, names: Names) -> set[str]:
    """Words for co-operating bodies that mean the lead: it has its part already."""
    meant = {words: only(names.meant(words)) for words in task.all("cooperating")}
    return {words for words, one in meant.items() if one is not None and one.org == task.one("lead_org")}


def sheet(viewer: Viewer, reading: Reading) -> Sheet:
    return of(viewer, reading, queries.desk_of(reading))


def of(viewer: Viewer, reading: Reading, desk: Desk) -> Sheet:
    """The same for a desk in the middle of a step."""
    whole = queries.whole_of(reading)
    choices = queries.agreement_choices(viewer)
    choice = queries.chosen(reading, choices)
    called = names(queries.known_to(viewer, choices))
    namings = queries.namings(called, whole.then)
    now = {org: name.name for org, name in called.items()}
    short = whole.abbreviations
    everyone = Names(namings, now, None, short, whole.taught)
    chosen = Names(namings, now, _allowed(reading, choice), short, whole.taught)
    return Sheet(reading, viewer, desk, whole, everyone, chosen, choices, choice)


def _allowed(reading: Reading, choice: AgreementChoice | None) -> frozenset[str] | None:
    """Who may be given a task: the sides, ourselves alone in our own space, anyone while nothing is chosen."""
    if choice is not None:
        return frozenset(choice.sides)
    return frozenset({reading.org}) if reading.agreement.get("home") else None
