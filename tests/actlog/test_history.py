"""The fold: what is current, and who sees it (invariants 1-3, 6, 9, 11, 12, 15)."""

import pytest

from actlog import (
    ChainHead,
    ConflictError,
    History,
    Standing,
    next_statement,
    write_close_note,
)
from tests.actlog.world import Org, World, small_world


def title(history: History, org: Org, rec: str) -> object:
    found = history.current(org.id, rec)
    return None if found is None else found.payload.data["title"]


def versions(world: World, org: Org, *titles: str) -> str:
    """A record of `org` in as many versions as there are titles."""
    rec = world.new_rec()
    for one in titles:
        world.issue(org, rec=rec, data={"title": one})
    return rec


def test_the_last_version_of_a_record_is_current_for_its_whole_audience() -> None:
    world = small_world()
    lead, ward, _ = world.orgs
    rec = versions(world, lead, "một", "hai")
    found = world.history().current(lead.id, rec)
    assert found is not None
    assert found.payload.data == {"title": "hai"}
    assert found.audience == {org.id for org in world.orgs}
    assert world.history().current(ward.id, rec) is None


def test_a_version_under_a_new_key_follows_every_version_under_the_old_one() -> None:
    world = small_world()
    lead = world.orgs[0]
    rec = versions(world, lead, "một", "hai", "ba")
    world.close(lead)
    world.issue(lead, rec=rec, data={"title": "bốn"})
    assert title(world.history(), lead, rec) == "bốn"


def test_each_organisation_sees_only_what_is_addressed_to_it() -> None:
    world = small_world()
    lead, ward, other = world.orgs
    for_ward = world.issue(lead, to=[ward])
    for_both = world.issue(lead, to=[ward, other])
    own = world.issue(other, to=[])
    history = world.history()

    def seen(org: Org) -> set[str]:
        return {one.act.act_id for one in history.records(org.id).values() if one.payload.kind == "task"}

    assert seen(ward) == {for_ward.act_id, for_both.act_id}
    assert seen(other) == {for_both.act_id, own.act_id}
    assert seen(lead) == {for_ward.act_id, for_both.act_id}
    assert len(history.records()) == 4  # the terms as well


def test_a_removed_addressee_does_not_go_on_seeing_the_last_version_it_received() -> None:
    world = small_world()
    lead, ward, other = world.orgs
    rec = versions(world, lead, "một")
    assert ward.id in world.history().records(ward.id)[lead.id, rec].audience  # type: ignore[index]
    world.issue(lead, rec=rec, data={"title": "hai"}, to=[other])
    world.drop(lead, rec, ward)
    # The ward's own copy holds the first version and the notice, not the second version.
    copy = History()
    for raw, signatures in world.statements():
        copy.add_statement(raw, signatures)
    for act in world.acts:
        payload = act.payload()
        addressed = payload is not None and ward.id in payload.to
        copy.add_act(act.raw_header, act.signature, act.raw_payload if addressed else None)
    found = copy.current(lead.id, rec)
    assert found is not None
    assert found.payload.data == {"title": "một"}
    assert found.audience == {lead.id, other.id}
    assert not any(ref.rec == rec for ref in copy.records(ward.id))


def test_an_addressee_that_is_named_again_later_sees_the_record_again() -> None:
    world = small_world()
    lead, ward, _ = world.orgs
    rec = versions(world, lead, "một")
    world.drop(lead, rec, ward)
    assert not any(ref.rec == rec for ref in world.history().records(ward.id))
    world.issue(lead, rec=rec, data={"title": "hai"}, to=[ward])
    assert title(world.history(), lead, rec) == "hai"
    assert any(ref.rec == rec for ref in world.history().records(ward.id))


def test_nobody_drops_another_organisations_record() -> None:
    world = small_world()
    lead, ward, other = world.orgs
    rec = versions(world, lead, "một")
    world.drop(ward, rec, other)
    assert any(ref.rec == rec for ref in world.history().records(other.id))


def test_naming_another_organisations_record_does_not_change_it() -> None:
    world = small_world()
    lead, ward, _ = world.orgs
    rec = versions(world, lead, "của chủ trì")
    world.issue(ward, rec=rec, data={"title": "của phường"})
    history = world.history()
    assert title(history, lead, rec) == "của chủ trì"
    assert title(history, ward, rec) == "của phường"


