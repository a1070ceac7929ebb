"""A small world of organisations that issue acts, built through the library, with keys that are always the same."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from uuid import UUID

from actlog import (
    Act,
    ChainHead,
    CloseNote,
    History,
    JsonObject,
    KeyEntry,
    PayloadDraft,
    Report,
    SigningKey,
    Statement,
    Verifier,
    found_space,
    new_organisation,
    next_statement,
    seal_payload,
    sign_next,
    system,
    verify_history,
    write_close_note,
)

START = datetime(2026, 10, 2, 3, 4, 5, tzinfo=UTC)


def key(label: str) -> SigningKey:
    """The same key for the same label, in every run."""
    return SigningKey.from_seed(sha256(label.encode()).digest())


def uuid(number: int) -> str:
    """The same uuid for the same number."""
    return str(UUID(int=number, version=4))


class Org:
    """An organisation with its keys, as its own office sees it."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.root = key(f"{name} root")
        self.key = key(f"{name} 0")
        self.statements = [new_organisation(name, self.root, self.key.public)]

    @property
    def id(self) -> str:
        return self.statements[0].org

    @property
    def newest(self) -> Statement:
        return self.statements[-1]

    def rotate(self) -> Statement:
        """Open a new key; the old one is closed."""
        self.key = key(f"{self.name} {len(self.newest.keys)}")
        entry = KeyEntry(self.key.public, "own", open=True)
        self.statements.append(next_statement(self.newest, self.root, open_key=entry))
        return self.newest


@dataclass
class World:
    """Everything that was ever issued. Time goes on by a minute with every act."""

    orgs: list[Org]
    space: str = ""
    acts: list[Act] = field(default_factory=list)
    notes: list[CloseNote] = field(default_factory=list)
    heads: dict[tuple[str, str], ChainHead] = field(default_factory=dict)
    clock: datetime = START
    records: int = 0

    def found(self, founder: Org, parties: Iterable[Org]) -> Act:
        """Open a space and make it the one in which acts are issued."""
        ids = [org.id for org in parties]
        draft = PayloadDraft(system.TERMS, 1, self.new_rec(), ids, system.terms_data(founder.id, ids), "u0")
        act = found_space(founder.newest, founder.key, seal_payload(draft, founder.id), self.tick())
        self.space = act.header.space
        self._keep(act)
        return act

    def issue(
        self,
        org: Org,
        *,
        rec: str = "",
        to: Sequence[Org] | None = None,
        data: JsonObject | None = None,
        kind: str = "task",
        head: ChainHead | None = None,
    ) -> Act:
        """Issue one version of a record in the present space; to all organisations unless told otherwise."""
        recipients = [one.id for one in (self.orgs if to is None else to)]
        content: JsonObject = {"title": "Rà soát hộ dân sát ranh giới mỏ"} if data is None else data
        draft = PayloadDraft(kind, 1, rec or self.new_rec(), recipients, content, "u1")
        act = sign_next(head or self.head(org), org.key, seal_payload(draft, org.id), self.tick())
        self._keep(act)
        return act

    def erase(self, org: Org, *acts: Act) -> Act:
        """Issue the erasure of payloads."""
        return self.issue(org, kind=system.ERASE, data=system.erase_data(act.act_id for act in acts))

    def drop(self, org: Org, rec: str, *leaving: Org) -> Act:
        """Tell organisations that they no longer receive a record."""
        return self.issue(org, kind=system.DROP, data=system.drop_data(rec), to=leaving)

    def close(self, org: Org, *, seq: int | None = None) -> CloseNote:
        """Rotate the key of an organisation and close its chain in the present space, at `seq` or at its end."""
        head = self.head(org)
        if seq is not None:
            act = next(act for act in self.acts if act.header.chain == head.chain and act.header.seq == seq)
            head = ChainHead.after(act)
        org.rotate()
        note = write_close_note(org.root, head)
        self.notes.append(note)
        return note

    def head(self, org: Org) -> ChainHead:
        """Where the chain of the open key stands in the present space."""
        return self.heads.get((self.space, org.key.public)) or ChainHead.opening(self.space, org.newest)

    def tick(self) -> datetime:
        self.clock += timedelta(minutes=1)
        return self.clock

    def new_rec(self) -> str:
        self.records += 1
        return uuid(self.records)

    def statements(self) -> list[tuple[bytes, tuple[bytes, ...]]]:
        """As the verifier takes them."""
        return [(one.raw, one.signatures) for org in self.orgs for one in org.statements]

    def close_notes(self) -> list[tuple[bytes, bytes]]:
        return [(note.raw, note.signature) for note in self.notes]

    def raw_acts(self) -> list[tuple[bytes, bytes, bytes | None]]:
        return [(act.raw_header, act.signature, act.raw_payload) for act in self.acts]

    def verify(self, *, viewer: str | None = None) -> Report:
        """Verify everything as it stands."""
        return verify_history(self.statements(), self.close_notes(), self.raw_acts(), viewer=viewer)

    def verifier(self) -> Verifier:
        """A verifier that knows the keys."""
        verifier = Verifier()
        for raw, signatures in self.statements():
            verifier.statement(raw, signatures)
        for raw, signature in self.close_notes():
            verifier.close_note(raw, signature)
        return verifier

    def history(self) -> History:
        """The fold of everything as it stands."""
        history = History()
        for raw, signatures in self.statements():
            history.add_statement(raw, signatures)
        for raw, signature in self.close_notes():
            history.add_close_note(raw, signature)
        for raw_header, signature, raw_payload in self.raw_acts():
            history.add_act(raw_header, signature, raw_payload)
        return history

    def without_payload(self, act: Act) -> None:
        """Forget the payload of an act, as the store does after an erasure."""
        self.acts = [one.without_payload() if one.act_id == act.act_id else one for one in self.acts]

    def _keep(self, act: Act) -> None:
        self.acts.append(act)
        self.heads[act.header.space, act.header.key] = ChainHead.after(act)


def small_world() -> World:
    """A corporation's committee and two wards in one space, nothing issued but the terms."""
    world = World([Org("Đảng ủy Than"), Org("Phường Hà Tu"), Org("Phường Cửa Ông")])
    world.found(world.orgs[0], world.orgs)
    return world


def codes(report: Report) -> list[str]:
    """Codes of the defects found, in order."""
    return [finding.code for finding in report.findings if finding.grave]
