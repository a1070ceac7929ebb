"""Loại tin, loại cuộc họp — what kind of gathering a text tells of.

Legal basis: none; the kinds are those of this product's records.

Examples: ``sơ kết 3 năm thực hiện Quy chế phối hợp`` coordination_review · ``Lễ ký kết Chương trình phối hợp``
coordination_signing · ``giao ban báo chí`` briefing · ``khảo sát`` survey · ``Đoàn kiểm tra`` inspection ·
``Thông báo kết luận`` conclusions · ``lấy ý kiến về dự thảo`` consultation.

Must not match: a page that only mentions a meeting or a coordination regulation (not_meeting); ``phát biểu kết
luận hội nghị`` inside a news item is no notice of conclusions.
"""

import re
from typing import Final

from vanban.elements.cuoc_chinh import Event
from vanban.elements.hoi_nghi import tells_of_a_paper
from vanban.elements.ket_luan_hop import concludes
from vanban.elements.ky_ket import signed_passively
from vanban.elements.thoa_thuan import tells_of_an_agreement
from vanban.elements.xin_y_kien import is_asked
from vanban.engine.page import Page
from vanban.parts import OfficialHeader
from vanban.values import Certainty, Value

_ASSESSING: Final = re.compile(
    r"sơ kết|tổng kết|đánh giá|kiểm điểm|giao ban|tiến độ|kết quả (?:thực hiện|triển khai|\d+ năm)"
    r"|thực (?:hiện|thi) (?:quy chế|chương trình|kế hoạch|nghị quyết liên tịch)"
)
_COORDINATION: Final = re.compile(
    r"phối hợp|(?:nghị quyết|văn bản) liên tịch|thông tư liên (?:tịch|bộ)|chương trình liên tịch|kế hoạch liên tịch"
    r"|liên ngành|quy chế làm việc giữa|quan hệ công tác|(?:thỏa thuận|chương trình|bản ghi nhớ|quy chế) hợp tác"
)
_SIGNING: Final = re.compile(r"\bký(?: kết)?\b")
_AGREED: Final = re.compile(r"phối hợp|quy chế|chương trình|thỏa thuận|hợp tác|liên tịch|ghi nhớ|kế hoạch|giao ước")
_OPINIONS: Final = re.compile(r"lấy ý kiến|góp ý|xin ý kiến|tham gia ý kiến|tham vấn|phản biện xã hội")
_DRAFTS: Final = re.compile(
    r"dự thảo|đồ án|đề án|phương án|quy hoạch|văn kiện|sửa đổi|dự án luật|hiến pháp|báo cáo chính trị"
)
_INSPECTING: Final = re.compile(r"kiểm tra|giám sát|thanh tra|thị sát|trực tiếp kiểm sát|kiểm sát trực tiếp")
_PREPARING: Final = re.compile(
    r"(?:cuộc |buổi )?(?:họp|làm việc)\b.{0,160}"
    r"\b(?:công tác tổ chức|công tác chuẩn bị|chuẩn bị) (?:\w+ ){0,3}(?:hội nghị|lễ)"
)
_PLANNED: Final = re.compile(r"(?:cuộc |buổi )?(?:họp|hội nghị)[^,;.]{0,30} triển khai nhiệm vụ ")
_TRAINING: Final = re.compile(r"(?:hội nghị|buổi|lớp|lễ|cuộc) ?(?:tập huấn|bồi dưỡng|gặp mặt|kỷ niệm|tuyên dương)")
_OWN_SESSION: Final = re.compile(r"hội nghị (?:lần thứ [^ ]+ )?(?:ban chấp hành|ban thường vụ)|kỳ họp|phiên họp")

_DISCUSSED: Final = re.compile(
    r"(?:cho ý kiến|xem xét|thảo luận|thông qua) [^.;\n]{0,30}(?:dự thảo|kế hoạch|chương trình)"
)