def test_an_erased_payload_is_gone_and_its_chain_goes_on() -> None:
    world = small_world()
    lead = world.orgs[0]
    rec = versions(world, lead, "một", "hai")
    target = world.acts[-1]
    world.erase(lead, target)
    after = world.issue(lead, data={"title": "ba"})
    history = world.history()
    assert history.is_erased(target.act_id)
    assert history.act(target.act_id).raw_payload is None
    assert title(history, lead, rec) == "một"
    assert history.standing(after.act_id) is Standing.IN_FORCE
    assert not history.is_erased(after.act_id)


def test_an_erased_payload_does_not_come_back() -> None:
    world = small_world()
    lead = world.orgs[0]
    rec = versions(world, lead, "một")
    target = world.acts[-1]
    world.erase(lead, target)
    history = world.history()
    for _ in range(2):
        history.add_act(target.raw_header, target.signature, target.raw_payload)
        history.add_payload(target.raw_payload or b"")
        assert history.act(target.act_id).raw_payload is None
        assert history.current(lead.id, rec) is None


def test_an_erasure_by_anyone_else_has_no_effect() -> None:
    world = small_world()
    lead, ward, _ = world.orgs
    rec = versions(world, lead, "một")
    target = world.acts[-1]
    world.erase(ward, target)
    history = world.history()
    assert not history.is_erased(target.act_id)
    assert title(history, lead, rec) == "một"
    world.erase(lead, target)
    assert world.history().is_erased(target.act_id)


def test_an_erasure_in_another_space_has_no_effect() -> None:
    world = small_world()
    lead = world.orgs[0]
    rec = versions(world, lead, "một")
    target = world.acts[-1]
    world.found(lead, [lead])
    world.erase(lead, target)
    assert title(world.history(), lead, rec) == "một"


def test_terms_erasures_and_drops_cannot_be_erased() -> None:
    world = small_world()
    lead, ward, _ = world.orgs
    rec, kept = versions(world, lead, "một"), versions(world, lead, "hai")
    erasure = world.erase(lead, next(act for act in world.acts if _rec(act) == rec))
    drop = world.drop(lead, kept, ward)
    world.erase(lead, world.acts[0], erasure, drop)
    history = world.history()
    assert not any(history.is_erased(act.act_id) for act in (world.acts[0], erasure, drop))
    assert history.current(lead.id, rec) is None
    assert not any(ref.rec == kept for ref in history.records(ward.id))


def _rec(act: object) -> str | None:
    payload = act.payload()  # type: ignore[attr-defined]
    return payload.rec if payload else None


def forked() -> tuple[World, str, str]:
    """A world whose lead signed two different acts 3. A record from before and one from after the fork."""
    world = small_world()
    lead = world.orgs[0]
    before = versions(world, lead, "trước")
    world.issue(lead)
    snapshot = world.head(lead)
    world.issue(lead, rec=before, data={"title": "nhánh một"})
    after = versions(world, lead, "sau")
    world.issue(lead, rec=before, data={"title": "nhánh hai"}, head=snapshot)
    return world, before, after


def test_from_a_fork_on_nothing_is_current_whichever_branch_was_seen_first() -> None:
    world, before, after = forked()
    lead = world.orgs[0]
    for acts in (world.acts, world.acts[::-1]):
        world.acts = list(acts)
        history = world.history()
        assert title(history, lead, before) == "trước"
        assert history.current(lead.id, after) is None
        chain = history.ledger.chains[world.head(lead).chain]
        assert chain.contested_from == 3
        assert {history.standing(act.act_id) for act in world.acts if act.header.seq >= 3} == {Standing.CONTESTED}
        assert {history.standing(act.act_id) for act in world.acts if act.header.seq < 3} == {Standing.IN_FORCE}


def test_an_erasure_inside_a_contested_branch_is_honoured() -> None:
    world, before, _ = forked()
    lead = world.orgs[0]
    target = world.acts[1]
    world.erase(lead, target)
    history = world.history()
    assert history.is_erased(target.act_id)
    assert history.current(lead.id, before) is None


