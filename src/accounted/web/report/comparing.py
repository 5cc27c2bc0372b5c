"""Two texts of one item set side by side: what stands in both, what went and what came, word by word."""

from __future__ import annotations

import difflib
import re
from typing import Literal

import msgspec

__all__ = ["MOST_WORDS", "Stretch", "differences", "tally"]

MOST_WORDS = 40_000
"""Words of one text that are compared one by one; longer texts are compared by paragraphs."""
Kind = Literal["same", "gone", "new"]


class Stretch(msgspec.Struct, frozen=True, kw_only=True):
    """A run of text. The stretches that are same and gone give the old text, those that are same and new the new one."""

    kind: Kind
    text: str


def differences(old: str, new: str) -> list[Stretch]:
    """The new text with what went from the old. Paragraphs are matched first, words within those that changed, so that
    a long text costs no more than its changed parts."""
    out: list[Stretch] = []
    by_words = max(old.count(" "), new.count(" ")) <= MOST_WORDS
    for kind, a, b in _matched(_pieces(old, PARAGRAPHS), _pieces(new, PARAGRAPHS)):
        if kind == "same":
            _add(out, "same", b)
        elif not by_words or not a or not b:
            _add(out, "gone", a)
            _add(out, "new", b)
        else:
            for inner, x, y in _matched(_pieces(a, WORDS), _pieces(b, WORDS)):
                if inner == "same":
                    _add(out, "same", y)
                else:
                    _add(out, "gone", x)
                    _add(out, "new", y)
    return out


def tally(stretches: list[Stretch]) -> tuple[int, int]:
    """How many words went and how many came."""
    return tuple(sum(len(s.text.split()) for s in stretches if s.kind == kind) for kind in ("gone", "new"))  # type: ignore[return-value]


PARAGRAPHS = re.compile(r"[^\n]*\n*")
WORDS = re.compile(r"\w+|[^\w\s]|\s+")


def _pieces(text: str, pattern: re.Pattern[str]) -> list[str]:
    """The text cut up; joined, the pieces are the text."""
    return [m[0] for m in pattern.finditer(text) if m[0]]


def _matched(old: list[str], new: list[str]) -> list[tuple[str, str, str]]:
    """("same" or "changed", old words, new words) in order."""
    matcher = difflib.SequenceMatcher(a=old, b=new, autojunk=len(old) > 5000)
    return [
        ("same" if tag == "equal" else "changed", "".join(old[a:b]), "".join(new[c:d]))
        for tag, a, b, c, d in matcher.get_opcodes()
    ]


def _add(out: list[Stretch], kind: Kind, text: str) -> None:
    if not text:
        return
    if out and out[-1].kind == kind:
        out[-1] = Stretch(kind=kind, text=out[-1].text + text)
    else:
        out.append(Stretch(kind=kind, text=text))