def find(page: Page, event: Event | None, header: OfficialHeader | None) -> Value[str]:
    """The genre; ``not_meeting`` when no gathering is the subject."""
    concluded = concludes(page, header)
    if concluded is not None:
        return concluded
    low = page.source.low
    if event is None and tells_of_an_agreement(page) and not tells_of_a_paper(page):
        return Value("coordination_signing", (), "doubtful", "bài chỉ kể nội dung hai bên thỏa thuận")
    if event is None:
        return Value("not_meeting", (), "likely", "không thấy cuộc họp nào là nội dung chính")
    name = low[page.source.starts[event.first] : page.source.ends[event.last - 1]]
    sentence = page.source.sentences[event.sentence]
    around = low[page.source.starts[sentence[0]] : page.source.ends[sentence[1] - 1]]
    head = _headlines(page, event)
    if is_asked(page, event):
        return Value(
            "consultation", (page.source.span(event.first, event.last),), "likely", "cơ quan đề nghị góp ý dự thảo"
        )
    if signed_passively(page, *sentence) == (event.first, event.last):
        return _signed(page, event)
    genre, reason = _by_name(name, around, head)
    if genre in ("other_meeting", "briefing"):
        genre, reason = _by_text(page, event, name, low[:_OPENING]) or (genre, reason)
    certainty: Certainty = "certain" if event.score >= 5 else "likely" if event.score >= 3.5 else "doubtful"
    return Value(genre, (page.source.span(event.first, event.last),), certainty, reason)


def _signed(page: Page, event: Event) -> Value[str]:
    span = (page.source.span(event.first, event.last),)
    return Value("coordination_signing", span, "likely", "bài kể quy chế, chương trình được các bên ký")


_BARE: Final = 4
"""Tokens of an event that is only called "hội nghị", "buổi làm việc", "hội nghị sơ kết"."""
_OPENING: Final = 3000
_RULES_CARRIED_OUT: Final = re.compile(
    r"(?:thực hiện|triển khai|sơ kết|tổng kết|đánh giá|kiểm điểm) [^.;\n]{0,60}"
    r"(?:(?:quy chế|chương trình|kế hoạch) [^.;,\n]{0,20}phối hợp|nghị quyết liên tịch|chương trình liên tịch)"
)


_ITS_RULES: Final = re.compile(
    r"(?:sơ|tổng) kết (?:\d+ năm )?(?:việc )?(?:thực hiện )?(?:quy chế|chương trình|kế hoạch)(?: nói trên| này)?\Z"
)
_JOINT_RULES: Final = re.compile(
    r"(?:nghị định|thông tư|nghị quyết|chỉ thị|kế hoạch)(?:[^.;\n]|\.(?=\d)){0,100}"
    r"(?:phối hợp|liên tịch)[^.;\n]{0,20} giữa "
)
_INSPECTORS: Final = re.compile(r"đoàn (?:công tác )?(?:liên ngành )?(?:kiểm tra|giám sát|thanh tra)")
_IN_ORDER_TO_INSPECT: Final = re.compile(
    r"(?:buổi làm việc|cuộc làm việc|đoàn|hội nghị)(?: này)? (?:nhằm|để) (?:kiểm tra|giám sát|đánh giá việc chấp hành)"
)
_PASSIVELY_ASSESSED: Final = re.compile(r"được (?:\w+ ){0,2}(?:đánh giá|sơ kết|tổng kết|kiểm điểm|nhìn lại)")
"""``Chương trình phối hợp giữa A và B được đánh giá tại | hội nghị tổng kết``."""
_OF_TWO: Final = re.compile(r"phối hợp[^.;\n]{0,80} giữa |kết nghĩa|hợp tác|hội đàm")
_SIDES_SIGNED: Final = re.compile(
    r"(?:đã|tiến hành|cùng|thống nhất|lễ) ký(?: kết)? (?:\w+ ){0,2}"
    r"(?:biên bản|bản ghi nhớ|thỏa thuận|quy chế|chương trình|kế hoạch|văn bản)[^.;\n]{0,30}"
    r"(?:hợp tác|phối hợp|kết nghĩa|ghi nhớ|thỏa thuận)"
)
_SURVEYORS: Final = re.compile(r"đoàn (?:công tác )?khảo sát")


