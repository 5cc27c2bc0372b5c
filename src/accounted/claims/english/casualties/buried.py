"""People who are told of because they are being buried or mourned.

Their number is of those whose funeral it is, and no toll: others of the same attack may lie in hospital or in another grave, so that
it is a part. Where the funeral itself was struck, they are the dead of an earlier attack, and not of the one that the report is news of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from accounted.claims.english.casualties.found import Found
from accounted.claims.english.document import Document
from accounted.claims.english.gated import Gated

REST = r"(?:bur(?:y|ies|ied|ying)|inter(?:s|red|ring)?|laid\s+to\s+rest|mourn(?:s|ed|ing)?|cremat(?:e|es|ed|ing))"
LAID = re.compile(
    rf"\b{REST}\b|\b(?:funerals?|burials?|wakes?|vigils?|memorials?|prayers|service)\s+(?:was\s+|were\s+|is\s+|being\s+)?(?:held\s+)?(?:of|for)\b",
    re.I,
)
"""Before the number: "were burying three victims", "at the funeral of two officers"."""
LAID_BEHIND = re.compile(
    r"\s+(?:[\w’'-]+\s+){0,6}?(?:were|was|are|had\s+been|have\s+been|being)\s+(?:\w+ly\s+)?(?:buried|interred|laid\s+to\s+rest|mourned|cremated)\b",
    re.I,
)
""""Three victims of the blast were buried"."""
NOT_A_FUNERAL = Gated(
    r"\b(?:bur(?:ied|ying)|trapped)\s+(?:alive|under|beneath|in\s+(?:the\s+)?(?:rubble|debris|ruins|mud)|by\s+(?:the\s+|an?\s+)?(?:rubble|debris|blast|explosion|landslide|collapse))\b"
    r"|\b(?:mass|common|shallow|unmarked|secret)\s+graves?\b|\b(?:found|discovered|unearthed|exhumed)\b",
    re.I,
)
"""Of these the burial is the harm, or its trace."""
THEIR_DEATH = re.compile(
    r"\s*(?:(?:on|in|at|near)\s+[\w’'-]+(?:\s+[\w’'-]+)?)?\s*(?:,\s+)?(?:who|that)\s+(?:[\w’'-]+\s+){0,2}?(?:were\s+|was\s+|had\s+been\s+|had\s+)?(?:killed|died|murdered|shot|slain|assassinated)\b",
    re.I,
)
""""… five officers who had died in an ambush": how many died is said in so many words."""
FUNERAL = r"(?:funerals?|burials?|mourners|graveyard|cemetery|wake(?!\s+of)|mourning\s+tent|(?:burial|funeral)\s+(?:procession|service|ceremony))"
STRUCK = re.compile(
    rf"\b(?:attack(?:s|ed|ing)?|fire(?:d)?|bomb(?:s|ed|ing)?|struck|strikes?|hit|hits|blasts?|explo\w+|shell(?:s|ed|ing)|raid(?:s|ed)?|kill(?:s|ed|ing)|shooting|shot|wounding)\b"
    rf"(?:\s+(?:on|at|in|into|near|during|outside))?(?:\s+(?!(?:of|for|after|before|and|to|was|were|are|is|had|have|buried|held|brought|taken|victims?|dead)\b)[\w’'-]+){{0,3}}?\s+{FUNERAL}\b"
    rf"|\b{FUNERAL}\b(?:\s+[\w’'-]+){{0,4}}?\s+(?:was|were|came|had\s+been)\s+(?:\w+ly\s+)?(?:attacked|bombed|struck|hit|shelled|fired\s+(?:on|at|upon)|targeted|under\s+(?:attack|fire)|killed|wounded|shot)\b",
    re.I,
)
REACH = 45


def at_a_funeral(document: Document, found: Iterable[Found]) -> None:
    """Make counts of people who are buried or mourned parts; of an earlier incident where the report is news of an attack on a funeral."""
    told = [f for f in found if f.outcome in ("killed", "killed_or_injured") and f.count.bound != "none" and _laid(f)]
    if not told:
        return
    struck = any(STRUCK.search(s.text) for s in document.sentences)
    for f in told:
        if struck:
            f.part = True
            if f.scope == "this_incident":
                f.scope, f.passing = "another_incident", True
        elif THEIR_DEATH.match(f.sentence.text, f.end - f.sentence.start) is None and not _a_count(f):
            f.part = True


HAVE_BURIED = re.compile(
    r"(?:\b(?:have|has|had)|['’](?:ve|s|d))\s+(?:\w+ly\s+|already\s+|now\s+|so\s+far\s+)*buried\s+(?:at\s+least\s+|about\s+|some\s+|more\s+than\s+|over\s+)?$",
    re.I,
)


def _a_count(f: Found) -> bool:
    """ "We have buried 21 people": who buries counts the dead by their graves; "11 of their neighbours" are still some of them."""
    text, base = f.sentence.text, f.sentence.start
    number = text.find(f.count.words, f.start - base) if f.count.words else -1
    if number < 0 or HAVE_BURIED.search(text, max(0, number - REACH), number) is None:
        return False
    return re.match(r"\s+(?:of|victims)\b", text[number + len(f.count.words) :]) is None


def _laid(f: Found) -> bool:
    """Whether the words at a claim tell of a burial or of mourning, and of no other harm."""
    text, base = f.sentence.text, f.sentence.start
    left, right = f.start - base, f.end - base
    if NOT_A_FUNERAL.search(text, max(0, left - 60), right + 60):
        return False
    number = text.find(f.count.words, left) if f.count.words else left
    number = left if number < 0 else number
    before = LAID.search(text, max(0, number - REACH), number)
    # "Killed four mourners who were burying …": a word of harm between the two is what happened to the counted.
    if (
        before is not None
        and not HARM.search(text, before.end(), number)
        and not re.search(r"[.;:]", text[before.end() : number])
    ):
        return True
    return LAID_BEHIND.match(text, min(right, number + len(f.count.words))) is not None


HARM = re.compile(r"\b(?:kill\w*|died|dead|murder\w*|shot|bomb\w*|attack\w*|wound\w*)\b", re.I)
