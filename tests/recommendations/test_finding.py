"""Recommendations are found by those who see them, from search and from their agreement."""

from typing import Any

import pytest
from django.test import Client

from phoihop.records.keys import ref_id
from tests import cast
from tests.cast import World


@pytest.mark.parametrize(("org", "found"), [("TQN", True), ("MK", False), ("NGOAI", False)])
def test_search_finds_the_question_and_its_answer_for_its_readers(
    world: World, ask: Any, client: Client, org: str, found: bool
) -> None:
    matter = ask("Bồi thường bãi thải phía Bắc", seen_by=("TKV", "TQN"), place="Khu Năm")
    matter.answered("TQN", text="Đã chi trả đợt một", paper="12-CV/ĐU")
    client.force_login(cast.account(world, org))
    for words in ("bai thai phia bac", "khu nam", "chi tra dot mot", "12-CV/ĐU"):
        page = client.get("/tim/", {"q": words}).content.decode()
        assert (f"/kien-nghi/{matter.id}/" in page) == found, words


def test_the_agreement_leads_to_its_own_recommendations(world: World, ask: Any, clerk: Client) -> None:
    assert world.agreement is not None
    agreement = ref_id(world.agreement)
    ask("Bồi thường bãi thải phía Bắc")
    assert f'href="/kien-nghi/?quy-che={agreement}"' in clerk.get(f"/quy-che/{agreement}/").content.decode()
    page = clerk.get(f"/kien-nghi/?quy-che={agreement}").content.decode()
    assert "Bồi thường bãi thải phía Bắc" in page
    assert f'href="/kien-nghi/neu/{agreement}/"' in page
    assert "row-link" not in clerk.get("/kien-nghi/?quy-che=00000000-0000-0000-0000-000000000001").content.decode()
