"""Named people to whom something happened, with age, sex and role as far as the report tells them.

A name is taken where a count of the hurt names its people, where a named person is said to be one of them, and where
somebody is said to have been hurt or killed "himself".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from accounted.claims.english.casualties import Found
from accounted.claims.english.circumstances.told import Circumstance, lexicon, past, unreal
from accounted.claims.english.document import Document, Sentence
from accounted.claims.english.gated import Gated
from accounted.claims.english.names import CAP, PARTICLE
from accounted.claims.english.word_lists import MONTH_NAMES
from accounted.model import Outcome

AGE_AFTER = re.compile(r",?\s*(?:aged\s+|\()?(\d{1,3})(?=,|\)|\s*(?:,|and\b|who\b|\.|$))")
AGE_BEFORE = re.compile(r"\b(\d{1,3})[- ]years?[- ]old\s+(?:[\w-]+\s+){0,3}$", re.I)
TITLE = (
    r"(?:(?:Lieutenant|Lt\.?|Brigadier|Brig\.?|Major|Maj\.?)\s+)?(?:Colonel|Col\.?|Captain|Capt\.?|General|Gen\.?|Major|Maj\.?|Lieutenant|Lt\.?|Sergeant|Sgt\.?"
    r"|Corporal|Private|Brigadier|Commander|Sheikh|Mullah|Imam|Father|Sister|Bishop|Dr\.?|Professor|Mr\.?|Mrs\.?|Ms\.?|Judge|Senator|Mayor|Governor|Minister|Deputy)"
)
RANK = re.compile(rf"^(?P<title>{TITLE})\s+")
NAME = rf"(?:(?:{TITLE})\s+)?{CAP}(?:\s+(?:{PARTICLE}\s+)*{CAP}){{0,4}}"
AMONG = r"(?:among|one\s+of)\s+(?:the\s+|those\s+|them\b)?(?:\w+\s+){0,2}?"
MEMBER: tuple[re.Pattern[str], ...] = (
    re.compile(
        rf"(?P<name>{NAME})(?:,\s*[^.;]{{2,60}}?,)?\s+(?:is|was|are|were|had\s+(?:himself|herself)\s+been|(?:himself|herself)\s+was|had\s+been)\s+(?:also\s+|himself\s+|herself\s+)?(?P<how>{AMONG}(?P<who>dead|killed|wounded|injured|victims|hit|hurt|them|missing|those)\b(?:\s+(?P<more>killed|wounded|injured|hit|hurt))?)"
    ),
    re.compile(
        rf"(?P<how>[Aa]mong\s+(?:the\s+|those\s+)(?P<who>dead|killed|wounded|injured|victims|hurt)(?:\s+(?:was|were|is|are))?)\s+(?:the\s+[a-z][\w’' -]{{2,40}}?,\s*)?(?P<name>{NAME})"
    ),
    re.compile(
        rf"(?P<name>{NAME})(?:,\s*(?:[^.;,]{{2,60}},)?)?\s+(?P<how>(?:was|had|has)\s+(?:himself|herself)\s+(?:been\s+)?(?P<who>wounded|injured|hurt|hit|killed))\b"
    ),
    re.compile(
        rf"(?P<name>{NAME})(?:,\s*(?:[^.;,]{{2,60}},)?)?\s+(?P<how>(?:himself|herself)\s+was\s+(?:\w+\s+)?(?P<who>wounded|injured|hurt|hit|killed))\b"
    ),
)
CUE = Gated(r"\b(?:including|among|one\s+of|himself|herself)\b", re.I)
INCLUDED = re.compile(
    rf"\b(?:including|among\s+(?:them|whom))\s+(?:[^.;,]{{0,60}},\s*)?(?P<name>{TITLE}\s+{NAME})"
    rf"|\bamong\s+(?:them|whom)\s+(?P<bare>{CAP}(?:\s+(?:{PARTICLE}\s+)*{CAP}){{1,4}})"
)
OUTCOMES: dict[str, Outcome] = {
    "dead": "killed", "killed": "killed", "wounded": "injured", "injured": "injured", "hit": "injured", "hurt": "injured", "missing": "missing",
}  # fmt: skip
NO_NAME = re.compile(
    r"^(?:The|A|An|Among|Those|They|He|She|It|This|That|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Most|Many|Some|All|None|Both|Several|Others?|People|On|In|At|If|When|While|After|Before|But|And)\b"
)
NOT_A_NAME = re.compile(
    rf"(?:{MONTH_NAMES}|\w+day|Party|Front|Army|Police)",
    re.I,
)
NEGATED = re.compile(r"\b(?:not|no|never|n[’']t|whether|if|denied|unclear)\b", re.I)


def persons(document: Document, casualties: list[Found]) -> list[Circumstance]:
    """The named casualties of this incident, each name, outcome and sentence once."""
    out = list(_of_counts(casualties))
    for sentence in document.sentences:
        if sentence.doc is None or not CUE.search(sentence.text) or unreal(sentence.text):
            continue
        if past(sentence.text, document.report.published) != "this_incident":
            continue
        for c in _members(sentence, document, casualties):
            if not any(o.start < c.end and c.start < o.end for o in out):
                out.append(c)
    return out


def _of_counts(casualties: list[Found]) -> Iterator[Circumstance]:
    for f in casualties:
        if f.scope != "this_incident":
            continue
        text, base = f.sentence.text, f.sentence.start
        for name in f.persons:
            if lexicon().means.fullmatch(name) or NOT_A_NAME.fullmatch(name):
                continue
            at = text.find(name, max(0, f.start - base))
            at = text.find(name) if at < 0 else at
            if at < 0:
                continue
            alone = len(f.persons) == 1
            role = _role_beside(f.group.words, name) or (f.group.role[0].value if f.group.role else None)
            yield Circumstance(
                "person",
                name,
                base + at,
                base + at + len(name),
                outcome=f.outcome,
                age=_age(text, at, at + len(name)),
                role=role if alone else None,
                sex=f.group.sex[0].value if alone and f.group.sex else None,
                stance=f.stance,
                confidence=0.75,
            )


def _role_beside(words: str, name: str) -> str:
    """What a group's words say of somebody beside the name: a role that holds the name would tell it where names are veiled."""
    if name not in words:
        return words
    rest = re.sub(r"\b(?:aged\s+)?\d{1,3}\b(?:[\s-]years?[\s-]old)?", " ", words.replace(name, " "))
    rest = " ".join(rest.split()).strip(" ,;()-–")
    return re.sub(r"^(?:an?|the)\s+", "", rest, flags=re.IGNORECASE)


