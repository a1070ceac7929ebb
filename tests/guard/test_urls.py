"""Every address of the product, and what each person meets there. An address without a row fails.

What one may not see does not exist: 404, whatever one's role. What one may see but not do is refused: 403 for the
page of the act, 422 for the act. A form without words comes back as 422. Nobody signed in: led to the sign-in page
(302), or told in place (401) when something was sent.
"""

import copy
import logging
from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest
from django.db import transaction
from django.urls import reverse

from tests.cast import World
from tests.guard.objects import PEOPLE, build
from tests.guard.source import url_patterns


class Row(NamedTuple):
    name: str
    method: str
    word: str  # of `objects`
    answers: str  # one for each of PEOPLE, in their order


OPEN = "200 200 200 200 200 200 200 200"
INSIDE = "302 200 200 200 200 200 200 200"
SIDES = "302 404 200 200 200 200 200 404"
OWN = "302 404 200 200 404 404 404 404"
ADMIN = "302 403 403 403 403 403 403 200"
ADMIN_DOES = "401 403 403 403 403 403 403 303"


def both(name: str, word: str, answers: str) -> tuple[Row, Row]:
    """A form that is shown and, sent without words, refused in place."""
    sent = answers.replace("302", "401").replace("200", "422")
    return Row(name, "GET", word, answers), Row(name, "POST", word, sent)


