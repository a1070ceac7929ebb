"""Writes findings down with the names of those they concern, and finds what one chain shows by itself."""

from actlog.chain import Chain, Standing
from actlog.errors import ASK_AGAIN, ActlogError
from actlog.ledger import Ledger
from actlog.report import ChainReport, Finding, Findings


class Scribe:
    """Findings about the acts and organisations of one ledger."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self.findings = Findings()

    def note(self, code: str, sentence: str, *, org: str | None = None) -> None:
        """A defect that concerns no single act."""
        self.findings.add(Finding(code, True, sentence, org=org))

    def note_item(self, name: str, error: ActlogError) -> None:
        """The refusal of an item that can only be named by its place in the history."""
        self.note(error.code, f"{name}: {lower(error.sentence)}")

    def note_act(
        self, code: str, sentence: str, chain: Chain, seq: int, act_id: str | None, *, grave: bool = True
    ) -> None:
        """A finding about one act; `sentence` goes on after its name."""
        self.findings.add(
            Finding(code, grave, f"{self.act(chain, seq)}: {sentence}", act_id, chain.id, seq, chain.id.org)
        )

    def act(self, chain: Chain, seq: int) -> str:
        """How an act is called in a sentence."""
        return f"Lần ban hành số {seq} của {self.org(chain.id.org)} (quan hệ {chain.id.space[:8]}…)"

    def org(self, org: str) -> str:
        """How an organisation is called in a sentence: by its newest statement, or by its id."""
        log = self._ledger.logs.get(org)
        return f"tổ chức {org[:8]}…" if log is None else f"{log.newest.name} ({org[:8]}…)"

    def check_keys(self) -> None:
        """Statements that are missing, organisations that are frozen, close notes without effect."""
        for org, n in self._ledger.waiting_statements():
            sentence = f"Bản khai khóa số {n} của {self.org(org)} thiếu hoặc không nối tiếp bản trước. {ASK_AGAIN}"
            self.note("statement.missing", sentence, org=org)
        for org in sorted(self._ledger.frozen):
            sentence = f"Khóa gốc của {self.org(org)} đã ký hai bản khác nhau cho một việc, có thể đã lộ."
            self.note("org.frozen", f"{sentence} Dừng trao đổi và báo người phụ trách.", org=org)
        for note in self._ledger.idle_notes():
            sentence = f"Giấy đóng khóa của {self.org(note.chain.org)} không có hiệu lực: khóa còn mở hoặc sai chữ ký."
            self.note("close.idle", f"{sentence} {ASK_AGAIN}", org=note.chain.org)

    def check_chain(self, chain: Chain) -> None:
        """Gaps, times that go back, forks, acts beyond the close, a close without its note."""
        for first, last in chain.gaps():
            which = f"số {first}" if first == last else f"từ số {first} đến số {last}"
            self.note_act("chain.gap", f"thiếu lần ban hành {which} trước đó. {ASK_AGAIN}", chain, last + 1, None)
        for seq in chain.late():
            sentence = "giờ ghi sớm hơn lần ban hành liền trước. Hỏi lại nơi ban hành."
            self.note_act("act.time", sentence, chain, seq, chain.act_at(seq))
        contested = chain.contested_from
        if contested is not None:
            sentence = (
                "có hai lần ban hành cùng số hoặc không nối tiếp lần trước; từ số này không lần nào có hiệu lực. "
                "Báo người phụ trách để đóng khóa và ban hành lại."
            )
            self.note_act(
                "chain.contested", sentence, chain, contested, chain.act_at(contested), grave=not chain.settled
            )
        last, head = chain.last
        if chain.standing(last) is Standing.BEYOND_CLOSE:
            sentence = "đứng sau chỗ khóa đã đóng nên không có hiệu lực. Nơi ban hành nhận hoặc bác từng lần."
            self.note_act("chain.beyond_close", sentence, chain, last, head, grave=False)
        if chain.close is None and self._ledger.logs[chain.id.org].closing(chain.id.key) is not None:
            sentence = "khóa đã đóng nhưng chưa có giấy ghi chuỗi dừng ở đâu. Xin giấy đóng khóa từ nơi gửi."
            self.note_act("close.missing", sentence, chain, last, head, grave=False)


def chain_report(chain: Chain) -> ChainReport:
    """A chain in figures."""
    last, head = chain.last
    closed_at = None if chain.close is None else chain.close.seq
    return ChainReport(chain.id, len(chain), last, head, chain.contested_from, closed_at)


def lower(sentence: str) -> str:
    """A sentence as it goes on after a colon."""
    return sentence[0].lower() + sentence[1:]
