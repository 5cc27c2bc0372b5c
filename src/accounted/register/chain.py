"""The chain: what an entry's header is, how it is hashed, and how times are written.

An entry's hash is the SHA-256 of the JSON array ``[number, time, author, kind, commitment, previous]``; the
commitment is the SHA-256 of the salt and the payload. So the chain holds when salt and payload are erased, and
nobody can guess an erased payload from what is left.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import re
from typing import Literal, get_args

import msgspec

from accounted.model import BadInput

__all__ = ["GENESIS", "KINDS", "Header", "Kind", "commit", "day_or_time", "new_salt", "utc", "within"]

Kind = Literal["opened", "capture", "report", "reading", "problem", "decision", "erase"]
KINDS: tuple[str, ...] = get_args(Kind)

GENESIS = "0" * 64
"""What stands for the hash before the first entry, and for the head of an empty register."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Header(msgspec.Struct, frozen=True, kw_only=True):
    """What of an entry is chained, and never erased."""

    number: int
    time: str
    author: str
    kind: str
    commitment: str
    previous: str

    def hash(self) -> str:
        """SHA-256, in hexadecimal, of the header as an unambiguous JSON array."""
        array = [self.number, self.time, self.author, self.kind, self.commitment, self.previous]
        return hashlib.sha256(json.dumps(array, ensure_ascii=True, separators=(",", ":")).encode()).hexdigest()


def new_salt() -> bytes:
    """32 random bytes: without them an erased payload could be guessed from its commitment."""
    return os.urandom(32)


def commit(salt: bytes, body: bytes) -> str:
    """The salted commitment to a payload."""
    return hashlib.sha256(salt + body).hexdigest()


def utc(time: str) -> str:
    """``time`` (ISO 8601; without a zone it is taken as UTC) as UTC to the second: ``2018-01-29T06:00:00Z``."""
    try:
        moment = dt.datetime.fromisoformat(time)
    except ValueError:
        raise BadInput(f"time {time!r}: not an ISO 8601 time; write it like 2018-01-29T06:00:00Z") from None
    if moment.tzinfo is not None:
        moment = moment.astimezone(dt.UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ").rjust(20, "0")


def day_or_time(bound: str) -> str:
    """A bound of a clock: an ISO day as it is, a full time as :func:`utc` writes it; ``BadInput`` for anything else."""
    if not _DAY.fullmatch(bound):
        if not _DAY.match(bound):
            raise BadInput(f"day {bound!r}: not an ISO day; write it like 2018-01-29")
        return utc(bound)
    try:
        dt.date.fromisoformat(bound)
    except ValueError:
        raise BadInput(f"day {bound!r}: there is no such day; write it like 2018-01-29") from None
    return bound


def within(time: str, bound: str) -> bool:
    """Whether ``time`` (as :func:`utc` writes it) is on or before ``bound``; a day is meant to its end."""
    return time[: len(bound)] <= bound
