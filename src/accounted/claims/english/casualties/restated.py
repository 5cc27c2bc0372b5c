"""Figures about figures: a bare number that stands for those told of before, with no word of what became of them.

"The mayor counts four, the colonel counts two", "the army's communiqué says eleven", "the seventeen announced by the governor", "it
had stood at seven for days". The outcome is that of the figure told before; a number that counts a noun of its own, or
that stands beside other counted things, is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from accounted.claims.english.anycase import Anycase
from accounted.claims.english.casualties.found import Found, number_at
from accounted.claims.english.casualties.sums import NOUN_OUTCOME
from accounted.claims.english.counts import CountMention, find_counts
from accounted.claims.english.document import Document, Sentence
from accounted.claims.english.gated import Gated
from accounted.claims.english.groups import is_person_noun, read_group
from accounted.model import Group, Outcome, Stance

__all__ = ["NUMBER", "RESTATES", "anchor_of", "restated"]

NUMBER = (
    r"(?:\d{1,3}(?:,\d{3})?|(?:a\s+)?dozen|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
    r"|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[\s-](?:one|two|three|four|five|six|seven|eight|nine))?)"
)
ABOUT = r"(?:(?:only|just|about|some|around|nearly|almost|over|up\s+to|at\s+least|at\s+most|more\s+than|fewer\s+than|as\s+(?:many|few|high|low)\s+as)\s+)*"
VERBS = (
    r"(?:says?|said|counts?|counted|sp(?:eaks?|oken|oke)\s+of|talk(?:s|ed)?\s+of|hears?\s+of|heard\s+of|gives?|gave|given|reports?|reported|announce[sd]?|"
    r"admits?|admitted(?:\s+to)?|claim(?:s|ed)?|mention(?:s|ed)?|cite[sd]?|confirm(?:s|ed)?|lists?|listed|maintain(?:s|ed)?|insist(?:s|ed)?\s+on|"
    r"acknowledge[sd]?|concede[sd]?|(?:puts?|gives?|gave)\s+it\s+(?:at|as)|estimate[sd]?|would\s+go\s+as\s+(?:high|low)\s+as)"
)
THERE = r"(?:\s+(?:that\s+)?(?:there\s+(?:were|are|had\s+been)|it\s+(?:is|was|were|will\s+be)|they\s+(?:were|are)))?"
SAYS = re.compile(
    rf"\b(?P<verb>{VERBS}){THERE}(?:\s+(?:only|just|now|at\s+first|rather|instead|already|still))*\s+$", re.I
)
PAPER = re.compile(
    r"\b(?:bulletin|communiqu[eé]|statement|note|list|register|edition|report|release|dispatch|version|tweet|post)s?\b[^.;:“”\"]{0,40}?\b(?:had|has|have)\s+$",
    re.I,
)
"""What holds a figure: "our first bulletin, of 28 January, had | 27"."""
STOOD = re.compile(
    r"\b(?:it|that|this|the\s+(?:figure|number|toll|count|total|tally))\s+(?:(?:had|has)\s+)?(?:still\s+)?(?:stood|stands|remained|remains|stayed|been\s+standing)\s+(?:at\s+)?$",
    re.I,
)
IT_WAS = re.compile(r"\b(?:it|they)\s+(?:was|were|had\s+been|is|are|will\s+be)\s+$", re.I)
THEN = re.compile(
    r"\s+(?:then|at\s+(?:that|the)\s+time|at\s+first|by\s+then|by\s+now|(?:on|by)\s+(?:\w+\s+)?\w+day)\b|,\s+not\s+",
    re.I,
)
OPENS = re.compile(r"^\W*(?:on|by|at|until)\s+(?:\w+\s+){1,3}(?:it|they)\s+(?:was|were|had\s+been)\s+$", re.I)
""""On Monday evening it was | 24": of the figure told right before."""
FIGURE = re.compile(
    r"\b(?:(?:figure|toll|boast|estimate|talk|rumou?r)s?|(?:the|its|that|this|their|his|her|our)\s+(?:\w+\s+)?(?:number|count|tally))\s+of\s+(?:[“\"']\s?)?$"
    r"|\b(?:correct|right|true|real|actual|final|latest|official|revised|proper)\s+(?:figure|number|toll|count|total|tally)\s+(?:is|was|stands\s+at|stood\s+at)\s+$",
    re.I,
)
NUMBERS = re.compile(
    r"\b(?:other|different|higher|lower|various)\s+(?:numbers|figures|tolls|counts),?\s+(?:[\w’'-]+\s+){0,3}?$", re.I
)
""""You hear other numbers, up to | twenty-five"."""
GIVEN = re.compile(
    r"\s+(?:dead\s+)?(?:that\s+(?:was|were|had\s+been)\s+)?(?:announced|given|reported|claimed|cited|put\s+forward|put\s+out|published|admitted|acknowledged|counted|named)\s+"
    r"(?:by|in|at|on|earlier|first|before|yesterday)\b",
    re.I,
)
""""To the | seventeen | announced by the governor"."""
LABEL = re.compile(
    r"(?:^|[.;!?\n]\s*)\W*(?:\d{1,2}[:.]\d{2}\s+)?(?P<who>(?:[A-Z][\w’'-]*|[a-z]+)(?:\s+[\w’'-]+){0,4}):\s+$"
)
CONFIRMED = re.compile(r"\s*(?:confirmed|so\s+far)?\s*(?:[.;,)”\"]|$)", re.I)
""""Police: six confirmed", "Villagers: at least fifteen": a line of a list of who says what."""
ASKED_ABOUT = re.compile(
    r"\b(?:asked|questioned|pressed)\s+about\s+the\s+(?P<what>dead|killed|wounded|injured|missing|detained)\b", re.I
)
""""Asked about the dead, he said that there were | two": the question tells the outcome."""
ADDS = re.compile(r"\bto\s+(?:which|this|that|these)\s+(?:\w+\s+){1,3}?adds?\s+$", re.I)

ENDS = re.compile(
    r"\s*(?:[.,;:)!?”\"]|$|[—–])|\s+(?:and|but|or|not|then|earlier|before|yesterday|today|while|so\s+far|in\s+all|at\s+first|in\s+total|a\s+day\s+later|on\s+\w+day|by\s+\w+day|since|for\s+(?:\w+\s+){0,2}(?:hours|days|weeks|months)|when\s+(?:it|they|he|she|we|asked))\b",
    re.I,
)
ANOTHER_NUMBER = re.compile(rf"\s*,\s+{NUMBER}\b", re.I)
""""He counted three, four shots": no figure of anybody's."""
OF_THINGS = Gated(
    r"\b(?:gunmen|attackers?|assailants|malefactors|bandits|perpetrators|shooters|suspects|shots|explosions|blasts|vehicles|houses|homes|huts|rockets|missiles|shells|rounds|drones|cars|trucks|"
    r"motorcycles|motorbikes|boats|arrests|schools|villages|beds|years\s+old|aged|o[’']clock|goals|votes|seats|points|questions|reasons|days|hours|weeks|months|bombs|bullets|"
    r"planes|helicopters|tents|graves|checkpoints|bridges|how\s+many\s+(?!people|died|dead|were\s+(?:killed|lost)|lives|victims)\w+)\b",
    re.I,
)
"""Words that the bare number may count instead."""
EARLIER = re.compile(
    r"\b(?:earlier|previously|at\s+first|initially|originally|first|had\s+(?:stood|announced|been|given|said|reported|spoken|put|counted)|then|morning)\b",
    re.I,
)
HEDGED = re.compile(
    r"\b(?:i\s+fear|we\s+fear|fears?\s+(?:that\s+)?it|people\s+say|you\s+hear|boasts?|rumou?rs?|it\s+is\s+said|some\s+say|talk)\b",
    re.I,
)
UNSUPPORTED = re.compile(
    r"\b(?:nor|not|no|nothing|never|without)\b[^.;]{0,40}?\b(?:figure|number|toll|count)\b[^.;]{0,80}?\b(?:support\w*|borne\s+out|confirm\w*|substantiat\w*|proved?n?|backed|documented)\b"
    r"|\bnothing\s+(?:supports?|bears?\s+out|confirms?|backs?)\b"
    r"|\b(?:figure|number|toll|count|boast|claim|talk|rumou?r|estimate)s?\s+of\b[^.;]{0,60}?\b(?:was|were|has\s+been|have\s+been|is|are)\s+(?:\w+ly\s+)?"
    r"(?:dismissed|rejected|refuted|ridiculed|debunked|disproved|discounted|discredited)\b",
    re.I,
)

