"""How a review report (báo cáo sơ kết, tổng kết) is composed from facts. Pure: values in, sentences out."""

from collections.abc import Iterable, Sequence
from datetime import date

from phoihop.reviews.blocks import AHEAD, GENERAL, PROPOSALS, RESULTS, SHORTCOMINGS, Block, Ref, Sentence, Table
from phoihop.reviews.facts import Facts, Meeting, Recommendation, Task
from vanban.dates import format_day

OTHER_AREA = "Nội dung khác"


def period_label(first: date, last: date) -> str:
    """What the period is called: half a year, a year, several years, else its two days."""
    begins, ends = (first.month, first.day), (last.month, last.day)
    if first.year == last.year:
        named = {
            ((1, 1), (6, 30)): "6 tháng đầu năm",
            ((7, 1), (12, 31)): "6 tháng cuối năm",
            ((1, 1), (9, 30)): "9 tháng đầu năm",
            ((1, 1), (12, 31)): "năm",
        }.get((begins, ends))
        if named:
            return f"{named} {first.year}"
    if (begins, ends) == ((1, 1), (12, 31)):
        return f"giai đoạn {first.year} – {last.year}"
    return f"từ ngày {format_day(first)} đến ngày {format_day(last)}"


def compose(facts: Facts) -> tuple[Block, ...]:
    """The blocks in the order of the report."""
    return (
        _general(facts),
        _counts(facts),
        *_areas(facts),
        *_figures(facts),
        _late(facts),
        _missing(facts),
        _unanswered(facts),
        Block(key="proposals", part=PROPOSALS, heading="", sentences=()),
        _ahead(facts),
    )


def _done(task: Task, facts: Facts) -> bool:
    """Done by the day the states are of: what was done later was still open then."""
    return task.done_on is not None and task.done_on <= facts.as_of


def _late_days(task: Task, facts: Facts) -> int:
    """Days late on the day the states are of, or when it was done; 0 when in time."""
    if task.due is None:
        return 0
    until = task.done_on if task.done_on and _done(task, facts) else facts.as_of
    return max(0, (until - task.due).days)


def four(tasks: Iterable[Task], facts: Facts) -> tuple[int, int, int, int]:
    """Done in time, done late, open in time, open late."""
    counts = [0, 0, 0, 0]
    for task in tasks:
        counts[(0 if _done(task, facts) else 2) + (1 if _late_days(task, facts) else 0)] += 1
    return counts[0], counts[1], counts[2], counts[3]


def _refs(tasks: Iterable[Task]) -> tuple[Ref, ...]:
    return tuple(Ref(kind="task", id=task.id) for task in tasks)


def _general(facts: Facts) -> Block:
    sentences = []
    if facts.meetings:
        held = "; ".join(_held(meeting) for meeting in facts.meetings)
        refs = tuple(Ref(kind="meeting", id=meeting.id) for meeting in facts.meetings)
        sentences.append(
            Sentence(text=f"Trong kỳ, các bên đã tổ chức {len(facts.meetings)} hội nghị: {held}.", refs=refs)
        )
    if not facts.tasks:
        sentences.append(Sentence(text="Trong kỳ chưa có nhiệm vụ nào được giao."))
        return Block(key="general", part=GENERAL, heading="", sentences=tuple(sentences))
    in_time, done_late, going, overdue = four(facts.tasks, facts)
    counted = (
        f"Tổng số {len(facts.tasks)} nhiệm vụ phải thực hiện trong kỳ: hoàn thành đúng hạn {in_time}, hoàn thành chậm"
        f" {done_late}, đang làm trong hạn {going}, quá hạn {overdue}."
    )
    sentences.append(Sentence(text=counted, refs=_refs(facts.tasks)))
    return Block(key="general", part=GENERAL, heading="", sentences=tuple(sentences))


def _held(meeting: Meeting) -> str:
    day = f" (ngày {format_day(meeting.day)})" if meeting.day else ""
    return f"{meeting.title}{day}"


def _by_area(facts: Facts) -> list[tuple[str, str, list[Task]]]:
    """Areas with tasks, in the agreement's order; what has no area, or one the agreement does not know, comes last."""
    named = [(code, name, [task for task in facts.tasks if task.area == code]) for code, name in facts.areas.items()]
    rest = [task for task in facts.tasks if task.area not in facts.areas]
    return [one for one in [*named, ("", OTHER_AREA, rest)] if one[2]]


def _counts(facts: Facts) -> Block:
    heads = ("Lĩnh vực", "Tổng số", "Xong đúng hạn", "Xong chậm", "Đang làm, trong hạn", "Quá hạn")
    rows = [(name, str(len(tasks)), *map(str, four(tasks, facts))) for _, name, tasks in _by_area(facts)]
    if rows:
        rows.append(("Cộng", str(len(facts.tasks)), *map(str, four(facts.tasks, facts))))
    table = Table(heads=heads, rows=tuple(rows), summed=True) if rows else None
    return Block(key="counts", part=RESULTS, heading="", sentences=(), table=table)


def _areas(facts: Facts) -> Iterable[Block]:
    for code, name, tasks in _by_area(facts):
        done = [task for task in tasks if _done(task, facts)]
        going = [task for task in tasks if not _done(task, facts)]
        sentences = [
            Sentence(text=f"{_sentence(task.text)} {_result(task, facts)}", refs=_refs([task])) for task in done
        ]
        if going:
            sentences.append(Sentence(text=f"Đang thực hiện {len(going)} nhiệm vụ.", refs=_refs(going)))
        yield Block(key=f"area:{code}", part=RESULTS, heading=name, sentences=tuple(sentences), listed=True)


