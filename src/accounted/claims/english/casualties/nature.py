"""Deaths with no violence in them: an earthquake, a road accident, an illness. Of these nothing is claimed."""

from __future__ import annotations

import re

from accounted.claims.english.casualties.found import Found
from accounted.claims.english.document import Document
from accounted.claims.english.gated import Gated

DISASTER = Gated(
    r"\b(?:earth)?quakes?\b|\b(?:floods?|flooding|cyclones?|hurricanes?|typhoons?|tornado(?:es)?|landslides?|mudslides?|avalanches?|tsunamis?|"
    r"volcan\w+|droughts?|famines?|epidemics?|storms?|lightning|heat\s?waves?|cold\s+waves?|snowstorms?|rainstorms?)\b"
    r"|\b(?:overturned|plunged\s+into|derailed|capsized|skidded|crash-?landed)\b",
    re.I,
)
CAUSE = Gated(
    r"\b(?:in|of|from|by|after|following|due\s+to)\s+(?:an?\s+|the\s+|his\s+|her\s+|their\s+)?(?:[\w-]+\s+){0,2}?"
    r"(?:(?:car|road|traffic|train|bus|rail(?:way)?|truck|motor\w*|vehicle|helicopter|plane|air(?:craft)?|boat)\s+(?:crash|accident|collision|mishap|disaster)(?:e?s)?|"
    r"(?<!by\s)accidents?|heart\s+(?:attack|failure)|cardiac\s+arrest|cancer|natural\s+causes|old\s+age|pneumonia|hunger|starvation|cholera|malaria|"
    r"illness(?:es)?|diseases?|(?<=his\s)sleep|(?<=his\s)bed|(?<=her\s)bed|(?<=her\s)sleep)\b",
    re.I,
)
DEATH = re.compile(r"death|demise", re.I)
VIOLENT = re.compile(
    r"\b(?:bomb|explo|blast|shot|shoot|gun|attack|rebel|guerrilla|terror|militant|fighting|clash|war\b|riot|mob\b|mobs\b|stab|missile|rocket|mine\b|"
    r"mines\b|murder|massacre|torture|beat|carnage|violence|firing)",
    re.I,
)


SUCCESSION = re.compile(
    r"\b(?:took\s+over|taken\s+over|succeed(?:s|ed|ing)|fell\s+vacant|vacant|vacancy|by-?(?:elections?|polls?)|inherit\w*|enthron\w+|crowned|throne)\b[^.;]{0,90}?"
    r"\b(?:after|following|on|upon|since|with|by)\s+(?:the\s+)?(?:(?:sudden|untimely|recent)\s+)?(?:[\w’'.-]+\s+){0,4}?$",
    re.I,
)
""""He took over as chairman after | the death of Rao": who follows whom, and nothing of violence."""


CRAFT = r"(?:(?:air)?planes?|aircraft|jets?|airliners?|helicopters?|gliders?|trains?|boats?|ferr(?:y|ies)|bus(?:es)?)"
CRASH = Gated(
    rf"\b{CRAFT}\b[^.;]{{0,90}}?\b(?:crash(?:ed|es)?|went\s+down|sank|collided)\b"
    rf"|\b{CRAFT}\s+(?:crash|accident|collision|mishap)\b|\b(?:in|during|by)\s+(?:the|this|that|an?)\s+(?:\w+\s+)?(?:crash|accident|collision)\b"
    r"|\b(?:the|this|that|a)\s+(?:\w+\s+)?(?:crash|accident|collision)\s+(?:which\s+|that\s+)?(?:also\s+)?(?:killed|claimed|left|injured|caused|took|wounded)\b",
    re.I,
)
BROUGHT_DOWN = re.compile(
    r"\b(?:shot\s+(?:it\s+|them\s+)?down|shoot(?:ing)?\s+down|shoot-?down|down(?:ed|ing)|brought\s+(?:it\s+)?down|sabotag\w+|hijack\w*|anti-?aircraft\s+fire|ramm(?:ed|ing)|"
    r"(?:hit|struck|blown\s+up|riddled|attacked)\s+by|suicide\s+(?:attack|bomb)\w*|explosion|explod\w+|blast|ambush\w*|opened\s+fire|fir(?:ed|ing)\s+(?:on|at)|foul\s+play|"
    r"(?:missiles?|rockets?|bombs?|bullets?|shells?)\s+(?:\w+\s+){0,2}?(?:hit|struck|went\s+off|planted|aboard|on\s+board)|(?:bomb|explosives?|device)\s+(?:aboard|on\s+board)|"
    rf"attack(?:ed)?\s+(?:on\s+|against\s+)?(?:the|a|its)\s+(?:\w+\s+)?{CRAFT})\b",
    re.I,
)
"""With these anywhere in a report, its crash may have been brought about."""
VIOLENT_DEED = re.compile(
    r"\b(?:bomb|shot|shoot|gun(?:men|man|fire)|attack|murder|massacre|stab|missile|rocket|mines?\b|clash|riot|torture|fighting|firing)",
    re.I,
)
LEAD = 500
"""Characters at the head of a report in which it tells what it is about."""


def _in_a_crash(f: Found, document: Document) -> bool:
    """ "The plane crashed, killing three", "the crash killed 120 passengers", in a report that tells of nobody who brought it down.

    Where a report opens with a crash and tells of no deed of violence at all, all its dead and hurt are of the crash.
    """
    text, base = f.sentence.text, f.sentence.start
    if CRASH.search(text) is None:
        lead = document.report.text[:LEAD]
        return CRASH.search(lead) is not None and not _tells_a_deed(document.report.text)
    if VIOLENT_DEED.search(text, max(0, f.start - base - 40), f.end - base + 40) is not None:
        return False
    return BROUGHT_DOWN.search(document.report.text) is None


def _tells_a_deed(text: str) -> bool:
    return (
        VIOLENT.search(text) is not None
        or VIOLENT_DEED.search(text) is not None
        or BROUGHT_DOWN.search(text) is not None
    )


def natural(f: Found, document: Document) -> bool:
    """Whether the words around a claim of dead or hurt tell of a cause that is no violence, and of no violence beside it."""
    if f.outcome not in ("killed", "injured", "killed_or_injured"):
        return False
    text, base = f.sentence.text, f.sentence.start
    start, end = max(0, f.start - base - 80), f.end - base
    one_death = f.outcome == "killed" and f.count.low == f.count.high == 1 and DEATH.match(text, f.trigger - base)
    if one_death and SUCCESSION.search(text, 0, f.trigger - base) and VIOLENT.search(text) is None:
        return True
    if _in_a_crash(f, document):
        return True
    cause = CAUSE.search(text, max(0, f.trigger - base), end + 70) or DISASTER.search(text, start, end + 70)
    if cause is None:
        return False
    return VIOLENT.search(text, max(0, f.start - base - 120), end + 120) is None