RESTATES = Anycase(
    rf"\b(?:{VERBS}{THERE}|had|has|was|were|is|are|stood\s+at|stands\s+at|figures?\s+of|numbers?\s+of|counts?\s+of|boast\s+of|numbers|the|adds?|remained\s+at)(?:,)?\s+[“\"']?{ABOUT}{NUMBER}\b"
    rf"|:\s+{ABOUT}{NUMBER}\b"
)
"""Cheap test, before a parse, that a sentence behind a casualty claim may restate its figure."""

NEAR = 5
"""Sentences back to the figure that a bare number may stand for."""
FACTOR = 12
"""Two figures of the same people differ by less than this."""


def anchor_of(sentence: Sentence, found: Sequence[Found]) -> Found | None:
    """The figure told before, in this paragraph or the two before it, that a bare number would restate."""
    near = [
        f
        for f in found
        if sentence.paragraph - f.sentence.paragraph <= 2
        and f.count.bound not in ("none", "vague")
        and f.count.words
        and f.count.words.lower() not in ("a", "an", "another", "one")
        and not f.persons
        and f.stance != "hypothetical"
        and f.scope in ("this_incident", "several_incidents", "another_incident")
    ]
    if not near:
        return None
    last = max(f.sentence.start for f in near)
    here = [f for f in near if f.sentence.start == last]
    whole = [f for f in here if not f.part] or here
    return next((f for f in whole if f.outcome == "killed"), whole[0])