def _by_text(page: Page, event: Event, name: str, low: str) -> tuple[str, str] | None:
    """The genre where the meeting's name does not tell it: by who came, by what was reported there."""
    first = page.source.sentences[event.sentence][0]
    subject = page.source.low[page.source.starts[first] : page.source.starts[event.first]]
    if "làm việc" in name and _INSPECTORS.search(subject):
        return "inspection", "đoàn kiểm tra, giám sát làm việc"
    if "làm việc" in name and _SURVEYORS.search(subject):
        return "survey", "đoàn khảo sát làm việc"
    after = page.source.sentences[event.sentence + 1 : event.sentence + 3]
    if "làm việc" in name and any(_IN_ORDER_TO_INSPECT.match(page.source.low, page.source.starts[a]) for a, _ in after):
        return "inspection", "buổi làm việc nhằm kiểm tra, giám sát"
    if _ASSESSING.search(name) and _CARRIED_OUT.search(name) and _JOINT_RULES.search(low):
        return "coordination_review", "đánh giá việc thực hiện văn bản mà bài nói là quy định việc phối hợp"
    if "giao ban" in name and (
        (_CARRIED_OUT.search(name) and (_TOGETHER.search(name) or _SIDES.search(subject)))
        or (_COORDINATION.search(name) and _COMMITMENTS.search(low))
    ):
        return "coordination_review", "giao ban việc các bên thực hiện văn bản phối hợp, hợp tác"
    if "giao ban" in name or "họp báo" in name:
        return None
    if _OF_TWO.search(name) and _ASSESSING.search(name) is None and _SIDES_SIGNED.search(low):
        return "coordination_signing", "cuộc gặp của hai bên, bài kể hai bên đã ký kết biên bản, thỏa thuận"
    if _PASSIVELY_ASSESSED.search(subject) and _COORDINATION.search(subject):
        return "coordination_review", "quy chế, chương trình phối hợp được đánh giá tại hội nghị"
    if event.last - event.first > _BARE and not _ITS_RULES.search(name):
        return None
    if _SIGNED_AGREEMENT.search(low) and not re.search("sơ kết|tổng kết", name):
        return None  # told of in passing or not, it is no review
    if _RULES_CARRIED_OUT.search(low):
        return "coordination_review", "hội nghị nghe báo cáo việc thực hiện quy chế, chương trình phối hợp"
    return None


_HEAD: Final = 60
"""So many letters of the name say whose session it is; a later one is where its outcome goes."""
_QUOTE: Final = re.compile('["“].*')
_EMULATION: Final = re.compile(r"giao ước thi đua|phong trào thi đua")
"""Signed every year by the units of a cluster: no agreement to co-ordinate."""


def _by_name(name: str, around: str, title: str) -> tuple[str, str]:
    if _OPINIONS.search(name) and _DRAFTS.search(around) and not _OWN_SESSION.search(name[:_HEAD]):
        return "consultation", "tên cuộc họp có chữ lấy ý kiến, góp ý"
    if "khảo sát" in name[:60]:
        return "survey", "tên cuộc họp có chữ khảo sát"
    if _PREPARING.match(name):
        return "other_meeting", "cuộc họp chuẩn bị cho một hội nghị khác"
    assessed = _ASSESSING.search(name) or _ASSESSING.search(title)
    if _SIGNING.search(name) and _SIGNED_AGREEMENT.search(title) and _ASSESSING.search(title) is None:
        return "coordination_signing", "họp vừa đánh giá vừa ký kết, tiêu đề nói việc ký kết"
    assessed_together = _COORDINATION.search(name) if assessed else None
    if assessed_together and not _only_signing(name) and not _mere_briefing(name):
        if _INSPECTING.search(name[: assessed_together.start()]):
            return "inspection", "tên cuộc họp có chữ kiểm tra, giám sát"
        return "coordination_review", "tên cuộc họp có chữ sơ kết, tổng kết, đánh giá việc phối hợp"
    if _SIGNING.search(name) and _AGREED.search(name) and not _EMULATION.search(name):
        return "coordination_signing", "tên cuộc họp có chữ ký kết và phối hợp"
    if _SIGNING.search(title) and _AGREED.search(title) and _AGREED.search(name) and not _EMULATION.search(name):
        return "coordination_signing", "tiêu đề có chữ ký kết và phối hợp"
    if "giao ban" in name and _CARRIED_OUT.search(name) and _CARRIED_OUT_TOGETHER.search(title):
        return "coordination_review", "giao ban việc thực hiện văn bản mà tiêu đề nói là phối hợp thực hiện"
    if _ISSUED_AGREEMENT.search(name):
        return "coordination_signing", "công bố, ban hành quy chế, chương trình phối hợp"
    if _BRIEFING.search(name):
        return "briefing", "tên cuộc họp có chữ giao ban, họp báo"
    if _PLANNED.match(name):
        return "other_meeting", "cuộc họp bàn nhiệm vụ, kế hoạch"
    if _TRAINING.match(name):
        return "other_meeting", "hội nghị tập huấn, gặp mặt"
    if _OWN_SESSION.match(name) and _DISCUSSED.search(name):
        return "other_meeting", "phiên họp cho ý kiến về một kế hoạch, dự thảo"
    if _INSPECTING.search(_QUOTE.sub("", name)) or ("trưởng đoàn" in around and _INSPECTING.search(around)):
        return "inspection", "tên cuộc họp có chữ kiểm tra, giám sát"
    if "khảo sát" in title and "khảo sát" in around:
        return "survey", "tiêu đề có chữ khảo sát"
    if assessed and _COORDINATION.search(title) and (_COORDINATION.search(around) or _REVIEWED.match(title)):
        return "coordination_review", "tiêu đề có chữ sơ kết, tổng kết việc phối hợp"
    return "other_meeting", "có cuộc họp nhưng không thuộc các loại còn lại"