FIGURE_HEADS = ("Chỉ tiêu", "Đơn vị tính", "Kế hoạch", "Thực hiện", "% kế hoạch", "Cùng kỳ", "% cùng kỳ")


def _figures(facts: Facts) -> Iterable[Block]:
    """What the units reported, one table for each regime. The clerk may leave one out."""
    for one in facts.figures:
        least, most = one.counted
        units = f"{most} đơn vị" if least == most else f"{least} đến {most} đơn vị mỗi kỳ"
        text = f"Số liệu {one.periods} tổng hợp từ báo cáo của {units}."
        if one.missing:
            text += f" Các kỳ chưa có số liệu: {one.missing}."
        refs = (Ref(kind="report_regime", id=one.regime),)
        yield Block(
            key=f"figures:{one.regime.hex}",
            part=RESULTS,
            heading=f"Số liệu: {one.title}",
            sentences=(Sentence(text=text, refs=refs),),
            table=Table(heads=FIGURE_HEADS, rows=one.rows, places=one.places),
        )


def _sentence(text: str) -> str:
    return text.rstrip(" .;,…/") + "."


def _result(task: Task, facts: Facts) -> str:
    late = _late_days(task, facts)
    how = f"chậm {late} ngày" if late else "đúng hạn" if task.due else "không đặt hạn"
    day = format_day(task.done_on) if task.done_on else ""
    return f"{task.lead} chủ trì, hoàn thành ngày {day}, {how}."


def _late(facts: Facts) -> Block:
    late = [task for task in facts.tasks if not _done(task, facts) and _late_days(task, facts)]
    sentences = [
        Sentence(
            text=f"{_sentence(task.text)} {task.lead} chủ trì, hạn {format_day(task.due)},"  # type: ignore[arg-type]
            f" quá hạn {_late_days(task, facts)} ngày.",
            refs=_refs([task]),
        )
        for task in sorted(late, key=lambda task: (task.due or date.max, task.text))
    ]
    return Block(key="late", part=SHORTCOMINGS, heading="Nhiệm vụ quá hạn", sentences=tuple(sentences), listed=True)


def _missing(facts: Facts) -> Block:
    """Tasks whose lead has reported them done while a co-operating body has not reported its part."""
    sentences = []
    for task in facts.tasks:
        names = [part.name for part in task.parts if not part.leads and not _by(part.done_on, facts.as_of)]
        if _done(task, facts) and names:
            sentences.append(
                Sentence(
                    text=f"{_sentence(task.text)} Chưa có báo cáo phần việc của {_and(names)}.", refs=_refs([task])
                )
            )
    return Block(
        key="missing", part=SHORTCOMINGS, heading="Phần việc chưa báo cáo", sentences=tuple(sentences), listed=True
    )


def _by(day: date | None, last: date) -> bool:
    return day is not None and day <= last


def _unanswered(facts: Facts) -> Block:
    sentences = [
        Sentence(
            text=f"{task.lead} đề nghị gia hạn đến {format_day(task.asked_until)} nhiệm vụ “{task.text.rstrip(' .;')}”;"
            f" {task.assigner} chưa trả lời.",
            refs=_refs([task]),
        )
        for task in facts.tasks
        if task.asked_until and not _done(task, facts)
    ]
    sentences += [
        Sentence(text=f"{one.title}: còn chờ {_and(one.names)} xác nhận.", refs=(Ref(kind=one.kind, id=one.id),))
        for one in facts.awaited
    ]
    sentences += [
        Sentence(text=_open_recommendation(one, facts), refs=(Ref(kind="recommendation", id=one.id),))
        for one in facts.recommendations
    ]
    return Block(
        key="unanswered",
        part=SHORTCOMINGS,
        heading="Nội dung chưa được trả lời",
        sentences=tuple(sentences),
        listed=True,
    )


def _open_recommendation(one: Recommendation, facts: Facts) -> str:
    again = f" (nêu lần thứ {one.times})" if one.times > 1 else ""
    matter = f"Kiến nghị “{one.text.rstrip(' .;')}” của {one.raiser}{again}:"
    if not one.awaited:
        return f"{matter} {one.holder} đã trả lời; {one.raiser} chưa kết thúc."
    if one.due is None:
        return f"{matter} {one.holder} chưa trả lời."
    days = (facts.as_of - one.due).days
    late = f", quá hạn {days} ngày" if days > 0 else ""
    return f"{matter} {one.holder} chưa trả lời, hạn {format_day(one.due)}{late}."


def _and(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} và {names[-1]}"


def _ahead(facts: Facts) -> Block:
    ahead = [task for task in facts.tasks if not _done(task, facts)]
    sentences = [
        Sentence(text=f"{_sentence(task.text)} {task.lead} chủ trì{_until(task)}.", refs=_refs([task]))
        for task in sorted(ahead, key=lambda task: (task.due or date.max, task.text))
    ]
    return Block(key="ahead", part=AHEAD, heading="", sentences=tuple(sentences), listed=True)


def _until(task: Task) -> str:
    return f", hạn {format_day(task.due)}" if task.due else ""
