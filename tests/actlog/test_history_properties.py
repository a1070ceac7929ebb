"""Random histories with forks, closes, erasures, drops and hostile acts, against a second, naive fold.

The naive fold below is written from the definitions alone, over complete sets, without any bookkeeping.
"""

from dataclasses import dataclass
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from actlog import Act, ActlogError, ChainHead, History, RecordRef, Standing, system
from tests.actlog.world import Org, World, codes, small_world

STEPS = ("issue", "issue", "issue", "again", "again", "fork", "erase", "erase_foreign", "drop", "close", "close_early")


@dataclass
class Story:
    """A world and what went on in it."""

    world: World
    forked: bool = False
    beyond: bool = False
    hostile: bool = False


@st.composite
def stories(draw: st.DrawFn) -> Story:
    story = Story(small_world())
    world = story.world
    for step in draw(st.lists(st.sampled_from(STEPS), max_size=14)):
        org = draw(st.sampled_from(world.orgs))
        own = [act for act in world.acts if act.header.org == org.id]
        to = draw(st.lists(st.sampled_from(world.orgs), max_size=3))
        data: Any = {"title": f"việc {len(world.acts)}"}
        if step == "issue" or not own:
            world.issue(org, to=to, data=data)
            continue
        act = draw(st.sampled_from(own))
        payload = act.payload()
        assert payload is not None
        if step == "again":
            world.issue(org, rec=payload.rec, to=to, data=data)
        elif step == "fork" and act.header.key == org.key.public:
            story.forked |= act.act_id != world.head(org).head
            world.issue(org, rec=payload.rec, to=to, data=data, head=ChainHead.after(act))
        elif step == "erase":
            world.erase(org, act)
        elif step == "erase_foreign":
            story.hostile |= any(other.header.org != org.id for other in world.acts)
            world.erase(org, *world.acts)
        elif step == "drop":
            world.drop(org, payload.rec, *to)
        elif step == "close":
            world.close(org)
        elif step == "close_early" and act.header.key == org.key.public:
            story.beyond |= act.act_id != world.head(org).head
            world.close(org, seq=act.header.seq)
    return story


Normal = tuple[dict[RecordRef, tuple[str, frozenset[str]]], dict[str, Standing], set[str]]


def folded(history: History) -> Normal:
    """What a history says, without the order in which it learned it."""
    current = {ref: (one.act.act_id, one.audience) for ref, one in history.records().items()}
    standings = {act.act_id: history.standing(act.act_id) for act in history.acts()}
    erased = {act.act_id for act in history.acts() if history.is_erased(act.act_id)}
    assert erased == {act.act_id for act in history.acts() if act.raw_payload is None}
    return current, standings, erased


def naive(world: World) -> Normal:
    """The same, from the definitions."""
    closes = {note.chain: note for note in world.notes}
    places = {entry.key: place for org in world.orgs for place, entry in enumerate(org.newest.keys)}
    ids: dict[tuple[Any, int], set[str]] = {}
    for act in world.acts:
        ids.setdefault((act.header.chain, act.header.seq), set()).add(act.act_id)

    def standing(act: Act) -> Standing:
        note = closes.get(act.header.chain)
        if note is not None and act.header.seq > note.seq:
            return Standing.BEYOND_CLOSE
        contested = {seq for (chain, seq), rivals in ids.items() if chain == act.header.chain and len(rivals) > 1}
        if note is not None and ids.get((note.chain, note.seq), {note.head}) != {note.head}:
            contested.add(note.seq)
        return Standing.CONTESTED if any(seq <= act.header.seq for seq in contested) else Standing.IN_FORCE

    payloads = {act.act_id: payload for act in world.acts if (payload := act.payload())}
    erased = {
        act.act_id
        for act in world.acts
        for eraser in world.acts
        if payloads[eraser.act_id].kind == system.ERASE
        and act.act_id in system.read_erase(payloads[eraser.act_id])
        and (eraser.header.org, eraser.header.space) == (act.header.org, act.header.space)
        and payloads[act.act_id].kind not in (system.TERMS, system.ERASE, system.DROP)
    }
    current = {}
    for ref in {RecordRef(act.header.org, payloads[act.act_id].rec) for act in world.acts}:
        candidates = [
            (places[act.header.key], act.header.seq, act)
            for act in world.acts
            if (act.header.org, payloads[act.act_id].rec) == ref
            and payloads[act.act_id].kind in ("task", system.TERMS)
            and act.act_id not in erased
            and standing(act) is Standing.IN_FORCE
        ]
        if candidates:
            place, seq, act = max(candidates, key=lambda one: one[:2])
            gone = {
                org
                for drop in world.acts
                if drop.header.org == ref.org
                and payloads[drop.act_id].kind == system.DROP
                and system.read_drop(payloads[drop.act_id]) == ref.rec
                and (places[drop.header.key], drop.header.seq) > (place, seq)
                for org in payloads[drop.act_id].to
                if org != ref.org
            }
            current[ref] = (act.act_id, frozenset(payloads[act.act_id].to) - gone)
    return current, {act.act_id: standing(act) for act in world.acts}, erased


