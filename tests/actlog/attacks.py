"""Attacks, each aimed at one rule. Each raises AssertionError where the library lets it through.

They look up the library at call time, so that a broken part put in its place is what they meet.
"""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any

import orjson

from actlog import (
    LIMITS,
    Act,
    ActlogError,
    ChainHead,
    History,
    KeyEntry,
    KeyLog,
    PayloadDraft,
    SigningKey,
    decode,
    encode,
    hashing,
    next_statement,
    parse_header,
    parse_payload,
    parse_statement,
    seal_payload,
    sign_next,
    system,
    verify_file,
    verify_history,
    write_close_note,
    write_history,
)
from actlog.header import Header
from actlog.payload import SealedPayload
from tests.actlog.test_keys import SMALL_ORDER
from tests.actlog.world import Org, World, codes, key, small_world, uuid


def refused(call: Callable[[], object]) -> bool:
    """Whether the library refuses, as opposed to taking it or falling over."""
    try:
        call()
    except ActlogError:
        return True
    return False


def signed_over(world: World, org: Org, raw_payload: bytes, *, signing_key: SigningKey | None = None) -> Act:
    """A properly signed act over any payload bytes, kept in the world."""
    signing_key = signing_key or org.key
    head = world.head(org)
    if signing_key.public != org.key.public:
        head = ChainHead(head.chain._replace(key=signing_key.public), -1, org.newest.hash, "")
    sealed = SealedPayload(org.id, raw_payload, hashing.body_hash(raw_payload))
    act = sign_next(head, signing_key, sealed, world.tick())
    world.acts.append(act)
    return act


def bent_payload(org: Org, **change: object) -> bytes:
    """Canonical payload bytes with some fields replaced, unchecked."""
    whole = decode(seal_payload(PayloadDraft("task", 1, uuid(77), [], {"a": 1}, "u1"), org.id).raw)
    return orjson.dumps(whole | change, option=orjson.OPT_SORT_KEYS)


def current_title(history: History, org: Org, rec: str) -> object:
    found = history.current(org.id, rec)
    return found and found.payload.data.get("title")


# Signatures and keys


def forged_signature() -> None:
    world = small_world()
    act = world.issue(world.orgs[0])
    assert refused(lambda: Act.verified(act.raw_header, bytes(64), act.raw_payload))
    assert refused(lambda: world.history().add_act(act.raw_header, bytes(64)))
    world.acts[-1] = replace(act, signature=bytes(64))
    assert codes(world.verify()) == ["act.signature"]


def signature_made_for_another_use() -> None:
    act = small_world().acts[0]
    own = key("Đảng ủy Than 0")
    for tag in (hashing.STATEMENT, hashing.CLOSE, hashing.HEAD):
        assert refused(partial(Act.verified, act.raw_header, own.sign(tag, act.raw_header)))


def key_that_is_in_no_statement() -> None:
    world = small_world()
    lead = world.orgs[0]
    forged = signed_over(world, lead, bent_payload(lead), signing_key=key("thief"))
    assert codes(world.verify()) == ["act.key"]
    assert forged.act_id not in {act.act_id for act in world.history().acts()}


def key_of_small_order() -> None:
    org = Org("Phường Hà Tu")
    for weak in SMALL_ORDER:
        entry = KeyEntry(weak, "own", open=True)
        assert refused(partial(next_statement, org.newest, org.root, open_key=entry))


def statement_signed_by_a_stranger() -> None:
    org = Org("Phường Hà Tu")
    forged = key("thief").sign(hashing.STATEMENT, org.newest.raw)
    assert refused(lambda: parse_statement(org.newest.raw, [forged]))


def root_changed_without_the_old_root() -> None:
    org = Org("Phường Hà Tu")
    changed = next_statement(org.newest, org.root, new_root=key("successor"))
    alone = parse_statement(changed.raw, changed.signatures[1:])
    assert refused(lambda: KeyLog.start(org.newest).extended(alone))


