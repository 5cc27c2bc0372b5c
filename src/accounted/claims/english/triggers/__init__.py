"""The words that say what happened to people, found in a parsed sentence.

A trigger is one token with its outcome and how people hang on it; the word lists are ``lexicon/outcomes.toml``. ``bodies``,
``fallen``, ``taken`` and ``no_harm`` know where such a word tells of something else.
"""

from __future__ import annotations

import re
from typing import Any

from accounted.claims.english.triggers.bodies import MOURNED, are_councils, is_corpse
from accounted.claims.english.triggers.fallen import has_fallen
from accounted.claims.english.triggers.lexicon import outcome_words
from accounted.claims.english.triggers.no_harm import (
    AS_A_FORCE,
    FIGURATIVE,
    MISSING_FROM,
    NOT_DONE,
    OF_THINGS,
    WARRANTED,
    has_people_behind,
    is_in_feelings,
    is_loss_of,
    is_of_corpses,
    is_of_people,
    loses_people,
)
from accounted.claims.english.triggers.taken import (
    BY_STRANGERS,
    ILLNESS,
    NOT_TAKEN,
    OFFICERS,
    TAKES_AWAY,
    VIOLENT,
    WANTED,
)
from accounted.claims.english.triggers.trigger import Frame, Trigger
from accounted.claims.english.words import text_of
from accounted.model import Outcome

TAKES_LIVES = re.compile(r"\b(?:cost|costing|costs|claim|claimed|claiming|claims|took|taken|taking)\b", re.I)
CIVIL = {
    "people",
    "families",
    "residents",
    "villagers",
    "civilians",
    "persons",
    "inhabitants",
    "households",
    "others",
    "thousands",
    "hundreds",
    "dozens",
    "scores",
    "women",
    "children",
}
"""Whose flight is displacement; gunmen who flee are not displaced."""
ATTEMPT = re.compile(r"\battempts?\b[^.;:]{0,25}?\b(?:on|against|at)\s(?:the\s)?(?:[\w’'. -]{2,40}[’']s?\s)?$", re.I)
""" "An attempt on the life of X", "an attempt was made against X's life"."""


LOSS_OF_MONEY = re.compile(
    r"\s+(?:(?:of|worth|totall?ing|estimated\s+at|put\s+at)\s+)?(?:(?:about|nearly|over|around|some|more\s+than|up\s+to|at\s+least)\s+)?(?:[$£€]|US\$|Rs\b|(?:\d[\d.,]*|\w+)\s+(?:million|billion|thousand|crore|lakh|dollars|pesos|rupees|per\s?cent))",
    re.I,
)
""""Losses of $800,000"."""


def find_triggers(doc: Any) -> list[Trigger]:
    """Triggers of a parsed sentence, in order, one a token."""
    words, phrases, known = outcome_words()
    found: dict[int, Trigger] = {}
    text = text_of(doc)
    for pattern, outcome, frame in phrases:
        for m in pattern.finditer(text):
            span = doc.char_span(m.start(), m.end(), alignment_mode="expand")
            verb = doc.char_span(m.start(1), m.end(1), alignment_mode="expand")
            if span is None or verb is None:
                continue
            token = verb[0]
            negated = any(t.dep_ == "neg" or t.lower_ in ("not", "n't") for t in token.children)
            if token.text.lower() == "accounted" and not negated:
                continue  # "accounted for" without a "not" says the contrary of missing
            if outcome == "injured" and re.search(
                r"\b(?:bod(?:y|ies)|corpses?|dead|remains)\b", text[max(0, m.start() - 60) : m.start()], re.I
            ):
                continue  # bodies are taken to hospital too
            if TAKES_AWAY.fullmatch(m[1]) and outcome == "missing":
                if NOT_TAKEN.search(text):
                    continue
                outcome_here: Outcome = "detained" if OFFICERS.search(text) else outcome
            else:
                outcome_here = outcome
            if outcome == "injured" and (ILLNESS.search(text) or (m[0] == "treated" and not VIOLENT.search(text))):
                continue
            if outcome == "missing" and WANTED.search(text, 0, verb[0].idx):
                continue
            for i in range(span[0].i, span[-1].i + 1):
                found[i] = Trigger(token, outcome_here, frame, span[0].i, span[-1].i)
    for token in doc:
        if token.i in found:
            continue
        trigger = _word_trigger(token, words, known)
        if trigger is not None:
            found[token.i] = trigger
    seen: set[int] = set()
    out = []
    for i in sorted(found):
        t = found[i]
        if t.token.i not in seen:
            seen.add(t.token.i)
            out.append(t)
    return out


def on_a_life(token: Any) -> bool:
    """Whether a token is the life on which an attempt was made."""
    near = max(0, token.idx - 70)
    return token.lower_ in ("life", "lives") and ATTEMPT.search(text_of(token.doc), near, token.idx) is not None


YEAR = re.compile(r"(?:19|20)\d\d")


