"""The words that say what happened to people, found in a parsed sentence.

A trigger is one token with its outcome and how people hang on it; the word lists are ``lexicon/outcomes.toml``.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal, cast

from accounted.claims.english.anycase import Anycase
from accounted.claims.english.groups import is_person_noun
from accounted.claims.english.words import text_of
from accounted.model import Outcome

Frame = Literal["done_to", "happens_to", "state", "act", "tally", "bodies", "toll"]


@dataclass(frozen=True, slots=True)
class Trigger:
    """``token`` says ``outcome`` of the people who hang on it as ``frame`` tells; ``first``..``last`` are the indexes of
    all its tokens ("lost their lives")."""

    token: Any
    outcome: Outcome
    frame: Frame
    first: int
    last: int


PHRASES: dict[str, Frame] = {"phrases": "happens_to", "phrases_done_to": "done_to"}


@cache
def _lexicon() -> tuple[dict[tuple[str, str], Outcome], list[tuple[Anycase, Outcome, Frame]], frozenset[str]]:
    """(frame, lemma) to outcome; the phrases; and every first word, for the gate."""
    data = tomllib.loads(files("accounted.claims.english").joinpath("lexicon/outcomes.toml").read_text("utf-8"))
    words: dict[tuple[str, str], Outcome] = {}
    phrases: list[tuple[Anycase, Outcome, Frame]] = []
    for name, table in data.items():
        outcome = cast(Outcome, name)
        for frame, entries in table.items():
            if frame in PHRASES:
                phrases += [(Anycase(p), outcome, PHRASES[frame]) for p in entries]
            else:
                for word in entries:
                    words[frame, word] = outcome
    return words, phrases, frozenset(w for _, w in words)


def words_of_the_lexicon() -> frozenset[str]:
    """Every single word by which the lexicon knows an outcome."""
    return frozenset(w for w in _lexicon()[2] if " " not in w)


GATE = Anycase(
    r"""kill|murder|assassin|execut|massacr|slaughter|slay|slain|slew|behead|decapitat|lynch|martyr|electrocut|dead|death|
        \bdie[ds]?\b|dying|perish|succumb|drown|strangl|\bhang|gunned|guns?\s+down|gunning|\bshot\b|knif|bayonet|hack(?:ed|ing)|thrash|flogg|whip|lash|tortur|slash|\bcut\b|mutilat|\bbeat|\brap(?:ed|ing)|batter|clubb|paraly[sz]|disfigur|concuss|whereabouts|\bcoma\b|for (?:his|her|their) li|fractur|broken|severed|scars|idea where|not (?:know where|heard)|n't heard|carr(?:ied|ying) off|bundl|\bheld\b|shrapnel|splinters|pellets|shoots?\s|shooting\s|stab|\bbeat\s|bullet|machine-?gun|exterminat|annihilat|liquidat|neutrali[sz]|eliminat|
        crucif|buried|bury|fatal|bod(?:y|ies)\b|corpse|remains|cadaver|lifeless|deceased|li(?:fe|ves)\b|breathed|
        wound|injur|hurt|maim|burn|scald|casualt|victim|toll|missing|disappear|vanish|account|trace|\bfound\b|located|for\s(?:his|her|their)\sli|fractur|broken|severed|scars|marks\sof|idea\swhere|\bamong\s(?:the|those)\b|\bcuts\b|bruis|riddled|torched|butcher|snatch|amputat|\bfell\sin|fallen\sin|to\s(?:escape|flee)\s|holding\s|heard\sof|\bbullet|\bhitting\b|intensive\scare|throats?\b|on\sfire|ablaze|alight|\bnot\s(?:know\swhere|heard)|n't\s(?:know\swhere|heard)|carr(?:ied|ying)\soff|
        hospital|harm|\blos[est]|losses|refuge|shelter|arrest|detain|detention|captur|seiz|imprison|jail|apprehend|incarcerat|custody|prisoner|displac|uproot|homeless|fled|flee|
        (?:abandon|left|forced|driven)[^.]{0,20}their|mowed|cut\s+down|\bnames\b|
        kidnap|abduct|hostage|captive|\bprison|behind\s+bars|(?:drove|driv(?:en|ing)|forc(?:ed|ing))[^.]{0,60}their|\bnab|caught|rounded|picked\s+up|condition|flames|exodus|unscathed|incinerat|
        laid\s|shot\b|surviv|not\s+live|vital|pulse|coffin|\bfell\b|\bfallen\b|intensive|ventilator|\bcoma\b|stitches|treated|cared\s+for|confined|for\s+(?:their|his|her)\s+li|scratch|
        out\s+of\s+action|come\s+back|return|hands\s+of|being\s+(?:looked|searched)|rubble|ruins|debris|wreckage|(?:led|marched|carried|dragged|herded|hauled)\s[^.]{0,40}(?:away|off)\b""",
    re.X,
)
"""Cheap test that a sentence may hold a trigger. Everything the lexicon knows has to pass it (a test holds it to that)."""

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

FOUND_DEAD = re.compile(
    r"\b(?:found|find|recover\w*|discover\w*|identif\w+|lying|lay|buried|grave|morgue|mortuary|hospital|autops\w+|post-?mortem|dumped|fished|floating|"
    r"dead|charred|burnt|burned|decompos\w+|mutilated|headless|naked|unidentified|riddled|lifeless|wounds|bullets?|stab\w*|cremat\w+|funeral|"
    r"handed|brought|taken|removed|retrieved|exhumed|shot|killed|tortured|hanging|father|mother|wife|husband|son|daughter)\b",
    re.I,
)


def _corpse(token: Any) -> bool:
    """Whether "body" is somebody's dead body and no council: "an elected body", "the governing body of the club".

    The dead have one body each: "a body of experts" is none of theirs.
    """
    owner = next((c for c in token.children if c.dep_ == "poss"), None)
    of = [x for p in token.children if p.lower_ == "of" for x in p.children if x.dep_ == "pobj"]
    if any(x.tag_ in ("NNS", "NNPS") or WRITINGS.fullmatch(x.lower_) for x in of):
        return False
    if owner is not None or any(x.pos_ == "PROPN" or is_person_noun(x.lower_) for x in of):
        return True
    text = text_of(token.doc)
    return FOUND_DEAD.search(text, max(0, token.idx - 70), token.idx + 80) is not None


WRITINGS = re.compile(
    "judgement|judgment|text|report|letter|law|statute|evidence|work|research|document|opinion|literature|"
    "constitution|water|car|vehicle|truck|bus|aircraft|plane|helicopter|ship|boat|church"
)
""""In the body of the judgement", "the body of the car": nobody's."""
COUNCIL = re.compile(
    "civic|local|elected|governing|international|regional|national|professional|sporting|statutory|public|religious|"
    "corporate|municipal|autonomous|regulatory|legislative|advisory|supervisory|administrative|official|"
    "representative|government|student|trade|rights"
)
CONVENES = re.compile(
    "hold|meet|say|demand|call|condemn|urge|organise|organize|appeal|plan|protest|decide|announce|criticise|"
    "criticize|ask|claim|issue|agree|vote|oppose|support|reject|welcome|recommend|investigate|monitor"
)