def restated(
    sentence: Sentence,
    document: Document,
    number: int,
    found: list[Found],
    mentions: list[CountMention],
    before: Sequence[Found],
) -> list[Found]:
    """The figures of ``sentence`` (the ``number``-th) that restate one told in it or ``before``."""
    out: list[Found] = []
    text, base = sentence.text, sentence.start
    for i, m in enumerate(mentions):
        if m.article or m.count.bound in ("none", "vague") or _held(m, [*found, *out], sentence):
            continue
        lead = _lead(text, m)
        if lead is None:
            continue
        at, firm, group, end = lead
        told = [f for f in [*found, *out] if f.end <= base + m.start]
        anchor = anchor_of(sentence, told) or anchor_of(sentence, before)
        if anchor is not None and anchor.outcome not in ("killed", "injured", "killed_or_injured"):
            # "Nine have not come back. The mayor counts four": a toll, told of first, is what is counted and argued over.
            dead = [f for f in before if f.outcome == "killed"]
            anchor = anchor_of(sentence, dead) or anchor
        asked = ASKED_ABOUT.search(text, 0, m.start)
        if asked is not None and not (told or group):
            out.append(Found(sentence, base + m.start, base + m.end, NOUN_OUTCOME[asked["what"].lower()], m.count, Group(),
                             confidence=0.75, trigger=base + asked.start("what")))  # fmt: skip
            continue
        if anchor is None or not _alike(anchor, m):
            continue
        if not firm and (
            _counts_else(text, mentions[:i], [*found, *out], sentence)
            or _other_counts_between(document, anchor, number, before)
        ):
            continue
        new = Found(
            sentence, base + at, base + end, _outcome(text[at:end + 25], m.end - at) or anchor.outcome, m.count,
            group or Group(), superseded=EARLIER.search(text[max(0, at - 30) : min(len(text), end + 12)]) is not None and not ADDS.search(text, 0, m.start),
            scope=anchor.scope, of=anchor, confidence=0.75, trigger=base + at,
        )  # fmt: skip
        out.append(new)
    return out


def stance_of(f: Found) -> Stance | None:
    """What the words around a restated figure say of how sure it is; None where they say nothing."""
    text, base = f.sentence.text, f.sentence.start
    near = text[max(0, f.start - base - 60) : f.end - base + 90]
    if UNSUPPORTED.search(near):
        return "doubted"
    return "claimed" if HEDGED.search(near[: 60 + f.end - f.start]) else None


