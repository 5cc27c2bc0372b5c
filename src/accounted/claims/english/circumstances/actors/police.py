"""What police and other keepers of order do: fire on crowds, charge with batons, throw tear gas, clash, arrest.

Such reports are often in lower case or in the speech of a press note, where the parser takes "police firing in" for a
verb and a preposition. The forms are few and fixed, so they are read by their words: the force with its verb, the force
before the deed's noun ("police firing", "police bullets"), and the deed "by" the force. Orders, threats and permissions to
fire are none ("were ordered to shoot at sight").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from accounted.claims.english.circumstances.told import HARM, lexicon, unreal_at
from accounted.claims.english.document import Sentence
from accounted.claims.english.gated import Gated

FORCE = lexicon().police
_AUX = (
    r"(?:,?\s+(?:who|which))?(?:\s+(?:had|have|has|was|were|also|later|then|again|first|immediately|reportedly|personnel|officials|party|to|been|forced|compelled|"
    r"prompted|obliged|constrained|in|turn|finally|eventually|allegedly|and|intercepted|intervened|did|on|duty|started|began)){0,6}?\s+"
)
_THINGS = r"(?:\d[\d,]*|[a-z]+|at\s+least|more\s+than|as\s+many\s+as|around|over)"
DEED = (
    r"(?:open(?:ed|s|ing)?\s+(?:\w+\s+)?fire\b"
    rf"|fir(?:ed?|es|ing)\s+(?:{_THINGS}\s+){{0,5}}?(?:rounds?|shots?|bullets?|tear[- ]?gas\w*|tear[- ]?smoke|gas|pellets?|(?:live|rubber)\s+(?:ammunition|rounds?|bullets?))\b|fir(?:ed?|es|ing)\s+(?:in\s+the\s+air|on|at|into|upon|to\s+disperse|indiscriminately)\b"
    rf"|(?:lob|burst|us|hurl|explod|fir|throw|threw|shoot|shot)(?:bed|bing|ed|ing|e|s)?\s+(?:{_THINGS}\s+){{0,5}}?(?:tear[- ]?(?:gas|smoke)|gas\s+shells?|smoke\s+shells?)\b"
    r"|(?:lathi|cane|baton)[- ]?charg(?:ed?|ing)\b|(?:resort(?:ed|s|ing)?|took|taking|take)\s+to\s+(?:\w+\s+){0,3}?(?:firing|lathi|cane|baton|force|tear[- ]?gas)\w*"
    r"|(?:us|wield)(?:ed?|ing)\s+(?:the\s+)?(?:\w+\s+)?(?:force|water\s+cannons?|lathis?|batons?)\b"
    r"|(?:beat|beaten|thrash(?:ed|ing)?|assault(?:ed)?|man-?handl(?:ed|ing)?|can(?:ed|ing)|rough(?:ed|ing)?\s+up|kick(?:ed|ing))\b"
    r"|sw(?:ung|ing(?:s|ing)?)\s+(?:its\s+|their\s+|the\s+)?(?:lathis?|batons?|canes?|truncheons?)\b"
    r"|rain(?:ed|s|ing)?\s+(?:\w+\s+)?(?:blows|lathis|batons)\b|charg(?:ed?|ing)\s+(?:at|into)\b|exchang(?:ed?|ing)\s+(?:gun)?fire\b"
    r"|shot\b|shoot\b|gunn?ed\s+down|bump(?:ed|ing)\s+off|kill(?:ed|ing)\b|eliminat(?:ed|ing)\b|raid(?:ed|ing)\b|storm(?:ed|ing)\b"
    r"|clash(?:ed|es|ing)?\b|(?:arrest|detain|nab|apprehend|book|captur|held|round|pick)(?:ned|bed|ed|ing)?\b(?:\s+up)?)"
)
DOES = Gated(rf"\b(?P<by>{FORCE})\b{_AUX}(?P<deed>{DEED})", re.I)
OWN = Gated(
    rf"\b(?P<by>{FORCE})(?:['’]+s?)?\s+(?P<deed>(?:\w+\s+)?(?:firing|bullets?|fire\b(?!\s+(?:on|in)\b)|shooting|shelling|lathi[- ]?charge|baton[- ]?charge|raids?|brutality|atrocit\w+|excesses))",
    re.I,
)
DONE_BY = re.compile(
    rf"\b(?P<deed>(?:firing|fired|shot|killed|killing|injured|wounded|beaten|lathi[- ]?charged?|arrested|detained|nabbed|apprehended|caught|captured|picked|rounded|booked|held|action|raid(?:ed)?|"
    rf"shooting|bullets|arrests?|gunned|eliminated|neutrali[sz]ed|thrashed|roughed|(?:cane|baton)[- ]?charged|caned|attack(?:ed)?|assault(?:ed)?|manhandled|dispersed))(?:\s+(?:\w+)){{0,5}}?\s+by\s+(?:the\s+|a\s+|local\s+|some\s+)*(?:(?!and\b|but\b|after\b|when\b|who\b)\w+\s+){{0,6}}?"
    rf"(?:\w+\s+and\s+(?:the\s+|local\s+)?(?={FORCE}\b(?!\s+(?:\w+ed|open|fir|burst|shot|had|have|has|were|was|said|say)\b)))?(?P<by>{FORCE})\b",
    re.I,
)
CLASH = Gated(
    rf"\b(?P<deed>clash(?:ed|es|ing)?|confrontations?|encounter|gun-?battles?|gun-?fights?|skirmish(?:es)?|scuffles?)\s+(?:\w+\s+){{0,6}}?(?:with|and)\s+(?:the\s+|local\s+)*(?:\w+\s+){{0,3}}?(?P<by>{FORCE})\b"
    rf"|\b(?P<by2>{FORCE})\s*(?:-|and|versus|vs)\s*\w+\s+(?P<deed2>clash(?:es|ed)?|encounter)\b",
    re.I,
)
THEN = Gated(
    rf"(?:^|[,;:]\s+|\b(?:that|when|as|after|where|while)\s+)(?:the\s+|local\s+)*(?P<by>{FORCE})(?:\s+of\s+the\s+\w+)?\s+(?:\w+ed|swung|went|came|took|broke|burst|ran|fell|set|got|drove|rode|swept|made|stood|left|sent|threw|found)\b"
    rf"(?:(?!\bwho\b|\bwhich\b)[^.;,:]){{1,60}}?\b(?:and|before|then)\s+(?:then\s+|also\s+|\w+ly\s+)?(?P<deed>{DEED})",
    re.I,
)
"""A second verb of one force: "policemen entered the lane and thrashed those whom they found"."""
OF_A_FORCE = re.compile(
    rf"\b(?P<by>(?:jawans|personnel|men|members|commandos)\s+of\s+(?:the\s+)?(?:{FORCE}))\b{_AUX}(?P<deed>{DEED})",
    re.I,
)
FORMS = (DOES, OWN, DONE_BY, CLASH, THEN, OF_A_FORCE)
SUFFERED = re.compile(
    r"\b(?:was|were|be|been|being|is|are|got)(?:\s+\w+ly|\s+(?:also|later|then|again|first))?\s+$", re.I
)
""""Three members of the police *were* killed": they did nothing."""
ORDERED = re.compile(
    r"\b(?:order(?:s|ed)?|instruct(?:ed|ions)|direct(?:ed|ions)|authori[sz]\w+|permi\w+|empower\w*|allow\w*|told|asked|ready|refus\w+|fail\w*|(?:did|does|do|was|were|is)\s+not|n[’']t|never|without|no|not|whether|if|unless|"
    r"could|should|would|will|may|might|must|threat\w*|warn\w*|fear\w*|demand\w*|urg\w+)\b[^.;,]{0,30}$",
    re.I,
)
NO_FORCE = re.compile(
    r"^\W*(?:station|headquarters|outpost|post|control\s+room|commissioner\s+said|said|sources|vehicles?)\b", re.I
)


def deeds(sentence: Sentence) -> Iterator[tuple[int, int, str]]:
    """(start, end, force) of each deed of the police in a sentence, at its offsets."""
    text = sentence.text
    if not lexicon().police_word.search(text):
        return
    for form in FORMS:
        for m in form.finditer(text):
            groups = m.groupdict()
            name = "by" if groups.get("by") else "by2"
            deed = "deed" if groups.get("deed") else "deed2"
            left, right = m.span(deed)
            if (
                form not in (DOES, CLASH, THEN, OF_A_FORCE)
                and ORDERED.search(text[max(0, m.start() - 40) : m.start()])
                and not HARM.search(text)
            ):
                continue
            if ORDERED.search(m[0][: left - m.start()]) or (form is DOES and _only_ordered(text, m.start(), left)):
                continue
            if (
                form in (DOES, THEN, OF_A_FORCE)
                and SUFFERED.search(text[m.end(name) : left])
                and not re.match(r"\w+(?:ing|e|s)\b", m[deed])
            ):
                continue
            if unreal_at(text, left) or NO_FORCE.match(text[m.end(name) :]):
                continue
            yield min(m.start(name), left), max(m.end(name), right), groups[name]


def _only_ordered(text: str, start: int, deed: int) -> bool:
    """Whether a force "to fire" was told to do so and not driven to: "asked police to fire", not "forcing police to fire"."""
    before = text[max(0, start - 40) : start]
    return " to " in text[start:deed] and ORDERED.search(before) is not None
