"""Words by which acts of violence, those who do them and what they hit are told."""

from __future__ import annotations

import re

from accounted.claims.english.word_lists import word_set

ACTS = word_set("""kill murder assassinate execute massacre wound injure attack bomb shoot fire strike hit shell ambush raid kidnap
    abduct open launch target storm detonate plant hurl throw dynamite machinegun bombard stab behead carry burn blow
    destroy gun perpetrate set place throw ransack loot pelt lob harass persecute torture lynch rape invade besiege waylay
    intercept assault hijack raze demolish damage arrest detain capture nab vandalise mastermind claim lathicharge stone
    conduct organize perpetrate stage commit explode neutralise neutralize strafe torch drop martyr slaughter spill""")
LIGHT: dict[str, tuple[str, ...]] = {
    "open": ("fire",),
    "carry": (
        "attack",
        "raid",
        "strike",
        "bombing",
        "operation",
        "massacre",
        "killing",
        "airstrike",
        "murder",
        "assassination",
        "ambush",
    ),
    "launch": ("attack", "raid", "strike", "airstrike", "assault", "missile", "rocket", "offensive"),
    "stage": ("attack", "ambush", "raid"),
    "perpetrate": ("attack", "massacre", "killing", "murder"),
    "commit": ("massacre", "murder", "crime", "killing", "assassination"),
    "drop": ("bomb", "barrel", "missile", "explosive"),
    "spill": ("blood",),
    "set": ("fire",),
    "conduct": ("raid", "attack", "strike", "bombing", "operation", "airstrike", "massacre"),
    "organize": ("attack", "bombing", "explosion", "ambush", "murder", "massacre", "assassination"),
    "place": ("bomb", "explosive", "dynamite", "charge", "device", "mine"),
    "plant": ("bomb", "explosive", "dynamite", "charge", "device", "mine"),
    "throw": ("stone", "rock", "bomb", "grenade", "dynamite", "explosive", "brick"),
    "hurl": ("stone", "rock", "bomb", "grenade", "dynamite", "explosive", "brick", "cocktail"),
    "claim": ("attack", "bombing", "killing", "murder", "kidnapping", "assassination", "ambush"),
    "mastermind": ("attack", "bombing", "killing", "murder", "kidnapping", "abduction", "assassination", "plot"),
    "blow": ("himself", "herself", "themselves"),
    "explode": (),
}
"""Verbs that are acts of violence only with one of these objects."""
AIMED = word_set("""attack bomb strike hit shell ambush raid target storm dynamite bombard destroy burn strafe torch ransack loot harass
    invade besiege waylay intercept assault hijack raze demolish damage vandalise machinegun""")
"""Verbs whose object is what was attacked."""
STRIKE_NOUNS = word_set("""strike strikes airstrike airstrikes raid raids attack attacks bombing bombings bombardment shelling fire bombs
    missile missiles ambush assault""")
NO_TARGET = STRIKE_NOUNS | word_set("""people person fire shot deal agreement balance chord blow record headlines road roads streets note tone mark limit
    target goal bottom peak head face chest leg legs arm arms body hand economy price prices day week month year hour hours
    minute minutes time shots bullet bullets round rounds it us we dead one ones""")
PEOPLE = word_set("people persons person ones passengers civilians")
STATES = frozenset({"US", "U.S.", "UK", "U.K.", "USA", "EU", "UAE", "NATO", "UN", "U.N."})
"""Short names of states and alliances that stand before a strike as its owner."""
NO_ACTOR = word_set("""people person dead victim victims civilian civilians child children woman women wounded injured resident residents
    relative relatives passenger passengers worshipper worshippers mourner mourners witness witnesses survivor survivors
    someone somebody anyone others rest reporter reporters journalist journalists official officials spokesman
    carnage tragedy incident accident number part case violence centre center spokeswoman spokesperson source sources minister president mayor governor doctor doctors name title charge charges""")
CALENDAR = re.compile(
    r"^(?:\w+day|january|february|march|april|may|june|july|august|september|october|november|december|night|dawn|christmas|easter|ramadan|eid)$",
    re.I,
)
GROUP_NOUNS = word_set("""member members front army group groups guerrillas forces force helicopters helicopter aircraft planes jets warplanes
    soldiers troops men gunmen fighters command unit units wing squad column convoy vehicles vehicle home house headquarters
    gathering crowd party patrol operatives personnel jawans base barracks office offices camp""")
"""Heads whose "of" belongs to the name: "helicopters of the U.S. military", "a column of armed men"."""
SAYING = word_set("say tell claim admit announce declare confirm state acknowledge insist add report boast")
WITH_OBJECT = word_set("kill murder assassinate kidnap abduct wound injure massacre execute slaughter behead stab")
"""Acts upon somebody: without an object their subject is the victim of a verbless passive ("one more leader murdered")."""
HARMED = word_set(
    "murder assassinate kidnap abduct massacre execute slaughter behead stab torture lynch rape persecute"
)
"""Verbs whose object, or subject in the passive, is whom the act was aimed at."""
