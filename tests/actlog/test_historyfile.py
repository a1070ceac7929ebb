"""The file of a signed history: what is written is read back, and any bytes are read or refused (invariants 7, 17)."""

import io
from dataclasses import replace
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actlog import (
    LIMITS,
    BadHistoryFileError,
    SigningKey,
    next_statement,
    read_history,
    verify_file,
    write_history,
)
from actlog.historyfile import ActItem, CloseNoteItem, Item, StatementItem
from tests.actlog.world import World, codes, key, small_world


def rich_world() -> World:
    """Key rotation, a new root, a close note and an erased payload."""
    world = small_world()
    lead, ward, _ = world.orgs
    target = world.issue(ward)
    world.erase(ward, target)
    world.without_payload(target)
    world.close(lead)
    world.issue(lead, data={"title": "Dòng một\nDòng hai"})
    successor: SigningKey = key("successor")
    ward.statements.append(next_statement(ward.newest, ward.root, new_root=successor))
    return world


def written(world: World, viewer: str | None = None) -> bytes:
    acts = [(act.raw_header, act.signature, act.raw_payload, act.raw_payload is None) for act in world.acts]
    return b"".join(write_history(world.statements(), world.close_notes(), acts, viewer=viewer))


def read(raw: bytes) -> tuple[str | None, list[Item]]:
    viewer, items = read_history(io.BytesIO(raw))
    return viewer, list(items)


def refusal(raw: bytes) -> str:
    with pytest.raises(BadHistoryFileError) as caught:
        read(raw)
    return caught.value.sentence


def ended(*lines: bytes) -> bytes:
    """The lines with a proper end line."""
    raw = b"".join(line + b"\n" for line in lines)
    return raw + b"end %d %b\n" % (len(lines), sha256(raw).hexdigest().encode())


HEAD = b"phoihop-history 1 all"
SIGNATURE = b"ab" * 64


def test_what_is_written_is_read_back_to_the_byte() -> None:
    world = rich_world()
    viewer, items = read(written(world))
    assert viewer is None
    assert [item for item in items if isinstance(item, StatementItem)] == world.statements()
    assert [item for item in items if isinstance(item, CloseNoteItem)] == world.close_notes()
    assert [item for item in items if isinstance(item, ActItem)] == [
        (act.raw_header, act.signature, act.raw_payload, act.raw_payload is None) for act in world.acts
    ]


def test_the_file_of_a_sound_history_verifies_and_names_whose_copy_it_is() -> None:
    world = rich_world()
    report = verify_file(io.BytesIO(written(world)))
    assert report.ok
    assert (report.acts, report.payloads, report.erased) == (4, 3, 1)
    lead, ward, other = world.orgs
    act = world.issue(lead, to=[other])
    assert verify_file(io.BytesIO(written(world))).ok
    assert codes(verify_file(io.BytesIO(written(world, ward.id)))) == ["payload.leak"]
    assert codes(verify_file(io.BytesIO(written(world)), viewer=ward.id)) == ["payload.leak"]
    heads = [(act.header.chain, act.header.seq + 1, "a" * 64)]
    assert codes(verify_file(io.BytesIO(written(world)), heads=heads)) == ["chain.cut"]


def test_a_file_is_plain_text_a_person_can_read() -> None:
    lines = written(rich_world()).decode("utf-8").splitlines()
    assert lines[0] == "phoihop-history 1 all"
    assert [line.split(" ")[0] for line in lines[1:]] == [
        *["statement"] * 5,
        "close",
        *["act", "payload", "act", "erased", "act", "payload", "act", "payload", "end"],
    ]
    assert any("Đảng ủy Than" in line for line in lines)


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.9, 0.999])
def test_a_file_that_was_cut_is_refused(share: float) -> None:
    raw = written(rich_world())
    assert "bị cắt" in refusal(raw[: int(len(raw) * share)])
    assert "bị cắt" in refusal(raw[:-1])
    without_end = raw[: raw.rindex(b"end ")]
    assert "bị cắt" in refusal(without_end)


@settings(max_examples=150)
@given(st.data())
def test_a_changed_byte_is_found_by_the_end_line_or_before(data: st.DataObject) -> None:
    raw = bytearray(written(rich_world()))
    place = data.draw(st.integers(0, len(raw) - 1))
    raw[place] ^= 1 << data.draw(st.integers(0, 7))
    refusal(bytes(raw))
    assert not verify_file(io.BytesIO(bytes(raw))).ok


