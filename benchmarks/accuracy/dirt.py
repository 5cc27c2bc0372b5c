"""What dirt costs: ``multi-report`` with its letters, lines and marks spoilt in a known way, read and scored as it stands.

Each kind of dirt is a function from clean text to spoilt text; it changes no word. The scorer is that of ``multi-report``,
over claims alone (no register, no linking): F of outcome + interval and of + speaker beside the clean text's. ``kept`` is
the share of the clean text's own claims (outcome and interval, report by report) that are read in the spoilt text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from accounted.claims.engines import engine
from accounted.pipeline import DEFAULT_ENGINE, knowledge
from accounted.places import Gazetteer
from accounted.reading import Metadata, Received, read
from benchmarks.accuracy.claims_form import prediction_claims
from benchmarks.accuracy.multi_report import NOW, paths_of
from benchmarks.accuracy.scorers import score_reports
from benchmarks.progress import bar

WIDTH = 64
PAGE = 30
"""Lines of a page."""


def _glued(text: str) -> str:
    """No space behind full stops."""
    return re.sub(r"(?<=[a-z]{2}[.!?]) (?=[A-Z“\"])", "", text)


def _lines(paragraph: str, width: int, hyphens: bool) -> list[str]:
    out, line = [], ""
    for word in paragraph.split():
        room = width - len(line) - 1
        if len(line) + 1 + len(word) <= width or not line:
            line = f"{line} {word}".strip()
            continue
        cut = min(room - 1, len(word) - 3)
        if hyphens and cut > 2 and word[: cut + 3].isalpha() and word.islower():
            out.append(f"{line} {word[:cut]}-")
            line = word[cut:]
        else:
            out.append(line)
            line = word
    return [*out, line]


def wrapped(text: str, hyphens: bool = False, pages: bool = False) -> str:
    """Hard line breaks; words cut by hyphens; a foot and a head of a page after every :data:`PAGE` lines."""
    head, _, body = text.partition("\n\n")
    lines: list[str] = []
    for paragraph in body.split("\n\n"):
        lines += [*_lines(paragraph, WIDTH, hyphens), ""]
    if pages:
        cut = []
        for n, line in enumerate(lines):
            if n and n % PAGE == 0:
                cut += ["", str(n // PAGE), "\fMonitoring Bulletin, page " + str(n // PAGE + 1), ""]
            cut.append(line)
        lines = cut
    return head + "\n\n" + "\n".join(lines)


def _curly(text: str) -> str:
    text = re.sub(r"(?<!\w)\"(?=\w)", "“", text).replace('"', "”")
    return re.sub(r"(?<=\w)'(?=\w)|(?<=s)'", "’", text)


def _mojibake(text: str) -> str:
    """UTF-8 read as cp1252, what that does not know as Latin-1."""
    data = _curly(text).encode()
    return "".join(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in data)


def _replaced(text: str) -> str:
    """Everything that is not ASCII lost."""
    return re.sub(r"[^\x00-\x7f]", "\ufffd", _curly(text))


def _odd_marks(text: str) -> str:
    """``…'' for quotations, ´ for apostrophes."""
    return _curly(text).replace("“", "``").replace("”", "''").replace("’", "´")


def _doubled(text: str) -> str:
    """''…'' for quotations."""
    return re.sub("[“”]", "''", _curly(text))


def _unseen(text: str) -> str:
    """Every fourth blank unbreakable, a soft hyphen in long words."""
    blank = re.sub(r"((?:[^ ]* ){3}[^ ]*) ", "\\1\u00a0", text)
    return re.sub(r"\b([a-z]{4})([a-z]{4,})\b", "\\1\u00ad\\2", blank)


def _on_air(text: str) -> str:
    """A time before each paragraph, a sound behind every third sentence."""
    head, _, body = text.partition("\n\n")
    paragraphs = body.split("\n\n")
    timed = [f"[00:{n % 60:02}:{7 * n % 60:02}] {p}" for n, p in enumerate(paragraphs)]
    return head + "\n\n" + re.sub(r"((?:[^.]+\. ){3})(?=[A-Z])", r"\1[applause] ", "\n\n".join(timed))


KINDS: Mapping[str, Callable[[str], str]] = {
    "clean": str,
    "upper case": str.upper,
    "lower case": str.lower,
    "no space behind stops": _glued,
    "lines broken": wrapped,
    "lines broken, words cut": lambda t: wrapped(t, hyphens=True),
    "pages": lambda t: wrapped(t, hyphens=True, pages=True),
    "UTF-8 read as cp1252": _mojibake,
    "replacement characters": _replaced,
    "marks of other habits": _odd_marks,
    "doubled apostrophes": _doubled,
    "blanks and hyphens unseen": _unseen,
    "on air": _on_air,
}


def measure(data: Path) -> dict[str, dict[str, Any]]:
    """Kind of dirt to F of outcome + interval, F of + speaker and the share of the clean text's claims that is kept."""
    reader = engine(DEFAULT_ENGINE, knowledge(Gazetteer.open()))
    texts = {name: path.read_text("utf-8") for name, path in paths_of(data).items()}
    out: dict[str, dict[str, Any]] = {}
    clean: dict[str, Counter[tuple[Any, ...]]] = {}
    for kind, spoil in bar(list(KINDS.items()), "multi-report, spoilt"):
        rows = []
        kept = asked = 0
        for name, text in texts.items():
            claims = _claims(spoil(text), name, reader)
            rows.append({"id": name, "claims": claims})
            mine = Counter((c["outcome"], c["low"], c["high"]) for c in claims)
            if kind == "clean":
                clean[name] = mine
            kept += (mine & clean[name]).total()
            asked += max(mine.total(), clean[name].total())
        _, result = score_reports(data, {"reports": rows})
        out[kind] = {"claims": result["claims"], "kept": kept / asked}
    return out


def _claims(text: str, name: str, reader: Any) -> list[dict[str, Any]]:
    received = Received(
        address=f"file:{name}.txt", name=f"{name}.txt", data=text.encode(), metadata=Metadata(language="en")
    )
    _, reports, _ = read(received, NOW)
    out = []
    for report in reports:
        found = reader.read(report).claims
        wrong = [c.id for c in found if report.text[c.quote.start : c.quote.end] != c.quote.text]
        if wrong:
            raise AssertionError(f"{name}: quotes that do not stand in the text: {wrong[:3]}")
        out += prediction_claims(found, report.outlet)
    return out