#       signed out, outsider; clerk and head of the author; focal point, unit, board of the other sides; administrator
TABLE = [
    Row("home:desk", "GET", "", INSIDE),
    Row("home:overview", "GET", "", INSIDE),
    Row("home:handle", "POST", "", "401 303 303 303 303 303 303 303"),
    Row("notices:list", "GET", "", INSIDE),
    # Marking says nothing of what there is: whoever names no notice of theirs has marked none.
    Row("notices:mark", "POST", "", "401 303 303 303 303 303 303 303"),
    Row("notices:mark_all", "POST", "", "401 303 303 303 303 303 303 303"),
    Row("notices:undo", "POST", "", "401 303 303 303 303 303 303 303"),
    *both("notices:choices", "", "302 200 200 200 200 200 200 200"),
    Row("notices:ask_again", "POST", "", "401 303 303 303 303 303 303 303"),
    # Whose link it is, and whether it still counts, is said on the page it leads back to.
    Row("notices:confirm", "GET", "letter", INSIDE),
    Row("notices:confirm", "POST", "letter", "401 303 303 303 303 303 303 303"),
    *both("mail:status", "", ADMIN),
    Row("accounts:sign_in", "GET", "", OPEN),
    Row("accounts:sign_in", "POST", "", "422 422 422 422 422 422 422 422"),
    Row("accounts:sign_out", "POST", "", "401 303 303 303 303 303 303 303"),
    Row("accounts:act_for", "POST", "", "401 303 303 303 303 303 303 303"),
    Row("accounts:stop_delegation", "POST", "", "401 303 303 303 303 303 303 303"),
    Row("accounts:settings", "GET", "", INSIDE),
    *both("accounts:password", "", "302 200 200 200 200 200 200 200"),
    *both("accounts:turn_on", "", "302 200 200 200 200 200 200 200"),
    *both("accounts:turn_off", "", "302 200 200 200 200 200 200 200"),
    Row("accounts:recovery_codes", "GET", "", INSIDE),
    *both("accounts:renew_codes", "", "302 200 200 200 200 200 200 200"),
    *both("accounts:delegate", "", "302 200 200 200 200 200 200 200"),
    Row("accounts:end_delegation", "POST", "delegation", "401 404 303 303 404 404 404 404"),
    Row("accounts:admin", "GET", "", ADMIN),
    Row("accounts:users", "GET", "", ADMIN),
    *both("accounts:new_user", "", ADMIN),
    Row("accounts:user", "GET", "account", ADMIN),
    *both("accounts:edit_user", "account", ADMIN),
    *both("accounts:give_role", "account", ADMIN),
    *both("accounts:end_role", "role", ADMIN),
    Row("accounts:give_password", "GET", "account", ADMIN),
    Row("accounts:give_password", "POST", "account", ADMIN_DOES),
    Row("accounts:reset_second_factor", "GET", "account", ADMIN),
    Row("accounts:reset_second_factor", "POST", "account", ADMIN_DOES),
    Row("accounts:deactivate", "GET", "account", ADMIN),
    Row("accounts:deactivate", "POST", "account", ADMIN_DOES),
    Row("accounts:reactivate", "GET", "account", ADMIN),
    Row("accounts:reactivate", "POST", "account", ADMIN_DOES),
    Row("accounts:roles", "GET", "", ADMIN),
    Row("accounts:keys", "GET", "", ADMIN),
    *both("accounts:backups", "", ADMIN),
    Row("accounts:health", "GET", "", ADMIN),
    Row("accounts:seen", "GET", "", ADMIN),
    Row("limits:list", "GET", "", INSIDE),
    Row("limits:one", "GET", "limit", INSIDE),
    *both("limits:new", "", ADMIN),
    *both("limits:replace", "limit", ADMIN),
    *both("limits:correct", "limit record", ADMIN),
    Row("ui:preferences", "GET", "", OPEN),
    Row("ui:preferences", "POST", "", "303 303 303 303 303 303 303 303"),
    Row("ui:keys", "GET", "", OPEN),
    Row("ui:echo_day", "GET", "", INSIDE),
    Row("ui:echo_period", "GET", "", INSIDE),
    Row("ui:asset", "GET", "asset", OPEN),
    Row("journal:home", "GET", "", INSIDE),
    Row("journal:space", "GET", "space", SIDES),
    Row("journal:check", "GET", "space", SIDES),
    Row("journal:file", "GET", "space", SIDES),
    Row("journal:record", "GET", "task", SIDES),
    Row("agreements:list", "GET", "", INSIDE),
    Row("agreements:new", "GET", "", "302 200 200 200 403 403 403 403"),
    Row("agreements:new", "POST", "", "401 422 422 422 403 403 403 403"),
    Row("agreements:organisations", "GET", "", "302 200 200 200 403 403 403 403"),
    Row("agreements:draft", "POST", "", "401 404 404 404 403 403 403 403"),
    Row("agreements:drop_draft", "POST", "agreement draft", "401 303 303 303 403 403 403 403"),
    Row("agreements:confirm", "GET", "agreement", SIDES),
    Row("agreements:confirm", "POST", "agreement", "401 404 422 422 422 403 403 404"),
    Row("agreements:agreement", "GET", "agreement", SIDES),
    Row("agreements:plans", "GET", "agreement", SIDES),
    Row("agreements:sides", "GET", "agreement", SIDES),
    Row("agreements:journal", "GET", "agreement", SIDES),
    Row("agreements:edit", "GET", "agreement", "302 404 200 200 403 403 403 403"),
    Row("agreements:edit", "POST", "agreement", "401 404 422 422 403 403 403 403"),
    Row("agreements:focal_point", "GET", "agreement", "302 404 200 200 200 403 403 403"),
    Row("agreements:focal_point", "POST", "agreement", "401 404 422 422 422 403 403 403"),
    Row("plans:new", "GET", "agreement", "302 404 200 200 403 403 403 403"),
    Row("plans:new", "POST", "agreement", "401 404 422 422 403 403 403 403"),
    Row("plans:draft", "POST", "agreement", "401 404 404 404 403 403 403 403"),
    Row("plans:drop_draft", "POST", "plan draft", "401 303 303 303 403 403 403 403"),
    Row("plans:plan", "GET", "plan", SIDES),
    Row("plans:edit", "GET", "plan", "302 404 200 200 403 403 403 403"),
    Row("plans:edit", "POST", "plan", "401 404 422 422 403 403 403 403"),
    Row("intake:inbox", "GET", "", INSIDE),
    Row("intake:receive", "POST", "", "401 422 422 422 422 422 422 404"),
    Row("intake:paste", "POST", "", "401 422 422 422 422 422 422 404"),
    Row("intake:drop_several", "POST", "", "401 303 303 303 303 303 303 404"),
    Row("intake:take_back_batch", "POST", "", "401 303 303 303 303 303 303 404"),
    Row("intake:drop_for_good", "POST", "", "401 303 303 303 303 303 303 404"),
    Row("intake:corrections", "GET", "", INSIDE),
    Row("intake:correction", "POST", "correction", "401 404 404 404 404 404 404 404"),  # it says what to do
    Row("intake:reading", "GET", "reading", OWN),
    Row("intake:progress", "GET", "reading", "302 404 286 286 404 404 404 404"),  # read already: no need to ask again
    Row("intake:try_again", "POST", "reading", "401 404 303 303 404 404 404 404"),
    Row("intake:call_off", "POST", "reading", "401 404 303 303 404 404 404 404"),
    Row("intake:convert", "POST", "reading", "401 404 303 303 404 404 404 404"),
    Row("intake:item", "GET", "item", OWN),
    Row(
        "intake:item", "POST", "item", "401 404 404 404 404 404 404 404"
    ),  # it says what to do with the item, or is none
    Row("intake:keep", "POST", "item", "401 404 200 200 404 404 404 404"),
    Row("intake:table", "GET", "reading", "302 404 404 404 404 404 404 404"),  # it holds no table
    Row("intake:table", "POST", "reading", "401 404 404 404 404 404 404 404"),
    Row("intake:abbreviation", "POST", "reading", "401 404 422 422 404 404 404 404"),
    Row("intake:choose", "POST", "item", "401 404 404 404 404 404 404 404"),  # nobody was chosen
    Row("intake:split", "GET", "item", "302 303 303 303 303 303 303 303"),
    Row("intake:split", "POST", "item", "401 404 422 422 404 404 404 404"),
    Row("intake:join", "POST", "item", "401 404 303 303 404 404 404 404"),
    Row("intake:add", "POST", "reading", "401 404 404 404 404 404 404 404"),
    Row("intake:undo", "POST", "reading", "401 404 303 303 404 404 404 404"),
    # Nothing was chosen: back to the reading, which is there or not.
    Row("intake:place", "POST", "reading", "401 303 303 303 303 303 303 303"),
    Row("intake:lead", "POST", "reading", "401 404 422 422 404 404 404 404"),
    Row("intake:organisations", "GET", "reading", OWN),
    Row("intake:issue", "POST", "reading", "401 404 422 422 404 404 404 404"),
    Row("intake:drop", "POST", "reading", "401 404 303 303 404 404 404 404"),
    Row("intake:take_back", "POST", "reading", "401 404 303 303 404 404 404 404"),
    Row("meetings:list", "GET", "", INSIDE),
    Row("meetings:record", "GET", "", INSIDE),
    Row("meetings:record", "POST", "", "401 422 422 422 422 422 422 422"),
    Row("meetings:one", "GET", "meeting", SIDES),
    Row("meetings:choose", "GET", "", INSIDE),
    Row("meetings:plan", "GET", "agreement", "302 404 200 200 403 403 403 404"),
    Row("meetings:plan", "POST", "agreement", "401 404 422 422 403 403 403 404"),
    Row("meetings:all_series", "GET", "", INSIDE),
    Row("meetings:new_series", "GET", "agreement", "302 404 200 200 403 403 403 404"),
    Row("meetings:new_series", "POST", "agreement", "401 404 422 422 403 403 403 404"),
    Row("meetings:series", "GET", "series", SIDES),
    *both("meetings:edit_series", "series", OWN),
    *both("meetings:replan", "coming meeting", OWN),
    *both("meetings:cancel", "coming meeting", OWN),
    *both("meetings:invitation", "coming meeting", OWN),
    *both("meetings:notice", "meeting", OWN),
    Row("meetings:people", "GET", "coming meeting", SIDES),
    *both("meetings:reply", "coming meeting", "302 404 404 404 200 200 200 404"),  # who invites comes
    *both("meetings:hand_in", "coming meeting", SIDES),
    *both("meetings:hold", "coming meeting", OWN),
    *both("meetings:comments", "minutes", SIDES),
    Row("calendars:feeds", "GET", "", INSIDE),
    Row("calendars:make", "POST", "", "401 303 303 303 303 303 303 303"),
    Row("calendars:revoke", "POST", "feed", "401 404 303 404 404 404 404 404"),
    Row("calendars:read", "GET", "secret", OPEN),
    Row("briefings:agenda", "GET", "coming meeting", SIDES),
    Row("meetings:correct", "GET", "meeting", OWN),
    Row("meetings:correct", "POST", "meeting", "401 404 422 422 404 404 404 404"),
    Row("meetings:correct_conclusion", "GET", "conclusion", OWN),
    Row("meetings:correct_conclusion", "POST", "conclusion", "401 404 422 422 404 404 404 404"),
    Row("meetings:conclude", "POST", "meeting", "401 404 422 422 404 404 404 404"),
    Row("meetings:issue_minutes", "POST", "meeting", "401 404 422 422 404 404 404 404"),
    Row("meetings:conclusion", "GET", "conclusion", "302 404 303 303 303 303 303 404"),
    Row("meetings:paper", "GET", "meeting paper", "302 404 303 303 303 303 303 404"),
    Row("meetings:minutes", "GET", "minutes", "302 404 303 303 303 303 303 404"),
    Row("meetings:minutes_word", "GET", "minutes", SIDES),
    Row("meetings:minutes_pdf", "GET", "minutes", SIDES),
    Row("tasks:list", "GET", "", INSIDE),
    Row("tasks:by_lead", "GET", "", INSIDE),
    Row("tasks:by_area", "GET", "", INSIDE),
    Row("tasks:by_period", "GET", "", INSIDE),
    Row("tasks:paper", "GET", "", INSIDE),
    Row("tasks:sheet", "GET", "", INSIDE),
    Row("tasks:choose", "GET", "", INSIDE),
    Row("tasks:assign", "GET", "agreement", SIDES),
    Row("tasks:assign", "POST", "agreement", "401 404 422 422 422 422 422 404"),
    Row("tasks:task", "GET", "task", SIDES),
    Row("tasks:restate", "GET", "task", OWN),
    Row("tasks:restate", "POST", "task", "401 404 422 422 404 404 404 404"),
    Row("tasks:withdraw", "GET", "task", OWN),
    Row("tasks:withdraw", "POST", "task", "401 404 422 422 404 404 404 404"),
    Row("tasks:progress", "GET", "task", SIDES),
    Row("tasks:progress", "POST", "task", "401 404 422 422 422 422 422 404"),
    Row("tasks:done", "GET", "task", SIDES),
    Row("tasks:done", "POST", "task", "401 404 422 422 422 422 422 404"),
    Row("tasks:extension", "GET", "task", SIDES),
    Row("tasks:extension", "POST", "task", "401 404 422 422 422 422 422 404"),
    Row("tasks:grant", "GET", "task", SIDES),
    Row("tasks:grant", "POST", "task", "401 404 422 422 422 422 422 404"),
    Row("tasks:refuse", "GET", "task", SIDES),
    Row("tasks:refuse", "POST", "task", "401 404 422 422 422 422 422 404"),
    Row("recommendations:list", "GET", "", INSIDE),
    Row("recommendations:summary", "GET", "", INSIDE),
    Row("recommendations:paper", "GET", "", INSIDE),
    Row("recommendations:sheet", "GET", "", INSIDE),
    # The operating office has no symbol for papers: it is told so on the summary.
    Row("recommendations:word", "GET", "", "302 200 200 200 200 200 200 303"),
    Row("recommendations:pdf", "GET", "", "302 200 200 200 200 200 200 303"),
    Row("recommendations:choose", "GET", "", INSIDE),
    Row("recommendations:raise", "GET", "agreement", SIDES),
    Row("recommendations:raise", "POST", "agreement", "401 404 422 422 422 422 422 404"),
    Row("recommendations:similar", "POST", "", "401 200 200 200 200 200 200 200"),
    Row("recommendations:one", "GET", "recommendation", SIDES),
    # Raised by TKV to MK, which has answered: MK may add to its answer and merge, TKV close, follow on or split.
    Row("recommendations:route", "GET", "recommendation", "302 404 404 404 404 404 404 404"),
    Row("recommendations:route", "POST", "recommendation", "401 404 422 422 422 422 422 404"),
    Row("recommendations:answer", "GET", "recommendation", "302 404 404 404 200 200 404 404"),
    Row("recommendations:answer", "POST", "recommendation", "401 404 422 422 422 422 422 404"),
    Row("recommendations:close", "GET", "recommendation", OWN),
    Row("recommendations:close", "POST", "recommendation", "401 404 422 422 404 404 404 404"),
    Row("recommendations:follow", "GET", "recommendation", OWN),
    Row("recommendations:follow", "POST", "recommendation", "401 404 422 422 404 404 404 404"),
    Row("recommendations:merge", "GET", "recommendation", "302 404 404 404 200 200 404 404"),
    Row("recommendations:merge", "POST", "recommendation", "401 404 422 422 422 422 422 404"),
    Row("recommendations:split", "GET", "recommendation", OWN),
    Row("recommendations:split", "POST", "recommendation", "401 404 422 422 404 404 404 404"),
    Row("documents:list", "GET", "", INSIDE),
    Row("documents:paper", "GET", "", INSIDE),
    Row("documents:sheet", "GET", "", INSIDE),
    Row("documents:books", "GET", "", INSIDE),
    Row("documents:new_book", "GET", "", "302 200 200 200 403 403 403 403"),
    Row("documents:new_book", "POST", "", "401 422 422 422 403 403 403 403"),
    Row("documents:book", "GET", "book", OWN),
    Row("documents:edit_book", "GET", "book", "302 404 200 200 403 403 403 403"),
    Row("documents:edit_book", "POST", "book", "401 404 422 422 403 403 403 403"),
    Row("joint:list", "GET", "", INSIDE),
    Row("joint:choose", "GET", "", "302 200 302 302 403 403 403 403"),
    Row("joint:new", "GET", "agreement", "302 404 200 200 403 403 403 403"),
    Row("joint:new", "POST", "agreement", "401 404 422 422 403 403 403 403"),
    Row("joint:one", "GET", "joint", SIDES),
    Row("joint:one", "POST", "joint", "401 404 422 422 403 403 403 404"),
    Row("joint:edit", "GET", "joint", "302 404 200 200 403 403 403 403"),
    Row("joint:edit", "POST", "joint", "401 404 422 422 403 403 403 403"),
    Row("joint:word", "GET", "joint", SIDES),
    Row("joint:pdf", "GET", "joint", SIDES),
    Row("documents:templates", "GET", "", INSIDE),
    Row("documents:template", "GET", "template", "302 404 200 200 403 403 403 403"),
    Row("documents:template", "POST", "template", "401 404 422 422 403 403 403 403"),
    Row("documents:new_template", "GET", "template use", "302 200 200 200 403 403 403 403"),
    Row("documents:new_template", "POST", "template use", "401 422 422 422 403 403 403 403"),
    Row("documents:template_word", "GET", "template use", "302 200 302 302 403 403 403 403"),
    Row("documents:arrive", "GET", "document", "302 404 200 200 403 403 403 404"),
    Row("documents:arrive", "POST", "document", "401 404 422 422 403 403 403 404"),
    Row("documents:enter", "GET", "", INSIDE),
    Row("documents:enter", "POST", "", "401 422 422 422 422 422 422 422"),
    Row("documents:one", "GET", "document", SIDES),
    Row("documents:correct", "GET", "document", OWN),
    Row("documents:correct", "POST", "document", "401 404 422 422 404 404 404 404"),
    Row("documents:file", "GET", "file", SIDES),
    Row("documents:signatures", "GET", "file content", SIDES),
    Row("search:results", "GET", "", INSIDE),
    Row("reports:list", "GET", "", INSIDE),
    Row("reports:new", "GET", "", "302 200 200 200 403 403 403 403"),
    Row("reports:new", "POST", "", "401 422 422 422 403 403 403 403"),
    Row("reports:indicators", "GET", "", INSIDE),
    Row("reports:new_indicator", "GET", "", "302 200 200 200 403 403 403 403"),
    Row("reports:new_indicator", "POST", "", "401 422 422 422 403 403 403 403"),
    Row("reports:indicator", "GET", "indicator", OWN),
    *both("reports:edit_indicator", "indicator", OWN),
    *both("reports:replace_indicator", "indicator", OWN),
    *both("reports:retire_indicator", "indicator", OWN),
    *both("reports:bring_back_indicator", "indicator retired", OWN),
    Row("reports:regime", "GET", "regime", SIDES),
    Row("reports:rhythm", "GET", "regime", OWN),
    Row("reports:edit", "GET", "regime", "302 404 200 200 403 403 403 404"),
    Row("reports:edit", "POST", "regime", "401 404 422 422 403 403 403 404"),
    Row("reports:form", "GET", "regime", "302 404 200 200 403 403 403 404"),
    Row("reports:form", "POST", "regime", "401 404 422 422 403 403 403 404"),
    # The sheet is the units', the totals are the receiver's.
    Row("reports:fill", "GET", "sheet", "302 404 404 404 200 200 200 404"),
    Row("reports:fill", "POST", "sheet", "401 404 404 404 422 422 422 404"),
    Row("reports:keep", "POST", "sheet", "401 404 404 404 404 404 404 404"),  # without its key there is nothing to keep
    Row("reports:compute", "POST", "sheet", "401 404 404 404 200 200 200 404"),
    Row("reports:blank", "GET", "sheet", "302 404 404 404 200 200 200 404"),
    Row("reports:upload", "POST", "sheet", "401 404 404 404 422 422 422 404"),
    Row("reports:total", "GET", "sheet", OWN),
    Row("reports:workbook", "GET", "sheet", OWN),
    Row("reports:rows", "GET", "sheet", OWN),
    Row("reports:whole", "GET", "sheet", OWN),
    Row("reports:restated", "GET", "sheet", OWN),
    Row("reports:line", "GET", "figure", OWN),
    Row("reports:compose", "GET", "sheet", OWN),
    Row("reports:compose", "POST", "sheet", "401 404 422 422 404 404 404 404"),
    Row("reports:compose_keep", "POST", "sheet", "401 404 404 404 404 404 404 404"),  # without its key there is nothing
    Row("reports:accept_several", "POST", "sheet", "401 404 303 303 404 404 404 404"),
    Row("reports:missing", "GET", "sheet", OWN),
    Row("reports:paper", "GET", "sheet", OWN),
    Row("reports:register", "POST", "sheet", "401 404 422 422 404 404 404 404"),
    Row("reports:word", "GET", "sheet", OWN),
    Row("reports:pdf", "GET", "sheet", OWN),
    Row("reports:report", "GET", "report", "302 404 200 200 200 200 404 404"),
    Row("reports:accept", "POST", "report", "401 404 422 422 422 422 404 404"),
    Row("reports:send_back", "POST", "report", "401 404 422 422 422 422 404 404"),
    Row("reviews:list", "GET", "", INSIDE),
    Row("reviews:new", "GET", "", INSIDE),
    Row("reviews:new", "POST", "", "401 422 422 422 422 422 422 422"),
    Row("reviews:report", "GET", "review", OWN),
    Row("reviews:block", "GET", "block", OWN),
    Row("reviews:block", "POST", "block", "401 404 422 422 404 404 404 404"),
    Row("reviews:head", "GET", "review", OWN),
    Row("reviews:head", "POST", "review", "401 404 422 422 404 404 404 404"),
    Row("reviews:word", "GET", "review", OWN),
    Row("reviews:pdf", "GET", "review", OWN),
    Row("reviews:register", "POST", "review", "401 404 422 422 404 404 404 404"),
    Row("reviews:drop", "POST", "review", "401 404 303 303 404 404 404 404"),
    Row("organisations:tree", "GET", "", INSIDE),
    Row("organisations:options", "GET", "", INSIDE),
    Row("organisations:new", "GET", "", "302 403 403 403 403 403 403 200"),
    Row("organisations:new", "POST", "", "401 403 403 403 403 403 403 422"),
    Row("organisations:arrange", "GET", "", "302 403 403 403 403 403 403 200"),
    Row("organisations:arrange", "POST", "", "401 403 403 403 403 403 403 422"),
    Row("organisations:record", "GET", "organisation record", "302 303 303 303 303 303 303 303"),
    Row("organisations:new_department", "GET", "", "302 200 200 200 403 403 403 200"),
    Row("organisations:new_department", "POST", "", "401 422 422 422 403 403 403 422"),
    Row("organisations:department", "GET", "department", "302 404 200 200 403 403 403 404"),
    Row("organisations:department", "POST", "department", "401 404 422 422 403 403 403 404"),
    Row("organisations:new_person", "GET", "", "302 200 200 200 403 403 403 200"),
    Row("organisations:new_person", "POST", "", "401 422 422 422 403 403 403 422"),
    Row("organisations:person", "GET", "person", OWN),
    Row("organisations:edit_person", "GET", "person", "302 404 200 200 403 403 403 404"),
    Row("organisations:edit_person", "POST", "person", "401 404 422 422 403 403 403 404"),
    Row("organisations:new_office", "GET", "person", "302 404 200 200 403 403 403 404"),
    Row("organisations:new_office", "POST", "person", "401 404 422 422 403 403 403 404"),
    Row("organisations:erase_person", "GET", "person", "302 404 200 200 403 403 403 403"),
    Row("organisations:erase_person", "POST", "person", "401 404 422 422 403 403 403 403"),
    Row("organisations:office", "GET", "office", "302 404 200 200 403 403 403 404"),
    Row("organisations:office", "POST", "office", "401 404 422 422 403 403 403 404"),
    Row("organisations:organisation", "GET", "organisation", INSIDE),
    Row("organisations:rename", "GET", "organisation", "302 403 403 403 403 403 403 200"),
    Row("organisations:rename", "POST", "organisation", "401 403 403 403 403 403 403 422"),
    Row("organisations:move", "GET", "organisation", "302 403 403 403 403 403 403 200"),
    Row("organisations:move", "POST", "organisation", "401 403 403 403 403 403 403 422"),
    Row("organisations:edit", "GET", "organisation", "302 403 403 403 403 403 403 200"),
    Row("organisations:edit", "POST", "organisation", "401 403 403 403 403 403 403 422"),
    Row("organisations:departments", "GET", "organisation", OWN),
    Row("organisations:people", "GET", "organisation", OWN),
]


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    """Refusals by the hundred are not worth a line each."""
    logger = logging.getLogger("django.request")
    before, logger.level = logger.level, logging.CRITICAL
    yield
    logger.level = before