def _age(text: str, start: int, end: int) -> int | None:
    after, before = AGE_AFTER.match(text, end), AGE_BEFORE.search(text[:start])
    for m in (after, before):
        if m and 0 < int(m[1]) < 120:
            return int(m[1])
    return None


def _members(sentence: Sentence, document: Document, casualties: list[Found]) -> Iterator[Circumstance]:
    text, base = sentence.text, sentence.start
    seen: set[str] = set()
    for m in INCLUDED.finditer(text):
        before = [f for f in casualties if f.sentence is sentence and f.start < base + m.start()]
        if not before or before[-1].scope != "this_incident" or NEGATED.search(text[: m.start()]):
            continue
        given = "name" if m["name"] else "bare"
        if NOT_A_NAME.search(m[given]):
            continue
        words = RANK.sub("", m[given])
        title = RANK.match(m[given])
        start, end = m.span(given)
        seen.add(value := fullest(words, document))
        yield Circumstance(
            "person",
            value,
            base + start,
            base + end,
            outcome=before[-1].outcome,
            age=_age(text, start, end),
            role=title["title"] if title else None,
            stance=before[-1].stance,
            confidence=0.7,
        )
    for pattern in MEMBER:
        for m in pattern.finditer(text):
            words = m["name"]
            if NO_NAME.match(words) or NEGATED.search(m[0]):
                continue
            outcome = _outcome(m, sentence, casualties)
            if outcome is None:
                continue
            title = RANK.match(words)
            bare = words[title.end() :] if title else words
            value = fullest(bare, document)
            if value in seen:
                continue
            seen.add(value)
            start, end = m.span("name")
            left, right = min(start, m.start("how")), max(end, m.end("how"))
            sex = "m" if "himself" in m[0] else "f" if "herself" in m[0] else None
            yield Circumstance(
                "person",
                value,
                base + left,
                base + right,
                outcome=outcome,
                age=_age(text, start, end),
                sex=sex,
                role=title["title"] if title else None,
                confidence=0.7,
            )


def _outcome(m: re.Match[str], sentence: Sentence, casualties: list[Found]) -> Outcome | None:
    """What happened to them: the word's own outcome; "one of them" is of the last count before it in the sentence."""
    parts = m.groupdict()
    word = (parts.get("more") or m["who"]).lower()
    if word in OUTCOMES:
        return OUTCOMES[word]
    before = [f for f in casualties if f.sentence is sentence and f.start < sentence.start + m.end()]
    if word == "victims":
        return before[-1].outcome if before else None
    return before[-1].outcome if before and before[-1].scope == "this_incident" else None


def fullest(name: str, document: Document) -> str:
    """The fullest form that the report gives of a name: one longer run that ends with it; else the name as it stands."""
    if len(name.split()) > 1:
        return name
    longer = {
        m[0]
        for m in re.finditer(
            rf"(?<![\w-])(?:[A-Z][\w’'-]+\s+){{1,3}}(?:{PARTICLE}[- ])?{re.escape(name)}(?![\w-])", document.report.text
        )
    }
    forms = set()
    for full in longer:
        title = RANK.match(full)
        while title:
            full = full[title.end() :]
            title = RANK.match(full)
        if len(full.split()) > 1:
            forms.add(" ".join(full.split()))
    return forms.pop() if len(forms) == 1 else name
