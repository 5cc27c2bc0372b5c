"""What keepers of order do where the sentence does not name them: the force that the report has named is carried.

Three ways to leave the force out, each general in English reports:

- *Acts that only keepers of order do*, told in the passive or as a noun: tear gas, baton charges and water cannon, rounds
  fired to disperse a crowd, a death in an "encounter" or a "buy-bust operation". Their doer is the force that the report
  names nearest before, or else next.
- *The firing again*: "six were hurt in the firing", "the third succumbed to bullet injuries". Whoever was told to have
  fired last has done it; nothing is carried where both sides, others or nobody in particular fired.
- *A pronoun*: "the police came late. They fired four rounds".

Where the report names no force, nobody is named here: the kind of the act is told, and by whom is not.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from accounted.claims.english.anycase import Anycase
from accounted.claims.english.casualties import Found
from accounted.claims.english.circumstances.actors.police import DEED, FORCE, ORDERED, deeds
from accounted.claims.english.circumstances.told import Certainty, Circumstance, lexicon, unreal_at
from accounted.claims.english.circumstances.violence import IN_STORE
from accounted.claims.english.document import Document, Sentence
from accounted.claims.english.gated import Gated
from accounted.model import Scope

CROWD = (
    r"(?:crowds?|mobs?|rioters?|rioting|protest\w*|demonstrators?|stone[- ]?throw\w*|stone[- ]?pelt\w*|agitat\w+|strikers?|marchers|students?|youths?|groups?|miscreants"
    r"|gathering|onlookers|looters|arsonists|people|situation|violence|clash\w*|them)"
)
SCATTER = (
    r"(?:dispers(?:e[ds]?|ing|al)|scatter(?:ed|ing)?|scare|quell(?:ed|ing)?|control(?:led|ling)?|push(?:ed|ing)?\s+back|chas(?:e|ed|ing)(?:\s+(?:away|off))?"
    r"|dr(?:ive|ove|iving|iven)\s+(?:away|back|off)|break(?:ing)?\s+up|br(?:oke|oken)\s+up|clear(?:ed|ing)?|ward(?:ed|ing)?\s+off|stop)"
)
SHOTS = r"(?:(?:rounds?|shots?|bullets?|firing|(?:was|were|be|been|is|are|being)\s+fired|opened\s+fire|fire\s+was\s+opened|force\s+(?:was|had\s+to\s+be)\s+used))"
ONLY_KEEPERS = Anycase(
    r"\b(?:tear[- ]?(?:gas(?:sed|sing)?|smoke)|(?<!lpg )gas\s+(?:shells?|canisters?))\b(?!\s+(?:guns?|factory|stocks?|canisters?\s+(?:were|was)\s+(?:found|recovered|seized)))"
    r"|\b(?:lathi|cane|baton)[- ]?charg(?:e[ds]?|ing)\b|\bwater\s+cannons?\b|\b(?:rubber|plastic)\s+bullets?\b|\b(?:stun|sound)\s+grenades?\b"
    r"|\b(?:(?:roughed\s+up|thrashed|beaten(?:\s+up)?|manhandled|kicked|caned)\b[^.;:]{0,40}?\s)?\b(?:dragged|bundled|herded|pushed|shoved|packed)\s+(?:\w+\s+){0,3}?into\s+(?:\w+\s+)?(?:prison|police|waiting)\s+(?:vans?|trucks?|vehicles?)\b"
    rf"|\b{SHOTS}\b[^.;:]{{0,60}}?\bto\s+(?:\w+\s+)?{SCATTER}\b"
    rf"|\b{CROWD}\s+(?:\w+\s+){{0,8}}?(?:was|were|had\s+to\s+be|could\s+(?:only\s+)?be|got|been)\s+(?:\w+ly\s+)?(?:dispersed|scattered|driven\s+(?:away|back|off)|chased\s+(?:away|off))\b[^.;:]{{0,60}}?\b(?:firing|rounds|shots|lathis?|force|bullets)\b"
    r"|\b(?:firing|force|lathis?)\s+(?:was|were|had\s+to\s+be)\s+(?:also\s+|again\s+|finally\s+)?resorted\s+to\b|\bhad\s+to\s+resort\s+to\s+(?:\w+\s+){0,2}firing\b"
    r"|\b(?:suspects?|robbers?|dacoits?|bandits?|gangsters?|criminals?|fugitives?|pushers?|kidnappers?|hoodlums?|accused)\s+(?:\w+\s+){0,3}?(?:was|were|had\s+been)\s+(?:\w+\s+)?(?:killed|shot(?:\s+dead)?|gunned\s+down|slain)\b"
    r"[^.;]{0,40}?\b(?:(?:tried|trying|attempted|attempting)\s+to\s+(?:flee|escape|run|evade)|while\s+(?:fleeing|escaping)|resist(?:ed|ing)\s+arrest|fought\s+back)"
    r"|\b(?:tortured|beaten|thrashed|assaulted)\b[^.;]{0,40}?\bin\s+(?:police\s+)?(?:custody|lock-?up|cells?|detention)\b"
    r"|\b(?:killed|shot(?:\s+dead)?|died|slain|gunned\s+down|eliminated|neutrali[sz]ed|injured|wounded|dead)\s+(?:\w+\s+){0,5}?in\s+(?:an?\s+|the\s+|two\s+|three\s+|separate\s+|alleged\s+|fake\s+|staged\s+|so-called\s+|subsequent\s+|brief\s+|different\s+)*"
    r"(?:encounters?|buy-?bust(?:\s+operations?)?|(?:anti-(?:drug|narcotics|crime)|police|drug|sting)\s+(?:operations?|raids?))\b"
)
"""Deeds that by their nature are those of police or of others who keep order."""

AGAIN = Anycase(
    r"\b(?:killed|died|dead|deaths?|dies|injured|hurt|wounded|injur(?:y|ies)|wounds?|victims?|hit|fell|casualties|succumbed|lost\s+(?:his|her|their)\s+li(?:fe|ves)|shot)\b[^.;:]{0,60}?\b(?:in|by|from|of|during|due\s+to|after|to)\s+"
    r"(?:(?:the|this|that|subsequent|indiscriminate|unprovoked|a|his|their|\w+\s+and)\s+){0,2}(?:firing|bullets?|shooting|gunfire)\b(?!\s+(?:squad|line|from|by|between)\b)"
    r"|\b(?:the|this|that)\s+(?:\w+\s+)?(?:firing|shooting)\b(?!\s+(?:squad|line|range|of\b|by\b|from\b|between\b))"
    r"|\b(?:volleys?|bursts?|sounds?)\s+of\s+(?:gun)?fire\b|\bbullet[- ](?:wounds?|injur\w+)\b|\b(?:bullet|gunshot)\s+(?:victims?|marks?)\b"
    r"|\b(?:rounds?|shots?)\s+(?:\w+\s+){0,3}?(?:was|were|had\s+been|have\s+been)\s+(?:also\s+|again\s+|then\s+|later\s+)?fired\b"
)
"""Words that lead back to shots told before."""
THE_DEAD = Anycase(
    r"\b(?:the|both(?:\s+the)?|all(?:\s+the)?|two\s+of\s+the|one\s+of\s+the|three\s+of\s+the)\s+(?:dead|deceased|slain|killed|victims?)\b"
    r"|\b(?:one|two|three|four|some|most|all|both)\s+of\s+(?:them|these|those)\s+(?:later\s+|also\s+)?(?:died|succumbed)\b|\b(?:died|succumbed|dead|killed)\s+(?:\w+\s+){0,4}?on\s+the\s+spot\b"
    r"|\bthe\s+(?:second|third|fourth|other)\s+(?:victims?|deceased|dead)\b"
    r"|\b(?:another|the\s+(?:second|third|fourth|other))\s+(?:\w+\s+){0,3}?(?:died|succumbed)\b"
)
"""Words that lead back to people whom the shots of the sentence before killed."""
PRONOUN = Anycase(
    rf"(?:^|[,;]\s*|\b(?:and|but|then|later|when|after)\s+)(?:they|the\s+(?:force|team|party|officers?|personnel|squad))\s+(?:(?:had|have|has|also|then|later|first|again|finally|reportedly|allegedly|even|in\s+turn)\s+){{0,3}}(?P<deed>{DEED})"
)
PLURAL = re.compile(r"^(?:\W|\w+\s)*?they\b", re.I)
NAMED = re.compile(
    rf"\b(?P<by>{FORCE})\b(?!\s*(?:-|station|headquarters|outpost|post\b|control\s+room|vehicles?|jeeps?|vans?|chowk|complaint|case))",
    re.I,
)
FIRED = Gated(r"\b(?:fir(?:ed?|es|ing)|shot|shoot\w*|bullets?|rounds?|encounter|gun\w*)\b", re.I)
FORCED = re.compile(
    r"\b(?:tear[- ]?gas|gas\s+shells?|lathi|cane|baton|charg|beat|thrash|assault|rough|kick|man-?handl|clash|storm)|\bforce\s+to\b|\bdispers|\busing\s+force\b|\bused\s+(?:\w+\s+)?force\b",
    re.I,
)
"""Deeds of the force behind which "the firing" is its own."""
WHOSE = re.compile(
    r"\b(?:private|rival|mob|cross|gang|terrorists?['’]?|militants?['’]?)[- ]+firing\b|\bgunm[ae]n\b|\bfir(?:ed?|ing)\s+(?:\w+\s+){0,3}?by\b|\bfir(?:ed?|ing)\s+from\s+(?:the\s+|a\s+|some\s+)*(?:mob|crowd|roof|terrace|house|building|temple|mosque)|\bcountry[- ]?made\b",
    re.I,
)
"""Words that tell of shooters other than the force, or of nobody in particular."""
FAR = 8
"""Sentences over which a shooting is carried: one column of a newspaper."""
NAMED_WITHIN = 12
"""Sentences over which the name of the force is."""


def carried(
    document: Document, scopes: Mapping[int, Scope], found: Sequence[Circumstance], casualties: Sequence[Found]
) -> list[Circumstance]:
    """By-claims of a force for the deeds of its that do not name it, one a sentence, at the words that tell the deed.

    ``scopes``: ``id(sentence)`` to the scope of the violence that it tells; ``found``: what its sentences tell so far.
    """
    out: list[Circumstance] = []
    doers = [c for c in found if c.aspect == "by"]
    word = lexicon().police_word
    names = [
        (number, m["by"])
        for number, s in enumerate(document.sentences)
        if word.search(s.text)
        for m in NAMED.finditer(s.text)
    ]
    if not names:
        return out
    shooter: tuple[int, str, Certainty | None] | None = None
    slayer = shooter
    dead = {id(f.sentence) for f in casualties if f.outcome == "killed" and f.stance != "hypothetical"}
    for number, s in enumerate(document.sentences):
        here = [c for c in doers if s.start <= c.start < s.end]
        scope = scopes.get(id(s))
        own = [c for c in here if NAMED.search(c.value)]
        others = [c for c in here if not NAMED.search(c.value)]
        made: Circumstance | None = None
        if not own and scope is not None:
            m = next((m for m in ONLY_KEEPERS.finditer(s.text) if real(s, m.start())), None)
            who = nearest(names, number) if m is not None else None
            sure: Certainty | None = "reported_as_fact"
            if m is None and shooter is not None and number - shooter[0] <= FAR and not _theirs(s, others):
                m = next((m for m in AGAIN.finditer(s.text) if real(s, m.start())), None)
                who, sure = shooter[1], shooter[2]
            if m is None and slayer is not None and number - slayer[0] <= 3 and not others:
                m = next((m for m in THE_DEAD.finditer(s.text) if id(s) in dead and real(s, m.start())), None)
                who, sure = slayer[1], slayer[2]
            if m is None:
                m = next((m for m in PRONOUN.finditer(s.text) if real(s, m.start("deed"))), None)
                who = _before(document, number, plural=PLURAL.search(m[0]) is not None) if m is not None else None
                sure = "reported_as_fact"
            if m is not None and who is not None:
                made = Circumstance(
                    "by", who, s.start + m.start(), s.start + m.end(), sure, scope=scope, confidence=0.6
                )
                out.append(made)
        if FIRED.search(s.text):
            if _theirs(s, others):
                shooter = slayer = None
            else:
                fired = [
                    c
                    for c in (*own, *([made] if made else []))
                    if FIRED.search(s.text[c.start - s.start : c.end - s.start])
                ]
                if fired and fired[-1].certainty != "denied":
                    shooter = number, fired[-1].value, fired[-1].certainty
                    slayer = shooter if id(s) in dead else None
        elif own and any(FORCED.search(s.text[c.start - s.start : c.end - s.start]) for c in own):
            # "tear gas shells were burst ... in the firing that followed"
            shooter = number + 2 - FAR, own[-1].value, own[-1].certainty
        elif id(s) in dead and not made:
            slayer = None
    return out


def real(s: Sentence, at: int) -> bool:
    """Whether the deed at ``at`` is told as done: not ordered, threatened, denied or wished for."""
    return (
        not unreal_at(s.text, at)
        and IN_STORE.search(s.text[:at]) is None
        and ORDERED.search(s.text[max(0, at - 40) : at]) is None
    )


def nearest(names: Sequence[tuple[int, str]], number: int) -> str | None:
    """The force named nearest before a sentence or in it; else the next within three."""
    before = [name for n, name in names if number - NAMED_WITHIN <= n <= number]
    after = [name for n, name in names if number < n <= number + 3]
    return before[-1] if before else after[0] if after else None


def _theirs(s: Sentence, others: Sequence[Circumstance]) -> bool:
    """Whether somebody else is told to have fired in the sentence."""
    return WHOSE.search(s.text) is not None or any(
        FIRED.search(s.text[c.start - s.start : c.end - s.start]) for c in others
    )


def _before(document: Document, number: int, *, plural: bool) -> str | None:
    """The force that "they" or "the team" goes back to: it did something in the sentence before, or is its subject."""
    if number == 0:
        return None
    s = document.sentences[number - 1]
    done = [force for _, _, force in deeds(s)]
    if done:
        return done[-1]
    if s.doc is None:
        return None
    subjects = [t for t in s.doc if t.dep_ in ("nsubj", "nsubjpass") and t.head.dep_ == "ROOT"]
    for t in subjects:
        m = next((m for m in NAMED.finditer(s.text) if m.start("by") <= t.idx < m.end("by")), None)
        if m is not None and t.head.lemma_.lower() not in ("say", "tell", "add", "claim", "state"):
            return m["by"]
    return None
