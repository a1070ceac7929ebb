"""One act: header bytes, signature, and the payload bytes while they are held; and how the next act is
signed."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Self

from actlog import hashing
from actlog.errors import ASK_AGAIN, BadPayloadError, SigningRefusedError
from actlog.header import ChainId, Header, format_time, parse_time, verify_header, write_header
from actlog.keys import SigningKey
from actlog.limits import LIMITS
from actlog.payload import Payload, SealedPayload, parse_payload
from actlog.statements import Statement

_TOLERANCE = timedelta(seconds=LIMITS.clock_tolerance_s)


@dataclass(frozen=True, slots=True)
class Act:
    """A signed act. `raw_payload` is None where the payload was erased, or never came here."""

    header: Header
    act_id: str
    raw_header: bytes = field(repr=False)
    signature: bytes = field(repr=False)
    raw_payload: bytes | None = field(repr=False)

    @classmethod
    def verified(cls, raw_header: bytes, signature: bytes, raw_payload: bytes | None = None) -> Self:
        """Check header, signature and payload hash. Raises BadHeaderError, BadSignatureError or
        BadPayloadError.

        Whether the key belongs to the organisation, and where the act stands in its chain, is `History`'s to
        say.
        """
        header = verify_header(raw_header, signature)
        if raw_payload is not None and hashing.body_hash(raw_payload) != header.body:
            raise BadPayloadError("payload.hash", f"Nội dung không khớp mã trong phần đầu. {ASK_AGAIN}")
        return cls(header, hashing.act_id(raw_header), raw_header, signature, raw_payload)

    def payload(self) -> Payload | None:
        """The parsed payload, None where it is not held. Raises BadPayloadError, NotCanonicalError or
        TooLargeError."""
        return None if self.raw_payload is None else parse_payload(self.raw_payload, self.header.org)

    def without_payload(self) -> Self:
        """The same act after its payload was erased. Header, signature and id stay."""
        return replace(self, raw_payload=None)


@dataclass(frozen=True, slots=True)
class ChainHead:
    """Where a chain stands: all that is needed to sign its next act. Rebuilt from the last act, or kept
    beside it.

    `seq` is the number of the last act, -1 before the first; `head` its act id, before the first the hash of
    the statement that opened the key; `time` its claimed time, "" before the first.
    """

    chain: ChainId
    seq: int
    head: str
    time: str

    @classmethod
    def opening(cls, space: str, statement: Statement) -> Self:
        """Before the first act of the key that `statement` opened, in `space`."""
        return cls(ChainId(space, statement.org, statement.open_key.key), -1, statement.hash, "")

    @classmethod
    def after(cls, act: Act) -> Self:
        """After `act`."""
        return cls(act.header.chain, act.header.seq, act.act_id, act.header.time)


def sign_next(head: ChainHead, key: SigningKey, sealed: SealedPayload, at: datetime) -> Act:
    """The act that follows `head`. Raises SigningRefusedError.

    Cheap (one signature, two hashes), so it can run while the chain's row is locked. Times never decrease
    along a chain: a clock that lags by at most `limits.clock_tolerance_s` is lifted to the time of the act
    before, a clock further behind is refused, because someone has to look at it.
    """
    space, org, public = head.chain
    if key.public != public:
        raise SigningRefusedError("sign.key", "Khóa ký không phải khóa của chuỗi ban hành này. Kiểm tra thư mục khóa.")
    if sealed.author != org:
        raise SigningRefusedError("sign.author", "Nội dung do tổ chức khác soạn. Chọn lại tổ chức đang làm việc.")
    time = format_time(at)
    if time < head.time:
        if parse_time(head.time) - at > _TOLERANCE:
            raise SigningRefusedError(
                "sign.clock",
                "Đồng hồ máy chủ chậm hơn giờ của lần ban hành trước. Chỉnh lại đồng hồ rồi ban hành lại.",
            )
        time = head.time
    return _sign(Header(sealed.body, public, org, head.head, head.seq + 1, space, time), key, sealed)


def found_space(statement: Statement, key: SigningKey, terms: SealedPayload, at: datetime) -> Act:
    """The founding act of a new space, whose id is the hash of the `sys.terms` payload. Raises
    SigningRefusedError."""
    return sign_next(ChainHead.opening(terms.body, statement), key, terms, at)


def _sign(header: Header, key: SigningKey, sealed: SealedPayload) -> Act:
    raw = write_header(header)
    return Act(header, hashing.act_id(raw), raw, key.sign(hashing.ACT, raw), sealed.raw)
