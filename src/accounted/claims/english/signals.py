"""What can be seen of a casualty claim in its report: the signals by which its scope and its cover are judged.

A signal is a name that holds or does not ("lead", "verb:had", "clause:since"). The names are stable: trained weights
(``data/judgement.json``, made by ``training/scope/train.py``) refer to them. Nothing here looks at what a name or a place *is*:
only at the grammar of the claim, at words of time and manner, at numbers by size, and at what the report's other claims say.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from accounted.claims.english.casualties.found import Found, outcome_token
from accounted.claims.english.company import of_company
from accounted.claims.english.document import Document, Sentence, token_at
from accounted.claims.english.timing import Anchor, anchor_of, days_before, time_of

WORD = re.compile(r"[^\W\d_]{3,}")
COMMON = frozenset(
    [
        "the",
        "and",
        "who",
        "was",
        "were",
        "has",
        "have",
        "had",
        "been",
        "that",
        "this",
        "with",
        "from",
        "for",
        "not",
        "are",
        "his",
        "her",
        "their",
        "its",
        "they",
        "which",
        "when",
        "than",
        "more",
        "least",
        "about",
        "after",
        "before",
        "into",
        "over",
        "also",
        "other",
        "others",
        "another",
        "people",
        "person",
        "persons",
        "said",
        "told",
        "according",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "killed",
        "killing",
        "murder",
        "murdered",
        "murders",
        "assassinated",
        "assassination",
        "death",
        "deaths",
        "dead",
        "died",
        "wounded",
        "injured",
        "arrested",
        "detained",
        "kidnapped",
        "massacre",
        "bodies",
        "body",
        "attack",
        "attacks",
        "today",
        "yesterday",
        "members",
        "member",
        "men",
        "man",
        "group",
        "some",
        "several",
        "many",
        "one",
    ]
)
"""Words that say nothing of who was harmed."""

LEAD = 3
"""Sentences at the head of a report that tell what it is news of."""


@cache
def _lexicon() -> dict[str, re.Pattern[str]]:
    """The cues, and the words at the head of a report as "report_…"."""
    data = tomllib.loads((files("accounted.claims.english") / "lexicon" / "scope.toml").read_text("utf-8"))

    def any_of(patterns: Sequence[str]) -> str:
        return "|".join(p.replace(" ", r"\s+") for p in patterns)

    singles = {name: re.compile(rf"\b(?:{any_of(patterns)})\b", re.I) for name, patterns in data["cues"].items()}
    singles |= {f"report_{name}": re.compile(rf"\b(?:{any_of(p)})\b", re.I) for name, p in data["report"].items()}
    return singles


@lru_cache(maxsize=512)  # claims of one sentence share its words
def cues(text: str) -> frozenset[str]:
    """Which cues of ``lexicon/scope.toml`` stand in ``text``."""
    return frozenset(n for n, pattern in _lexicon().items() if not n.startswith("report_") and pattern.search(text))


@dataclass(slots=True)
class Setting:
    """A report as its claims are judged in it."""

    document: Document
    found: list[Found]
    anchor: Anchor | None
    lead: list[Sentence]
    lead_words: frozenset[str]
    lead_found: list[Found]
    of_report: tuple[str, ...]
    places: dict[int, int] = field(default_factory=dict)
    """Sentence start to its number."""


def setting_of(document: Document, found: list[Found]) -> Setting:
    """What is the same for all claims of a report."""
    text = document.report.text
    body = [s for s in document.sentences if not s.headline]
    lead = [s for s in document.sentences if s.headline] + body[:LEAD]
    dateline = text[slice(*document.dateline)] if document.dateline else ""
    anchor = anchor_of(document.report.published, [dateline, *(s.text for s in lead)])
    lead_found = [f for f in found if f.sentence in lead]
    patterns = _lexicon()
    head = text[: (document.dateline[1] if document.dateline else 0) + 120]
    of_report = {name for name in ("report_opinion", "report_recorded") if patterns[name].search(head)}
    firm = [f for f in lead_found if f.stance not in ("hypothetical", "denied")]
    of_report.add("lead_tells" if firm else "lead_tells_none")
    if firm and any(_main(f) for f in firm):
        of_report.add("lead_news")
    speaking = sum(1 for s in document.sentences if patterns["first_person"].search(s.text))
    share = speaking / max(1, len(document.sentences))
    of_report.add("first_person_many" if share > 0.4 else "first_person_some" if share > 0.1 else "first_person_no")
    n = len(document.sentences)
    of_report.add("short" if n <= 6 else "middling" if n <= 15 else "long")
    of_report.add("claims_1" if len(found) == 1 else "claims_2-3" if len(found) <= 3 else "claims_4+")
    return Setting(
        document=document,
        found=found,
        anchor=anchor,
        lead=lead,
        lead_words=frozenset(w for s in lead for w in _words(s.text)),
        lead_found=lead_found,
        of_report=tuple(sorted(of_report)),
        places={s.start: i for i, s in enumerate(document.sentences)},
    )


def _words(text: str) -> set[str]:
    return {w.lower().rstrip("s") for w in WORD.findall(text)} - COMMON


def _main(f: Found) -> bool:
    """Whether the claim is what its sentence tells: the main verb, or what is said to be so."""
    token = outcome_token(f)
    while token is not None and token.dep_ in ("conj", "xcomp", "auxpass"):
        token = token.head
    return (
        token is not None
        and token.pos_ in ("VERB", "AUX")
        and (token.dep_ == "ROOT" or (token.dep_ == "ccomp" and token.head.dep_ == "ROOT"))
    )


def of_grammar(f: Found) -> set[str]:
    """How the outcome is told: tense, voice, clause; or the noun's article, number and what governs it."""
    token = outcome_token(f)
    out: set[str] = set()
    if token is None:
        return {"no_token"}
    if token.pos_ in ("NOUN", "PROPN", "ADJ", "NUM"):
        out.add("noun" if token.pos_ != "ADJ" else "adjective")
        if token.tag_ in ("NNS", "NNPS"):
            out.add("noun:plural")
        dets = [c.lower_ for c in token.children if c.dep_ in ("det", "poss")]
        if not dets:
            out.add("noun:bare")
        for d in dets:
            out.add(
                f"noun:{d}"
                if d in ("the", "a", "an", "this", "these", "that", "those", "no", "any", "his", "their", "our")
                else "noun:of_someone"
            )
        if any(c.dep_ == "prep" and c.lower_ == "of" for c in token.children):
            out.add("noun:of")
        head = token.head.head if token.dep_ == "pobj" else token.head
        if head.pos_ in ("VERB", "AUX"):
            out |= {f"governor:{x}" for x in _tense(head)}
        verb = token
        while verb.pos_ not in ("VERB", "AUX") and verb.head.i != verb.i:
            verb = verb.head
        out |= {f"clause:{x}" for x in _clausal(verb)}
        return out
    out.add("verb")
    out |= {f"verb:{x}" for x in _tense(token)}
    out |= {f"verb:{x}" for x in _clausal(token)}
    if any(c.dep_ == "agent" for c in token.children):
        out.add("verb:by")
    return out


