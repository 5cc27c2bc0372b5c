"""Speech without a reporting clause of its own: "according to", one party through another, "it was reported", opinions."""

from __future__ import annotations

import re
from typing import Any

from accounted.claims.english.frames.frame import FRONTED_SOURCE, Frame, media_that_carried
from accounted.claims.english.frames.parties import NOT_PARTY, has_substance, past_listener, phrase_end, subject_before
from accounted.claims.english.gated import Gated
from accounted.claims.english.names import CAP, describe
from accounted.claims.english.speaking import Speaking, speaking
from accounted.model import Stance

ACCORDING = Gated(
    r"(?i)\b(?:according to|(?<!as )per(?= the )|to believe(?= the )|if (?:one|we|you) believes?(?= the )|on the authority of|as reported by|as told by|citing|(?:in|by) "
    r"the words of|in the (?:account|version|view|telling|estimation|reckoning) of|by the (?:own )?(?:count|tally|reckoning|account|estimates?|figures) of|(?:toll|figure|figures|count|death toll) (?:given|released|provided|"
    r"announced|issued|published|quoted) by|figures from|data from|numbers from)\s+"
    r"|(?i:\b(?:by|in) )(?=(?:the |an? )?[\w’'\- ]{2,50}[’']s? (?:own )?"
    r"(?:count|tally|reckoning|account|estimate|figures|version|telling|estimation)\b)"
)


def according_to(text: str, doc: Any) -> list[Frame]:
    out: list[Frame] = []
    for found in ACCORDING.finditer(text):
        at = found.end()
        if NOT_PARTY.match(text, at):
            continue
        word = found[0].strip().lower()
        end = phrase_end(text, at, doc)
        if end <= at:
            continue
        if word == "citing":
            continue  # belongs to the verb beside it, see reporting_verb and cited_by_others
        stance: Stance = "asserted"
        if re.match(r"(?i)(?:unconfirmed|unverified)\b", text[at:]):
            stance = "claimed"
        speaker = (at, end)
        through = media_that_carried(text[at:end])
        start = found.start()
        if re.match(r"(?i)(?:\w+ )?(?:toll|figure|count|data|numbers|death)", word):
            article = re.search(r"(?i)(?:the|a|an)\s+(?:\w+\s+){0,2}$", text[:start])
            start = article.start() if article else start
        behind = re.match(r"(?:\s*\([^)]*\))?\s*[,]?\s*", text[end:])
        stop = end + (behind.end() if behind else 0)
        before = re.sub(
            r"(?i)(?:^|[,;]?\s)(?:but|while|and|whereas|though|although|yet|however)\s*,?\s*$", "", text[:start]
        )
        leads = before != text[:start] or not has_substance(before) or before.rstrip().endswith((";", ":"))
        anchor = (start, stop if text[end : end + 1] == "," and leads else end)
        out.append(Frame(anchor, speaker, stance, pre=not leads, verb="according", through=through))
    return out


CITED = Gated(
    r"\b(?P<verb>cited|cites|cite|quoted|quotes|"
    r"quote)\s+(?P<who>[^;:“”\"]{2,120}?)\s+as\s+(?:having\s+)?(?P<say>saying|telling|"
    r"reporting|confirming|claiming|stating|announcing|alleging|denying|putting|said)\b",
    re.I,
)

QUOTED = Gated(
    r"\b(?:was|were|is|are|been|being)\s+(?:also\s+)?(?:quoted|cited)\s+(?:(?:by|in|"
    r"on)\s+(?P<by>[^,;:“”\"]{2,80}?)\s+)?as\s+(?:having\s+)?(?P<say>saying|telling|"
    r"confirming|claiming|stating|announcing|denying)(?:\s+(?:by|in|"
    r"on)\s+(?P<later>[^,;:“”\"]{2,60}?)(?=\s+that\b|[,.;]|$))?",
    re.I,
)

HAD_IT = Gated(
    r"\b(?:had|has|have)\s+(?:it|this|that|the figure)\s+from\s+"
    r"(?P<who>[^;:“”\"]{2,90}?)(?=\s+that\b|[,.;]|$)",
    re.I,
)

TOLD_BY = Gated(
    r"\b(?:was|were|(?:has|have|had|having) been|been)\s+(?:told|informed|assured)\s+by\s+(?P<who>[^;:,“”\"]{2,90}?)(?=\s+that\b|[,.;]|$)",
    re.I,
)


PARTED = re.compile(r"(?:^|[,;]\s)(?P<who>[^,;“”\"]{2,60}),\s(?:he|she|they|it|[\w’' ]{2,40}) (?:said|says|added),\s$")
"""A subject parted from its verb: "Her cousin, she said, had been told by …"."""