def _counts_acts(token: Any) -> bool:
    """Whether a number counts the acts ("20 murders", "one killing") and is no date's: "the 18 August murder", "the 1989 murders"."""
    numbers = [c for c in token.children if c.dep_ == "nummod" and not YEAR.fullmatch(c.text)]
    return any(token.tag_ in ("NNS", "NNPS") or c.lower_ in ("one", "1") for c in numbers)


def _word_trigger(token: Any, words: dict[tuple[str, str], Outcome], known: frozenset[str]) -> Trigger | None:
    lemma, low = token.lemma_.lower(), token.lower_
    if on_a_life(token):
        return Trigger(token, "killed", "act", token.i, token.i)
    if low in ("fell", "fallen") and token.pos_ == "VERB" and has_fallen(token):
        return Trigger(token, "killed", "happens_to", token.i, token.i)
    if lemma not in known and low not in known and low not in ("toll", "tolls"):
        return None

    if token.pos_ in ("NOUN", "PROPN") and token.i + 1 < len(token.doc) and token.nbor(1).lower_ in NOT_DONE:
        return None

    if lemma == "die" and token.i + 1 < len(token.doc) and token.nbor(1).lower_ in ("hard", "hards", "-"):
        return None
    if lemma == "coffin" and not MOURNED.search(text_of(token.doc)):
        return None
    if (low == "body" and not is_corpse(token)) or (low == "bodies" and are_councils(token)):
        return None
    if lemma == "death" and (
        FIGURATIVE.search(text_of(token.doc), max(0, token.idx - 20), token.idx)
        or AS_A_FORCE.match(text_of(token.doc), token.idx + len(token))
    ):
        return None
    if low == "missing" and MISSING_FROM.match(text_of(token.doc), token.idx + len(token)):
        return None

    if lemma in ("arrest", "detention", "capture") and WARRANTED.search(
        text_of(token.doc), max(0, token.idx - 40), token.idx
    ):
        return None

    if lemma in ("imprisonment", "incarceration") and not is_of_people(token):
        return None

    def make(frame: Frame, outcome: Outcome) -> Trigger:
        return Trigger(token, outcome, frame, token.i, token.i)

    if low in ("toll", "tolls"):
        before = token.nbor(-1).lower_ if token.i else ""
        if before in ("injury", "casualty"):
            return make("toll", "injured" if before == "injury" else "killed_or_injured")
        if before in ("road", "highway", "bridge") or (
            token.i + 1 < len(token.doc) and token.nbor(1).lower_ in ("road", "booth", "gate")
        ):
            return None
        return make("toll", "killed")
    if token.pos_ in ("VERB", "AUX") or token.tag_ in ("VBN", "VBD", "VBG"):
        if ("done_to", lemma) in words:
            if lemma == "lose" and not loses_people(token):
                return None
            if lemma in OF_THINGS and token.tag_ == "VBG" and not has_people_behind(token):
                return None
            if lemma == "hurt" and is_in_feelings(token):
                return None
            if lemma == "burn" and is_of_corpses(token):
                return None
            if lemma == "seize" and BY_STRANGERS.match(text_of(token.doc), token.idx + len(token)):
                return make("done_to", "missing")
            return make("done_to", words["done_to", lemma])
        if lemma == "flee":
            owner = (
                token.head if token.dep_ == "xcomp" and token.head.lemma_ in ("continue", "begin", "start") else token
            )
            if not any(c.dep_ == "nsubj" and c.lower_ in CIVIL for c in owner.children):
                return None
        if ("happens_to", lemma) in words:
            return make("happens_to", words["happens_to", lemma])
    if token.pos_ in ("NOUN", "PROPN", "VERB", "ADJ"):
        if (
            lemma == "life"
            and not (low == "lives" and TAKES_LIVES.search(text_of(token.doc)))
            and not is_loss_of(token)
        ):
            return None
        if lemma == "loss" and not (
            low == "losses"
            and LOSS_OF_MONEY.match(text_of(token.doc), token.idx + len(token)) is None
            and re.search(
                r"\b(?:suffer|sustain|incur|report|inflict|caus)\w*|\bno\b",
                text_of(token.doc)[max(0, token.idx - 40) : token.idx],
                re.I,
            )
        ):
            return None
        if ("tally", lemma) in words and token.tag_ in ("NNS", "NN", "NNP", "NNPS"):
            if ("act", lemma) in words and not _counts_acts(token):
                return make("act", words["act", lemma])
            return make("tally", words["tally", lemma])
        if ("act", lemma) in words and token.pos_ in ("NOUN", "PROPN"):
            return make("act", words["act", lemma])
        body = lemma if ("bodies", lemma) in words else low  # the parser's lemma of "corpses" is "corps"
        if ("bodies", body) in words and token.pos_ in ("NOUN", "PROPN"):
            return make("bodies", words["bodies", body])
    if ("state", low) in words:
        return make("state", words["state", low])
    if ("done_to", lemma) in words and token.tag_ in ("VBN", "VBD", "JJ", "VBZ", "VBP", "VB"):
        return make("done_to", words["done_to", lemma])
    return None