def deliver(history: History, items: list[tuple[str, Any]]) -> None:
    """Hand items to a history one by one."""
    for kind, item in items:
        if kind == "statement":
            history.add_statement(*item)
        elif kind == "note":
            history.add_close_note(*item)
        elif kind == "act":
            history.add_act(*item)
        else:
            history.add_payload(item)


def all_items(world: World, split: set[int]) -> list[tuple[str, Any]]:
    """Everything in the world as items; acts in `split` come as header and payload apart."""
    items: list[tuple[str, Any]] = [("statement", one) for one in world.statements()]
    items += [("note", one) for one in world.close_notes()]
    for number, (raw_header, signature, raw_payload) in enumerate(world.raw_acts()):
        if number in split:
            items += [("act", (raw_header, signature)), ("payload", raw_payload)]
        else:
            items.append(("act", (raw_header, signature, raw_payload)))
    return items


@settings(max_examples=60)
@given(stories())
def test_the_fold_is_what_the_definitions_say(story: Story) -> None:
    assert folded(story.world.history()) == naive(story.world)


@settings(max_examples=40)
@given(stories(), st.data())
def test_any_order_any_repeats_and_any_cut_give_the_same_rows(story: Story, data: st.DataObject) -> None:
    split = data.draw(st.sets(st.integers(0, len(story.world.acts) - 1)))
    items = all_items(story.world, split)
    order = data.draw(st.permutations(items))
    again = data.draw(st.lists(st.sampled_from(items), max_size=5))
    history = History()
    deliver(history, order)
    # A payload that came before its header was not kept, so payloads are brought once more.
    deliver(history, again + [item for item in items if item[0] == "payload"])
    assert folded(history) == folded(story.world.history())


@settings(max_examples=40)
@given(stories())
def test_no_act_changes_a_row_of_another_author(story: Story) -> None:
    whole = story.world.history()
    for org in story.world.orgs:
        alone = History()
        for raw, signatures in story.world.statements():
            alone.add_statement(raw, signatures)
        for raw, signature in story.world.close_notes():
            alone.add_close_note(raw, signature)
        for act in story.world.acts:
            if act.header.org == org.id or act.header.founds_space:
                alone.add_act(act.raw_header, act.signature, act.raw_payload)

        def rows(history: History, org: Org = org) -> dict[str, Any]:
            return {ref.rec: (one.act, one.audience) for ref, one in history.records().items() if ref.org == org.id}

        assert rows(alone) == rows(whole)


@settings(max_examples=40)
@given(stories(), st.data())
def test_with_any_payloads_erased_every_chain_still_verifies(story: Story, data: st.DataObject) -> None:
    world = story.world
    fault = story.forked or story.beyond or story.hostile
    for act in data.draw(st.lists(st.sampled_from(world.acts), max_size=4, unique_by=lambda act: act.act_id)):
        payload = act.payload()
        assert payload is not None
        if payload.kind in ("task", system.ACCEPT):
            world.erase(next(org for org in world.orgs if org.id == act.header.org), act)
    history = world.history()
    world.acts = [act.without_payload() if history.is_erased(act.act_id) else act for act in world.acts]
    report = world.verify()
    assert report.acts == len(world.acts)
    assert report.erased == sum(act.raw_payload is None for act in world.acts)
    assert report.not_held == 0
    assert "payload.missing" not in codes(report)
    if not fault:
        assert set(codes(report)) <= {"erase.permanent"}


@settings(max_examples=40)
@given(stories(), st.data())
def test_one_changed_byte_anywhere_is_found(story: Story, data: st.DataObject) -> None:
    world = story.world
    before = world.verify()
    number = data.draw(st.integers(0, len(world.acts) - 1))
    act = list(world.raw_acts()[number])
    part = data.draw(st.integers(0, 2))
    raw = bytearray(act[part] or b"")
    place = data.draw(st.integers(0, len(raw) - 1))
    raw[place] ^= 1 << data.draw(st.integers(0, 7))
    act[part] = bytes(raw)
    acts: list[Any] = world.raw_acts()
    acts[number] = tuple(act)
    verifier = world.verifier()
    for one in acts:
        verifier.act(*one)
    report = verifier.report()
    found = {finding.act_id for finding in set(report.findings) - set(before.findings) if finding.grave}
    assert found
    assert part == 0 or world.acts[number].act_id in found


@settings(max_examples=30)
@given(stories(), st.binary(max_size=40))
def test_junk_among_good_items_loses_nothing(story: Story, junk: bytes) -> None:
    history = story.world.history()
    before = folded(history)
    for call in (
        lambda: history.add_statement(junk, [junk]),
        lambda: history.add_close_note(junk, junk),
        lambda: history.add_act(junk, junk, junk),
    ):
        try:
            call()
        except ActlogError:
            continue
        raise AssertionError("junk was taken")
    history.add_payload(junk)
    assert folded(history) == before