OWN_BODY = re.compile(r"\b(?P<who>(?:his|her|its|their)\s+(?:[\w’'-]+\s)?[\w’'-]+)\s+$")
""" "… said his ministry had been informed by the police"."""

FRONTED = Gated(
    r"\b[Ff]rom (?P<who>[^,;:“”\"]{3,70}?) (?:he|she|they|it|we|[A-Z][\w’'-]+) (?:has |have |had )?(?:had|has|heard|learned|learnt|got)"
    r"(?= (?:the |a )?(?:figure|number|count|toll|total|news|names?|word|report)\b| it that\b| that\b)"
)
""" "From two nurses he had the figure of 40 dead"."""


def cited_by_others(text: str, doc: Any) -> list[Frame]:
    """One party through another: "Reuters quoted officials as saying", "X had it from Y", "X was told by Y"."""
    known = speaking()
    out: list[Frame] = []
    for found in QUOTED.finditer(text):
        subject = subject_before(text, found.start(), doc)
        if subject is None:
            continue
        medium = found["by"] or found["later"]
        end, through = past_listener(text, found.end(), found["say"])
        media = (*through, *((medium.strip(),) if medium else ()))
        out.append(Frame((subject[0], end), subject, _stance(found["say"], known), through=media, verb="quoted"))
    for pattern in (CITED, HAD_IT, TOLD_BY):
        for found in pattern.finditer(text):
            if any(a <= found.start() < b for a, b in (f.anchor for f in out)):
                continue
            subject = subject_before(text, found.start(), doc)
            if (
                subject is None
                and pattern is TOLD_BY
                and (parted := PARTED.search(text, 0, found.start()) or OWN_BODY.search(text, 0, found.start()))
            ):
                subject = parted.span("who")
            if subject is None:
                continue
            say = found["say"] if "say" in found.re.groupindex else "saying"
            end, through = past_listener(text, found.end(), say)
            medium = text[subject[0] : subject[1]]
            first = subject[0] if text[subject[1] : found.start()].count(",") < 2 else found.start()
            out.append(
                Frame((first, end), found.span("who"), _stance(say, known), through=(*through, medium), verb="cited")
            )
    for found in FRONTED.finditer(text):
        if not any(a <= found.start() < b for a, b in (f.anchor for f in out)):
            out.append(Frame(found.span(), found.span("who"), "asserted", verb=FRONTED_SOURCE))
    return out


def _stance(form: str, known: Speaking) -> Stance:
    entry = known.verbs.get(form.lower())
    return entry[1] if entry else "asserted"


def impersonal_speech(text: str, known: Speaking) -> list[Frame]:
    none = re.search(
        r"(?i)\bno (?:independent |immediate |official )+(?:confirmation|verification)(?: of| "
        r"that)?\b",
        text,
    )
    if none:
        return [Frame(none.span(), None, "could_not_confirm", verb="confirm")]
    return [
        Frame(m.span(), None, "claimed", verb="impersonal")
        for m in known.impersonal.finditer(text)
        if re.match(r"\s+(?:\w+ )?that\b", text[m.end() :])
    ]


NOUN_CLAIM = Gated(
    r"\b(?:(?P<whose>(?:[Tt]he|[Aa]n?)(?: [a-z-]+){1,3}?|[A-Z][\w-]+(?: [A-Z][\w-]+){0,3})[’']s? (?:\w+ )?(?P<own>claim|assertion|allegation|contention|announcement)\s+that\b"
    r"|(?:[Tt]he|[Aa]|[Tt]heir|[Ii]ts)\s+(?:\w+ )?(?P<noun>claim|assertion|allegation|contention|statement|announcement)\s+(?:of|by|from)\s+"
    r"(?P<who>(?:the |an? )?[\w’' -]{2,60}?)\s+that\b)"
)
""" "The claim of the army that 16 rebels died is borne out by nothing"."""
LEARNED = Gated(
    r"(?:^|[,–—-]\s+)(?:[Ww]e|[Ii]t (?:was|is|has been)|[Oo]ne) (?:have |has )?(?:also )?(?:learn(?:s|ed|t)?|understand(?:s)?|understood|gathered|ascertained) "
    r"(?:\w+day )?from (?P<who>[^,;:.“”\"]{3,80}?)(?=[,;.]|$|\s+that\b)"
)
""" "…, we learn from a source close to the governor"."""
ISSUED_COUNT = re.compile(
    r"^(?P<who>[^,;:“”\"]{3,90}?)\s+(?:(?:has|have|had|also|today|later|meanwhile)\s+)*(?:publish\w+|releas\w+|issu\w+|present\w+|posted|circulated|g[ai]ves?|"
    r"put out|announc\w+|updat\w+|made public)\s+(?:its|their|his|her|an?|the|this)\s+(?:[\w-]+\s+){0,3}?(?:count|toll|figures?|tally|list|balance|numbers|"
    r"breakdown|result)s?\b[^:;.“”\"]{0,60}:\s"
)
""" "The governorate published its count on Monday: 61 dead, 204 wounded"."""