@given(
    st.lists(st.sampled_from([HEAD, b"statement", b"act", b"close", b"payload", b"erased", b"end", b"{}", b" ", b"\n"]))
)
def test_any_text_is_read_or_refused(pieces: list[bytes]) -> None:
    report = verify_file(io.BytesIO(b"".join(pieces)))
    assert report.defects == 1


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    assert codes(verify_file(io.BytesIO(raw))) == ["file.line"]


@pytest.mark.parametrize(
    "lines",
    [
        [b"something else"],
        [b"phoihop-history 2 all"],
        [b"phoihop-history 1 ab"],
        [HEAD, b""],
        [HEAD, b"note {}"],
        [HEAD, b"statement {}"],
        [HEAD, b"statement " + SIGNATURE[:-1] + b" {}"],
        [HEAD, b"statement " + SIGNATURE + b" []"],
        [HEAD, b"act " + SIGNATURE.upper() + b" {}"],
        [HEAD, b"payload {}"],
        [HEAD, b"erased"],
        [HEAD, b"act " + SIGNATURE + b" {}", b"payload {}", b"payload {}"],
        [HEAD, b"act " + SIGNATURE + b" {}", b"erased", b"erased"],
        [HEAD, b"act " + SIGNATURE + b" {}", b"erased", b"payload {}"],
        [HEAD, b"act " + SIGNATURE + b" {}", b"erased "],
        [HEAD, b"act " + SIGNATURE + b" {}", b"close " + SIGNATURE + b" {}"],
        [HEAD, b"act " + SIGNATURE + b" {}", b"statement " + SIGNATURE + b" {}"],
        [HEAD, b"close " + SIGNATURE + b" {}", b"statement " + SIGNATURE + b" {}"],
        [HEAD, b"close " + SIGNATURE + b" {}", b"payload {}"],
    ],
)
def test_a_line_that_does_not_belong_is_refused(lines: list[bytes]) -> None:
    assert "Dòng" in refusal(ended(*lines))


def test_the_same_lines_in_their_places_are_read() -> None:
    act = b"act " + SIGNATURE + b" {}"
    note, statement = b"close " + SIGNATURE + b" {}", b"statement " + SIGNATURE + b" {}"
    raw = ended(HEAD, statement, note, act, act, b"payload {}", act, b"payload {}", b"erased", act, b"erased")
    signature = bytes.fromhex(SIGNATURE.decode())
    assert read(raw) == (
        None,
        [
            StatementItem(b"{}", (signature,)),
            CloseNoteItem(b"{}", signature),
            ActItem(b"{}", signature, None, erased=False),
            ActItem(b"{}", signature, b"{}", erased=False),
            ActItem(b"{}", signature, b"{}", erased=True),
            ActItem(b"{}", signature, None, erased=True),
        ],
    )


def test_the_end_line_must_fit_and_be_the_last() -> None:
    raw = ended(HEAD)
    assert read(raw) == (None, [])
    assert "thừa" in refusal(raw + b"x")
    assert "không khớp" in refusal(raw.replace(b"end 1", b"end 2"))
    assert "không khớp" in refusal(HEAD + b"\n" + b"end 1 " + b"0" * 64 + b"\n")
    assert "sai quy cách" in refusal(HEAD + b"\n" + b"end 1\n")


def test_a_line_is_read_only_up_to_its_limit() -> None:
    class Endless(io.RawIOBase):
        """A line that never ends; counts how much of it was asked for."""

        asked = 0

        def readline(self, size: int | None = -1, /) -> bytes:
            assert size is not None
            assert size > 0
            self.asked += size
            return b"x" * size

    stream = Endless()
    assert codes(verify_file(stream)) == ["file.line"]  # type: ignore[arg-type]
    assert stream.asked <= LIMITS.history_line_bytes + 2


def test_the_largest_payload_fits_on_a_line() -> None:
    act = (b"{}", bytes(64), b"{" + b"x" * (LIMITS.payload_bytes - 2) + b"}", False)
    raw = b"".join(write_history([], [], [act]))
    _, items = read(raw)
    assert items == [ActItem(*act)]


@pytest.mark.parametrize("raw", [b"{\n}", b"{" + b"x" * LIMITS.history_line_bytes + b"}"])
def test_what_cannot_stand_on_a_line_is_not_written(raw: bytes) -> None:
    with pytest.raises(BadHistoryFileError) as caught:
        b"".join(write_history([], [], [(b"{}", bytes(64), raw, False)]))
    assert caught.value.code == "file.item"


def test_a_damaged_act_in_a_whole_file_is_named_as_elsewhere() -> None:
    world = rich_world()
    world.acts[3] = replace(world.acts[3], signature=bytes(64))
    assert codes(verify_file(io.BytesIO(written(world)))) == ["act.signature"]
