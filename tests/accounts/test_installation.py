"""Keys, backups and health as administrators read them."""

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from phoihop.accounts import installation
from phoihop.ops import backup, verifying
from phoihop.records import keyring, upkeep
from phoihop.records.actors import Role
from phoihop.records.models import Act
from phoihop.records.upkeep import Work
from phoihop.ui.formats import hash_groups
from tests.accounts.offices import at, page, today, typed_day
from tests.cast import World


@pytest.fixture(autouse=True)
def _own_data(settings: Any, tmp_path: Path) -> None:
    """What one test writes down about backups is nobody else's."""
    settings.DATA = tmp_path


@pytest.fixture
def office(world: World) -> Client:
    return at(world, "VP", Role.ADMIN, "quantri")[0]


@pytest.fixture
def local(world: World) -> Client:
    return at(world, "TKV", Role.ADMIN, "quantri.tkv")[0]


def line(html: str, name: str) -> str:
    """The line of a table whose first cell bears `name`."""
    found = re.search(rf"<tr>(?:(?!</tr>).)*>{name}<.*?</tr>", html, re.S)
    assert found
    return found[0]


def test_each_organisation_has_its_key_who_holds_it_and_where_it_signed(world: World, office: Client) -> None:
    world.issue("TKV", world.task())
    html = page(office, "/quan-tri/khoa/")
    own, hosted = line(html, "Văn phòng vận hành"), line(html, "Đảng ủy Tập đoàn Thử nghiệm")
    assert "tự giữ" in own
    assert "VP giữ hộ" in hosted
    key = keyring.latest(world.orgs["TKV"]).open_key.key
    assert hash_groups(key, 16) in hosted
    assert key not in html
    assert f'">{Act.objects.filter(key=key).count()}<' in hosted
    assert "chưa ký" in line(html, "Đảng ủy Ngoài cuộc")


def test_a_renewed_key_is_told_by_its_number(world: World, office: Client) -> None:
    keyring.renew(keyring.latest(world.orgs["NGOAI"]))
    assert "khóa thứ 2" in line(page(office, "/quan-tri/khoa/"), "Đảng ủy Ngoài cuộc")


def test_the_administrator_of_an_organisation_sees_its_key_alone(world: World, local: Client) -> None:
    html = page(local, "/quan-tri/khoa/")
    assert "Đảng ủy Tập đoàn Thử nghiệm" in html
    assert "Đảng ủy phường Mẫu" not in html


def test_the_installation_is_the_operating_offices_affair(world: World, office: Client, local: Client) -> None:
    for address in ("/quan-tri/sao-luu/", "/quan-tri/tinh-trang/"):
        refused = local.get(address)
        assert refused.status_code == 403
        assert "đơn vị vận hành" in refused.content.decode()
        assert address not in page(local, "/quan-tri/")
        assert address in page(office, "/quan-tri/")
        assert office.get(address).status_code == 200


def test_a_backup_that_was_made_is_told_and_none_is_said_too(
    world: World, office: Client, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "Chưa có lần nào được ghi lại" in page(office, "/quan-tri/sao-luu/")
    assert backup.run(tmp_path / "sao-luu.zip") == 0
    html = page(office, "/quan-tri/sao-luu/")
    assert f"{timezone.localtime():%d/%m/%Y}" in html
    assert "sao-luu.zip" in html
    assert backup.run(tmp_path / "sao-luu.zip") == 1  # there is one: nothing was made
    assert upkeep.last()[Work.BACKUP].said.endswith("sao-luu.zip")
    assert "Lần gần nhất" in page(office, "/quan-tri/")
    assert "Đã có tệp" in capsys.readouterr().out


def test_a_backup_or_a_trial_of_long_ago_is_told_apart(world: World, office: Client) -> None:
    upkeep.note(Work.BACKUP, at=timezone.now() - timedelta(days=5, hours=1), said="sao-luu.zip")
    upkeep.note(Work.TRIAL, at=timezone.now() - timedelta(days=120), said="admin – VP")
    html = page(office, "/quan-tri/sao-luu/")
    assert "5\xa0ngày trước. Kiểm tra lịch" in html
    assert "đã quá một quý" in html
    upkeep.note(Work.BACKUP, said="sao-luu.zip")
    upkeep.note(Work.TRIAL, at=timezone.now() - timedelta(days=60), said="admin – VP")
    html = page(office, "/quan-tri/sao-luu/")
    assert "trước. Kiểm tra lịch" not in html
    assert "đã quá một quý" not in html


def test_a_trial_of_a_restore_is_written_down_by_day(world: World, office: Client) -> None:
    ahead = office.post("/quan-tri/sao-luu/", {"day": typed_day(today(1))})
    assert ahead.status_code == 422
    assert "Ngày này chưa đến" in ahead.content.decode()
    assert office.post("/quan-tri/sao-luu/", {"day": typed_day(today(-3))}).status_code == 303
    assert f"{today(-3):%d/%m/%Y}" in page(office, "/quan-tri/sao-luu/")
    assert "admin – VP ghi lại" in page(office, "/quan-tri/sao-luu/")


def test_health_tells_what_is_known_and_does_no_slow_work(
    world: World, office: Client, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    html = page(office, "/quan-tri/tinh-trang/")
    assert "Chưa có lần nào được ghi lại" in html
    assert f"<dd>{Act.objects.count()}</dd>" in html
    assert "Có trong thư mục khóa" in html
    assert verifying.run() == 0
    assert "Khớp, lúc" in page(office, "/quan-tri/tinh-trang/")
    monkeypatch.setattr(installation, "_free", lambda folder: 512 * 1024**2)
    assert "Còn 512\xa0MB. Dọn đĩa" in page(office, "/quan-tri/tinh-trang/")
    assert "khớp" in capsys.readouterr().out


def test_a_verification_that_found_something_says_so(world: World, office: Client) -> None:
    upkeep.note(Work.VERIFY, well=False, said="2 chỗ", at=timezone.now() - timedelta(days=1))
    assert "Có chỗ không khớp" in page(office, "/quan-tri/tinh-trang/")


def test_what_cannot_be_read_or_written_down_stops_nobody(
    world: World, office: Client, settings: Any, tmp_path: Path
) -> None:
    (tmp_path / "upkeep.json").write_bytes(b'{"backup": {"at": "hom qua"}, "khac": 1')
    assert upkeep.last() == {}
    (tmp_path / "upkeep.json").write_bytes(b'{"backup": {"at": "hom qua"}, "khac": 1}')
    assert upkeep.last() == {}
    assert "Chưa có lần nào" in page(office, "/quan-tri/sao-luu/")
    settings.DATA = tmp_path / "khong-co"
    upkeep.note(Work.BACKUP)
    assert upkeep.last() == {}


@pytest.mark.parametrize("count", [3, 60])
def test_statements(world: World, office: Client, django_assert_num_queries: Any, count: int) -> None:
    for number in range(count):
        world.organisation(f"DV{number}", f"Đơn vị {number:02}")
    with django_assert_num_queries(5):  # session, person, statements, who holds them, where they signed
        office.get("/quan-tri/khoa/")
    with django_assert_num_queries(2):  # session, person
        office.get("/quan-tri/sao-luu/")
    with django_assert_num_queries(3):  # session, person, how many acts
        office.get("/quan-tri/tinh-trang/")
