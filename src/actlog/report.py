"""What a verification found."""

from dataclasses import dataclass

from actlog.header import ChainId
from actlog.limits import LIMITS


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found. `sentence` names the act or organisation and says in Vietnamese what is wrong.

    `grave` findings are defects; the others are lawful but worth knowing (an erased payload, a chain closed without
    a note). `act_id`, `chain`, `seq` and `org` are given as far as they are known.
    """

    code: str
    grave: bool
    sentence: str
    act_id: str | None = None
    chain: ChainId | None = None
    seq: int | None = None
    org: str | None = None


@dataclass(frozen=True, slots=True)
class ChainReport:
    """One chain: number of acts held, highest position (-1 for none) and its act id, and where it stops counting."""

    chain: ChainId
    acts: int
    last: int
    head: str
    contested_from: int | None
    closed_at: int | None


@dataclass(frozen=True, slots=True)
class Report:
    """Outcome for a whole history. Counts are of distinct items that passed their own check.

    `erased`: acts whose payload their author erased; `not_held`: other acts without payload, which is a defect unless
    the history is one organisation's copy and the act is another's. `findings` holds at most `limits.defects`;
    `defects` and `notices` count all.
    """

    organisations: int
    statements: int
    close_notes: int
    acts: int
    payloads: int
    erased: int
    not_held: int
    chains: tuple[ChainReport, ...]
    findings: tuple[Finding, ...]
    defects: int
    notices: int

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong. Notices do not count."""
        return self.defects == 0

    @property
    def verdict(self) -> str:
        """One Vietnamese sentence."""
        if self.ok:
            return f"Nhật ký ban hành liền mạch: {self.acts} lần ban hành, {self.payloads} nội dung đều khớp mã."
        return f"Nhật ký ban hành có {self.defects} chỗ sai. Xem từng chỗ bên dưới, rồi khôi phục từ bản sao lưu đúng."


class Findings:
    """Collects findings, at most `limits.defects` in full, all of them counted."""

    def __init__(self) -> None:
        self.kept: list[Finding] = []
        self.defects = 0
        self.notices = 0

    def add(self, finding: Finding) -> None:
        """Take one finding."""
        if finding.grave:
            self.defects += 1
        else:
            self.notices += 1
        if len(self.kept) < LIMITS.defects:
            self.kept.append(finding)