_BRIEFING: Final = re.compile(r"\A(?:(?!sơ kết|tổng kết| về ).){0,60}(?:giao ban|họp báo|cung cấp thông tin)", re.S)
"""``Hội nghị giao ban …``; not ``Hội nghị sơ kết … chỉ thị về giao ban``."""
_SIGNED_AGREEMENT: Final = re.compile(
    r"\bký(?: kết)? [^.\n]{0,60}(?:phối hợp|quy chế|chương trình|thỏa thuận|hợp tác|liên tịch)"
)
_ISSUED_AGREEMENT: Final = re.compile(
    r"công bố (?:[^;\n]{0,80} ban hành )?"
    r"(?:quy chế|chương trình|kế hoạch|thỏa thuận) (?:\w+ )?(?:phối hợp|liên tịch|hợp tác)"
)
_CARRIED_OUT: Final = re.compile(r"thực hiện (?:quy chế|chương trình|nghị quyết|nghị định|thông tư|thỏa thuận)")
_CARRIED_OUT_TOGETHER: Final = re.compile(
    r"phối hợp (?:thực hiện|triển khai) (?:quy chế|nghị định|nghị quyết|thông tư)"
)
_TOGETHER: Final = re.compile(r"giữa (?:các|hai|ba|bốn|\d+|[^.;\n]{3,60} (?:và|với|-)) |ttlt|liên tịch|phối hợp")
"""A briefing several bodies hold together on what binds them all: ``giữa 3 lực lượng A - B - C``."""
_SIDES: Final = re.compile(r"(?:hai|ba|bốn|[2-9]) (?:lực lượng|ngành|bên|đơn vị) ")
_COMMITMENTS: Final = re.compile(
    r"(?:thực hiện|triển khai) (?:\w+ ){0,4}(?:văn bản|biên bản|bản ghi nhớ|thỏa thuận|quy chế|nghị định thư|cam kết)"
    r" (?:hợp tác|ghi nhớ|phối hợp|thỏa thuận)"
)
_REVIEWED: Final = re.compile(r"\W*(?:hội nghị )?(?:sơ kết|tổng kết) [^.\n]{0,60}phối hợp")
_RULED: Final = re.compile(
    r"giao ban (?:quy chế|chương trình) phối hợp|thực (?:hiện|thi) (?:[^.;]|\.(?=\d)){0,40}"
    r"(?:quy chế|chương trình|kế hoạch|nghị quyết|nghị định|quy định|thỏa thuận|cam kết|thông tư|bản ghi nhớ)"
    r"(?:[^.;]|\.(?=\d)){0,80}(?:phối hợp|liên tịch|liên ngành)|quy chế làm việc giữa"
    r"|phối hợp (?:thực hiện|triển khai) [^.;]{0,20}(?:quy chế|chương trình|nghị quyết|nghị định|thông tư)"
)


def _mere_briefing(name: str) -> bool:
    """A briefing that names no regulation, programme or plan of coordination: "giao ban công tác phối hợp"."""
    assessed = re.search(r"sơ kết|tổng kết|kiểm điểm", name)
    return "giao ban" in name and assessed is None and _RULED.search(name) is None


def _only_signing(name: str) -> bool:
    return _SIGNING.search(name) is not None and not re.search(r"sơ kết|tổng kết|đánh giá|kiểm điểm", name)


_MOST_HEADLINES: Final = 6


def _headlines(page: Page, event: Event) -> str:
    """The lines without a full stop before the sentence of the event (and the first line), in small letters."""
    low, starts, ends = page.source.low, page.source.starts, page.source.ends
    lines = page.source.sentences[: max(1, min(event.sentence, _MOST_HEADLINES))]
    open_ended = [(a, b) for a, b in lines if page.words[b - 1] not in (".", "…", ";", ":")]
    return "\n".join(low[starts[a] : ends[b - 1]] for a, b in open_ended)
