"""The words and phrases of ``lexicon/outcomes.toml``, and the cheap test that a sentence may hold one."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import cast

from accounted.claims.english.alternatives import by_first_letter
from accounted.claims.english.anycase import Anycase
from accounted.claims.english.triggers.trigger import Frame
from accounted.model import Outcome

PHRASES: dict[str, Frame] = {"phrases": "happens_to", "phrases_done_to": "done_to"}


@cache
def outcome_words() -> tuple[dict[tuple[str, str], Outcome], list[tuple[Anycase, Outcome, Frame]], frozenset[str]]:
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
    return frozenset(w for w in outcome_words()[2] if " " not in w)


GATE = Anycase(
    by_first_letter(r"""kill|murder|assassin|execut|massacr|slaughter|slay|slain|slew|behead|decapitat|lynch|martyr|electrocut|dead|death|
        \bdie[ds]?\b|dying|perish|succumb|drown|strangl|\bhang|passed\s+away|wip(?:ed|ing)\s+out|gunned|guns?\s+down|gunning|\bshot\b|knif|bayonet|hack(?:ed|ing)|thrash|flogg|whip|lash|tortur|slash|\bcut\b|mutilat|\bbeat|\brap(?:ed|ing)|batter|clubb|paraly[sz]|disfigur|concuss|whereabouts|\bcoma\b|for (?:his|her|their) li|fractur|broken|severed|scars|idea where|not (?:know where|heard)|n't heard|carr(?:ied|ying) off|bundl|\bheld\b|shrapnel|splinters|pellets|shoots?\s|shooting\s|stab|\bbeat\s|bullet|machine-?gun|exterminat|annihilat|liquidat|neutrali[sz]|eliminat|
        crucif|buried|bury|fatal|bod(?:y|ies)\b|corpse|remains|cadaver|lifeless|deceased|li(?:fe|ves)\b|breathed|
        wound|injur|hurt|maim|burn|scald|casualt|victim|toll|missing|disappear|vanish|account|trace|\bfound\b|located|for\s(?:his|her|their)\sli|fractur|broken|severed|scars|marks\sof|idea\swhere|\bamong\s(?:the|those)\b|\bcuts\b|bruis|riddled|torched|butcher|snatch|amputat|\bfell\sin|fallen\sin|to\s(?:escape|flee)\s|holding\s|heard\sof|\bbullet|\bhitting\b|intensive\scare|throats?\b|on\sfire|ablaze|alight|\bnot\s(?:know\swhere|heard)|n't\s(?:know\swhere|heard)|carr(?:ied|ying)\soff|
        hospital|harm|\blos[est]|losses|refuge|shelter|arrest|detain|detention|captur|seiz|imprison|jail|apprehend|incarcerat|custody|prisoner|displac|uproot|homeless|fled|flee|had\sto\s(?:leave|abandon)|gashes|
        (?:abandon|left|forced|driven)[^.]{0,20}their|mowed|cut\s+down|\bnames\b|
        kidnap|abduct|hostage|captive|\bprison|behind\s+bars|(?:drove|driv(?:en|ing)|forc(?:ed|ing))[^.]{0,60}their|\bnab|caught|rounded|picked\s+up|condition|flames|exodus|unscathed|incinerat|
        laid\s|shot\b|surviv|not\s+live|vital|pulse|coffin|\bfell\b|\bfallen\b|intensive|ventilator|\bcoma\b|stitches|treated|cared\s+for|confined|for\s+(?:their|his|her)\s+li|scratch|
        out\s+of\s+action|come\s+back|return|hands\s+of|being\s+(?:looked|searched)|rubble|ruins|debris|wreckage|(?:led|marched|carried|dragged|herded|hauled)\s[^.]{0,40}(?:away|off)\b"""),
    re.X,
)
"""Cheap test that a sentence may hold a trigger. Everything the lexicon knows has to pass it (a test holds it to that)."""
