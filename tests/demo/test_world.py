"""The demonstration world: built through the door, verified, and honest about what is made up."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from phoihop.accounts.models import User
from phoihop.agreements.models import Agreement, Standing
from phoihop.demo import world
from phoihop.meetings.models import Meeting
from phoihop.ops import verifying
from phoihop.organisations.models import Organisation
from phoihop.recommendations.models import RecommendationStatus
from phoihop.recommendations.rules import Stage, State, state
from phoihop.tasks.models import Task, TaskStatus
from tests import replica


@pytest.fixture
def built(db: None) -> None:
    assert world.is_empty()
    replica.of(world.build)


@pytest.mark.usefixtures("built")
def test_the_world_holds_the_five_situations_and_the_twelve_wards(capsys: pytest.CaptureFixture[str]) -> None:
    assert not world.is_empty()
    assert {meeting.kind for meeting in Meeting.objects.all()} == {"review", "briefing", "signing", "survey"}
    assert Meeting.objects.filter(day__year__lte=2018).count() == 4
    wards = Agreement.objects.get(title__contains="12 phường")
    assert len(wards.data["sides"]) == 13
    assert Task.objects.filter(agreement=wards.pk).count() == 17
    assert verifying.run() == 0
    assert "liền mạch" in capsys.readouterr().out


@pytest.mark.usefixtures("built")
def test_there_is_something_of_every_state_to_look_at() -> None:
    today = timezone.localdate()
    open_tasks = TaskStatus.objects.filter(done_on__isnull=True)
    assert open_tasks.filter(due__lt=today).exists()
    assert open_tasks.filter(due=today).exists()
    assert open_tasks.filter(due__gt=today, due__lte=today + timedelta(days=7)).exists()
    assert open_tasks.filter(asked_until__isnull=False).exists()
    assert TaskStatus.objects.filter(done_on__isnull=False, late=True).exists()
    assert TaskStatus.objects.filter(done_on__isnull=False, late=False).exists()
    assert Standing.objects.filter(in_force_since__isnull=True).count() == 1


@pytest.mark.usefixtures("built")
def test_recommendations_of_every_state_have_somebody_who_is_asked() -> None:
    today = timezone.localdate()
    found = RecommendationStatus.objects.all()
    assert {state(Stage(one.stage), one.due, today) for one in found} == set(State)
    assert sorted(one.times for one in found)[-1] == 2
    assert found.filter(size=2).count() == 2
    assert found.exclude(above="").count() == 1


@pytest.mark.usefixtures("built")
def test_nothing_of_the_past_stands_as_late_for_ever() -> None:
    assert not TaskStatus.objects.filter(assigned_on__year__lt=2022, done_on__isnull=True).exists()


@pytest.mark.usefixtures("built")
def test_accounts_are_offices_and_each_of_them_signs_in(client: Client) -> None:
    for username, label in world.sign_ins():
        answer = client.post("/dang-nhap/", {"username": username, "password": world.PASSWORD})
        assert answer.status_code == 303, username
        assert User.objects.get(username=username).label == label
        client.post("/dang-xuat/")


@pytest.mark.usefixtures("built")
def test_bodies_that_ended_have_their_last_day() -> None:
    ended = dict(Organisation.objects.filter(to_day__isnull=False).values_list("short", "to_day"))
    assert str(ended["QU Hồng Bàng"]) == "2025-06-30"
