"""A register of as many claims as are asked for: entries as the product writes them, claims made up in place of read ones."""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec

from accounted.model import Claim, Item, Reading, Report, Version
from accounted.register import create_or_open
from benchmarks.linking.made_claims import made_claims

TIME = "2026-01-01T00:00:00Z"
SELDOM_TOLD = 3.0
"""About ten claims an incident."""


def make(path: Path, claims: int) -> int:
    """Write the register to ``path``; how many reports it holds."""
    made = 0
    with create_or_open(path) as register, register.batch():
        for made, (report, said) in enumerate(made_claims(claims, seldom_told=SELDOM_TOLD), 1):
            data = report.text.encode()
            digest = hashlib.sha256(data).hexdigest()
            item = Item(address=f"made/{made}.txt")
            version = Version(item=item.id, sha256=digest, captured=TIME, size=len(data), media_type="text/plain")
            own = msgspec.structs.replace(report, item=item.id, version=digest, address=item.address)
            register.take_in(version, item, data, [own], author="made", time=TIME)
            reading = Reading(report=own.id, engine="made", claims=tuple(_of(c, own) for c in said))
            register.record_reading(reading, author="made", time=TIME)
    return made


def _of(claim: Claim, report: Report) -> Claim:
    """The claim, of this report: made for another id of the same text."""
    return msgspec.structs.replace(claim, quote=msgspec.structs.replace(claim.quote, report=report.id))
