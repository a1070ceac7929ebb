"""What the payloads of a history say taken together: spaces and their parties, audiences, records, erasures.

Part of the independent verifier. Payloads come one at a time and are not kept.
"""

from collections.abc import Callable, Collection, Iterator
from typing import NamedTuple

from actlog import system
from actlog.chain import Chain
from actlog.errors import ASK_AGAIN, ActlogError, BadPayloadError
from actlog.payload import Payload, parse_payload
from actlog.report import Finding
from actlog.scribe import lower
from actlog.system import Terms


class Sighting(NamedTuple):
    """An act by its id and place, for a finding to point at."""

    act_id: str
    chain: Chain
    seq: int


class Contents:
    """Facts gathered from payloads, and the defects among them. `viewer` as in `verify.verify_history`."""

    def __init__(self, viewer: str | None, name: Callable[[Chain, int], str]) -> None:
        self._viewer = viewer
        self._name = name
        self._terms: dict[str, Terms] = {}  # by space
        self._audiences: dict[tuple[str, tuple[str, ...]], Sighting] = {}  # by space and distinct audience
        self._records: dict[tuple[str, str], str] = {}  # (org, rec): space
        self._erasures: dict[str, dict[tuple[str, str], Sighting]] = {}  # by target: (space, org) of the erase act
        self._permanent: set[str] = set()  # acts whose payload may not be erased

    def take(self, raw_payload: bytes, act: Sighting, *, founds_space: bool) -> Finding | None:
        """Check the payload of one act and remember what it says. The caller has compared its hash."""
        space, org, _ = act.chain.id
        try:
            payload = parse_payload(raw_payload, org)
            if payload.kind in system.SYSTEM_KINDS:
                self._take_system(payload, act)
            if founds_space:
                self._found(payload, org, space)
        except ActlogError as error:
            return self._finding(error.code, act, error.sentence)
        self._audiences.setdefault((space, payload.to), act)
        if self._viewer is not None and self._viewer not in payload.to:
            return self._finding(
                "payload.leak", act, "Nội dung không gửi cho tổ chức giữ nhật ký này. Gỡ nội dung khỏi bản đang giữ."
            )
        if payload.kind not in system.NOTICE_KINDS and self._records.setdefault((org, payload.rec), space) != space:
            return self._finding(
                "record.two_spaces", act, "Bản ghi này đã thuộc một quan hệ khác. Đề nghị nơi ban hành lập bản mới."
            )
        return None

    def _take_system(self, payload: Payload, act: Sighting) -> None:
        system.check(payload)
        if payload.kind in system.PERMANENT_KINDS:
            self._permanent.add(act.act_id)
        if payload.kind == system.ERASE:
            for target in system.read_erase(payload):
                self._erasures.setdefault(target, {})[act.chain.id.space, act.chain.id.org] = act

    def _found(self, payload: Payload, org: str, space: str) -> None:
        terms = system.read_terms(payload)
        if terms.founder != org:
            raise BadPayloadError("terms.founder", f"Quan hệ do tổ chức khác mở, không phải tổ chức này. {ASK_AGAIN}")
        self._terms[space] = terms

    def spaces(self, chains: Collection[Chain]) -> Iterator[Finding]:
        """Spaces without terms, authors and addressees who are no party."""
        first: dict[str, Chain] = {}
        for chain in chains:
            first.setdefault(chain.id.space, chain)
        for space, chain in first.items():
            if space not in self._terms:
                yield Finding(
                    "space.unfounded",
                    True,
                    f"Quan hệ {space[:8]}… thiếu lần ban hành mở quan hệ nên chưa rõ các bên. {ASK_AGAIN}",
                    chain=chain.id,
                )
        for chain in chains:
            terms = self._terms.get(chain.id.space)
            if terms is not None and chain.id.org not in terms.parties and len(chain):
                yield self._finding(
                    "act.stranger",
                    Sighting(chain.last[1], chain, chain.last[0]),
                    "Tổ chức ban hành không phải một bên của quan hệ. Không dùng các lần ban hành này.",
                )
        for (space, audience), act in self._audiences.items():
            terms = self._terms.get(space)
            if terms is not None and not set(audience) <= set(terms.parties):
                yield self._finding(
                    "payload.outsider",
                    act,
                    "Nội dung gửi cả tổ chức ngoài quan hệ. Đề nghị nơi ban hành lập lại đúng nơi nhận.",
                )

    def erasures(self, acts: dict[str, Chain], lacking: dict[str, int]) -> Iterator[Finding]:
        """Erasures of what is not one's own, of what must stay, of what is back or was never here."""
        for target, erasers in self._erasures.items():
            chain = acts.get(target)
            for (space, org), act in erasers.items():
                if chain is None:
                    yield self._finding(
                        "erase.unknown",
                        act,
                        f"Gỡ nội dung của lần ban hành {target[:8]}… chưa có trong nhật ký. Xin bổ sung từ nơi gửi.",
                        grave=False,
                    )
                elif (space, org) != (chain.id.space, chain.id.org):
                    yield self._finding(
                        "erase.foreign",
                        act,
                        f"Gỡ nội dung {target[:8]}… của tổ chức hoặc quan hệ khác. Việc gỡ này không có hiệu lực.",
                    )
                elif target in self._permanent:
                    yield self._finding(
                        "erase.permanent",
                        act,
                        f"Gỡ nội dung {target[:8]}… thuộc loại phải giữ. Việc gỡ này không có hiệu lực.",
                    )
                elif target not in lacking:
                    yield self._finding(
                        "erase.returned",
                        act,
                        f"Nội dung {target[:8]}… đã gỡ nhưng vẫn còn trong nhật ký. Gỡ lại theo sổ đã gỡ.",
                    )

    def is_erased(self, act_id: str, chain: Chain) -> bool:
        """Whether the act's own author erased it in its own space."""
        return (chain.id.space, chain.id.org) in self._erasures.get(act_id, ())

    def _finding(self, code: str, act: Sighting, sentence: str, *, grave: bool = True) -> Finding:
        act_id, chain, seq = act
        return Finding(code, grave, f"{self._name(chain, seq)}: {lower(sentence)}", act_id, chain.id, seq, chain.id.org)
