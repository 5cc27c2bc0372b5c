"""When the claim was, from the nearest words that tell it."""

from __future__ import annotations

from accounted.claims.english.casualties.found import Found
from accounted.claims.english.signals.cues import clause_of, cues
from accounted.claims.english.signals.report import Setting
from accounted.claims.english.signals.timing import days_before, time_of


def of_words(f: Found, setting: Setting) -> set[str]:
    """Cues and dates in the claim's clause."""
    clause = clause_of(f)
    out = {f"clause:{c}" for c in cues(clause)} | {f"clause:{d}" for d in days_before(clause, setting.anchor)}
    if f.sentence.text.rstrip().endswith("?"):
        out.add("question")
    return out


def of_time(f: Found, setting: Setting) -> set[str]:
    """One class for when the claim was, from the nearest words that tell it, and where these stand."""
    base, text = f.sentence.start, f.sentence.text
    number = setting.places.get(base, 0)
    earlier = [
        s.text
        for s in setting.document.sentences[max(0, number - 3) : number]
        if s.paragraph == f.sentence.paragraph and not s.headline
    ]
    near = text[max(0, f.start - base - 25) : f.end - base + 35]
    for where, words in (
        ("near", near),
        ("clause", clause_of(f)),
        ("sentence", text),
        *(("before", t) for t in earlier[::-1]),
    ):
        told = time_of(cues(words) | days_before(words, setting.anchor))
        if told is not None:
            return {f"time:{told}", f"time:{told}:{where}"}
    return {"time:untold"}
