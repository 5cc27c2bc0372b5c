"""Speakers set off by marks ("Police: five dead") and parties whose count holds a figure ("Reuters has 31 dead")."""

from __future__ import annotations

import re
from itertools import chain, islice

from accounted.claims.english.frames.frame import FIGURE, Frame
from accounted.claims.english.frames.parties import phrase_end, speakerlike, without_lead_in
from accounted.claims.english.gated import Gated
from accounted.claims.english.names import describe, is_media
from accounted.claims.english.speaking import speaking

NO_PARTY = re.compile(
    r"(?i)(?:photo|photos|picture|image|video|audio|note|notes|update|updated|watch|live|breaking|correction|editor|editors|file|"
    r"caption|map|graphic|source|sources|read|see|also|more|new|latest|analysis|opinion|explainer|factbox|timeline|urgent|flash|"
    r"exclusive|warning|date|time|place|location|summary|headline|subject|re|ps|nb)\b[^:]{0,20}:"
)
"""Labels that head a line and speak for nobody."""

LABEL_HEAD = re.compile(
    r"^(?:\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\.?|GMT|UTC|h)?\W{0,4}\s+)?(?P<who>(?:[A-Z][\w’'.\-]*|police|army|official|officials|ministry|mayor|witnesses)(?: "
    r"[\w’'.\-]+){0,5}):\s+(?=\S)"
)

TABLED = re.compile(
    r"(?i)^\W*(?:(?:[\w’'-]+ ){0,4}?(?:women|men|children|boys|girls|babies|infants|minors|adults|elderly|civilians|soldiers|policemen|police|"
    r"officers|fighters|militants|killed|dead|deaths|wounded|injured|missing|victims|casualties|total)|women|men)\b[^:]{0,30}:\s*\W*\d[\d,.]*(?:\W*$|\W+(?:[\w’'-]+ ){0,5}[\w’'-]+:\s*\W*\d)"
)
"""A row of a table ("Women: 12"), or its rows in one: whom it counts, and nobody who counts."""

DASHED_HEAD = re.compile(
    r"^(?P<who>[A-Z][a-z’'.\-]+(?: [\w’'.\-]+){0,4}) [–—-] (?=(?:at least |about |some |over |more than |nearly )?(?:\d|[a-z]+ (?:dead|killed|injured|wounded)))"
)
"""A headline's speaker before a dash and a figure: "Rights group — 19 dead in prison revolt"."""

QUOTED_AFTER = re.compile(r"^(?P<who>[A-Z][^:;“”\"\n]{3,120}?):\s+[“\"]")
"""A speaker with more than a name before a colon and a quotation: "Sara Nolleth, who drives an ambulance: “…”"."""

UNCONFIRMED = re.compile(
    r"(?i)^\W*(?:\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\.?|GMT|UTC|h)?\W{0,4}\s)?(?:as yet |still )?"
    r"(?:unconfirmed|unverified|not confirmed|not verified)(?: reports?)?\s*(?::|[–—-])\s*"
)

LABEL_TAIL = re.compile(r"(?:(?<=[\w”\"’'])\s*:\s+|\s+[–—-]\s?)(?P<who>(?:the )?[\w’'.\- ]{2,45})\s*$")

LABEL_PAREN = re.compile(r"\((?P<who>(?:the )?[\w’'.\- ]{2,40})\)")

INTRODUCED = Gated(
    r"\b(?P<cue>(?:count|figure|toll|estimate|account|version|report)s?)\s+(?:came|"
    r"comes)\s+from\s+(?P<who>[^:;“”\"]{2,90}?)(?=[:,.;]|$)",
    re.I,
)


def labels_of_speakers(text: str, found: list[Frame]) -> list[Frame]:
    """Speakers set off by marks: "Police: five dead", "Five dead - police", "five dead (police)"."""
    out: list[Frame] = []
    for cue in INTRODUCED.finditer(text):
        end = phrase_end(text, cue.start("who"), None)
        colon = text.find(":", cue.end())
        out.append(Frame((0, colon + 1 if colon >= 0 else end), cue.span("who"), "asserted", verb="label"))
        return out
    ours = all(f.speaker is not None and text[slice(*f.speaker)].lower() in ("we", "i") for f in found)
    head = LABEL_HEAD.match(text) if (not found or ours) and not NO_PARTY.match(text) else None
    if head is not None and TABLED.match(text):
        head = None
    if head is not None and speakerlike(head["who"]) and not heads_as_place(head["who"]):
        out.append(Frame((0, head.end()), head.span("who"), "asserted", verb="label"))
    elif (
        not found and (dash := DASHED_HEAD.match(text)) and speakerlike(dash["who"]) and not heads_as_place(dash["who"])
    ):
        out.append(Frame((0, dash.end()), dash.span("who"), "asserted", verb="label"))
    elif (
        (not found or ours)
        and (named := QUOTED_AFTER.match(text))
        and (named_source := describe(named["who"])) is not None
    ):
        if named_source.kind in ("person", "office", "unnamed", "organisation"):
            out.append(Frame((0, named.end() - 1), named.span("who"), "asserted", verb="label"))
    elif not found and (tail := LABEL_TAIL.search(text)) and tail.start() > 8 and speakerlike(tail["who"]):
        out.append(Frame((tail.start(), len(text)), tail.span("who"), "asserted", pre=True, post=False, verb="label"))
    parens = [] if found else [m for m in LABEL_PAREN.finditer(text) if _labels(m["who"])]
    sure = len(parens) > 1
    for paren in parens:
        plain = re.sub(r"^the ", "", paren["who"])
        if (sure or plain in SURE_LABELS or is_media(paren["who"])) and FIGURE.search(text[: paren.start()]):
            out.append(Frame(paren.span(), paren.span("who"), "asserted", pre=True, post=False, verb="label"))
    return out