def _councils(token: Any) -> bool:
    """Whether "bodies" are councils or unions: "civic bodies", "several other bodies are holding meetings"."""
    if any(c.dep_ in ("amod", "compound") and COUNCIL.fullmatch(c.lower_) for c in token.children):
        return True
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    return (
        token.dep_ == "nsubj"
        and token.head.pos_ == "VERB"
        and CONVENES.fullmatch(token.head.lemma_.lower()) is not None
    )


MOURNED = re.compile(
    r"\b(?:bur(?:y|ied|ial)|funeral|mourn\w*|grave(?:s|yard|side)?|cemetery|altar|draped|procession|killed|died|dead|bombed|massacre|lowered|wept|weeping|prayers?|mass|pallbearers|lined\s+up|flag)\b",
    re.I,
)
""""Seven coffins stood before the altar": a coffin each; a joiner's coffins hold nobody."""
LOSS_OF = re.compile(r"\bloss(?:es)?\s+of\s+(?:[\w,.’'-]+\s+){0,4}$", re.I)


def _lost(token: Any) -> bool:
    """ "The loss of human lives", "the loss of 30 lives", "loss of life"."""
    return LOSS_OF.search(text_of(token.doc), max(0, token.idx - 50), token.idx) is not None


WARRANTED = re.compile(
    r"\b(?:warrants?|orders?|demand\w*|call\w*|reward|bounty)\s+(?:\w+\s+)?for\s+(?:the\s+|his\s+|her\s+|their\s+)?(?:\w+\s+)?$"
    r"|\bfor\s+not\s+$|\bfail(?:ed|ing|ure|s)?\s+(?:to|in|of)\s+$|\brefus(?:ed|ing|al)\s+to\s+$|\bwithout\s+$",
    re.I,
)
"""Nobody is held yet: "a warrant for the arrest of", "for not arresting", "failed to arrest"."""
MISSING_FROM = re.compile(
    r"\s+from\s+(?:the\s+|an?\s+|this\s+|that\s+|its\s+|their\s+)?(?:\w+\s+){0,2}?(?:functions?|meetings?|sessions?|ceremon(?:y|ies)|events?|lists?|"
    r"rall(?:y|ies)|debates?|talks|conferences?|class(?:es)?|dut(?:y|ies)|programmes?|scene|agenda|records?|shelves)\b",
    re.I,
)
"""Absent and not missing: "three ministers were missing from the function"."""