def closed_key_opened_again() -> None:
    org = Org("Phường Hà Tu")
    org.rotate()
    whole: Any = decode(org.rotate().raw)
    whole["keys"] = [entry | {"open": place == 0} for place, entry in enumerate(whole["keys"])]
    raw = encode(whole)
    reopened = parse_statement(raw, [org.root.sign(hashing.STATEMENT, raw)])
    log = KeyLog.start(org.statements[0]).extended(org.statements[1])
    assert refused(lambda: log.extended(reopened))


def two_statements_of_one_number() -> None:
    world = small_world()
    lead = world.orgs[0]
    history = world.history()
    rivals = [next_statement(lead.newest, lead.root, name=name) for name in ("Tên một", "Tên hai")]
    history.add_statement(rivals[0].raw, rivals[0].signatures)
    assert refused(lambda: history.add_statement(rivals[1].raw, rivals[1].signatures))
    assert not any(ref.org == lead.id for ref in history.records())


# Form


def bytes_that_are_not_canonical() -> None:
    world = small_world()
    lead = world.orgs[0]
    for raw in (bent_payload(lead) + b" ", bent_payload(lead).replace(b'"by":"u1"', b'"by":"\\u00751"')):
        assert refused(partial(parse_payload, raw, lead.id))
        signed_over(world, lead, raw)
    assert codes(world.verify())[:1] == ["canonical.form"]


def values_outside_of_the_subset() -> None:
    for raw in (b'{"a":1.5}', b'{"a":null}', b'{"a":9007199254740992}', b'{"A":1}', b'{"a":"\\u0000"}'):
        assert refused(partial(decode, raw))


def nesting_without_end() -> None:
    assert refused(lambda: decode(b'{"a":' + b"[" * 60 + b"]" * 60 + b"}"))


def bytes_without_end() -> None:
    assert refused(lambda: decode(b'{"a":"' + b"x" * LIMITS.payload_bytes + b'"}'))


def text_that_is_not_nfc() -> None:
    assert refused(lambda: encode({"a": "a\u0301"}))


def received_text_of_another_normalisation() -> None:
    assert not refused(partial(decode, '{"a":"a\u0301"}'.encode()))


def header_with_a_ninth_field() -> None:
    act = small_world().acts[0]
    raw = encode(decode(act.raw_header) | {"kind": "member.disciplined"})
    assert refused(lambda: parse_header(raw))


def header_of_a_day_that_is_not() -> None:
    act = small_world().acts[0]
    assert refused(lambda: parse_header(act.raw_header.replace(b"2026-10-02", b"2026-02-30")))


# Chains


def payload_of_another_hash() -> None:
    world = small_world()
    act = world.issue(world.orgs[0])
    other = bent_payload(world.orgs[0])
    assert refused(lambda: Act.verified(act.raw_header, act.signature, other))
    assert refused(lambda: world.history().add_act(act.raw_header, act.signature, other))
    world.acts[-1] = replace(act, raw_payload=other)
    assert codes(world.verify()) == ["payload.hash"]


def act_that_does_not_follow_the_one_before() -> None:
    world = small_world()
    lead = world.orgs[0]
    stray = replace(world.head(lead), head="e" * 64)
    act = world.issue(lead, head=stray)
    assert codes(world.verify()) == ["chain.contested"]
    assert world.history().standing(act.act_id) == "contested"


def number_left_out() -> None:
    world = small_world()
    lead = world.orgs[0]
    missing = world.issue(lead)
    world.issue(lead)
    world.acts.remove(missing)
    assert codes(world.verify()) == ["chain.gap"]


