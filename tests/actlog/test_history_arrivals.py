"""The fold under arrivals of any order and any kind: what waits, what is refused, what does not count."""

import pytest

from actlog import (
    LIMITS,
    ActlogError,
    BadHeaderError,
    BadPayloadError,
    BadSignatureError,
    ChainHead,
    History,
    PayloadDraft,
    Standing,
    TooLargeError,
    UnknownKeyError,
    decode,
    encode,
    hashing,
    next_statement,
    seal_payload,
    sign_next,
    system,
)
from tests.actlog.world import Org, World, key, small_world


def title(history: History, org: Org, rec: str) -> object:
    found = history.current(org.id, rec)
    return None if found is None else found.payload.data["title"]


def versions(world: World, org: Org, *titles: str) -> str:
    """A record of `org` in as many versions as there are titles."""
    rec = world.new_rec()
    for one in titles:
        world.issue(org, rec=rec, data={"title": one})
    return rec


def test_statements_and_notes_may_come_before_what_they_build_on() -> None:
    world = small_world()
    lead = world.orgs[0]
    versions(world, lead, "một", "hai")
    world.close(lead, seq=1)
    lead.rotate()
    history = History()
    for raw, signature in world.close_notes():
        history.add_close_note(raw, signature)
    for raw_header, signature, raw_payload in world.raw_acts():
        history.add_act(raw_header, signature, raw_payload)
    assert list(history.acts()) == []
    for raw, signatures in reversed(world.statements()):
        history.add_statement(raw, signatures)
    assert history.standing(world.acts[1].act_id) is Standing.IN_FORCE
    assert history.standing(world.acts[2].act_id) is Standing.BEYOND_CLOSE
    assert list(history.ledger.waiting_statements()) == []
    assert list(history.ledger.idle_notes()) == []


def test_a_statement_that_came_early_and_does_not_fit_goes_on_waiting() -> None:
    lead = Org("Đảng ủy Than")
    second, rival = (next_statement(lead.newest, lead.root, name=name) for name in ("Tên một", "Tên hai"))
    history = History()
    third = next_statement(second, lead.root, name="Tên ba")
    history.add_statement(third.raw, third.signatures)
    assert list(history.ledger.waiting_statements()) == [(lead.id, 0)]
    history.add_statement(lead.newest.raw, lead.newest.signatures)
    history.add_statement(rival.raw, rival.signatures)
    assert list(history.ledger.waiting_statements()) == [(lead.id, 2)]
    assert history.ledger.logs[lead.id].newest == rival


def test_rival_statements_that_came_early_freeze_the_organisation_too() -> None:
    lead = Org("Đảng ủy Than")
    rivals = [next_statement(lead.newest, lead.root, name=name) for name in ("Tên một", "Tên hai")]
    history = History()
    for rival in rivals:
        history.add_statement(rival.raw, rival.signatures)
    history.add_statement(lead.newest.raw, lead.newest.signatures)
    assert history.ledger.frozen == {lead.id}


def test_a_header_whose_key_is_unknown_waits_and_is_not_kept_for_ever() -> None:
    world = small_world()
    lead, ward, _ = world.orgs
    act = world.issue(ward)
    history = History()
    history.add_statement(lead.newest.raw, lead.newest.signatures)
    with pytest.raises(UnknownKeyError):
        history.ledger.add_header(act.raw_header, act.signature)
    assert history.add_act(act.raw_header, act.signature) == act.act_id
    assert history.add_act(act.raw_header, act.signature, act.raw_payload) == act.act_id
    assert history.add_act(act.raw_header, act.signature) == act.act_id
    with pytest.raises(KeyError):
        history.act(act.act_id)
    history.add_statement(ward.newest.raw, ward.newest.signatures)
    assert history.act(act.act_id) == act


def test_the_number_of_waiting_headers_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("actlog.history.LIMITS", type(LIMITS)(parked_headers=1))
    world = small_world()
    history = History()
    history.add_act(world.acts[0].raw_header, world.acts[0].signature)
    act = world.issue(world.orgs[1])
    with pytest.raises(TooLargeError):
        history.add_act(act.raw_header, act.signature)


def test_a_waiting_header_with_a_bad_payload_does_not_hold_up_the_statement() -> None:
    world = small_world()
    act = world.acts[0]
    history = History()
    history.add_act(act.raw_header, act.signature, b"{}")
    for raw, signatures in world.statements():
        history.add_statement(raw, signatures)
    assert history.act(act.act_id).raw_payload is None


def test_forged_headers_and_altered_payloads_are_refused_and_nothing_is_lost() -> None:
    world = small_world()
    act = world.issue(world.orgs[1])
    history = world.history()
    with pytest.raises(BadSignatureError):
        history.add_act(act.raw_header.replace(b'"seq":0', b'"seq":1'), act.signature)
    with pytest.raises(BadPayloadError):
        history.add_act(act.raw_header, act.signature, (act.raw_payload or b"").replace(b"u1", b"u2"))
    assert len(list(history.acts())) == 2
    assert history.act(act.act_id) == act


def test_a_payload_that_no_header_names_is_ignored_and_one_that_comes_later_is_taken() -> None:
    world = small_world()
    act = world.issue(world.orgs[1])
    whole = world.history()
    world.without_payload(act)
    history = world.history()
    history.add_payload(b"{}")
    assert history.act(act.act_id).raw_payload is None
    assert not history.is_erased(act.act_id)
    history.add_payload(act.raw_payload or b"")
    assert history.records() == whole.records()


