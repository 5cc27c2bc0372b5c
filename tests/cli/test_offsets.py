"""Offsets: for any Unicode, in any bytes, every quote is ``text[start:end]`` of its report."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounted.claims.engines import engine
from accounted.claims.protocol import Engine
from accounted.model import Report
from accounted.pipeline import DEFAULT_ENGINE, knowledge, locate
from accounted.places import Gazetteer
from accounted.reading import Metadata, Received, read

NOW = "2026-01-01T00:00:00Z"
SHARED = Path(__file__).parents[3] / "shared" / "data" / "muc4" / "dev.jsonl"
EXAMPLES = Path(__file__).parents[2] / "examples"


@cache
def tools() -> tuple[Engine, Gazetteer]:
    gazetteer = Gazetteer.open()
    return engine(DEFAULT_ENGINE, knowledge(gazetteer)), gazetteer


def claims_standing(reports: Iterable[Report]) -> int:
    """How many claims the reports hold; fails where the quote of one, or of a problem, does not stand."""
    reader, gazetteer = tools()
    count = 0
    for report in reports:
        found = locate(reader.read(report), report, gazetteer)
        quotes = [c.quote for c in found.claims] + [p.quote for p in found.problems if p.quote is not None]
        for quote in quotes:
            assert quote.report == report.id
            assert 0 <= quote.start < quote.end <= len(report.text)
            assert report.text[quote.start : quote.end] == quote.text
        count += len(found.claims)
    return count


def reports_of(data: bytes) -> list[Report]:
    return read(Received(address="file:any", name="any", data=data, metadata=Metadata(published="2020-06-10")), NOW)[1]


PIECES = st.sampled_from(
    ["Nine people were killed", " in Baidoa", " on Monday", ", the governor said. ", "At least 12 soldiers", " were wounded",
     "\n\n", "“", "”", "’s ", " – ", "é", "e\u0301", "\u200f", "\u202e", "\u00ad", "\u200b", "\ufeff", "👩‍👩‍👧‍👦", "𝟏𝟐 people died",
     "١٢", "İ", "ß", "ﬁve", "\r\n", "\r", "\x0b", "\x0c", "\u2028", "\x85", "\0", "\u3000", "ａｔ ｌｅａｓｔ ", "…", "Ǆ", "\U0010ffff"]
)  # fmt: skip
PROSE = st.lists(st.one_of(PIECES, PIECES, st.text(max_size=6)), max_size=25).map("".join)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(PROSE)
def test_any_unicode_as_text(text: str) -> None:
    """Prose cut through with every kind of character, composed or not, seen or not."""
    claims_standing(reports_of(text.encode("utf-8", "surrogatepass")))


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(PROSE, st.sampled_from(["html", "json", "utf-16", "latin-1"]))
def test_any_unicode_in_any_wrapping(text: str, kind: str) -> None:
    """The same inside HTML, JSON with escapes, and other encodings."""
    if kind == "html":
        data = f"<html><body><article><p>{text}</p><p>{text}</p></article></body></html>".encode("utf-8", "replace")
    elif kind == "json":
        data = json.dumps({"text": text, "title": text[:30]}).encode()
    else:
        data = text.encode(kind, "replace")
    claims_standing(reports_of(data))


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    """Whatever they are taken for."""
    claims_standing(reports_of(b"Nine people were killed in Baidoa. " + data))


def test_claims_are_found_between_odd_characters() -> None:
    """So that the properties above do not hold of nothing."""
    text = "\ufeff👩‍👩‍👧‍👦 Cafe\u0301: “Nine people were killed in Baidoa on Monday,” the governor said.\u2028 Twelve were wounded."
    assert claims_standing(reports_of(text.encode())) >= 2


def test_every_claim_of_every_example() -> None:
    """All of ``examples/``."""
    from accounted.model import Problem
    from accounted.reading import receive

    found = 0
    for received in receive([EXAMPLES], Metadata()):
        if not isinstance(received, Problem):
            found += claims_standing(read(received, NOW)[1])
    assert found > 50


@pytest.mark.skipif(not SHARED.is_file(), reason="the MUC-4 texts are not beside the checkout")
def test_every_claim_of_a_sample_of_muc4() -> None:
    """Eighty messages; ``python -m benchmarks.offsets`` checks all of them."""
    lines = SHARED.read_text(encoding="utf-8").splitlines()
    sample = random.Random(4).sample(lines, 80)
    assert sum(claims_standing(reports_of(json.loads(line)["text"].encode())) for line in sample) > 80