NOT_DONE = frozenset(
    [
        "attempt",
        "attempts",
        "plot",
        "plots",
        "plan",
        "plans",
        "threat",
        "threats",
        "bid",
        "squad",
        "squads",
        "penalty",
        "sentence",
        "sentences",
        "row",
        "certificate",
        "warrant",
        "warrants",
    ]
)
"""Behind the noun of an act these tell that it was not done ("assassination attempt") or of something else ("death squad")."""


FIGURATIVE = re.compile(
    r"\b(?:political|civil|civic|social|moral|spiritual|symbolic|electoral|legal|professional|artistic)\s+$", re.I
)
AS_A_FORCE = re.compile(
    r"\s+as\s+(?:an?|the)\s+(?:\w+\s+){0,2}(?:force|party|movement|power|organi[sz]ation|institution|option|actor)\b",
    re.I,
)
"""What tells that a death is nobody's: "the political death of the rebels", "their death as a movement"."""


OF_THINGS = frozenset({"hang", "burn", "hurt", "eliminate", "bury", "capture", "neutralise", "neutralize"})
"""What is done to things as well: "capturing the town", "burning houses"."""


def _people_behind(token: Any) -> bool:
    """Whether a participle has people for its object: "capturing eight of its members", "eliminating two snipers"."""
    for c in token.children:
        if c.dep_ == "dobj" and c.i > token.i:
            of = [x for p in c.children if p.lower_ == "of" for x in p.children] if c.pos_ == "NUM" else []
            return any(is_person_noun(x.lower_) for x in (c, *of))
    return False


CLIENTELE = frozenset(
    ["player", "client", "customer", "voter", "subscriber", "supporter", "viewer", "reader", "employee", "investor"]
)
"""Whom a club or a shop loses."""


def _loses_people(token: Any) -> bool:
    """ "Lost 15 men" and "lost their lives", but not "lost limbs" or "lost ground"."""
    for c in token.children:
        if c.dep_ in ("dobj", "obj"):
            of = [x for p in c.children if p.lower_ == "of" for x in p.children]
            if c.lemma_.lower() in CLIENTELE:
                return False
            return c.pos_ in ("NUM", "PRON", "PROPN") or any(
                is_person_noun(x.lower_) or is_person_noun(x.lemma_.lower()) or x.lower_ in ("life", "lives", "all")
                for x in (c, *of)
            )
    return False


BY_STRANGERS = re.compile(
    r"\s+(?:\w+\s+){0,3}?by\s+(?:an?\s+|some\s+|the\s+)?(?:\w+\s+){0,3}?(?:men|gunmen|individuals|persons|strangers|kidnappers|bandits|pirates|assailants|youths|thugs)\b",
    re.I,
)
"""Who is seized by men whom nobody knows is no authority's prisoner: kidnapped."""
FEELINGS = re.compile(
    r"\s+(?:by|at|over|to|when|that|with)\s+(?:the\s+|his\s+|her\s+|their\s+|this\s+|these\s+|such\s+|such\s+an?\s+|an?\s+|its\s+)?(?:\w+[’']s\s+)?(?:\w+\s+)?"
    r"(?:announcements?|remarks?|statements?|decisions?|words?|comments?|allegations?|accusations?|criticisms?|behaviou?r|attitude|conduct|refusal|silence|"
    r"indifference|see|hear|learn|read|know|incidents?|events?|developments?|policy|policies|sanctions|crisis|find|article|reports?)\b",
    re.I,
)


def _in_feelings(token: Any) -> bool:
    """ "He was deeply hurt by this announcement", "it hurt the culture of the country": nobody's body."""
    objects = [c for c in token.children if c.dep_ == "dobj" and c.i > token.i]
    if objects:
        o = objects[0]
        return (
            o.pos_ in ("NOUN", "PROPN")
            and not is_person_noun(o.lower_)
            and not any(c.pos_ == "NUM" for c in o.children)
        )
    return FEELINGS.match(text_of(token.doc), token.idx + len(token)) is not None


