"""Nobody harmed: "without causing any casualties", "no reports of injuries", "escaped unhurt", "were not injured"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from accounted.claims.english.casualties.found import Found
from accounted.claims.english.document import Sentence
from accounted.claims.english.gated import Gated
from accounted.claims.english.groups import read_group
from accounted.model import Count, Group, Outcome

SAID: dict[str, Outcome] = {
    "casualt": "killed_or_injured",
    "victims": "killed_or_injured",
    "losses": "killed_or_injured",
    "injur": "injured",
    "wounds": "injured",
    "deaths": "killed",
    "fatalit": "killed",
    "loss of": "killed",
    "arrest": "detained",
    "detention": "detained",
    "kidnapping": "missing",
    "abduction": "missing",
}
_HARM = (
    r"(?P<group>(?:(?:civilian|military|army|police|rebel|guerrilla|enemy|government|soldier)\s+)?)"
    r"(?P<what>casualt(?:y|ies)|victims|injur(?:y|ies)|wounds|fatalit(?:y|ies)|deaths|loss(?:es)?\s+of\s+life|losses|arrests|detentions|kidnappings|abductions)\b"
)
NONE = Gated(
    r"\b(?:without|no|n[o’']t|nor|never)\s+"
    r"(?P<between>(?:(?:(?:(?:material|property|physical|structural|major|significant)\s+)?(?:damages?|destruction|(?:material\s+)?losses|arrests|deaths|injuries|fatalities|victims)\s+(?:or|and|nor)|caus\w+|result\w*|in|leav\w+|left|produc\w+|suffer\w*|sustain\w*|report\w*|of|any|known|further|other|human|"
    r"record\w*|claim\w*|inflict\w*|have|been|there|were|was|personal|serious)\s+){0,6}?)"
    rf"{_HARM}",
    re.I,
)
NOR = re.compile(rf"\s+(?:or|nor)\s+(?:any\s+|no\s+)?{_HARM}", re.I)
""""No deaths | or arrests": nobody of a second outcome too."""
ANYONE = Gated(
    r"\b(?:not|n[o’']t|never|without)\s+(?:\w+\s+){0,2}?(?P<what>kill|hurt|injur|wound|harm)\w*\s+(?:anyone|anybody)\b"
    r"|\b(?:escaped|avoided)\s+(?:\w+\s+)?(?P<escaped>injur|harm)\w*\b",
    re.I,
)
""""Did not hurt anyone", "escaped injury"."""
UNTOLD = Gated(
    r"\b(?:casualt(?:y|ies)|injur(?:y|ies)|victims?|deaths?|fatalit(?:y|ies))\s+(?:figures?|counts?|tolls?|lists?|numbers?|totals?|estimates?|details|statistics)\b"
    r"|\b(?:not|n[o’']t|never|without)\s+(?:\w+\s+)?(?P<verb>mention|giv|specif|disclos|reveal|provid|sa[iy]|indicat|discuss|comment|refer|list|identif|announc|releas)\w*\s+"
    r"(?:\w+\s+){0,3}?(?:casualt(?:y|ies)|injuries|victims|deaths|fatalities|losses)\b",
    re.I,
)
""""No casualty figures were given", "did not mention any casualties": of these nothing is told, not even that there were none."""
BY_VERB: dict[str, Outcome] = {"kill": "killed", "harm": "killed_or_injured"}
OF_DOUBT = re.compile(r"\b(?:information|details?|figures?|data|confirmation)\b", re.I)


def _outcome(m: re.Match[str]) -> Outcome:
    return next(o for word, o in SAID.items() if m["what"].lower().startswith(word))


HARMS = frozenset({"killed", "injured", "killed_or_injured"})


def _nones(text: str) -> Iterator[tuple[re.Match[str], int, Outcome]]:
    """Words that say nobody was harmed, each with the place of its "no" and the outcome: "no deaths or injuries" is one claim."""
    for m in NONE.finditer(text):
        further, outcome = NOR.match(text, m.end()), _outcome(m)
        other = outcome if further is None else _outcome(further)
        if further is not None and other != outcome and {other, outcome} <= HARMS:
            yield m, m.start(), "killed_or_injured"
            continue
        yield m, m.start(), outcome
        if further is not None and other != outcome:
            yield further, m.start(), other


def nobody_harmed(sentence: Sentence, found: list[Found]) -> list[Found]:
    """``found`` with a claim of none where the words say so, and without what was read into the same words."""
    out = list(found)
    base = sentence.start
    for m, start, outcome in _nones(sentence.text):
        if OF_DOUBT.search(m[0]):
            continue
        same = [
            f
            for f in out
            if (base + m.start() <= f.trigger < base + m.end() and (f.count.bound != "none" or f.outcome == outcome))
            or (f.outcome == outcome and f.trigger < base + start < f.end)  # "the men | suffered no wounds"
        ]
        if any(f.count.bound == "none" for f in same):
            continue
        out = [f for f in out if f not in same]
        group = read_group(m["group"].strip()) if m["group"].strip() else same[0].group if same else Group()
        out.append(
            Found(
                sentence,
                min([base + start, *(f.start for f in same)]),
                base + m.end(),
                outcome,
                Count(low=0, high=0, words=sentence.text[start:].split()[0], bound="none"),
                group,
                confidence=0.9,
                trigger=base + m.start("what"),
            )
        )
    for m in ANYONE.finditer(sentence.text):
        at = base + (m.start("what") if m["what"] else m.start("escaped"))
        if not any(f.trigger == at for f in out):
            outcome = BY_VERB.get((m["what"] or "injur").lower(), "injured")
            none = Count(low=0, high=0, words=m[0].split()[0], bound="none")
            out.append(
                Found(sentence, base + m.start(), base + m.end(), outcome, none, Group(), confidence=0.9, trigger=at)
            )
    for m in UNTOLD.finditer(sentence.text):
        out = [f for f in out if not (f.count.bound == "none" and base + m.start() <= f.trigger < base + m.end())]
    return [_unhurt(f) for f in _neither(sentence, out)]


NEITHER = Gated(r"\bneither\s+(?=(?P<told>[^.;:]{2,120}?\snor\s+[^.;:]{2,80}))", re.I)
DOES = frozenset({"VBD", "VBZ", "VBP", "VBN", "VB", "MD"})


def _neither(sentence: Sentence, found: list[Found]) -> list[Found]:
    """ "Neither Brandt nor his wife was hurt": one claim of none in place of those that were read of the two.

    No verb but the outcome's own stands behind "nor": "neither Brandt nor his wife knew that their son was hurt" is of another.
    """
    out, base = found, sentence.start
    for m in NEITHER.finditer(sentence.text):
        tokens = [t for t in sentence.doc if m.start() <= t.idx < m.end("told")]
        nor = next((n for n, t in enumerate(tokens) if t.lower_ == "nor"), None)
        verb = None if nor is None else next((t for t in tokens[nor:] if t.tag_ in DOES and t.pos_ != "AUX"), None)
        if verb is None:
            continue
        of_both = [f for f in out if f.trigger == base + verb.idx and f.start - base < verb.idx]
        if not of_both:
            continue
        end = max(f.end for f in of_both)
        stop = next((t for t in tokens[nor:] if t.tag_ in DOES), verb)
        words = sentence.text[m.end() : stop.idx].strip()
        none = Count(low=0, high=0, words=m[0].strip(), bound="none")
        names = tuple(dict.fromkeys(name for f in of_both for name in f.persons))
        claim = replace(of_both[0], start=base + m.start(), end=end, count=none, group=read_group(words), persons=names,
                        total=False, part=False, parent=None)  # fmt: skip
        out = [f for f in out if f not in of_both] + [claim]
    return out


UNHURT = frozenset({"unhurt", "unharmed", "uninjured", "unscathed"})
NO_HARM = re.compile(
    r"(?:come|came|comes)\s+to\s+no\s+harm\b|[^.;,]{3,60}?\bwithout\s+(?:a|an|so\s+much\s+as\s+a)\s+(?:scratch|injury|wound)\b",
    re.I,
)
""""The bodyguards | came to no harm", "he | escaped the ambush without a scratch"."""
NOT = re.compile(
    r"\b(?:but|though|although)\s+not\s+(?:\w+ly\s+)?$|\b(?:was|were|is|are|been|be)(?:\s+(?:also|reportedly|apparently))?\s*(?:\s+not|n[’']t)\s+(?:\w+ly\s+)?$",
    re.I,
)


def _unhurt(f: Found) -> Found:
    """ "His children were not injured", "she escaped unharmed": these people were injured 0."""
    if f.outcome not in ("injured", "killed_or_injured") or f.count.bound in ("none", "range"):
        return f
    at = f.trigger - f.sentence.start
    word = re.match(r"\w+", f.sentence.text[at:])
    unhurt = (word is not None and word[0].lower() in UNHURT) or NO_HARM.match(f.sentence.text, at) is not None
    if not unhurt and not NOT.search(f.sentence.text[max(0, at - 40) : at]):
        return f
    return replace(f, count=Count(low=0, high=0, words=f.count.words, bound="none"))