def two_acts_at_one_position() -> None:
    world = small_world()
    lead, ward, _ = world.orgs
    snapshot, rec = world.head(lead), world.new_rec()
    branches = [world.issue(lead, rec=rec, to=[org], head=snapshot) for org in (lead, ward)]
    for order in (branches, branches[::-1]):
        world.acts = [world.acts[0], *order]
        assert codes(world.verify()) == ["chain.contested"]
        assert world.history().current(lead.id, rec) is None


def act_beyond_the_close() -> None:
    world = small_world()
    lead = world.orgs[0]
    rec = world.new_rec()
    world.issue(lead, rec=rec, data={"title": "trước"})
    world.issue(lead, rec=rec, data={"title": "của kẻ trộm khóa"})
    world.close(lead, seq=1)
    assert current_title(world.history(), lead, rec) == "trước"
    assert [finding.code for finding in world.verify().findings] == ["chain.beyond_close"]


def close_by_a_stranger() -> None:
    world = small_world()
    lead = world.orgs[0]
    act = world.issue(lead)
    note = write_close_note(key("thief"), ChainHead.after(world.acts[0]))
    lead.rotate()
    world.notes.append(note)
    assert world.history().standing(act.act_id) == "in_force"
    assert codes(world.verify()) == ["close.idle"]


def clock_set_back() -> None:
    world = small_world()
    lead = world.orgs[0]
    sealed = seal_payload(PayloadDraft("task", 1, uuid(9), [], {}, "u1"), lead.id)
    assert refused(lambda: sign_next(world.head(lead), lead.key, sealed, world.clock - timedelta(days=1)))
    world.clock -= timedelta(days=1)
    world.issue(lead, head=replace(world.head(lead), time=""))
    assert codes(world.verify()) == ["act.time"]


def cut_tail() -> None:
    world = small_world()
    last = world.issue(world.orgs[0])
    world.acts.pop()
    heads = [(last.header.chain, last.header.seq, last.act_id)]
    assert codes(verify_history(world.statements(), [], world.raw_acts(), heads=heads)) == ["chain.cut"]


# Audience and spaces


def audience_without_its_author() -> None:
    world = small_world()
    lead, ward, _ = world.orgs
    raw = bent_payload(lead, to=[ward.id])
    assert refused(lambda: parse_payload(raw, lead.id))
    signed_over(world, lead, raw)
    assert codes(world.verify()) == ["payload.to_author"]


def draft_that_forgets_its_author() -> None:
    world = small_world()
    lead, ward, _ = world.orgs
    act = world.issue(lead, to=[ward])
    payload = act.payload()
    assert payload is not None
    assert lead.id in payload.to


def author_who_is_no_party() -> None:
    world = small_world()
    lead, ward, stranger = world.orgs
    world.found(lead, [lead, ward])
    act = world.issue(stranger, to=[])
    assert world.history().standing(act.act_id) == "stranger"
    assert "act.stranger" in codes(world.verify())


def addressee_who_is_no_party() -> None:
    world = small_world()
    lead, ward, stranger = world.orgs
    world.found(lead, [lead, ward])
    rec = world.new_rec()
    world.issue(lead, rec=rec, to=[stranger])
    assert world.history().current(lead.id, rec) is None
    assert codes(world.verify()) == ["payload.outsider"]


def payload_in_the_wrong_hands() -> None:
    world = small_world()
    lead, ward, other = world.orgs
    world.issue(lead, to=[other])
    assert not any(ref.rec == uuid(2) for ref in world.history().records(ward.id))
    assert codes(world.verify(viewer=ward.id)) == ["payload.leak"]


def removed_addressee_who_looks_again() -> None:
    world = small_world()
    lead, ward, _ = world.orgs
    rec = world.new_rec()
    world.issue(lead, rec=rec)
    world.drop(lead, rec, ward)
    assert not any(ref.rec == rec for ref in world.history().records(ward.id))