def _tense(verb: Any) -> set[str]:
    while (
        verb.dep_ == "conj"
        and verb.head.pos_ in ("VERB", "AUX")
        and not any(c.dep_ in ("aux", "auxpass") for c in verb.children)
    ):
        verb = verb.head  # "has killed and wounded": the second verb shares the first one's auxiliaries
    helpers = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    out: set[str] = set()
    if helpers & {"has", "have", "'ve"}:
        out.add("have")
    if "had" in helpers:
        out.add("had")
    if helpers & {"is", "are", "am", "being"}:
        out.add("is")
    if helpers & {"was", "were"}:
        out.add("was")
    if helpers & {"will", "would", "can", "could", "may", "might", "should", "must", "shall"}:
        out.add("modal")
    if "to" in helpers:
        out.add("to")
    if not helpers:
        out.add(verb.tag_)
    if verb.tag_ == "VBG" and helpers:
        out.add("going_on")
    return out


def _clausal(verb: Any) -> set[str]:
    steps = 0
    while verb.dep_ in ("conj", "xcomp", "auxpass") and steps < 5:
        verb, steps = verb.head, steps + 1
    out = {
        verb.dep_
        if verb.dep_ in ("ROOT", "relcl", "acl", "advcl", "ccomp", "pcomp", "csubj", "parataxis")
        else "in_other"
    }
    if verb.dep_ == "ccomp" and verb.head.dep_ == "ROOT":
        out.add("said_main")
    if verb.dep_ == "advcl":
        out |= {
            f"mark_{c.lower_}"
            for c in verb.children
            if c.dep_ in ("mark", "advmod")
            and c.lower_ in ("when", "if", "after", "before", "since", "as", "because", "while", "where")
        }
    return out


