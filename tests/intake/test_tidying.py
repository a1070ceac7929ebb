"""Papers nobody wants any more, and their files: gone when nothing needs them, whatever was interrupted."""

import os
import time
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.utils import timezone

from phoihop.documents import discarding, files
from phoihop.documents.models import Document, StoredFile
from phoihop.intake import tidying, waiting
from phoihop.intake.models import Reading
from phoihop.ops import backup
from tests import cast
from tests.intake.desk import INBOX, NOTICE, Paper, drop, words
from tests.intake.test_issuing import ready
from tests.intake.test_receiving import kept


def put(client: Client, text: str = NOTICE, name: str = "bài.txt") -> Paper:
    return Paper.of(client, drop(client, name, text.encode()))


def age() -> None:
    """Everything on disk and in its rows was brought long ago."""
    old = time.time() - 2 * 3600
    for path in kept():
        os.utime(path, (old, old))
    StoredFile.objects.update(at=timezone.now() - timedelta(hours=2))


def drop_for_good(paper: Paper) -> Any:
    paper.post("bo/")
    return paper.client.post(f"{INBOX}bo-han/", {"chosen": [str(paper.pk)]})


def test_a_dropped_paper_keeps_its_file_until_it_is_dropped_for_good(clerk: Client) -> None:
    paper = put(clerk)
    age()
    paper.post("bo/")
    tidying.tidy()
    assert len(kept()) == 1
    answer = drop_for_good(paper)
    assert "Đã bỏ hẳn 1 văn bản" in words(clerk.get(answer["Location"]))
    assert kept() == []
    assert not StoredFile.objects.exists()
    assert not Reading.objects.exists()


def test_only_dropped_papers_go_for_good_and_only_ones_own(world: cast.World, clerk: Client) -> None:
    paper = put(clerk)
    clerk.post(f"{INBOX}bo-han/", {"chosen": [str(paper.pk)]})
    assert paper.row.state == Reading.State.OPEN
    paper.post("bo/")
    other = Client()
    other.force_login(cast.account(world, "TQN"))
    other.post(f"{INBOX}bo-han/", {"chosen": [str(paper.pk)]})
    assert paper.row.state == Reading.State.DROPPED
    assert paper.row.text


def test_a_dropped_paper_goes_by_itself_after_30_days(clerk: Client) -> None:
    paper = put(clerk)
    age()
    paper.post("bo/")
    Reading.objects.update(dropped_at=timezone.now() - timedelta(days=29))
    tidying.tidy()
    assert paper.row.state == Reading.State.DROPPED
    Reading.objects.update(dropped_at=timezone.now() - timedelta(days=31))
    assert tidying.tidy() == 1
    assert not Reading.objects.exists()
    assert kept() == []


def test_a_file_that_another_paper_or_another_organisation_needs_stays(world: cast.World, clerk: Client) -> None:
    first, second = put(clerk), put(clerk)
    other = Client()
    other.force_login(cast.account(world, "TQN"))
    theirs = put(other)
    age()
    drop_for_good(first)
    assert len(kept()) == 1
    assert StoredFile.objects.count() == 2
    drop_for_good(second)
    assert len(kept()) == 1
    assert StoredFile.objects.get().owner == world.orgs["TQN"]
    drop_for_good(theirs)
    assert kept() == []


def test_a_file_that_was_issued_stays_for_ever(world: cast.World, clerk: Client) -> None:
    ready(world, put(clerk)).issue()
    again = put(clerk)
    age()
    drop_for_good(again)
    assert Document.objects.count() == 1
    assert len(kept()) == 1
    assert not Reading.objects.filter(pk=again.pk).exists()


def test_a_file_brought_a_moment_ago_is_left_until_it_is_sure_that_nobody_is_at_it(clerk: Client) -> None:
    paper = put(clerk)
    drop_for_good(paper)
    assert len(kept()) == 1
    left = Reading.objects.get()
    assert (left.state, left.text, left.items) == (Reading.State.GONE, "", [])
    assert paper.get().status_code == 404
    age()
    assert tidying.tidy() == 1
    assert kept() == []


@pytest.mark.parametrize("place", ["_remove", "_wanted"])
def test_a_removal_that_was_interrupted_is_finished_the_next_time(
    clerk: Client, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    paper = put(clerk)
    age()
    paper.post("bo/")

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(discarding, place, killed)
        tidying.empty(Reading.objects.all())
        with pytest.raises(KeyboardInterrupt):
            tidying.tidy()
    assert len(kept()) == 1
    assert Reading.objects.get().state == Reading.State.GONE
    tidying.tidy()
    assert kept() == []
    assert not Reading.objects.exists()


def test_bytes_that_somebody_stores_at_that_moment_are_put_back(clerk: Client, world: cast.World) -> None:
    paper = put(clerk)
    age()
    place = files.path_of(paper.row.file["sha256"])
    StoredFile.objects.all().delete()
    os.utime(place)  # another process has just written the same bytes, and will make its row next
    assert discarding.give_up(paper.row.file["sha256"], world.orgs["TKV"]) is None
    assert place.read_bytes() == NOTICE.encode()


def test_bytes_moved_aside_when_the_machine_stopped_come_back_if_somebody_needs_them(clerk: Client) -> None:
    paper = put(clerk)
    age()
    place = files.path_of(paper.row.file["sha256"])
    place.rename(place.with_name(place.name + ".aside"))
    tidying.tidy()
    assert place.read_bytes() == NOTICE.encode()


def test_a_waiting_file_without_a_paper_goes_once_it_is_old(clerk: Client) -> None:
    waiting.keep(BytesIO(b"x"), UUID(int=1), "lac.txt")
    tidying.tidy()
    assert len(list(waiting.left())) == 1
    age()
    tidying.tidy()
    assert list(waiting.left()) == []


def test_a_backup_does_not_hold_what_was_dropped_for_good(clerk: Client, tmp_path: Path) -> None:
    paper = put(clerk, f"{NOTICE}\n{uuid4()}")
    age()
    paper.post("bo/")
    Reading.objects.update(dropped_at=timezone.now() - timedelta(days=31))
    assert backup.run(tmp_path / "sao-luu.zip") == 0
    assert not Reading.objects.exists()
    assert kept() == []
