"""Key statements, key logs and close notes."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actlog import (
    LIMITS,
    ActlogError,
    BadCloseNoteError,
    BadStatementError,
    ChainHead,
    Code,
    ConflictError,
    KeyEntry,
    KeyLog,
    SigningKey,
    Statement,
    check_succession,
    decode,
    encode,
    hashing,
    hosted_by,
    new_organisation,
    next_statement,
    parse_close_note,
    parse_statement,
    write_close_note,
)
from tests.actlog.test_keys import SMALL_ORDER
from tests.actlog.world import Org, key

ROOT, OTHER_ROOT = key("root"), key("other root")
SPACE = "5" * 64


def first() -> Statement:
    return new_organisation("Đảng ủy Than", ROOT, key("a").public, codes=[Code("QD20/2020", "B12")])


def opened(label: str) -> KeyEntry:
    return KeyEntry(key(label).public, "own", open=True)


def resigned(statement: Statement, change: Callable[[Any], None], *roots: SigningKey) -> Statement:
    """The statement with other content, signed again."""
    value: Any = decode(statement.raw)
    change(value)
    raw = encode(value)
    return parse_statement(raw, [root.sign(hashing.STATEMENT, raw) for root in roots or (ROOT,)])


def refusal(call: Callable[[], object]) -> str:
    with pytest.raises(BadStatementError) as caught:
        call()
    return caught.value.code.removeprefix("statement.")


def test_the_id_of_an_organisation_is_the_hash_of_its_first_statement() -> None:
    statement = first()
    assert statement.org == hashing.org_id(statement.raw)
    assert statement.hash == hashing.statement_hash(statement.raw)
    assert statement.org != statement.hash
    assert (statement.n, statement.prev, statement.name) == (0, None, "Đảng ủy Than")
    assert statement.codes == (Code("QD20/2020", "B12"),)
    assert parse_statement(statement.raw, statement.signatures) == statement


def test_custody_says_whose_server_keeps_the_key() -> None:
    host = first()
    tenant = new_organisation("Phường Hà Tu", OTHER_ROOT, key("b").public, hosted_by(host.org))
    assert tenant.open_key.custody == f"host:{host.org}"
    assert host.open_key.custody == "own"


def test_a_new_key_closes_the_one_before_and_the_rest_stays() -> None:
    entry = KeyEntry(key("b").public, "own", open=True, enc="age1qqq")
    second = next_statement(first(), ROOT, open_key=entry)
    assert [entry.open for entry in second.keys] == [False, True]
    assert second.open_key == entry
    assert (second.n, second.prev, second.org) == (1, first().hash, first().org)
    assert (second.name, second.codes) == (first().name, first().codes)
    renamed = next_statement(second, ROOT, name="Đảng ủy Tập đoàn Than", codes=[])
    assert (renamed.name, renamed.codes, renamed.keys) == ("Đảng ủy Tập đoàn Than", (), second.keys)


def test_a_new_root_needs_the_signature_of_the_old_one() -> None:
    second = next_statement(first(), ROOT, new_root=OTHER_ROOT)
    assert (second.root, len(second.signatures)) == (OTHER_ROOT.public, 2)
    alone = parse_statement(second.raw, second.signatures[1:])
    assert refusal(lambda: check_succession(first(), alone)) == "root_change"
    thief = key("thief").sign(hashing.STATEMENT, second.raw)
    stolen = parse_statement(second.raw, [thief, second.signatures[1]])
    assert refusal(lambda: check_succession(first(), stolen)) == "root_change"
    check_succession(first(), second)
    third = next_statement(second, OTHER_ROOT, name="Tên mới")
    check_succession(second, third)
    twice = parse_statement(third.raw, third.signatures * 2)
    assert refusal(lambda: check_succession(second, twice)) == "signature"


@pytest.mark.parametrize("count", [0, 2, 3])
def test_statement_0_bears_exactly_one_signature(count: int) -> None:
    assert refusal(lambda: parse_statement(first().raw, first().signatures * count)) == "signature"


def test_a_statement_signed_by_another_key_or_under_another_tag_is_refused() -> None:
    raw = first().raw
    for signature in (OTHER_ROOT.sign(hashing.STATEMENT, raw), ROOT.sign(hashing.CLOSE, raw)):
        assert refusal(partial(parse_statement, raw, [signature])) == "signature"
    assert parse_statement(raw, [ROOT.sign(hashing.STATEMENT, raw)]).raw == raw


@pytest.mark.parametrize(
    ("path", "value", "code"),
    [
        (["n"], True, "n"),
        (["n"], -1, "n"),
        (["n"], "0", "n"),
        (["n"], 1, "fields"),
        (["extra"], 1, "fields"),
        (["v"], 2, "v"),
        (["v"], True, "v"),
        (["name"], "", "name"),
        (["name"], "x" * (LIMITS.name_chars + 1), "name"),
        (["name"], 1, "name"),
        (["root"], 1, "key.form"),
        (["root"], "ab", "key.form"),
        (["root"], SMALL_ORDER[2], "key.weak"),
        (["keys"], [], "keys"),
        (["keys"], {}, "keys"),
        (["keys", 0], 1, "key"),
        (["keys", 0, "extra"], 1, "key"),
        (["keys", 0, "key"], 1, "key.form"),
        (["keys", 0, "key"], SMALL_ORDER[0], "key.weak"),
        (["keys", 0, "key"], ROOT.public, "keys_repeat"),
        (["keys", 0, "custody"], "mine", "key"),
        (["keys", 0, "custody"], 1, "key"),
        (["keys", 0, "open"], 1, "key"),
        (["keys", 0, "open"], False, "one_open"),
        (["keys", 0, "enc"], 1, "key"),
        (["keys", 0, "enc"], "AGE1", "key"),
        (["keys", 0, "enc"], "age1" + "q" * LIMITS.encryption_key_chars, "key"),
        (["codes"], {}, "codes"),
        (["codes"], [{"scheme": "a", "code": "b"}] * (LIMITS.codes + 1), "codes"),
        (["codes", 0], "B12", "codes"),
        (["codes", 0, "code"], "", "codes"),
        (["codes", 0, "scheme"], 1, "codes"),
        (["codes", 0, "scheme"], "x" * (LIMITS.code_chars + 1), "codes"),
        (["codes", 0, "extra"], "x", "codes"),
    ],
)
def test_a_statement_of_another_shape_is_refused(path: list[Any], value: Any, code: str) -> None:
    def change(whole: Any) -> None:
        for step in path[:-1]:
            whole = whole[step]
        whole[path[-1]] = value

    resigned(first(), lambda _: None)
    assert refusal(lambda: resigned(first(), change)) == code


@pytest.mark.parametrize("name", ["org", "prev"])
@pytest.mark.parametrize("value", [1, "ab", "AB" * 32])
def test_a_later_statement_names_organisation_and_predecessor_in_full(name: str, value: Any) -> None:
    second = next_statement(first(), ROOT, name="Tên mới")
    assert refusal(lambda: resigned(second, lambda whole: whole.update({name: value}))) == name


@pytest.mark.parametrize("name", ["org", "prev"])
def test_a_statement_that_does_not_follow_is_refused(name: str) -> None:
    second = next_statement(first(), ROOT, name="Tên mới")
    stray = resigned(second, lambda whole: whole.update({name: "e" * 64}))
    assert refusal(lambda: check_succession(first(), stray)) == "succession"
    assert refusal(lambda: check_succession(second, second)) == "succession"
    check_succession(first(), second)


def _json(entry: KeyEntry) -> dict[str, Any]:
    return {"custody": entry.custody, "key": entry.key, "open": entry.open}


def _with(whole: Any, **change: Any) -> None:
    whole.update(change)


def test_keys_are_never_dropped_moved_or_reopened() -> None:
    second = next_statement(first(), ROOT, open_key=opened("b"))
    third = next_statement(second, ROOT, open_key=opened("c"))
    first_key, second_key, third_key = (_json(entry) for entry in third.keys)
    idle = {"custody": "own", "key": key("d").public, "open": False}
    for keys, code in [
        ([second_key, third_key], "keys_kept"),
        ([third_key, second_key, first_key], "keys_kept"),
        ([first_key | {"open": True}, second_key], "reopened"),
        ([first_key, second_key, idle, third_key], "added"),
    ]:
        bent = resigned(third, partial(_with, keys=keys))
        assert refusal(partial(check_succession, second, bent)) == code
    check_succession(second, third)


def test_a_key_that_is_added_must_be_the_open_one() -> None:
    idle = {"custody": "own", "key": key("b").public, "open": False}
    bent = resigned(next_statement(first(), ROOT, name="Tên mới"), lambda whole: whole["keys"].append(idle))
    assert refusal(lambda: check_succession(first(), bent)) == "added"


def test_a_key_log_knows_which_statement_opened_and_closed_a_key() -> None:
    second = next_statement(first(), ROOT, name="Tên mới")
    third = next_statement(second, ROOT, open_key=opened("b"))
    log = KeyLog.start(first()).extended(second).extended(third)
    a, b = key("a").public, key("b").public
    assert (log.opening(a), log.opening(b), log.opening("0" * 64)) == (first(), third, None)
    assert (log.closing(a), log.closing(b)) == (third, None)
    assert (log.place(a), log.place(b)) == (0, 1)
    assert (log.org, log.newest) == (first().org, third)
    assert log.extended(second) is log
    with pytest.raises(ValueError, match="list"):
        log.place("0" * 64)


def test_a_key_log_begins_at_the_beginning() -> None:
    second = next_statement(first(), ROOT, name="Tên mới")
    assert refusal(lambda: KeyLog.start(second)) == "first"


def test_two_statements_of_one_number_are_a_conflict_and_a_stray_one_is_none() -> None:
    second = next_statement(first(), ROOT, name="Tên một")
    rival = next_statement(first(), ROOT, name="Tên hai")
    log = KeyLog.start(first()).extended(second)
    with pytest.raises(ConflictError) as caught:
        log.extended(rival)
    assert caught.value.code == "statement.conflict"
    stray = resigned(rival, lambda whole: whole.update(prev="e" * 64))
    assert refusal(lambda: log.extended(stray)) == "succession"
    foreign = Org("Phường Hà Tu").newest
    assert refusal(lambda: log.extended(foreign)) == "succession"


def closed_log(org: Org) -> KeyLog:
    log = KeyLog.start(org.statements[0])
    for statement in org.statements[1:]:
        log = log.extended(statement)
    return log


def test_a_close_note_takes_effect_when_its_key_is_closed_by_an_entitled_root() -> None:
    org = Org("Phường Hà Tu")
    head = replace(ChainHead.opening(SPACE, org.newest), seq=3, head="e" * 64)
    note = write_close_note(org.root, head)
    assert parse_close_note(note.raw, note.signature) == note
    assert (note.chain, note.seq, note.head) == (head.chain, 3, "e" * 64)
    assert not closed_log(org).accepts(note)
    org.rotate()
    assert closed_log(org).accepts(note)
    assert not closed_log(org).accepts(write_close_note(key("thief"), head))
    foreign = replace(head, chain=head.chain._replace(org="a" * 64))
    assert not closed_log(org).accepts(write_close_note(org.root, foreign))
    unknown = replace(head, chain=head.chain._replace(key="a" * 64))
    assert not closed_log(org).accepts(write_close_note(org.root, unknown))


def test_a_root_replaced_before_the_key_was_closed_has_no_say_over_it() -> None:
    org, successor = Org("Phường Hà Tu"), key("successor")
    head = ChainHead.opening(SPACE, org.newest)
    old_root = org.root
    org.statements.append(next_statement(org.newest, old_root, new_root=successor))
    org.root = successor
    org.rotate()
    assert not closed_log(org).accepts(write_close_note(old_root, head))
    assert closed_log(org).accepts(write_close_note(successor, head))


def test_the_note_of_a_key_that_was_never_used_names_the_statement_that_opened_it() -> None:
    org = Org("Phường Hà Tu")
    head = ChainHead.opening(SPACE, org.newest)
    org.rotate()
    assert closed_log(org).accepts(write_close_note(org.root, head))
    assert not closed_log(org).accepts(write_close_note(org.root, replace(head, head="e" * 64)))


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("v", 2, "fields"),
        ("v", True, "fields"),
        ("extra", 1, "fields"),
        ("seq", -2, "seq"),
        ("seq", True, "seq"),
        ("head", 1, "hash"),
        ("key", "ab", "hash"),
        ("org", "AB" * 32, "hash"),
        ("space", "", "hash"),
    ],
)
def test_a_close_note_of_another_shape_is_refused(name: str, value: Any, code: str) -> None:
    note = write_close_note(ROOT, ChainHead.opening(SPACE, first()))
    whole: Any = decode(note.raw) | {name: value}
    raw = encode(whole)
    with pytest.raises(BadCloseNoteError) as caught:
        parse_close_note(raw, ROOT.sign(hashing.CLOSE, raw))
    assert caught.value.code == f"close.{code}"
    with pytest.raises(BadCloseNoteError, match="64 byte"):
        parse_close_note(note.raw, note.signature[:-1])


@given(st.binary(max_size=100), st.lists(st.binary(max_size=70), max_size=3))
def test_any_bytes_are_a_statement_or_a_note_or_are_refused(raw: bytes, signatures: list[bytes]) -> None:
    for parse in (lambda: parse_statement(raw, signatures), lambda: parse_close_note(raw, b"".join(signatures))):
        with pytest.raises(ActlogError):
            parse()
