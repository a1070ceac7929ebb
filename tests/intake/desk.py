"""What a person does at the reading desk, for tests: through the pages, as a browser without scripts would."""

import html
import re
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from uuid import UUID, uuid4

from django.test import Client

from phoihop.intake.items import Desk, Item, Sort
from phoihop.intake.models import Reading
from phoihop.intake.queries import desk_of
from phoihop.records.door import NewSpace
from phoihop.records.keys import Ref, record_id
from phoihop.records.kinds import Draft
from tests import cast

INBOX = "/doc-van-ban/"

NOTICE = """Hội nghị giao ban Quy chế phối hợp quý III năm 2026

Sáng 12/10/2026, tại Hà Nội, Đảng ủy Tập đoàn Thử nghiệm và Đảng ủy Vùng mỏ Thử nghiệm tổ chức Hội nghị sơ kết thực \
hiện Quy chế phối hợp. Đồng chí Nguyễn Văn A, Bí thư Đảng ủy Tập đoàn Thử nghiệm chủ trì Hội nghị.

Kết luận hội nghị, đồng chí Nguyễn Văn A đề nghị các bên tập trung thực hiện các nhiệm vụ sau: (1) Giao Đảng ủy \
phường Mẫu chủ trì rà soát đảng viên nơi cư trú, hoàn thành trước ngày 20/11/2026. (2) Tiếp tục phối hợp tuyên truyền \
giải phóng mặt bằng các dự án trên địa bàn.
"""


def words(answer: Any) -> str:
    """What a person reads on a page."""
    shown = re.sub(r"<(script|style|title).*?</\1>", " ", answer.content.decode(), flags=re.S)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", shown)).split())


def drop(client: Client, name: str, content: bytes, *, declared: bool = True, **headers: str) -> Any:
    """Sends one file with the plain form."""
    file = BytesIO(content)
    file.name = name
    data = {"drop-papers": [file], **({"drop-secrecy": "on"} if declared else {})}
    return client.post(f"{INBOX}nhan/", data, headers=headers)


def paste(client: Client, text: str, **more: Any) -> Any:
    return client.post(f"{INBOX}dan/", {"paste-text": text, "paste-secrecy": "on", **more})


@dataclass
class Paper:
    """A reading on the desk of the signed-in clerk."""

    client: Client
    pk: UUID

    @classmethod
    def of(cls, client: Client, answer: Any) -> "Paper":
        assert answer.status_code == 303, words(answer)
        return cls(client, UUID(answer["Location"].rstrip("/").rpartition("/")[2]))

    @property
    def page(self) -> str:
        return f"{INBOX}{self.pk}/"

    @property
    def row(self) -> Reading:
        return Reading.objects.get(pk=self.pk)

    @property
    def desk(self) -> Desk:
        return desk_of(self.row)

    def items(self, sort: Sort) -> list[Item]:
        return list(self.desk.of(sort))

    def get(self, query: str = "") -> Any:
        return self.client.get(self.page + query)

    def post(self, path: str, data: dict[str, Any] | None = None, **more: Any) -> Any:
        return self.client.post(f"{self.page}{path}", data or {}, **more)

    def act(self, item: str, act: str, **more: Any) -> Any:
        return self.post(f"muc/{item}/", {"act": act}, **more)

    def accept(self, *sorts: Sort) -> None:
        """Accepts every item of these sorts; all of them when none is named."""
        for item in self.desk.items:
            if not sorts or item.sort in sorts:
                assert self.act(item.id, "accept").status_code == 303

    def save(self, item: str, fields: dict[str, Any], *, rev: int | None = None, **more: Any) -> Any:
        """Sends the form of an item; `rev` is the version the person saw, today's unless told otherwise."""
        found = self.desk.item(item)
        assert found is not None
        typed = {f"{item}-{name}": value for name, value in fields.items()}
        return self.post(f"muc/{item}/", {"act": "save", "rev": found.rev if rev is None else rev, **typed}, **more)

    def place(self, ref: Ref | None) -> Any:
        return self.post("quy-che/", {"agreement": f"{ref['org']}:{ref['rec']}" if ref else "home"})

    def lead(self, org: str) -> Any:
        return self.post("chu-tri/", {"all-lead": org})

    def issue(self, **more: Any) -> Any:
        return self.post("ban-hanh/", {"issue-secrecy": "on", **more})

    def issued(self, kind: str) -> list[UUID]:
        return [UUID(one["id"]) for one in self.row.issued if one["kind"] == kind]


def agreement(world: cast.World, first: str, *others: str, title: str) -> Ref:
    """An agreement among these, issued by the first."""
    parties = tuple(world.orgs[short] for short in (first, *others))
    draft = Draft(
        kind="agreement",
        rec=uuid4(),
        to=parties,
        data={"title": title, "lead": parties[0], "sides": sorted(parties)},
    )
    world.issue(first, draft, place=NewSpace(parties=parties))
    return world.ref(first, draft)


def pk(ref: Ref) -> UUID:
    return record_id(ref["org"], ref["rec"])