def _lead(text: str, m: CountMention) -> tuple[int, bool, Group | None, int] | None:
    """Where the words that make a number a figure start, whether they leave no doubt, whom they count, and where they end."""
    near = max(0, m.start - 90)
    ends = ENDS.match(text, m.end) is not None and not ANOTHER_NUMBER.match(text, m.end)
    people = PEOPLE.match(text, m.end)
    group = read_group(people["who"]) if people and is_person_noun(people["who"].split()[-1].lower()) else None
    figure = FIGURE.search(text, near, m.start) or NUMBERS.search(text, near, m.start)
    if figure is not None and (
        ends
        or group
        or re.match(
            r"[”\"’']|\s+(?:dead|killed|deaths|injured|wounded|supported|is|was|has|had|which|that)\b", text[m.end :]
        )
    ):
        return figure.start(), True, group, m.end + (people.end() - m.end if group and people else 0)
    if (adds := ADDS.search(text, near, m.start)) and group and people:
        return adds.start(), True, group, people.end()
    if m.definite and (given := GIVEN.match(text, m.end)):
        return m.start, True, None, given.end()
    label = LABEL.search(text, near, m.start)
    if label is not None and CONFIRMED.match(text, m.end) and _may_tell(label["who"]):
        return label.start("who"), False, None, m.end
    if OF_THINGS.search(text):
        return None
    if not ends:
        return None
    if (
        found := SAYS.search(text, near, m.start)
        or PAPER.search(text, near, m.start)
        or STOOD.search(text, near, m.start)
    ):
        return found.start(), False, None, m.end
    was = IT_WAS.search(text, near, m.start)
    if was is not None and (THEN.match(text, m.end) or OPENS.search(text, 0, m.start)):
        return was.start(), False, None, m.end
    return None


PEOPLE = re.compile(
    r"\s+(?P<who>(?:[\w’'-]+\s+){0,2}?[\w’'-]+)(?=\s*[.,;:)”\"]|\s+(?:killed|dead|was|were|is|are|and|in|by|which|that|who|to)\b|$)"
)
TELLERS = re.compile(
    r"\b(?:police|army|military|ministry|ministers?|government|authorit(?:y|ies)|hospitals?|clinic|doctors?|villagers|residents|locals|witness(?:es)?|mayor|governor|prefect|"
    r"officials?|rebels|militants|union|council|church|bishop|observatory|monitors?|agency|radio|tv|family|families|elders?|relatives|command|spokes\w+|un|red\s+c\w+|"
    r"survivors|opposition|prosecutors?|coroner|gendarmerie|navy|activists|group|coalition)\b",
    re.I,
)


def _may_tell(who: str) -> bool:
    """Whether a label names somebody who gives figures, and no sort of people counted."""
    return TELLERS.search(who) is not None


def _held(m: CountMention, found: Sequence[Found], sentence: Sentence) -> bool:
    base = sentence.start
    return any(
        f.start - base <= m.start < f.end - base
        and (f.count == m.count or f.count.words == m.count.words or number_at(f, sentence) == m.start)
        for f in found
    )


def _alike(anchor: Found, m: CountMention) -> bool:
    """Whether the two could count the same people: neither is many times the other."""
    first, second = anchor.count.low or anchor.count.high, m.count.low or m.count.high
    return bool(first and second) and max(first or 0, second or 0) <= FACTOR * min(first or 0, second or 0)


def _counts_else(text: str, earlier: Sequence[CountMention], found: Sequence[Found], sentence: Sentence) -> bool:
    """Whether a number before in the sentence counts something that no claim took: the bare one may be of that."""
    return any(
        not x.article and x.count.bound not in ("none", "vague") and not _held(x, found, sentence) for x in earlier
    )


def _other_counts_between(document: Document, anchor: Found, number: int, before: Sequence[Found]) -> bool:
    """Whether the sentences from the anchor's to this one count other things, or lie too far apart."""
    sentences = document.sentences
    back = next((k for k in range(number, max(-1, number - NEAR - 1), -1) if sentences[k] is anchor.sentence), None)
    if back is None:
        return True
    for k in range(back, number):
        other = sentences[k]
        after = number_at(anchor, other) if k == back else -1
        if k > back and OF_THINGS.search(other.text):
            return True
        told = [f for f in before if f.sentence is other]
        numbers = (x for x in find_counts(other.text) if x.start > after and (x.count.low or 0) > 1)
        if any(not x.article and x.count.bound not in ("none", "vague") and not _held(x, told, other) for x in numbers):
            return True
    return False


def _outcome(words: str, at: int) -> Outcome | None:
    """The outcome that stands right behind the number, where it does ("the figure of 40 injured")."""
    behind = re.match(
        r"[”\"’']?\s+(killed|dead|deaths|fatalities|injured|wounded|missing|detained)\b", words[at:], re.I
    )
    return NOUN_OUTCOME[behind[1].lower()] if behind else None
