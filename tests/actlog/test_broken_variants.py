"""Deliberately broken variants of the library: each must be caught by the attack aimed at it.

A test that a broken implementation passes proves nothing. Each row puts one broken part in place of the true one and
demands that the attack, which the true library withstands, gets through.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from types import FunctionType
from typing import Any

import orjson
import pytest

from actlog import (
    LIMITS,
    BadHeaderError,
    Current,
    KeyLog,
    RecordRef,
    Report,
    decode,
    encode,
    hashing,
    system,
    verify_history,
)
from actlog.chain import Chain, Standing
from actlog.contents import Contents
from actlog.header import Header
from actlog.history import History
from tests.actlog import attacks


@dataclass(frozen=True)
class Variant:
    """A broken part: what is wrong with it, where it goes, and the attack that must get through."""

    wrong: str
    parts: dict[str, Any]
    caught_by: Callable[[], None]


class EqualToAll(str):
    """A hash that is never seen to differ."""

    __slots__ = ()
    __hash__ = str.__hash__

    def __eq__(self, _: object) -> bool:
        return True

    def __ne__(self, _: object) -> bool:
        return False


def yes(*_: Any, **__: Any) -> bool:
    return True


def nothing(*_: Any, **__: Any) -> None:
    return None


def none_found(*_: Any, **__: Any) -> Iterator[Any]:
    return iter(())


def always_in_force(*_: Any) -> Standing:
    return Standing.IN_FORCE


def decode_without_comparing(raw: bytes, *, max_bytes: int = 0) -> Any:
    return orjson.loads(raw)


def decode_of_nfc_only(raw: bytes) -> Any:
    return decode(encode(decode(raw)))


def chain_that_ignores_prev(self: Chain, header: Header, act_id: str) -> None:
    before = self._acts.get(header.seq - 1)
    true_add(self, header if before is None else header._replace(prev=before[0]), act_id)


def chain_in_which_the_first_wins(self: Chain, header: Header, act_id: str) -> None:
    if header.seq not in self._acts:
        true_add(self, header, act_id)


true_add = Chain.add
true_body_hash = hashing.body_hash
true_standing = History.standing
true_records = History.records


def standing_without_close(self: Chain, seq: int) -> Standing:
    barrier = self.contested_from
    return Standing.CONTESTED if barrier is not None and seq >= barrier else Standing.IN_FORCE


def standing_without_parties(self: History, act_id: str) -> Standing:
    standing = true_standing(self, act_id)
    return Standing.IN_FORCE if standing in (Standing.STRANGER, Standing.UNFOUNDED) else standing


def log_that_opens_any_key(self: KeyLog, key: str) -> Any:
    return self.newest


def log_that_keeps_the_first(self: KeyLog, statement: Any) -> KeyLog:
    return self if statement.n < len(self.statements) else KeyLog((*self.statements, statement))


def erasure_that_takes_the_act_along(self: History, act_id: str) -> None:
    if act_id in self._acts:
        self._chains.pop(act_id)
        header = self._acts.pop(act_id).header
        self.ledger.chains[header.chain]._contest(header.seq)


def erasure_by_anyone(self: History, act_id: str) -> None:
    payload = self._payloads.pop(act_id, None)
    if payload is not None:
        self._acts[act_id] = self._acts[act_id].without_payload()
        for versions in self._versions.values():
            versions.discard(act_id)


def erasures_of_everyone(self: Contents, act_id: str, chain: Chain) -> bool:
    return act_id in self._erasures


def audience_taken_as_given(value: Any, author: str) -> tuple[str, ...]:
    return tuple(value)


def place_of_arrival(self: History, act_id: str) -> Any:
    return list(self._acts).index(act_id)


def lenient_header(raw: bytes) -> Header:
    value: Any = decode(raw)
    try:
        return Header(*(value[name] for name in Header._fields))
    except KeyError as error:
        raise BadHeaderError("header.form", "Thiếu trường.") from error


def take_and_forget_terms(self: Contents, payload: Any, org: str, space: str) -> None:
    self._terms[space] = system.read_terms(payload)


def verify_for_nobody(*args: Any, viewer: str | None = None) -> Report:
    return verify_history(*args)


def records_for_everyone(self: History, viewer: str | None = None) -> dict[RecordRef, Current]:
    return true_records(self)


VARIANTS = [
    Variant("signature not checked", {"actlog.header.signature_holds": yes}, attacks.forged_signature),
    Variant(
        "tag left out of what is signed",
        {"actlog.keys.tagged": lambda tag, raw: raw},
        attacks.signature_made_for_another_use,
    ),
    Variant(
        "key not looked up in the key log",
        {"actlog.keylog.KeyLog.opening": log_that_opens_any_key, "actlog.keylog.KeyLog.place": lambda *_: 0},
        attacks.key_that_is_in_no_statement,
    ),
    Variant(
        "small-order key accepted",
        {"actlog.keys.crypto_core_ed25519_is_valid_point": yes},
        attacks.key_of_small_order,
    ),
    Variant(
        "signature on statements not checked",
        {"actlog.statements.signature_holds": yes},
        attacks.statement_signed_by_a_stranger,
    ),
    Variant(
        "old root not asked",
        {"actlog.keylog.check_succession": nothing},
        attacks.root_changed_without_the_old_root,
    ),
    Variant(
        "closed key may be opened again",
        {"actlog.statements._check_keys_kept": nothing},
        attacks.closed_key_opened_again,
    ),
    Variant(
        "second statement of one number silently dropped",
        {"actlog.keylog.KeyLog.extended": log_that_keeps_the_first},
        attacks.two_statements_of_one_number,
    ),
    Variant(
        "frozen organisation goes on",
        {"actlog.ledger.Ledger.standing": lambda self, chain, seq: chain.standing(seq)},
        attacks.two_statements_of_one_number,
    ),
    Variant(
        "bytes that are not canonical accepted",
        {"actlog.payload.decode": decode_without_comparing},
        attacks.bytes_that_are_not_canonical,
    ),
    Variant(
        "types and integers not checked",
        {"actlog.canonical._check_shape": nothing},
        attacks.values_outside_of_the_subset,
    ),
    Variant("keys not checked", {"actlog.canonical._check_keys": nothing}, attacks.values_outside_of_the_subset),
    Variant("U+0000 accepted", {"actlog.canonical._check_no_nul": nothing}, attacks.values_outside_of_the_subset),
    Variant("depth not limited", {"actlog.canonical.LIMITS": replace(LIMITS, depth=99)}, attacks.nesting_without_end),
    Variant("size not limited", {"actlog.canonical._check_size": nothing}, attacks.bytes_without_end),
    Variant("any normalisation authored", {"actlog.canonical.is_normalized": yes}, attacks.text_that_is_not_nfc),
    Variant(
        "received text must be NFC",
        {"tests.actlog.attacks.decode": decode_of_nfc_only},
        attacks.received_text_of_another_normalisation,
    ),
    Variant(
        "further header fields let through",
        {"tests.actlog.attacks.parse_header": lenient_header},
        attacks.header_with_a_ninth_field,
    ),
    Variant(
        "calendar not asked",
        {"tests.actlog.attacks.parse_header": lenient_header},
        attacks.header_of_a_day_that_is_not,
    ),
    Variant(
        "payload hash not compared",
        {"actlog.hashing.body_hash": lambda raw: EqualToAll(true_body_hash(raw))},
        attacks.payload_of_another_hash,
    ),
    Variant(
        "prev not checked",
        {"actlog.chain.Chain.add": chain_that_ignores_prev},
        attacks.act_that_does_not_follow_the_one_before,
    ),
    Variant("gap in the numbers accepted", {"actlog.chain.Chain.gaps": none_found}, attacks.number_left_out),
    Variant(
        "fork silently merged, first come wins",
        {"actlog.chain.Chain.add": chain_in_which_the_first_wins},
        attacks.two_acts_at_one_position,
    ),
    Variant(
        "fork seen but without consequence",
        {"actlog.chain.Chain.standing": always_in_force},
        attacks.two_acts_at_one_position,
    ),
    Variant(
        "acts beyond a close stay current",
        {"actlog.chain.Chain.standing": standing_without_close},
        attacks.act_beyond_the_close,
    ),
    Variant("anyone may close a chain", {"actlog.closing.CloseNote.is_signed_by": yes}, attacks.close_by_a_stranger),
    Variant("times may go back", {"actlog.chain.Chain.late": none_found}, attacks.clock_set_back),
    Variant("known positions not compared", {"actlog.verify.Verifier.head": nothing}, attacks.cut_tail),
    Variant(
        "author not demanded in the audience",
        {"actlog.payload._recipients": audience_taken_as_given},
        attacks.audience_without_its_author,
    ),
    Variant(
        "strangers accepted in the fold",
        {"actlog.history.History.standing": standing_without_parties},
        attacks.author_who_is_no_party,
    ),
    Variant("strangers not reported", {"actlog.contents.Contents.spaces": none_found}, attacks.author_who_is_no_party),
    Variant("outside addressees accepted", {"actlog.history.History._counts": yes}, attacks.addressee_who_is_no_party),
    Variant(
        "outside addressees not reported",
        {"actlog.contents.Contents.spaces": none_found},
        attacks.addressee_who_is_no_party,
    ),
    Variant(
        "copy not held against its owner",
        {"tests.actlog.world.verify_history": verify_for_nobody},
        attacks.payload_in_the_wrong_hands,
    ),
    Variant(
        "everyone sees everything",
        {"actlog.history.History.records": records_for_everyone},
        attacks.payload_in_the_wrong_hands,
    ),
    Variant(
        "drop notices ignored",
        {"actlog.system.read_drop": lambda payload: payload.rec},
        attacks.removed_addressee_who_looks_again,
    ),
    Variant(
        "anyone may erase", {"actlog.history.History._forget": erasure_by_anyone}, attacks.record_of_another_author
    ),
    Variant(
        "foreign erasures not reported",
        {"actlog.contents.Contents.erasures": none_found},
        attacks.record_of_another_author,
    ),
    Variant(
        "salt always the same",
        {"actlog.payload.token_hex": lambda size: "00" * size},
        attacks.equal_contents_compared_by_hash,
    ),
    Variant(
        "erasure breaks the chain",
        {"actlog.history.History._forget": erasure_that_takes_the_act_along},
        attacks.erasure_that_breaks_the_chain,
    ),
    Variant(
        "verifier demands erased payloads",
        {"actlog.contents.Contents.is_erased": lambda *_: False},
        attacks.erasure_that_breaks_the_chain,
    ),
    Variant(
        "erased payload may return",
        {"actlog.history.system.PERMANENT_KINDS": frozenset({"task"})},
        attacks.erased_payload_brought_back,
    ),
    Variant(
        "verifier does not see an erased payload that is back",
        {"actlog.contents.Contents.erasures": none_found},
        attacks.erased_payload_brought_back,
    ),
    Variant(
        "what is listed as erased is believed",
        {"actlog.verify.Verifier._check_listed": nothing},
        attacks.payload_lost_and_called_erased,
    ),
    Variant(
        "lost payloads pass for erased ones",
        {"actlog.contents.Contents.is_erased": yes},
        attacks.payload_lost_and_called_erased,
    ),
    Variant(
        "founding terms may be erased", {"actlog.system.PERMANENT_KINDS": frozenset()}, attacks.founding_terms_erased
    ),
    Variant(
        "last arrived is current",
        {"actlog.history.History._place": place_of_arrival},
        attacks.acts_that_arrive_in_another_order,
    ),
    Variant(
        "end of a file not checked", {"actlog.historyfile._Lines.check_end": nothing}, attacks.file_cut_in_the_middle
    ),
    Variant(
        "founder not compared with its terms",
        {"actlog.contents.Contents._found": take_and_forget_terms},
        attacks.founding_act_of_another_founder,
    ),
]

# An attack is a function of that module without parameters; the others are its tools.
ATTACKS = [
    value
    for value in vars(attacks).values()
    if isinstance(value, FunctionType) and value.__module__ == attacks.__name__ and not value.__code__.co_argcount
]


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.__name__)
def test_the_library_withstands_the_attack(attack: Callable[[], None]) -> None:
    attack()


@pytest.mark.parametrize("variant", VARIANTS, ids=lambda variant: variant.wrong)
def test_the_broken_variant_is_caught(variant: Variant, monkeypatch: pytest.MonkeyPatch) -> None:
    for target, broken in variant.parts.items():
        monkeypatch.setattr(target, broken)
    with pytest.raises(AssertionError):
        variant.caught_by()


def test_every_attack_but_the_plain_ones_is_aimed_at_a_broken_variant() -> None:
    aimed = {variant.caught_by for variant in VARIANTS}
    assert {attack.__name__ for attack in ATTACKS if attack not in aimed} <= {
        "draft_that_forgets_its_author",
        "header_written_by_hand",
    }
    assert len({variant.wrong for variant in VARIANTS}) == len(VARIANTS)