COUNT_NOUN = r"(?:counts?|tolls?|figures?|tall(?:y|ies)|lists?|balance(?: sheet)?|totals?|numbers?|breakdown|reckoning|word|version)"
COUNT_AHEAD = re.compile(
    rf"^\W{{0,2}}(?:[Tt]he |[Aa]n? |[Tt]his )(?:[\w-]+ ){{0,3}}?{COUNT_NOUN} (?:(?:read out|given|released|issued|presented|announced|"
    rf"published|circulated|put out|provided|kept) (?:(?:on )?(?:\w+day|yesterday|today) )?by|of|from|by) (?P<who>[^,;:.“”\"\d]{{3,80}}?)"
    rf"(?: (?:(?:late |early )?on \w+day(?: \w+)?|yesterday|today|(?:this|last) \w+))?:\s"
)
""" "The balance sheet read out by the prefect on Sunday: nine dead"."""
OF_WHOM_IT_COUNTS = re.compile(
    r"(?i)(?:the )?(?:\w+ )?(?:dead|deaths?|killed|victims?|wounded|injured|casualties|missing|fatalities|attacks?|week|day|night|year|month|war|"
    r"raid|blast|bombing|fighting|clashes)\b"
)
COUNT_BEHIND = re.compile(
    rf"^\W{{0,2}}(?P<who>[A-Z][^,;:.“”\"\d]{{2,70}}?)(?:[’']s? (?:own |latest |official )?{COUNT_NOUN}(?: (?:is|was|stands|stood|runs?|ran|goes|went|remains)\b[^:.;“”\"]{{0,40}})?"
    rf"| (?:has|had|gives|gave|offers|offered) (?:another|a different|a (?:higher|lower)|(?:its|his|her|their) own|other|different)(?: {COUNT_NOUN})?):\s"
)
""" "The opposition's count is higher: 51 dead", "The bishop had another: fourteen coffins"."""


def _count_before_a_colon(text: str) -> Frame | None:
    """Whose count stands behind a colon, where no verb of speech tells so."""
    if ":" not in text:
        return None
    for pattern in (COUNT_AHEAD, COUNT_BEHIND):
        found = pattern.match(text)
        if (
            found is not None
            and not OF_WHOM_IT_COUNTS.match(found["who"])
            and (source := describe(found["who"])) is not None
            and source.kind != "unresolved"
        ):
            return Frame(found.span(), found.span("who"), "asserted", verb="publish")
    return None


def nouns_of_speech(text: str) -> list[Frame]:
    """Speech that a noun tells of, or a count behind a colon; who disowns what another claims is another matter."""
    out: list[Frame] = []
    for found in NOUN_CLAIM.finditer(text):
        if not DISOWNED.search(text[: found.start()]):
            weak = (found["noun"] or found["own"]) in ("claim", "assertion", "allegation", "contention")
            owner = found.span("who" if found["who"] else "whose")
            out.append(Frame(found.span(), owner, "claimed" if weak else "asserted", verb="claim of"))
    out += [Frame(m.span(), m.span("who"), "asserted", pre=True, verb="learn") for m in LEARNED.finditer(text)]
    issued = ISSUED_COUNT.match(text)
    if issued is not None:
        out.append(Frame(issued.span(), issued.span("who"), "asserted", verb="publish"))
    elif (counted := _count_before_a_colon(text)) is not None:
        out.append(counted)
    return out


DISOWNED = re.compile(
    r"(?i)\b(?:den(?:y|ies|ied)|reject(?:s|ed)?|dismiss(?:es|ed)?|refut(?:es|ed)|disput(?:es|ed)|doubt(?:s|ed)?)\b"
)


OPINION = Gated(
    rf",\s+(?P<who>he|she|they|the\s+[a-z][\w’'-]+|{CAP}(?:\s+{CAP}){{0,2}})\s+(?:thinks?|believes?|reckons?|suspects?)\s*,"
)
""""Two of them, she thinks, were shot": an opinion in brackets, as a claim of hers."""


AS_PUT = Gated(r",\s+as\s+(?P<who>[^,;:“”\"]{2,80}?)\s+(?:puts?|described|told|tells)\s+it\b")


def bracketed_opinions(text: str) -> list[Frame]:
    """ "She thinks" set between commas, and "as the driver put it"."""
    said = [Frame(m.span(), m.span("who"), "asserted", pre=True, verb="as") for m in AS_PUT.finditer(text)]
    return said + [Frame(m.span(), m.span("who"), "claimed", pre=True, verb="opinion") for m in OPINION.finditer(text)]
