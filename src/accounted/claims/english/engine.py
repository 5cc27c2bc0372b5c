"""The offline engine: a report in, its claims with their quotes out, by lexicons and grammar over a small parser.

Steps, as in :meth:`OfflineEnglish.read`: 1 segment, 2 gate, 3 parse, 4 attribute, 5 casualties, 6 circumstances, 7 events,
8 covers, 9 build. No step writes to the text; every quote is cut out of ``report.text`` at the end.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from accounted.claims.english import speakers as speech
from accounted.claims.english.acts_set_beside import set_beside
from accounted.claims.english.anycase import Anycase
from accounted.claims.english.casualties import Found, find_casualties
from accounted.claims.english.casualties.breakdowns import BREAKS_DOWN
from accounted.claims.english.casualties.buried import at_a_funeral
from accounted.claims.english.casualties.houses import HOUSE_OF_THE_DEAD, IN_A_MONTH
from accounted.claims.english.casualties.increments import mark_increments
from accounted.claims.english.casualties.older import FOLLOWS
from accounted.claims.english.casualties.restated import NEAR, RESTATES
from accounted.claims.english.casualties.unviolent import with_natural_deaths
from accounted.claims.english.circumstances import GATE as CIRCUMSTANCE_GATE
from accounted.claims.english.circumstances import countries, find_circumstances
from accounted.claims.english.confidence import UNSURE, confidences
from accounted.claims.english.covers import mark_superseded
from accounted.claims.english.disclaiming import denials_of, disclaims
from accounted.claims.english.discovery import died_when, missing_before
from accounted.claims.english.document import Sentence, parse, segment
from accounted.claims.english.events import events, of_its_own
from accounted.claims.english.judgement import judge_all
from accounted.claims.english.legible import legible
from accounted.claims.english.legible.way import Way
from accounted.claims.english.organisations import known_body
from accounted.claims.english.partial import mark_parts
from accounted.claims.english.triggers.lexicon import GATE as CASUALTY_GATE
from accounted.claims.protocol import Knowledge
from accounted.model import (
    Attribution,
    CasualtyClaim,
    CircumstanceClaim,
    Claim,
    Problem,
    Quote,
    Reading,
    Report,
    Source,
    Stance,
)

NAME = "offline-english 1"

WEAKER: tuple[Stance, ...] = (
    "hypothetical",
    "denied",
    "retracted",
    "could_not_confirm",
    "doubted",
    "conceded",
    "claimed",
    "asserted",
)
"""Where a speaker's verb and the claim's own words both say something of stance, the earlier in this list holds."""

MAX_SENTENCES = 20_000
"""A report with more sentences than this is read up to here and the rest is a problem: a book is not a report."""


class OfflineEnglish:
    """The default engine. ``knowledge`` is what it needs of places and dates, which claims do not know."""

    name = NAME
    languages = frozenset({"en"})

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge

    def read(self, report: Report) -> Reading:
        """Every claim of ``report``, in order of the quotes, and what was seen and not understood."""
        copy, way = legible(report)
        found = self._read(copy)
        return found if way is None else _led_back(found, report, way)

    def _read(self, report: Report) -> Reading:
        document = segment(report)
        problems: list[Problem] = []
        if len(document.sentences) > MAX_SENTENCES:
            problems.append(
                Problem(
                    stage="claims",
                    code="too_long",
                    seen=f"{len(document.sentences)} sentences, read up to {MAX_SENTENCES}",
                    expected="a report, not a book",
                    settle="split the file and record its parts",
                    report=report.id,
                )
            )
            del document.sentences[MAX_SENTENCES:]
        parse(_worth_parsing(document.sentences))
        said = speech.attribute(document)
        found, trouble = find_casualties(document, self._knowledge.is_place)
        problems += trouble
        missing_before(document, found)
        at_a_funeral(document, found)
        more = find_circumstances(document, said, found, self._knowledge)
        found = [f for f in found if not f.asked]
        chains = [said.at(f.start, f.end, f.known) for f in found]
        more += died_when(document, more, self._knowledge)
        more += set_beside(document, found, more, self._knowledge)
        events(document, found, more, self._knowledge)
        somewhere, trouble = countries(document, found, more, self._knowledge)
        more += somewhere
        problems += trouble
        speakers = [c.chain[0] if c.chain else None for c in chains]
        mark_increments(found)
        problems += with_natural_deaths(document, found)
        mark_parts(found, speakers)
        mark_superseded(found, speakers)
        sure = confidences(found, document)
        judged = judge_all(document, found, speakers)
        of_its_own(found, more)
        somewhere, trouble = countries(document, found, more, self._knowledge)  # of an event that was made just now
        more += somewhere
        problems += trouble
        denials = denials_of(document, said)
        claims: list[Claim] = []
        for f, s, (covers, part_of), confidence in zip(found, chains, judged, sure, strict=True):
            problems += s.problems
            if confidence < UNSURE:
                problems.append(_unsure(f, report))
                continue
            claims.append(
                CasualtyClaim(
                    quote=_quote(report, f.start, f.end),
                    attribution=_chain(report, s.chain, said.credits.contributed),
                    outcome=f.outcome,
                    count=f.count,
                    group=f.group,
                    covers=covers,
                    part_of=part_of,
                    scope=f.scope,
                    stance=_stance("denied" if disclaims(f, s.chain, denials) else f.stance, s.stance),
                    includes=f.includes,
                    persons=f.persons,
                    superseded=f.superseded,
                    event=f.event,
                    confidence=confidence,
                    engine=NAME,
                )
            )
        problems += _two_figures(found, claims, report)
        for m in more:
            s = said.at(m.start, m.end)
            problems += s.problems
            claims.append(
                CircumstanceClaim(
                    quote=_quote(report, m.start, m.end),
                    attribution=_chain(report, s.chain, said.credits.contributed),
                    aspect=m.aspect,
                    value=m.value,
                    certainty=m.certainty,
                    scope=m.scope,
                    stance=_stance(m.stance, _of_setting(s.stance) if m.aspect in ("where", "when") else s.stance),
                    order=m.order,
                    outcome=m.outcome,
                    age=m.age,
                    sex=m.sex,
                    role=m.role,
                    event=m.event,
                    confidence=round(m.confidence, 2),
                    engine=NAME,
                )
            )
        return _reading(report, claims, problems)


def _reading(report: Report, claims: Iterable[Claim], problems: Iterable[Problem]) -> Reading:
    """Claims and problems in order of their quotes, each once."""
    claims = sorted({c.id: c for c in claims}.values(), key=lambda c: (c.quote.start, c.quote.end, c.id))
    problems = sorted({p.id: p for p in problems}.values(), key=lambda p: (p.quote.start if p.quote else -1, p.id))
    return Reading(report=report.id, engine=NAME, claims=tuple(claims), problems=tuple(problems))


def _led_back(found: Reading, report: Report, way: Way) -> Reading:
    """What was read in a legible copy, with the quotes of the text as kept."""

    def back(quote: Quote) -> Quote:
        return _quote(report, *way.back(quote.start, quote.end))

    replace = msgspec.structs.replace
    problems = [p if p.quote is None else replace(p, quote=back(p.quote)) for p in found.problems]
    return _reading(report, [replace(c, quote=back(c.quote)) for c in found.claims], problems)


def _unsure(f: Found, report: Report) -> Problem:
    """A reading that is more likely wrong than right is shown to a person and not claimed."""
    return Problem(
        stage="claims",
        code="unsure_claim",
        seen=f"perhaps {f.count!r} {f.outcome.replace('_', ' ')}: too unsure to claim",
        expected="words that say plainly who was harmed and how many",
        settle="read the sentence and code the claim by hand, or close this",
        report=report.id,
        quote=_quote(report, f.start, f.end),
    )


LEANS = Anycase(
    r"\b(?:he|she|it|they|the (?:charity|group|organi[sz]ation|agency|body|watchdog|network|movement))\s+(?:(?:has|have|had|also|later)\s+)?"
    r"(?:said|says?|told|tell|added|report(?:ed|s)?|claim(?:ed|s)?|put)\b"
)
"""A speaker who is known only from the sentence before."""


def _worth_parsing(sentences: list[Sentence]) -> list[Sentence]:
    """Sentences that hold something, those that tell who a pronoun behind them is, and those that go on counting."""
    following = [*sentences[1:], None][: len(sentences)]
    preceding = [None, *sentences][: len(sentences)]
    return [
        s
        for n, (s, after, before) in enumerate(zip(sentences, following, preceding, strict=True))
        if worth_parsing(s.text)
        or (after is not None and after.paragraph == s.paragraph and LEANS.search(after.text) is not None)
        or (
            before is not None
            and before.paragraph == s.paragraph
            and FOLLOWS.search(s.text) is not None
            and CASUALTY_GATE.search(before.text) is not None
        )
        or HOUSE_OF_THE_DEAD.search(s.text) is not None
        or (
            before is not None
            and IN_A_MONTH.search(s.text) is not None
            and HOUSE_OF_THE_DEAD.search(before.text) is not None
        )
        or _stands_by_a_quotation(s, before, after)
        or _may_restate(s, sentences[max(0, n - NEAR) : n])
    ]


def _stands_by_a_quotation(sentence: Sentence, before: Sentence | None, after: Sentence | None) -> bool:
    """Whether a sentence may tell of whoever speaks a quotation of its paragraph that tells of harm: "The sexton shrugs."."""
    return any(
        s is not None
        and s.paragraph == sentence.paragraph
        and s.text[:1] in '“"'
        and CASUALTY_GATE.search(s.text) is not None
        for s in (before, after)
    )


def _may_restate(sentence: Sentence, before: list[Sentence]) -> bool:
    """Whether a bare number of a sentence may stand for people told of right before, or tell who they were."""
    tells = RESTATES.search(sentence.text) or BREAKS_DOWN.search(sentence.text)
    return tells is not None and any(CASUALTY_GATE.search(b.text) for b in before)


def worth_parsing(text: str) -> bool:
    """Whether a sentence may hold a claim or a speaker. The cheapest question is asked first, the dearest last."""
    return bool(SPEECH_GATE.search(text) or CIRCUMSTANCE_GATE.search(text) or CASUALTY_GATE.search(text))


SPEECH_GATE = Anycase(
    r"\b(?:said|says|say|told|tells|added|accord\w*|announc\w*|stated?|statement|claim\w*|den(?:y|ied|ies)|confirm\w*|quot\w+|cit\w+|spokes\w+|report(?:ed|s)?|ministr\w+|witness\w*)\b|[“\"]",
)
"""Sentences that introduce a speaker are parsed too: later ones lean on them."""


def _quote(report: Report, start: int, end: int) -> Quote:
    """The quote at a span, white space at its ends cut off."""
    text = report.text[start:end]
    start += len(text) - len(text.lstrip())
    text = text.strip()
    return Quote(report=report.id, start=start, end=start + len(text), text=text)


PARTY = re.compile(
    r"\b(?:ministry|department|directorate|command|staff|army|armed forces|navy|air force|police|gendarmerie|authority|authorities|municipality|governorate|"
    r"council|committee|commission|mission|hospital|clinic|medical|aid|relief|watch|observatory|rights|society|foundation|movement|front|brigades?|government|"
    r"embassy|coalition|crescent|red cross|remains office|prosecutor|parliament|presidency|union of|organi[sz]ation|media cell)\b",
    re.I,
)
NEWS = re.compile(
    r"\b(?:news|times|post|herald|radio|tv|television|wire|daily|gazette|journal|magazine|tribune|newspaper|agency|monitor|courier|chronicle)\b",
    re.I,
)


OWN_WORK = re.compile(
    r"\b(?:we|our\s+(?:team|teams|researchers?|staff|monitors?|investigators?|field\s+workers?|volunteers?|doctors|medics))\s+"
    r"(?:have\s+|has\s+|also\s+|could\s+|were\s+able\s+to\s+)*"
    r"(?:recorded?|document(?:ed)?|verif(?:y|ied)|interviewed|counted?|visited|treated|examined|collected|received|listed|registered)\b",
    re.I,
)
"""A publisher that tells of its own recording ("we have documented 14") is a source and no mere outlet."""
QUOTED = re.compile(r"“[^”]{0,2000}”|\"[^\"]{0,2000}\"")


VIA = re.compile(r"\s+(?:via|through|on|, distributed by)\s+(?=[A-Z])")


def _outlet(report: Report) -> Source | None:
    """Who published. A ministry, command or aid group that publishes its own statement is a party and no mere outlet."""
    name = report.outlet
    if not name:
        return None
    # "Relief League via Harbour Press": the press only carries it.
    issuer = VIA.split(name)[0].strip()
    party = known_body(issuer) is not None or (
        NEWS.search(issuer) is None
        and (PARTY.search(issuer) is not None or OWN_WORK.search(QUOTED.sub(" ", report.text)) is not None)
    )
    return Source(name=issuer if party else name, kind="organisation" if party else "outlet", words=name)


def _chain(report: Report, chain: Attribution, contributed: Iterable[Source]) -> Attribution:
    """``chain`` with the outlet behind it, and last who contributed to the page in ways that it does not tell; nobody
    twice."""
    out = list(chain)
    known = {s.name.lower() for s in out}
    for link in (_outlet(report), *contributed):
        if link is not None and link.name.lower() not in known:
            out.append(link)
            known.add(link.name.lower())
    return tuple(out)


def _of_setting(speakers: Stance) -> Stance:
    """What a denial leaves of a place or a day: who denies a part in the murder in Cali does not deny that it was there."""
    return "asserted" if speakers == "denied" else speakers


def _stance(own: Stance | None, speakers: Stance) -> Stance:
    return min(own or "asserted", speakers, key=WEAKER.index)


def _two_figures(found: list[Found], claims: list[Claim], report: Report) -> list[Problem]:
    """One speaker, one outcome, two totals in one report and no word of which came later: a person has to say."""
    seen: dict[tuple[str, str, int], CasualtyClaim] = {}
    out = []
    for c in claims:
        if (
            not isinstance(c, CasualtyClaim)
            or c.scope != "this_incident"
            or c.superseded
            or c.covers == "part"
            or c.count.low is None
        ):
            continue
        if c.stance in ("hypothetical", "denied"):
            continue
        key = (c.outcome, c.attribution[0].name if c.attribution else "", c.event)
        first = seen.setdefault(key, c)
        if (first.count.low, first.count.high) != (c.count.low, c.count.high) and not (
            first.count.bound != c.count.bound and first.count.low == c.count.low
        ):
            out.append(
                Problem(
                    stage="claims",
                    code="two_figures_one_speaker",
                    seen=f"{key[1] or 'the outlet'} gives {first.count!r} and {c.count!r} {c.outcome.replace('_', ' ')} in one report",
                    expected="one total a speaker, or words saying which is newer",
                    settle="say which figure is superseded",
                    report=report.id,
                    quote=c.quote,
                )
            )
    return out