TAKES_AWAY = re.compile("led|marched|carried|dragged|herded|hauled")
NOT_TAKEN = re.compile(
    r"\b(?:bod(?:y|ies)|corpses?|coffins?|remains|wounded|injured|dead|casualties|victims?|ambulances?|hospital|clinic|stretchers?|goods|loot|cattle|cows|goats|sheep|stretcher|pulled\s+off|prizes?)\b",
    re.I,
)
"""The wounded and the dead are carried off to be helped or buried."""
OFFICERS = re.compile(
    r"\b(?:police(?:men)?|soldiers?|troops|army|gendarmes?|officers?|handcuff\w*|guards|barracks|military|security\s+forces|prison|jail|station)\b",
    re.I,
)
ILLNESS = re.compile(
    r"\b(?:cholera|malaria|measles|ebola|flu|influenza|covid|coronavirus|dengue|malnutrition|disease|illness|outbreak|virus|diarrh\w+|cancer|pneumonia|stroke|poisoning|typhoid)\b",
    re.I,
)
"""Who is treated for these was not hurt by anybody."""
VIOLENT = re.compile(
    r"\b(?:explo\w+|blasts?|attacks?|shootings?|bomb\w*|raids?|clash\w*|shell\w*|strikes?|ambush\w*|gun\w*|mortars?|grenades?|(?:land)?mines?|fighting|drones?|wound\w*|burns)\b",
    re.I,
)
WANTED = re.compile(
    r"\b(?:suspects?|gunm[ae]n|attackers?|assailants?|killers?|perpetrators?|culprits?|bombers?|fugitives?|weapons?|rifles?)\b[^.;,]{0,25}$",
    re.I,
)
"""Whom or what the police look for."""
FALLS_IN = re.compile(
    r"\s+(?:(?:in|during|on|at|near|before|while|when|there|that\s+(?:day|night)|to\s+(?:the\s+)?enemy\s+fire)\b(?!\s+(?:love|line|place|the\s+(?:polls?|ranks|river|water|ground|floor|stairs|street))\b)|[.,;]|$)",
    re.I,
)


def _fell(token: Any) -> bool:
    """ "Five paratroopers fell in the fighting": of soldiers and fighters, and of nothing that falls back, asleep or ill."""
    subjects = [c for c in token.children if c.dep_ == "nsubj"]
    return (
        any(FIGHTER.fullmatch(c.lower_) for c in subjects)
        and FALLS_IN.match(text_of(token.doc), token.idx + len(token)) is not None
    )


FIGHTER = re.compile(
    r"(?:soldier|paratrooper|trooper|fighter|guerrilla|rebel|militiam[ae]n|marine|commando|recruit|conscript|sergeant|lieutenant|corporal|volunteer|comrade|gendarme|ranger|infantrym[ae]n|partisan|combatant)s?"
)


def find_triggers(doc: Any) -> list[Trigger]:
    """Triggers of a parsed sentence, in order, one a token."""
    words, phrases, known = _lexicon()
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


def _word_trigger(token: Any, words: dict[tuple[str, str], Outcome], known: frozenset[str]) -> Trigger | None:
    lemma, low = token.lemma_.lower(), token.lower_
    if on_a_life(token):
        return Trigger(token, "killed", "act", token.i, token.i)
    if low in ("fell", "fallen") and token.pos_ == "VERB" and _fell(token):
        return Trigger(token, "killed", "happens_to", token.i, token.i)
    if lemma not in known and low not in known and low not in ("toll", "tolls"):
        return None

    if token.pos_ in ("NOUN", "PROPN") and token.i + 1 < len(token.doc) and token.nbor(1).lower_ in NOT_DONE:
        return None

    if lemma == "die" and token.i + 1 < len(token.doc) and token.nbor(1).lower_ in ("hard", "hards", "-"):
        return None
    if lemma == "coffin" and not MOURNED.search(text_of(token.doc)):
        return None
    if (low == "body" and not _corpse(token)) or (low == "bodies" and _councils(token)):
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
            if lemma == "lose" and not _loses_people(token):
                return None
            if lemma in OF_THINGS and token.tag_ == "VBG" and not _people_behind(token):
                return None
            if lemma == "hurt" and _in_feelings(token):
                return None
            if lemma == "seize" and BY_STRANGERS.match(text_of(token.doc), token.idx + len(token)):
                return make("done_to", "missing")
            return make("done_to", words["done_to", lemma])
        if lemma == "flee" and not any(c.dep_ == "nsubj" and c.lower_ in CIVIL for c in token.children):
            return None
        if ("happens_to", lemma) in words:
            return make("happens_to", words["happens_to", lemma])
    if token.pos_ in ("NOUN", "PROPN", "VERB", "ADJ"):
        if lemma == "life" and not (low == "lives" and TAKES_LIVES.search(text_of(token.doc))) and not _lost(token):
            return None
        if lemma == "loss" and not (
            low == "losses"
            and re.search(
                r"\b(?:suffer|sustain|incur|report|inflict|caus)\w*|\bno\b",
                text_of(token.doc)[max(0, token.idx - 40) : token.idx],
                re.I,
            )
        ):
            return None
        if ("tally", lemma) in words and token.tag_ in ("NNS", "NN", "NNP", "NNPS"):
            if ("act", lemma) in words and not any(c.dep_ == "nummod" for c in token.children):
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
