"""Pages against an empty page for the same signed-in person, one after the other in the same process."""

import time
from collections.abc import Callable
from uuid import uuid4

from django.test import Client, override_settings
from django.utils import timezone

from bench.rows import Row, timed
from bench.world import World
from phoihop.documents.rules import FROM_US, TO_US
from phoihop.records.actors import Actor, Role
from phoihop.records.door import issue
from phoihop.records.kinds import Draft
from phoihop.ui.links import url

ROUNDS = 120
WARM = 10


def measure(world: World) -> list[Row]:
    client = Client(raise_request_exception=True)
    assert world.viewer is not None
    client.force_login(world.viewer)
    pages = {
        "danh sách 25 nhiệm vụ": url("tasks:list"),
        "một nhiệm vụ": url("tasks:task", world.task),
        "bàn làm việc": url("home:desk"),
        "tổng quan": url("home:overview"),
        "thông báo": url("notices:list"),
        "danh sách 50 hội nghị": url("meetings:list"),
        "một hội nghị": url("meetings:one", world.held),
        "chương trình một hội nghị": url("briefings:agenda", world.meeting),
        "sổ kiến nghị": url("recommendations:list"),
        "tổng hợp kiến nghị": url("recommendations:summary"),
        "tổng hợp kiến nghị, mọi kỳ": url("recommendations:summary") + "?ky=tat-ca",
        "một kiến nghị": url("recommendations:one", world.recommendation),
        "sổ văn bản đi": url("documents:list") + f"?so={FROM_US}",
        "sổ văn bản đến": url("documents:list") + f"?so={TO_US}",
        "một văn bản đến": url("documents:one", world.paper),
        "tìm, từ thường gặp": "/tim/?q=nuoc+thai",
        "tìm, một từ": "/tim/?q=giam",
    }
    calls: dict[str, Callable[[], object]] = {name: _get(client, address) for name, address in pages.items()}
    calls["ban hành một nhiệm vụ (qua cửa)"] = _issue(world)
    with override_settings(ROOT_URLCONF="bench.urls", ALLOWED_HOSTS=["testserver"]):
        spent = _interleaved({"nền": _get(client, "/do-luong/trang-trong/"), **calls})
    floor = spent.pop("nền")
    rows = [timed("trang trống, đã đăng nhập (nền)", floor, None)]
    rows += [timed(name, seconds, floor, "≤ 8") for name, seconds in spent.items()]
    return rows


def _get(client: Client, address: str) -> Callable[[], object]:
    def call() -> object:
        response = client.get(address)
        assert response.status_code == 200, f"{address}: {response.status_code}"
        return response

    return call


def _issue(world: World) -> Callable[[], object]:
    space, sides, agreement = world.spaces[0]
    actor = Actor(user="do-luong", org=agreement.org, role=Role.CLERK)
    count = iter(range(1_000_000))

    def call() -> object:
        number = next(count)
        data = {
            "text": f"Việc đo lường {number}",
            "lead": sides[0],
            "cooperating": [sides[1]],
            "due": "2027-12-31",
            "agreement": {"org": agreement.org, "rec": agreement.rec},
        }
        draft = Draft(kind="task", rec=uuid4(), data=data, to=tuple(sides))
        return issue([draft], actor=actor, at=timezone.now(), place=space, declared=True)

    return call


def _interleaved(calls: dict[str, Callable[[], object]]) -> dict[str, list[float]]:
    """Seconds by name. Every round makes each call once, so that what slows the machine slows all of them; the floor
    runs before each of the others."""
    for _ in range(WARM):
        for call in calls.values():
            call()
    spent: dict[str, list[float]] = {name: [] for name in calls}
    for _ in range(ROUNDS):
        for name, call in calls.items():
            before = time.perf_counter()
            call()
            spent[name].append(time.perf_counter() - before)
    return spent


def rate(count: int, work: Callable[[], object], repeats: int = 3) -> list[float]:
    """Items a second of one core, in several runs of `count` items: work that waits for nothing is measured in the
    time the processor gave it, so that who else uses the machine changes little."""
    rates = []
    for _ in range(repeats):
        before = time.process_time()
        work()
        rates.append(count / (time.process_time() - before))
    return rates
