"""The independent verifier names every defect: which act, and what is wrong (invariants 5, 8, 9, 17, 24)."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actlog import (
    LIMITS,
    Act,
    ChainHead,
    Finding,
    PayloadDraft,
    Report,
    Verifier,
    hashing,
    next_statement,
    seal_payload,
    sign_next,
    system,
    verify_history,
    write_close_note,
)
from tests.actlog.world import Org, World, codes, key, small_world, uuid


def busy_world() -> World:
    """Each organisation has issued a little."""
    world = small_world()
    for number, org in enumerate(world.orgs * 2):
        world.issue(org, to=world.orgs[: number % 3])
    return world


def only(report: Report) -> Finding:
    """The one defect of a report."""
    (finding,) = [finding for finding in report.findings if finding.grave]
    return finding


def test_a_sound_history_has_no_defects_and_every_item_is_counted() -> None:
    world = busy_world()
    world.close(world.orgs[0])
    world.issue(world.orgs[0])
    report = world.verify()
    assert report.ok
    assert report.findings == ()
    assert (report.organisations, report.statements, report.close_notes) == (3, 4, 1)
    assert (report.acts, report.payloads, report.erased, report.not_held) == (8, 8, 0, 0)
    assert sorted(chain.acts for chain in report.chains) == [1, 2, 2, 3]
    assert [chain.closed_at for chain in report.chains if chain.closed_at is not None] == [2]
    assert "8 lần ban hành" in report.verdict


@pytest.mark.parametrize("number", range(7))
def test_a_changed_signature_is_found_and_named(number: int) -> None:
    world = busy_world()
    act = world.acts[number]
    signature = act.signature[:-1] + bytes([act.signature[-1] ^ 1])
    world.acts[number] = replace(act, signature=signature)
    report = world.verify()
    finding = next(finding for finding in report.findings if finding.code == "act.signature")
    assert (finding.act_id, finding.chain, finding.seq) == (act.act_id, act.header.chain, act.header.seq)
    author = next(org for org in world.orgs if org.id == act.header.org)
    assert finding.sentence.startswith(f"Lần ban hành số {act.header.seq} của {author.name} (")
    assert not report.ok
    assert "chỗ sai" in report.verdict


@pytest.mark.parametrize("number", range(7))
def test_a_changed_payload_is_found_and_named_once(number: int) -> None:
    world = busy_world()
    act = world.acts[number]
    assert act.raw_payload is not None
    world.acts[number] = replace(act, raw_payload=act.raw_payload.replace(b'"by":"u', b'"by":"x'))
    report = world.verify()
    found = [finding for finding in report.findings if finding.act_id == act.act_id]
    assert [finding.code for finding in found] == ["payload.hash"]


def test_a_header_that_is_no_header_is_named_by_its_place() -> None:
    world = busy_world()
    world.acts[3] = replace(world.acts[3], raw_header=b"{}")
    report = world.verify()
    assert report.findings[0].code == "header.form"
    assert report.findings[0].sentence.startswith("Mục thứ 4 trong nhật ký: phần đầu")


def test_an_act_whose_key_is_in_no_statement_is_found() -> None:
    world = busy_world()
    thief = key("thief")
    lead = world.orgs[0]
    head = ChainHead(world.head(lead).chain._replace(key=thief.public), -1, lead.newest.hash, "")
    sealed = seal_payload(PayloadDraft("task", 1, uuid(99), [], {}, "u1"), lead.id)
    forged = sign_next(head, thief, sealed, world.tick())
    world.acts.append(forged)
    assert (only(world.verify()).code, only(world.verify()).act_id) == ("act.key", forged.act_id)


def test_one_key_registered_by_two_organisations_does_not_mix_them_up() -> None:
    world = busy_world()
    lead, ward, _ = world.orgs
    sealed = seal_payload(PayloadDraft("task", 1, uuid(99), [], {}, "u1"), ward.id)
    head = ChainHead(world.head(ward).chain._replace(key=lead.key.public), -1, ward.newest.hash, "")
    world.acts.append(sign_next(head, lead.key, sealed, world.tick()))
    assert only(world.verify()).code == "act.key"


def test_a_missing_act_is_a_gap() -> None:
    world = busy_world()
    lead = world.orgs[0]
    world.issue(lead)
    world.issue(lead)
    missing = [act for act in world.acts if act.header.org == lead.id][1:3]
    world.acts = [act for act in world.acts if act not in missing]
    finding = only(world.verify())
    assert (finding.code, finding.seq) == ("chain.gap", 3)
    assert "từ số 1 đến số 2" in finding.sentence


def test_a_missing_act_before_the_close_is_a_gap_too() -> None:
    world = busy_world()
    lead = world.orgs[0]
    last = [act for act in world.acts if act.header.org == lead.id][-1]
    world.close(lead)
    world.acts.remove(last)
    finding = only(world.verify())
    assert (finding.code, finding.seq) == ("chain.gap", 3)
    assert "thiếu lần ban hành số 2 trước đó" in finding.sentence


def test_a_chain_that_was_cut_is_found_by_its_last_signed_position() -> None:
    world = busy_world()
    last = world.acts.pop()
    heads = [(act.header.chain, act.header.seq, act.act_id) for act in (world.acts[-1], last)]
    assert world.verify().ok
    cut = verify_history(world.statements(), [], world.raw_acts(), heads=heads)
    assert (only(cut).code, only(cut).act_id) == ("chain.cut", last.act_id)
    whole = verify_history(
        world.statements(), [], [*world.raw_acts(), (last.raw_header, last.signature, last.raw_payload)], heads=heads
    )
    assert whole.ok


def test_a_known_position_of_a_chain_nobody_has_seen_is_a_cut() -> None:
    world = busy_world()
    chain = world.acts[0].header.chain._replace(org="a" * 64)
    report = verify_history(world.statements(), [], world.raw_acts(), heads=[(chain, 0, "b" * 64)])
    assert only(report).code == "chain.cut"
    assert "tổ chức aaaaaaaa…" in only(report).sentence


def test_a_chain_that_was_written_anew_differs_from_its_last_signed_position() -> None:
    world = busy_world()
    act = world.acts[0]
    report = verify_history(world.statements(), [], world.raw_acts(), heads=[(act.header.chain, 0, "b" * 64)])
    assert only(report).code == "chain.head"


def test_a_fork_is_grave_until_it_is_settled_by_a_close() -> None:
    world = small_world()
    lead = world.orgs[0]
    kept = world.issue(lead)
    world.issue(lead)
    world.issue(lead, head=ChainHead.after(kept))
    open_fork = world.verify()
    assert (only(open_fork).code, only(open_fork).seq) == ("chain.contested", 2)
    assert open_fork.chains[0].contested_from == 2
    world.close(lead, seq=1)
    settled = world.verify()
    assert settled.ok
    assert [finding.code for finding in settled.findings] == ["chain.contested", "chain.beyond_close"]


def test_acts_beyond_a_close_are_told() -> None:
    world = busy_world()
    lead = world.orgs[0]
    world.close(lead, seq=0)
    report = world.verify()
    assert report.ok
    assert [(finding.code, finding.seq) for finding in report.findings] == [("chain.beyond_close", 2)]


def test_a_key_closed_without_a_note_is_told_and_a_note_of_an_open_key_is_a_defect() -> None:
    world = busy_world()
    lead, ward, _ = world.orgs
    world.notes.append(write_close_note(ward.root, world.head(ward)))
    lead.rotate()
    report = world.verify()
    assert only(report).code == "close.idle"
    assert [finding.code for finding in report.findings if not finding.grave] == ["close.missing"]


def test_times_that_go_back_are_found() -> None:
    world = small_world()
    lead = world.orgs[0]
    world.clock += timedelta(days=2)
    first = world.issue(lead)
    world.clock -= timedelta(days=1)
    late = world.issue(lead, head=replace(ChainHead.after(first), time=""))
    assert (only(world.verify()).code, only(world.verify()).act_id) == ("act.time", late.act_id)


def test_erased_payloads_are_counted_and_the_chain_holds() -> None:
    world = busy_world()
    lead = world.orgs[0]
    target = world.issue(lead)
    world.erase(lead, target)
    world.without_payload(target)
    report = verify_history(world.statements(), [], world.raw_acts(), erased=[target.act_id])
    assert report.ok
    assert (report.erased, report.not_held) == (1, 0)


def test_a_payload_that_is_gone_without_an_erasure_is_missing() -> None:
    world = busy_world()
    target = world.acts[2]
    world.without_payload(target)
    report = world.verify()
    assert (only(report).code, only(report).act_id) == ("payload.missing", target.act_id)
    assert (report.erased, report.not_held) == (0, 1)


def test_a_list_of_erased_acts_is_held_against_the_erasures() -> None:
    world = busy_world()
    target = world.acts[2]
    world.without_payload(target)
    listed = [target.act_id, world.acts[1].act_id, "a" * 64]
    report = verify_history(world.statements(), [], world.raw_acts(), erased=listed)
    assert codes(report) == ["payload.missing", "erased.unfounded", "erased.listed", "erased.listed"]


def test_an_erased_payload_that_is_still_there_is_found() -> None:
    world = busy_world()
    lead = world.orgs[0]
    erasure = world.erase(lead, world.issue(lead))
    assert (only(world.verify()).code, only(world.verify()).act_id) == ("erase.returned", erasure.act_id)


def test_erasures_that_have_no_effect_are_found() -> None:
    world = busy_world()
    lead, ward, _ = world.orgs
    world.erase(ward, next(act for act in world.acts if act.header.org == lead.id and act.header.seq))
    world.erase(lead, world.acts[0])
    assert codes(world.verify()) == ["erase.foreign", "erase.permanent"]


def test_an_erasure_of_an_act_that_is_not_here_is_told() -> None:
    world = busy_world()
    world.issue(world.orgs[0], kind=system.ERASE, data=system.erase_data(["a" * 64]))
    report = world.verify()
    assert report.ok
    assert [finding.code for finding in report.findings] == ["erase.unknown"]


def test_payloads_may_come_apart_from_their_acts_and_orphans_are_found() -> None:
    world = busy_world()
    lead = world.orgs[0]
    erased = world.issue(lead)
    world.erase(lead, erased)
    payloads = [act.raw_payload or b"" for act in world.acts if act.act_id != erased.act_id]
    bare = [(act.raw_header, act.signature, None) for act in world.acts]
    report = verify_history(world.statements(), [], bare, payloads=payloads)
    assert report.ok
    assert (report.payloads, report.erased) == (len(payloads), 1)
    orphan = verify_history(world.statements(), [], bare, payloads=[*payloads, b"{}", payloads[0]])
    assert codes(orphan) == ["payload.orphan", "payload.orphan"]


def test_two_acts_over_the_same_payload_bytes_are_both_served_by_it() -> None:
    world = small_world()
    ward, other = world.orgs[1:]
    act = world.issue(ward)
    payload = act.payload()
    assert payload is not None
    sealed = seal_payload(PayloadDraft("task", 1, payload.rec, payload.to, payload.data, "u1"), other.id)
    copied = type(sealed)(other.id, act.raw_payload or b"", act.header.body)
    world.acts.append(sign_next(world.head(other), other.key, copied, world.tick()))
    bare = [(one.raw_header, one.signature, None) for one in world.acts]
    payloads = [world.acts[0].raw_payload or b"", act.raw_payload or b""]
    report = verify_history(world.statements(), [], bare, payloads=payloads)
    assert report.ok
    assert report.not_held == 0


def test_a_copy_of_one_organisation_needs_its_own_payloads_and_none_that_are_not_for_it() -> None:
    world = small_world()
    lead, ward, other = world.orgs
    own, for_ward, for_other = world.issue(ward), world.issue(lead, to=[ward]), world.issue(lead, to=[other])
    leak = world.verify(viewer=ward.id)
    assert (only(leak).code, only(leak).act_id) == ("payload.leak", for_other.act_id)
    world.without_payload(for_other)
    copy = world.verify(viewer=ward.id)
    assert copy.ok
    assert (copy.payloads, copy.not_held) == (3, 1)
    world.without_payload(for_ward)
    assert world.verify(viewer=ward.id).ok
    world.without_payload(own)
    assert only(world.verify(viewer=ward.id)).code == "payload.missing"


def test_spaces_without_terms_strangers_and_outside_addressees_are_found() -> None:
    world = small_world()
    lead, ward, stranger = world.orgs
    world.found(lead, [lead, ward])
    odd = world.issue(stranger, to=[])
    wide = world.issue(lead, to=[ward, stranger])
    world.issue(ward, to=[lead])
    report = world.verify()
    assert [(finding.code, finding.act_id) for finding in report.findings] == [
        ("act.stranger", odd.act_id),
        ("payload.outsider", odd.act_id),
        ("payload.outsider", wide.act_id),
    ]
    world.acts = [act for act in world.acts if not act.header.founds_space]
    assert [code for code in codes(world.verify()) if code.startswith("space")] == ["space.unfounded"]


def test_terms_that_name_another_founder_are_found() -> None:
    world = small_world()
    lead, ward, _ = world.orgs
    data = system.terms_data(lead.id, [ward.id])
    sealed = seal_payload(PayloadDraft(system.TERMS, 1, uuid(99), [lead.id], data, "u0"), ward.id)
    world.space = sealed.body
    world.acts.append(sign_next(world.head(ward), ward.key, sealed, world.tick()))
    assert codes(world.verify()) == ["terms.founder", "space.unfounded"]


def test_a_founding_act_that_is_not_the_first_of_its_chain_is_found() -> None:
    world = small_world()
    lead = world.orgs[0]
    sealed = seal_payload(PayloadDraft(system.TERMS, 1, uuid(99), [], system.terms_data(lead.id, []), "u0"), lead.id)
    head = ChainHead(ChainHead.opening(sealed.body, lead.newest).chain, 0, "e" * 64, "")
    world.acts.append(sign_next(head, lead.key, sealed, world.tick()))
    assert only(world.verify()).code == "header.founding"


def test_founding_terms_that_come_apart_found_the_space_all_the_same() -> None:
    world = busy_world()
    founding = world.acts[0]
    world.without_payload(founding)
    report = verify_history(world.statements(), [], world.raw_acts(), payloads=[founding.raw_payload or b""])
    assert report.ok


def test_a_record_that_appears_in_two_spaces_is_found() -> None:
    world = small_world()
    lead = world.orgs[0]
    rec = uuid(500)
    world.issue(lead, rec=rec)
    world.found(lead, [lead])
    second = world.issue(lead, rec=rec, to=[])
    assert (only(world.verify()).code, only(world.verify()).act_id) == ("record.two_spaces", second.act_id)


def test_a_signed_payload_that_breaks_the_rules_is_found() -> None:
    world = small_world()
    ward = world.orgs[1]
    sealed = seal_payload(PayloadDraft("task", 1, uuid(99), [], {}, "u1"), ward.id)
    for raw in (b"{}", b'{"b":1,"a":1}', sealed.raw.replace(b"[" + f'"{ward.id}"'.encode() + b"]", b"[]")):
        odd = type(sealed)(ward.id, raw, hashing.body_hash(raw))
        act = sign_next(world.head(ward), ward.key, odd, world.tick())
        world.heads[world.space, ward.key.public] = ChainHead.after(act)
        world.acts.append(act)
    assert codes(world.verify()) == ["payload.fields", "canonical.form", "payload.to_author"]


def test_faults_in_statements_and_notes_are_found() -> None:
    world = busy_world()
    lead, ward, other = world.orgs
    rivals = [next_statement(lead.newest, lead.root, name=name) for name in ("Tên một", "Tên hai")]
    gone = next_statement(ward.newest, ward.root, name="Tên một")
    after = next_statement(gone, ward.root, name="Tên hai")
    heads = [ChainHead.after(act) for act in world.acts if act.header.org == other.id]
    other.rotate()
    notes = [write_close_note(other.root, head) for head in heads]
    report = verify_history(
        [*world.statements(), *((one.raw, one.signatures) for one in (*rivals, after)), (b"{}", [])],
        [*((one.raw, one.signature) for one in notes), (b"{}", b"")],
        world.raw_acts(),
    )
    assert codes(report)[:4] == ["statement.conflict", "statement.n", "close.conflict", "close.fields"]
    assert codes(report)[4:] == ["statement.missing", "org.frozen", "org.frozen"]
    assert (report.statements, report.close_notes) == (5, 2)
    missing = next(finding for finding in report.findings if finding.code == "statement.missing")
    assert (missing.org, "số 1" in missing.sentence) == (ward.id, True)


def test_the_same_act_twice_counts_once() -> None:
    world = busy_world()
    world.acts += world.acts
    report = world.verify()
    assert report.ok
    assert report.acts == 7


def test_an_act_that_comes_bare_and_again_with_its_payload_has_its_payload() -> None:
    world = busy_world()
    bare = [act.without_payload() for act in world.acts]
    world.acts = bare + world.acts
    report = world.verify()
    assert report.ok
    assert (report.acts, report.payloads, report.not_held) == (7, 7, 0)


def test_an_act_that_comes_again_with_another_payload_is_found() -> None:
    world = busy_world()
    act = world.acts[2]
    world.acts.append(replace(act, raw_payload=world.acts[3].raw_payload))
    assert (only(world.verify()).code, only(world.verify()).act_id) == ("payload.hash", act.act_id)


def test_acts_in_any_order_and_more_than_one_batch_are_verified(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("actlog.verify._BATCH", 3)
    world = busy_world()
    world.acts.reverse()
    assert world.verify().ok
    assert world.verify().acts == 7


def test_a_batch_ends_when_its_bytes_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    world = busy_world()
    sizes: list[int] = []
    flush = Verifier._flush

    def counted(self: Verifier) -> None:
        sizes.append(len(self._waiting))
        flush(self)

    monkeypatch.setattr(Verifier, "_flush", counted)
    monkeypatch.setattr("actlog.verify._BATCH_BYTES", 1)
    assert world.verify().ok
    assert sizes == [1] * 7 + [0]


def test_a_flood_of_defects_is_counted_and_only_the_first_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("actlog.report.LIMITS", replace(LIMITS, defects=2))
    world = busy_world()
    report = verify_history(world.statements(), [], [(b"{}", b"", None)] * 5)
    assert (report.defects, len(report.findings)) == (5, 2)


def test_every_finding_is_a_whole_vietnamese_sentence() -> None:
    world = busy_world()
    lead, ward, _ = world.orgs
    world.without_payload(world.acts[2])
    world.erase(ward, world.acts[1])
    world.issue(lead, head=ChainHead.after(world.acts[0]))
    world.acts.append(replace(world.acts[3], signature=bytes(64)))
    report = world.verify()
    assert len(report.findings) >= 4
    for finding in report.findings:
        assert finding.sentence[0].isupper()
        assert finding.sentence.endswith(".")
        assert "hash" not in finding.sentence


def test_nothing_of_a_header_tells_kind_audience_or_content() -> None:
    world = small_world()
    canary = "zzcanary"
    act = world.issue(world.orgs[0], kind=f"kind.{canary}", data={"name": canary}, to=[world.orgs[1]])
    assert canary.encode() in (act.raw_payload or b"")
    assert canary.encode() not in act.raw_header
    assert world.orgs[1].id.encode() not in act.raw_header


items = st.one_of(st.binary(max_size=40), st.just(b"{}"), st.just(small_world().acts[0].raw_header))


@settings(max_examples=50)
@given(st.lists(st.tuples(items, items, st.none() | items), max_size=4), st.lists(items, max_size=3))
def test_the_verifier_never_raises_for_what_the_bytes_say(
    acts: list[tuple[bytes, bytes, bytes | None]], payloads: list[bytes]
) -> None:
    statements = [(raw, [raw]) for raw in payloads]
    notes = [(raw, raw) for raw in payloads]
    report = verify_history(statements, notes, acts, payloads=payloads, erased=["x"])
    assert report.defects >= len(acts) + 2 * len(payloads)
    assert report.acts == 0


def test_an_organisation_without_acts_is_no_defect() -> None:
    lone = Org("Phường Hà Tu")
    report = verify_history([(lone.newest.raw, lone.newest.signatures)], [], [])
    assert (report.ok, report.organisations, report.acts) == (True, 1, 0)


def test_the_act_that_was_signed_is_the_act_that_is_verified() -> None:
    act = small_world().acts[0]
    assert Act.verified(act.raw_header, act.signature, act.raw_payload) == act
