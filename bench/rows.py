"""One row of the table: what was measured, in which unit, against which floor."""

import json
import os
import platform
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, kw_only=True)
class Row:
    """`p50` and `p95` in `unit`; `floor` is the floor's p95 in the same unit, `ratio` p95 over floor. For rates (a
    larger number is better) p50 and p95 are of the rate per second and the ratio is rate over floor. `bar`: what the
    ratio should hold, for the reader; nothing fails by it."""

    name: str
    unit: str
    p50: float
    p95: float
    floor: float | None = None
    ratio: float | None = None
    bar: str = ""


def percentile(values: Sequence[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(share * (len(ordered) - 1)))]


def timed(name: str, seconds: Sequence[float], floor: Sequence[float] | None, bar: str = "") -> Row:
    p50, p95 = percentile(seconds, 0.5) * 1000, percentile(seconds, 0.95) * 1000
    base = percentile(floor, 0.95) * 1000 if floor else None
    return Row(name=name, unit="ms", p50=p50, p95=p95, floor=base, ratio=p95 / base if base else None, bar=bar)


def rated(name: str, rates: Sequence[float], floor: Sequence[float] | None = None, bar: str = "") -> Row:
    p50, p95 = percentile(rates, 0.5), percentile(rates, 0.05)
    base = percentile(floor, 0.5) if floor else None
    return Row(name=name, unit="lần/s", p50=p50, p95=p95, floor=base, ratio=p50 / base if base else None, bar=bar)


def machine() -> str:
    """The machine in words that name no place."""
    model = "?"
    info = Path("/proc/cpuinfo")
    if info.exists():
        names = [
            line.split(":", 1)[1].strip() for line in info.read_text().splitlines() if line.startswith("model name")
        ]
        model = names[0] if names else model
    return (
        f"{os.cpu_count()} nhân, {model}, {platform.system()} {platform.release()}, Python {platform.python_version()}"
    )


def show(rows: Iterable[Row]) -> None:
    print(f"{'phép đo':<46}{'đơn vị':>8}{'p50':>11}{'p95':>11}{'nền p95':>11}{'tỷ lệ':>8}  mức")
    for row in rows:
        floor = f"{row.floor:.2f}" if row.floor is not None else "–"
        ratio = f"{row.ratio:.2f}" if row.ratio is not None else "–"
        print(f"{row.name:<46}{row.unit:>8}{row.p50:>11.2f}{row.p95:>11.2f}{floor:>11}{ratio:>8}  {row.bar}")
    sys.stdout.flush()


def write_json(rows: Iterable[Row], path: Path) -> None:
    keys = ("name", "unit", "p50", "p95", "floor", "ratio")
    path.write_text(
        json.dumps([{key: asdict(row)[key] for key in keys} for row in rows], ensure_ascii=False, indent=1) + "\n",
        "utf-8",
    )