def test_every_address_has_a_row() -> None:
    assert {row.name for row in TABLE} == {name for name, _pattern in url_patterns()}


def test_a_table_that_lacks_an_address_is_told_apart() -> None:
    names = {name for name, _pattern in url_patterns()}
    assert len(names) > 80
    assert {row.name for row in TABLE if row.name != "tasks:task"} != names


def _to_the_end(answer: Any) -> None:
    """Reads what is sent in pieces, so that its file is closed."""
    for _piece in answer.streaming_content if answer.streaming else ():
        pass


class _Back(Exception):
    """Takes back what a request wrote, so that each row meets the same world."""


def test_each_person_meets_at_each_address_what_the_table_says(world: World) -> None:
    clients, objects = build(world)
    wrong = []
    for row in TABLE:
        address = reverse(row.name, args=objects.of(row.word))
        answers = []
        for client in clients.values():
            kept = copy.deepcopy(client.cookies)
            try:
                with transaction.atomic():
                    answer = client.generic(row.method, address)
                    answers.append(str(answer.status_code))
                    _to_the_end(answer)
                    raise _Back
            except _Back:
                client.cookies = kept
        if answers != row.answers.split():
            wrong.append(f"{row.method} {row.name}\n  should be {row.answers}\n  answers   {' '.join(answers)}")
    assert len(PEOPLE) == len(OPEN.split())
    assert not wrong, "\n" + "\n".join(wrong)


def test_a_view_takes_no_other_method_than_the_table_names(world: World) -> None:
    """A form's address that also answers GET, or the other way round, has a row for it."""
    clients, objects = build(world)
    known = {(row.name, row.method) for row in TABLE}
    more = []
    for name, word in {row.name: row.word for row in TABLE}.items():
        for method in ("GET", "POST"):
            if (name, method) in known:
                continue
            try:
                with transaction.atomic():
                    answer = clients["clerk"].generic(method, reverse(name, args=objects.of(word)))
                    _to_the_end(answer)
                    raise _Back
            except _Back:
                if answer.status_code != 405:
                    more.append(f"{method} {name} answers {answer.status_code}")
    assert more == []
