"""Signing the next act of a chain, and checking one act by itself."""

from dataclasses import replace
from datetime import timedelta

import pytest

from actlog import (
    LIMITS,
    Act,
    BadPayloadError,
    BadSignatureError,
    ChainHead,
    ChainId,
    PayloadDraft,
    SigningRefusedError,
    found_space,
    parse_header,
    seal_payload,
    sign_next,
    system,
)
from tests.actlog.world import START, Org, key, small_world, uuid

ORG = Org("Đảng ủy Than")
SPACE = "5" * 64
OPENING = ChainHead.opening(SPACE, ORG.newest)
SEALED = seal_payload(PayloadDraft("task", 1, uuid(1), [], {"title": "Việc một"}, "u1"), ORG.id)


def refusal(head: ChainHead, signing_key: object, at: object = START) -> str:
    with pytest.raises(SigningRefusedError) as caught:
        sign_next(head, signing_key, SEALED, at)  # type: ignore[arg-type]
    return caught.value.code


def test_a_chain_begins_at_the_statement_that_opened_its_key_and_goes_on_act_by_act() -> None:
    first = sign_next(OPENING, ORG.key, SEALED, START)
    second = sign_next(ChainHead.after(first), ORG.key, SEALED, START)
    assert (first.header.seq, first.header.prev) == (0, ORG.newest.hash)
    assert (second.header.seq, second.header.prev) == (1, first.act_id)
    assert first.header.chain == ChainId(SPACE, ORG.id, ORG.key.public)
    for act in (first, second):
        assert parse_header(act.raw_header) == act.header
        assert Act.verified(act.raw_header, act.signature, act.raw_payload) == act


def test_a_head_can_be_built_again_from_what_a_row_holds() -> None:
    act = sign_next(OPENING, ORG.key, SEALED, START)
    head = ChainHead(ChainId(SPACE, ORG.id, ORG.key.public), 0, act.act_id, act.header.time)
    assert head == ChainHead.after(act)


def test_the_founding_act_opens_the_space_it_stands_in() -> None:
    draft = PayloadDraft(system.TERMS, 1, uuid(1), [], system.terms_data(ORG.id, []), "u1")
    act = found_space(ORG.newest, ORG.key, seal_payload(draft, ORG.id), START)
    assert act.header.founds_space
    assert (act.header.seq, act.header.prev, act.header.space) == (0, ORG.newest.hash, act.header.body)
    assert found_space(ORG.newest, ORG.key, seal_payload(draft, ORG.id), START).header.space != act.header.space


def test_only_the_key_of_the_chain_signs_only_what_its_organisation_wrote() -> None:
    assert refusal(OPENING, key("other")) == "sign.key"
    foreign = replace(OPENING, chain=OPENING.chain._replace(org="a" * 64))
    assert refusal(foreign, ORG.key) == "sign.author"
    assert sign_next(OPENING, ORG.key, SEALED, START).header.org == ORG.id


def test_times_never_go_back_along_a_chain() -> None:
    first = sign_next(OPENING, ORG.key, SEALED, START)
    head, tolerance = ChainHead.after(first), timedelta(seconds=LIMITS.clock_tolerance_s)
    lifted = sign_next(head, ORG.key, SEALED, START - tolerance)
    assert lifted.header.time == first.header.time
    assert refusal(head, ORG.key, START - tolerance - timedelta(seconds=1)) == "sign.clock"
    later = sign_next(head, ORG.key, SEALED, START + timedelta(days=1))
    assert later.header.time > first.header.time


def test_an_act_is_checked_down_to_its_payload() -> None:
    act = sign_next(OPENING, ORG.key, SEALED, START)
    other = sign_next(ChainHead.after(act), ORG.key, replace(SEALED, raw=SEALED.raw), START)
    with pytest.raises(BadSignatureError):
        Act.verified(act.raw_header, other.signature, act.raw_payload)
    with pytest.raises(BadPayloadError) as caught:
        Act.verified(act.raw_header, act.signature, b"{}")
    assert caught.value.code == "payload.hash"


def test_an_act_outlives_its_payload() -> None:
    act = sign_next(OPENING, ORG.key, SEALED, START)
    payload = act.payload()
    assert payload is not None
    assert payload.rec == uuid(1)
    bare = act.without_payload()
    assert bare.payload() is None
    assert Act.verified(bare.raw_header, bare.signature) == bare
    assert (bare.act_id, bare.header) == (act.act_id, act.header)


def test_a_refusal_is_a_code_and_a_sentence_for_a_person() -> None:
    with pytest.raises(SigningRefusedError) as caught:
        sign_next(OPENING, key("other"), SEALED, START)
    assert str(caught.value) == caught.value.sentence
    assert caught.value.sentence.endswith(".")


def test_the_same_world_is_made_of_the_same_keys() -> None:
    assert [org.id for org in small_world().orgs] == [org.id for org in small_world().orgs]