def of_count(f: Found) -> set[str]:
    """The size of the count and the sort of group, never the number itself."""
    low, high = f.count.low, f.count.high
    number = low if low is not None else high
    out = {f"outcome:{f.outcome}", f"bound:{f.count.bound}"}
    if number is None:
        out.add("count:vague")
    else:
        bins = (0, 1, 2, 5, 20, 100, 1000)
        out.add("count:" + next((str(b) for b in bins if number <= b), "1000+"))
    if f.persons:
        out.add("named")
    if len(f.persons) > 1:
        out.add("named_many")
    if not f.group.words and not f.persons:
        out.add("nobody_named")
    if f.definite:
        out.add("group_the")
    if number is None and f.group.words and not f.definite:
        out.add("group_bare")
    group = f.group
    out |= {f"group_{name}" for name in ("status", "role", "age", "sex") if getattr(group, name)}
    if f.stance is not None:
        out.add(f"stance:{f.stance}")
    if f.count.derived:
        out.add("summed")
    return out


def clause_of(f: Found) -> str:
    """The words around the claim from the last to the next stop, semicolon or "but"."""
    text = f.sentence.text
    left, right = f.start - f.sentence.start, f.end - f.sentence.start
    start = max((m.end() for m in PARTS.finditer(text, 0, left)), default=0)
    stop = PARTS.search(text, right)
    return text[start : stop.start() if stop else len(text)]


PARTS = re.compile(r";|\b(?:but|while|whereas|although)\b|[.!?]\s|--")


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


def of_both(names: set[str]) -> set[str]:
    """Signals that tell something only together: when and where in the report; how a bare plural is told; a lone victim's or
    nobody's group."""
    place = "lead" if names & {"lead", "headline"} else "body"
    form = "verb" if "verb" in names else "noun"
    told = next((n.split(":")[1] for n in names if n.startswith("time:")), "untold")
    out = {f"time:{told}:{place}", f"time:{told}:{form}"}
    if names >= {"count:vague", "group_bare"}:
        past = names & {"verb:VBD", "verb:was", "verb:had", "verb:have"}
        out |= {"bare", f"bare:{'noun' if form == 'noun' else 'past' if past else 'other'}", f"bare:{place}"}
    for size in ("0", "1"):
        if f"count:{size}" in names:
            who = (
                "named"
                if "named" in names
                else "the"
                if "group_the" in names
                else "nobody"
                if "nobody_named" in names
                else "some"
            )
            out.add(f"size_{size}:{who}")
    return out


def of_place(f: Found, setting: Setting) -> set[str]:
    """Where in the report the claim stands, and whether the head of the report tells of the same people."""
    number = setting.places.get(f.sentence.start, 0)
    share = number / max(1, len(setting.document.sentences) - 1)
    out = set(setting.of_report)
    in_lead = f.sentence in setting.lead
    if f.sentence.headline:
        out.add("headline")
    if in_lead:
        out.add(f"lead:{setting.lead.index(f.sentence)}" if not f.sentence.headline else "lead")
        out.add("lead")
        if _main(f):
            out.add("lead:main")
    else:
        out.add("early" if share < 0.35 else "mid" if share < 0.7 else "late")
        firm = [g for g in setting.lead_found if g.stance not in ("hypothetical", "denied")]
        who = _words(f.group.words + " " + " ".join(f.persons))
        if who and who & setting.lead_words:
            out.add("who_in_lead")
        elif who:
            out.add("who_not_in_lead")
        if any(g.outcome == f.outcome and g.count.low == f.count.low and f.count.low is not None for g in firm):
            out.add("count_in_lead" if (f.count.low or 0) > 1 else "one_in_lead")
        if any(g.outcome == f.outcome for g in firm):
            out.add("outcome_in_lead")
        around = _words(f.sentence.text) - who
        shared = len(around & setting.lead_words) / max(1, len(around))
        out.add(
            "words_shared:"
            + ("none" if shared < 0.1 else "few" if shared < 0.25 else "some" if shared < 0.45 else "many")
        )
    if setting.found and f is setting.found[0]:
        out.add("first_claim")
    if f.sentence.paragraph == 0 or (
        setting.document.sentences and f.sentence.paragraph == setting.document.sentences[0].paragraph
    ):
        out.add("first_paragraph")
    return out