def record_of_another_author() -> None:
    world = small_world()
    lead, ward, other = world.orgs
    rec = world.new_rec()
    act = world.issue(lead, rec=rec, data={"title": "gốc"})
    world.issue(ward, rec=rec, data={"title": "chiếm"})
    world.drop(ward, rec, other)
    world.erase(ward, act)
    history = world.history()
    assert current_title(history, lead, rec) == "gốc"
    assert any(ref == (lead.id, rec) for ref in history.records(other.id))
    assert codes(world.verify()) == ["erase.foreign"]


def equal_contents_compared_by_hash() -> None:
    draft = PayloadDraft("task", 1, uuid(9), [], {"grade": "A"}, "u1")
    assert len({seal_payload(draft, "a" * 64).body for _ in range(8)}) == 8


# Erasure


def erasure_that_breaks_the_chain() -> None:
    world = small_world()
    lead = world.orgs[0]
    target, after = world.issue(lead), world.issue(lead)
    world.erase(lead, target)
    history = world.history()
    assert {act.act_id for act in history.acts()} == {act.act_id for act in world.acts}
    assert history.is_erased(target.act_id)
    assert history.standing(after.act_id) == "in_force"
    world.without_payload(target)
    report = world.verify()
    assert (report.defects, report.acts, report.erased) == (0, 4, 1)


def erased_payload_brought_back() -> None:
    world = small_world()
    lead = world.orgs[0]
    target = world.issue(lead)
    world.erase(lead, target)
    history = world.history()
    history.add_act(target.raw_header, target.signature, target.raw_payload)
    assert history.act(target.act_id).raw_payload is None
    assert codes(world.verify()) == ["erase.returned"]


def payload_lost_and_called_erased() -> None:
    world = small_world()
    act = world.issue(world.orgs[0])
    world.without_payload(act)
    report = verify_history(world.statements(), [], world.raw_acts(), erased=[act.act_id])
    assert set(codes(report)) == {"payload.missing", "erased.unfounded"}


def founding_terms_erased() -> None:
    world = small_world()
    lead = world.orgs[0]
    world.erase(lead, world.acts[0])
    act = world.issue(lead)
    assert world.history().standing(act.act_id) == "in_force"
    assert codes(world.verify()) == ["erase.permanent"]


# Order, time and files


def acts_that_arrive_in_another_order() -> None:
    world = small_world()
    lead = world.orgs[0]
    rec = world.new_rec()
    for title in ("một", "hai", "ba"):
        world.issue(lead, rec=rec, data={"title": title})
    world.acts.reverse()
    assert current_title(world.history(), lead, rec) == "ba"


def file_cut_in_the_middle() -> None:
    world = small_world()
    raw = world_file(world)
    assert verify_file(io.BytesIO(raw)).ok
    assert codes(verify_file(io.BytesIO(raw[: raw.rindex(b"end ")]))) == ["file.line"]
    kept = raw.replace(b'"u0"', b'"u9"')
    assert "file.line" in codes(verify_file(io.BytesIO(kept)))


def world_file(world: World) -> bytes:
    """The history file of a world."""
    acts = [(act.raw_header, act.signature, act.raw_payload, False) for act in world.acts]
    return b"".join(write_history(world.statements(), world.close_notes(), acts))


def founding_act_of_another_founder() -> None:
    world = small_world()
    lead, ward, _ = world.orgs
    data = system.terms_data(lead.id, [ward.id])
    sealed = seal_payload(PayloadDraft(system.TERMS, 1, uuid(9), [lead.id], data, "u0"), ward.id)
    world.space = sealed.body
    world.acts = [sign_next(world.head(ward), ward.key, sealed, world.tick())]
    assert codes(world.verify()) == ["terms.founder", "space.unfounded"]
    assert world.space not in world.history().terms


def header_written_by_hand() -> None:
    header = Header("b" * 64, "c" * 64, "d" * 64, "e" * 64, 17, "f" * 64, "2026-10-02T03:04:05Z")
    raw = encode(header._asdict() | {"v": 1})
    assert parse_header(raw) == header
