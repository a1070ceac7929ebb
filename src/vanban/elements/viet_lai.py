"""Trang bị máy viết lại — pages whose words a machine has replaced by near-synonyms.

Legal basis: none; it matters because the words of such a page are not the words of the meeting.

Examples of signs: ``chiến sỹ`` before a name for *đồng chí* · ``công tác làm việc`` for *công tác* · ``hoạt
động giải trí`` for *hoạt động* · ``tráng lệ`` for *nghiêm túc* · spaces before ``:`` and inside ``( 1 )`` · the
tail of a comment form.

Pages whose words carry wrong marks or look-alike letters (``chu_bi_pha``) are spoiled by a machine too.

Must not match: an army paper that says ``chiến sỹ``, a page with spaced punctuation only, a business page that
says ``hiệu suất cao`` once. One sign alone is never a verdict.
"""

from functools import cache
from typing import Final

from vanban.elements import chu_bi_pha
from vanban.engine.lexicon import Hit, Phrases, rows
from vanban.engine.page import Page, surnames
from vanban.engine.source import CAPITAL, LOWER
from vanban.parts import SpunSign, SpunVerdict
from vanban.values import Value

_ENOUGH_WEIGHT: Final = 4
_ENOUGH_SIGNS: Final = 3
_SPACED_ENOUGH: Final = 3


@cache
def _phrases() -> Phrases:
    return Phrases((row["tu_thay"], "sign", f"{row['nang']}|{row['ban_goc']}") for row in rows("viet_lai"))


def find(page: Page) -> SpunVerdict:
    """The verdict with every sign seen, the heaviest first."""
    groups: dict[tuple[str, ...], list[Hit]] = {}
    for hit in _phrases().scan(page.words).get("sign", {}).values():
        groups.setdefault(tuple(page.words[hit.first : hit.last]), []).append(hit)
    weighed = [(int(hits[0].key[0]), _sign(page, hits, hits[0].key[2:])) for hits in groups.values()]
    soldiers = _soldiers_for_comrades(page)
    if soldiers:
        weighed.append((1, _sign(page, soldiers, "đồng chí")))
    loose = [h for h in page.all_hits("xung_ho").values() if h.key == "đ/c" and not page.source.glued(h.first + 1)]
    if loose:
        weighed.append((1, _sign(page, loose, "đ/c")))
    spaced = _spaced_marks(page)
    if len(spaced) >= _SPACED_ENOUGH:
        weighed.append((1, _sign(page, spaced, "dấu câu viết liền chữ trước")))
    spoiled = chu_bi_pha.find(page)
    if spoiled:
        signs = (*spoiled, *(one[1] for one in weighed))
        reason = (
            f"{sum(sign.count for sign in spoiled)} chữ bị cài dấu sai hoặc chữ cái lạ, ví dụ “{signs[0].words.value}”"
        )
        return SpunVerdict(True, "certain", reason, signs)
    weighed.sort(key=lambda one: (-one[0], one[1].words.spans[0]))
    signs = tuple(one[1] for one in weighed)
    # the tail of a comment form is one sign however many of its sentences are there
    tails = [one for one in weighed if one[1].likely_original.startswith("(")]
    counted = [one for one in weighed if one not in tails[1:]]
    weight = sum(one[0] for one in counted)
    strong = any(one[0] == 2 for one in counted)
    spun = weight >= _ENOUGH_WEIGHT and len(counted) >= (_ENOUGH_SIGNS if strong else _ENOUGH_SIGNS + 1)
    if spun:
        reason = f"{len(signs)} dấu hiệu cùng có, ví dụ “{signs[0].words.value}”"
        return SpunVerdict(True, "certain" if weight >= 2 * _ENOUGH_WEIGHT else "likely", reason, signs)
    reason = "không thấy dấu hiệu máy viết lại" if not signs else "dấu hiệu ít, chưa đủ để kết luận"
    return SpunVerdict(False, "certain" if weight < 2 else "likely", reason, signs)


def _sign(page: Page, hits: list[Hit], original: str) -> SpunSign:
    spans = tuple(page.source.span(hit.first, hit.last) for hit in hits)
    words = page.source.cut(hits[0].first, hits[0].last)
    return SpunSign(Value(words, spans, "likely", f"có lẽ thay cho “{original}”"), original, len(hits))


def _soldiers_for_comrades(page: Page) -> list[Hit]:
    """``chiến sỹ`` directly before a full name that is followed by an office."""
    found = []
    words, shapes = page.words, page.source.shapes
    for first, hit in page.all_hits("xung_ho").items():
        if hit.key not in ("chiến sỹ", "chiến sĩ") or hit.last + 2 >= len(words):
            continue
        if words[hit.last] in surnames() and shapes[hit.last] == CAPITAL and shapes[hit.last + 1] == CAPITAL:
            found.append(Hit(first, hit.last, "sign", ""))
    return found


def _spaced_marks(page: Page) -> list[Hit]:
    """`` ;`` and ``( 1 )`` in a text that elsewhere writes its commas tight."""
    words, source = page.words, page.source
    spaced, tight = [], 0
    for i, word in enumerate(words):
        if i == 0 or word not in (",", ";", ":", ")") or source.shapes[i - 1] > LOWER + 3:
            continue
        if source.glued(i):
            tight += word == ","
        else:
            spaced.append(Hit(i - 1, i + 1, "sign", ""))
    return spaced if tight > len(spaced) // 2 else []