def test_an_act_that_does_not_follow_the_one_before_is_contested() -> None:
    world = small_world()
    lead = world.orgs[0]
    rec = versions(world, lead, "một")
    stray = ChainHead(world.head(lead).chain, 1, "e" * 64, "")
    world.issue(lead, rec=rec, data={"title": "hai"}, head=stray)
    for acts in (world.acts, world.acts[::-1]):
        world.acts = list(acts)
        assert title(world.history(), lead, rec) == "một"


def test_the_first_act_of_a_key_follows_the_statement_that_opened_it() -> None:
    world = small_world()
    ward = world.orgs[1]
    rec = world.new_rec()
    stray = ChainHead(world.head(ward).chain, -1, "e" * 64, "")
    act = world.issue(ward, rec=rec, head=stray)
    assert world.history().standing(act.act_id) is Standing.CONTESTED


def test_nothing_beyond_a_close_is_current() -> None:
    world = small_world()
    lead = world.orgs[0]
    rec = versions(world, lead, "một", "hai", "ba")
    world.close(lead, seq=2)
    history = world.history()
    assert title(history, lead, rec) == "hai"
    assert history.standing(world.acts[3].act_id) is Standing.BEYOND_CLOSE
    assert history.standing(world.acts[2].act_id) is Standing.IN_FORCE


def test_a_close_just_before_a_fork_settles_it() -> None:
    world, before, _ = forked()
    lead = world.orgs[0]
    world.close(lead, seq=2)
    chain_id = world.acts[-1].header.chain
    world.issue(lead, rec=before, data={"title": "ban hành lại"})
    history = world.history()
    assert history.ledger.chains[chain_id].settled
    assert title(history, lead, before) == "ban hành lại"


def test_a_chain_that_is_not_closed_where_the_root_says_is_contested_there() -> None:
    world = small_world()
    lead = world.orgs[0]
    rec = versions(world, lead, "một", "hai")
    head = ChainHead(world.head(lead).chain, 2, "e" * 64, "")
    lead.rotate()
    world.notes.append(write_close_note(lead.root, head))
    history = world.history()
    assert title(history, lead, rec) == "một"
    assert history.standing(world.acts[2].act_id) is Standing.CONTESTED
    assert history.ledger.chains[head.chain].contested_from == 2


def test_a_close_before_the_first_act_leaves_nothing_of_the_chain() -> None:
    world = small_world()
    ward = world.orgs[1]
    opening = world.head(ward)
    act = world.issue(ward)
    ward.rotate()
    world.notes.append(write_close_note(ward.root, opening))
    assert world.history().standing(act.act_id) is Standing.BEYOND_CLOSE


def test_two_statements_of_one_number_freeze_the_organisation() -> None:
    world = small_world()
    lead, ward, _ = world.orgs
    versions(world, lead, "một")
    versions(world, ward, "hai")
    rivals = [next_statement(lead.newest, lead.root, name=name) for name in ("Tên một", "Tên hai")]
    for order in (rivals, rivals[::-1]):
        history = world.history()
        history.add_statement(order[0].raw, order[0].signatures)
        assert history.standing(world.acts[0].act_id) is Standing.IN_FORCE
        with pytest.raises(ConflictError):
            history.add_statement(order[1].raw, order[1].signatures)
        assert history.standing(world.acts[0].act_id) is Standing.FROZEN
        assert {ref.org for ref in history.records()} == {ward.id}


def test_two_close_notes_of_one_chain_freeze_the_organisation_in_any_order() -> None:
    world = small_world()
    lead = world.orgs[0]
    versions(world, lead, "một", "hai")
    heads = [ChainHead.after(act) for act in world.acts[1:]]
    lead.rotate()
    notes = [write_close_note(lead.root, head) for head in heads]
    for order in (notes, notes[::-1]):
        history = world.history()
        history.add_close_note(order[0].raw, order[0].signature)
        assert history.standing(world.acts[1].act_id) is Standing.IN_FORCE
        with pytest.raises(ConflictError):
            history.add_close_note(order[1].raw, order[1].signature)
        assert history.standing(world.acts[1].act_id) is Standing.FROZEN
        assert history.ledger.chains[heads[0].chain].close == notes[0]