def signed(world: World, org: Org, raw_payload: bytes) -> tuple[bytes, bytes]:
    """A properly signed header over any payload bytes."""
    sealed = seal_payload(PayloadDraft("task", 1, world.new_rec(), [], {}, "u1"), org.id)
    odd = type(sealed)(org.id, raw_payload, hashing.body_hash(raw_payload))
    act = sign_next(world.head(org), org.key, odd, world.tick())
    return act.raw_header, act.signature


@pytest.mark.parametrize("kind", [system.TERMS, system.ERASE, system.DROP, system.ACCEPT])
def test_a_signed_payload_that_breaks_the_rules_is_refused_and_its_header_kept(kind: str) -> None:
    world = small_world()
    ward = world.orgs[1]
    draft = PayloadDraft(kind, 1, world.new_rec(), [], {}, "u1")
    raw_payload = seal_payload(draft, ward.id).raw
    raw_header, signature = signed(world, ward, raw_payload)
    history = world.history()
    for _ in range(2):
        with pytest.raises(BadPayloadError):
            history.add_act(raw_header, signature, raw_payload)
    assert history.act(hashing.act_id(raw_header)).raw_payload is None
    assert history.standing(hashing.act_id(raw_header)) is Standing.IN_FORCE


def test_acts_of_a_stranger_or_in_a_space_without_terms_do_not_count() -> None:
    world = small_world()
    lead, ward, stranger = world.orgs
    world.found(lead, [lead, ward])
    odd = world.issue(stranger, to=[])
    own = world.issue(lead, to=[ward])
    history = world.history()
    assert history.standing(odd.act_id) is Standing.STRANGER
    assert history.standing(own.act_id) is Standing.IN_FORCE
    world.acts = [act for act in world.acts if not act.header.founds_space]
    assert world.history().standing(own.act_id) is Standing.UNFOUNDED


def test_a_version_addressed_outside_of_the_space_does_not_count() -> None:
    world = small_world()
    lead, ward, stranger = world.orgs
    world.found(lead, [lead, ward])
    rec = world.new_rec()
    world.issue(lead, rec=rec, data={"title": "một"}, to=[ward])
    world.issue(lead, rec=rec, data={"title": "hai"}, to=[ward, stranger])
    assert title(world.history(), lead, rec) == "một"


def test_terms_that_name_another_founder_found_nothing() -> None:
    world = small_world()
    lead, ward, _ = world.orgs
    data = system.terms_data(lead.id, [ward.id])
    sealed = seal_payload(PayloadDraft(system.TERMS, 1, world.new_rec(), [lead.id], data, "u0"), ward.id)
    world.space = sealed.body
    act = sign_next(world.head(ward), ward.key, sealed, world.tick())
    world.acts.append(act)
    assert world.history().standing(act.act_id) is Standing.UNFOUNDED


def test_a_founding_act_stands_at_the_head_of_its_chain() -> None:
    world = small_world()
    lead = world.orgs[0]
    data = system.terms_data(lead.id, [])
    sealed = seal_payload(PayloadDraft(system.TERMS, 1, world.new_rec(), [], data, "u0"), lead.id)
    head = ChainHead(ChainHead.opening(sealed.body, lead.newest).chain, 0, "e" * 64, "")
    act = sign_next(head, lead.key, sealed, world.tick())
    with pytest.raises(BadHeaderError) as caught:
        world.history().add_act(act.raw_header, act.signature)
    assert caught.value.code == "header.founding"


def test_terms_copied_into_another_act_do_not_refound_the_space() -> None:
    world = small_world()
    lead, ward, _ = world.orgs
    copied = decode(world.acts[0].raw_payload or b"") | {"rec": world.new_rec()}
    sealed = type(seal_payload(PayloadDraft("task", 1, world.new_rec(), [], {}, "u"), ward.id))(
        ward.id, encode(copied), hashing.body_hash(encode(copied))
    )
    act = sign_next(world.head(ward), ward.key, sealed, world.tick())
    history = world.history()
    history.add_act(act.raw_header, act.signature, act.raw_payload)
    assert history.terms[world.space].founder == lead.id


def test_an_act_signed_with_an_uncertified_key_never_enters() -> None:
    world = small_world()
    lead = world.orgs[0]
    thief = key("thief")
    head = ChainHead(world.head(lead).chain._replace(key=thief.public), -1, lead.newest.hash, "")
    sealed = seal_payload(PayloadDraft("task", 1, world.new_rec(), [], {}, "u1"), lead.id)
    act = sign_next(head, thief, sealed, world.tick())
    history = world.history()
    history.add_act(act.raw_header, act.signature, act.raw_payload)
    lead.rotate()
    history.add_statement(lead.newest.raw, lead.newest.signatures)
    assert act.act_id not in {one.act_id for one in history.acts()}


def test_junk_is_refused_everywhere() -> None:
    history = small_world().history()
    for call in (
        lambda: history.add_statement(b"{}", [bytes(64)]),
        lambda: history.add_close_note(b"{}", bytes(64)),
        lambda: history.add_act(b"{}", bytes(64)),
    ):
        with pytest.raises(ActlogError):
            call()