def of_others(f: Found, setting: Setting) -> set[str]:
    """What the claim's sentence, paragraph and report count besides it."""
    out: set[str] = set()
    low = f.count.low
    for g in setting.found:
        if g is f or (g.start, g.end, g.outcome, g.count.low) == (f.start, f.end, f.outcome, f.count.low):
            continue
        here = g.sentence is f.sentence
        where = (
            "same_sentence" if here else "same_paragraph" if g.sentence.paragraph == f.sentence.paragraph else "report"
        )
        if g.outcome != f.outcome:
            out.add(f"{where}:other_outcome")
            continue
        if g.count.low is None or low is None:
            size = "vague"
        else:
            size = "larger" if g.count.low > low else "smaller" if g.count.low < low else "equal"
        out.add(f"{where}:{size}")
        if here:
            out.add("same_sentence:" + ("before" if g.start < f.start else "after"))
            if g.trigger == f.trigger:
                out.add("one_trigger")
    return out


OWN = re.compile(
    r"\b(?:including|among|of\s+them|of\s+whom|of\s+the|one\s+of|others?|more|another|also|both|only|alone|mostly|total|toll|all|in\s+all|each|some|most|part)\b",
    re.I,
)
HOSPITAL = re.compile(r"\b(?:hospitals?|clinics?|morgues?|mortuary|doctors)\b", re.I)


def of_coordination(f: Found, setting: Setting) -> set[str]:
    """Whether those harmed are one of several groups joined by "and" under one outcome, found by the engine or not."""
    sentence = f.sentence
    if sentence.doc is None:
        return set()
    words = f.count.words or f.group.words or (f.persons[0] if f.persons else "")
    at = sentence.text.find(words, f.start - sentence.start) if words else -1
    token = token_at(sentence.doc, at) if at >= 0 else None
    steps = 0
    while (
        token is not None
        and token.dep_ in ("nummod", "det", "amod", "compound", "advmod", "quantmod", "poss")
        and steps < 5
    ):
        token, steps = token.head, steps + 1
    if token is None or token.pos_ not in ("NOUN", "PROPN", "NUM"):
        return set()
    others = {g.trigger - sentence.start for g in setting.found if g.sentence is sentence and g.outcome != f.outcome}

    def joined(other: Any) -> bool:
        return other.pos_ in ("NOUN", "PROPN", "NUM") and not any(t.idx in others for t in other.subtree)

    out = set()
    if token.dep_ == "conj" and token.head.pos_ in ("NOUN", "PROPN", "NUM") and token.head.idx not in others:
        out.add("joined:later")
    if any(c.dep_ == "conj" and joined(c) for c in token.children):
        out.add("joined:first")
    return out


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


def signals(f: Found, setting: Setting, cover: str) -> list[str]:
    """Every signal of ``f`` in its report, in order of name. ``cover``: what the rules of ``covers`` say."""
    out = (
        of_grammar(f)
        | of_count(f)
        | of_words(f, setting)
        | of_time(f, setting)
        | of_place(f, setting)
        | of_others(f, setting)
        | of_coordination(f, setting)
        | of_cover(f, setting)
        | of_company(f, setting.found, setting.places.get(f.sentence.start, 0), setting.places)
    )
    out |= of_both(out)
    return sorted({"always", f"rule:{f.scope}", f"cover:{cover}", *out})