SURE_LABELS = frozenset(
    ["police", "army", "officials", "military", "government", "rebels", "opposition", "ministry", "witnesses"]
)
"""Of these one in brackets is enough; of others ("the hospital") two in a sentence tell that they are speakers."""


def _labels(words: str) -> bool:
    source = describe(words)
    if source is None or len(words.split()) > 4 or re.search(r"\d", words):
        return False
    return source.kind in ("agency", "outlet") or (source.kind != "unresolved" and speakerlike(words))


def heads_as_place(words: str) -> bool:
    """ "Iraq: convoy hit": where it happened, though "Iraq says" would be its government."""
    nouns = speaking().nouns
    return words in nouns["governments"] and words not in nouns["bodies"]


NUMBER = (
    r"(?:(?:at least|about|around|some|more than|over|nearly|up to|only|just|no)\s+)*(?:\d[\d,]*|one|two|three|four|five|six|seven|"
    r"eight|nine|ten|eleven|twelve|\w+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?|dozens of|scores of|hundreds of)"
)

HARMED = r"(?:dead|deaths?|killed|killings|names|wounded|injured|bodies|casualties|victims|missing|fatalities|martyrs|murdered|slain|executed|shot dead)"

COUNTED = re.compile(rf"(?i)\s+{NUMBER}(?:\s+[\w-]+){{0,2}}?\s+{HARMED}\b")

TURNED_DOWN = re.compile(
    r"(?i)\s+(?:(?!that\b|of\b|as\b|claims?\b|reports?\b|charges?\b|allegations?\b|accusations?\b)[\w’'-]+\s+){0,4}?"
    r"(?:proposals?|proposed|offers?|plans?|demands?|requests?|appeals?|calls?|petitions?|motions?|bills?|ideas?|deals?|truces?|cease-?fires?|"
    r"talks|dialogue|negotiations?|mediation|applications?|nominations?|conditions?|ultimatums?|invitations?|terms|pleas?|bids?|"
    r"murders?|killings?|assassinations?|massacres?|slayings?|executions?|kidnappings?|violence|terrorism|bombings?|aggression)\b"
    r"(?!\s+(?:charges?|accusations?|allegations?|claims?|reports?|figures?|theory|story|version))"
)
""""Rejected a truce", "rejected the murder": what is refused or condemned is not denied."""

HOLDS = Gated(
    rf"(?i)\s(?:has|have|had|holds?|held|contains?|contained|names|named|stands at|stood at|reached|runs to)"
    rf"(?=\s+{NUMBER}(?:\s+[\w-]+){{0,2}}?\s+{HARMED}\b)"
)

HAS_LIST = Gated(
    rf"(?i)(?P<listed>)\s(?:has|have|had|keeps?|kept|holds?|held|drew up|compiled|compiles|published|released|presented|gave|gives|made public)"
    rf"(?=\s+(?:an?|the|its own|their own|his|her|its|their)\s+(?:[\w-]+\s+)?(?:lists?|register|roll|count|tally|dossier|balance|names|record)"
    rf"(?:\s+(?:of|with|that names|naming)(?:\s+the\s+names\s+of)?)?\s+{NUMBER}\b)"
    rf"|\s(?:has|have|had|holds?)(?=\s+{NUMBER}(?:\s+[\w-]+){{0,3}}\s+on\s+(?:its|their|his|her)\s+(?:\w+\s+)?(?:lists?|books?|register)\b)"
)
""" "The committee has the names of 61 dead", "Police have nine dead on their list": who keeps a list says what it holds."""

HOLDER = re.compile(
    r"(?P<who>(?:[\w’'.-]+ +){0,7}?[\w’'.-]+)(?:,\s[^,;.\d]{2,40},)?(?: (?:now|still|currently|so far|has|have))*$"
)
"""Who stands in front of what holds a count."""

PAPER = re.compile(
    r"(?i)\b(?:list|tally|count|register|database|record|records|figures|bulletin|toll)\b(?! (?:of|for) (?:the )?(?:dead|victims))"
)

KEEPER = re.compile(
    r"(?i)\b(?:observatory|monitor\w*|watchdog|network|ministry|directorate|commission|recorders?|project|airwars|registry|morgue|"
    r"health department|watch)$"
)


def figures_held(text: str, taken: list[tuple[int, int]]) -> list[Frame]:
    """ "The Observatory's list has 31 dead", "Reuters has 31 dead": what a party's count holds, the party says."""
    out: list[Frame] = []
    # No sentence holds more counts than that; a jumble of them must not cost the square of its length.
    for found in islice(chain(HAS_LIST.finditer(text), HOLDS.finditer(text)), 8):
        holder = HOLDER.search(text, max(0, found.start() - 140), found.start())
        if holder is None:
            continue
        first, last = without_lead_in(text, *holder.span("who"))
        clause = re.search(r"(?:.*\b(?:that|but|while|and|whereas|though)\s+)(?=\S)", text[first:last])
        first += clause.end() if clause else 0
        words = text[first:last]
        if any(a < found.end() and first < b for a, b in [*taken, *(f.anchor for f in out)]):
            continue
        source = describe(words)
        if source is None or source.kind == "unresolved":
            continue
        keeper = KEEPER.search(words) and re.search(r"(?i)\b(?:has|holds?|names)$", text[first : found.end()])
        if (
            source.kind in ("agency", "outlet")
            or keeper
            or "listed" in found.re.groupindex
            or (source.kind in ("organisation", "person", "office") and PAPER.search(words))
        ):
            out.append(Frame((first, found.end()), (first, last), "asserted", verb="hold"))
    return out
