"""Words near the claim that tell of a whole or a part."""

from __future__ import annotations

import re

from accounted.claims.english.casualties.found import Found
from accounted.claims.english.signals.cues import clause_of
from accounted.claims.english.signals.report import Setting

OWN = re.compile(
    r"\b(?:including|among|of\s+them|of\s+whom|of\s+the|one\s+of|others?|more|another|also|both|only|alone|mostly|total|toll|all|in\s+all|each|some|most|part)\b",
    re.I,
)
HOSPITAL = re.compile(r"\b(?:hospitals?|clinics?|morgues?|mortuary|doctors)\b", re.I)


def of_cover(f: Found, setting: Setting) -> set[str]:
    """Words near the claim that tell of a whole or a part."""
    base = f.sentence.start
    text = f.sentence.text
    inside = text[f.start - base : f.end - base]
    out = {f"in:{m[0].lower().split()[0]}" for m in OWN.finditer(inside)}
    ahead = text[max(0, f.start - base - 30) : f.start - base]
    out |= {f"ahead:{m[0].lower().split()[0]}" for m in OWN.finditer(ahead)}
    behind = text[f.end - base : f.end - base + 40]
    out |= {f"behind:{m[0].lower().split()[0]}" for m in OWN.finditer(behind)}
    if re.match(r"\s*,?\s*(?:and|as\s+well\s+as|along\s+with)\b", behind, re.I):
        out.add("behind:and")
    if re.search(r"\b(?:and|,)\s*$", ahead):
        out.add("ahead:and")
    if HOSPITAL.search(clause_of(f)):
        out.add("hospital")
    for name in ("part", "total", "more", "superseded"):
        if getattr(f, name):
            out.add(f"found:{name}")
    if f.site:
        out.add("found:site")
    return out
