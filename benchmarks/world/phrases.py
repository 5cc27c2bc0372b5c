"""Sentence frames of the made press. Marks: ``drafts``; ``(a|b)``: one of them. Unrelated reports share the stock phrases."""

from __future__ import annotations

DEEDS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    # Noun phrases, then clauses after "when"; {target} and {Y} (who did it) are filled.
    "air_strike": (
        ("[T (an air strike|an airstrike|a bombing raid|air raids)](| on {target}| that hit {target})",
         "(a suspected|an apparent|an overnight) [T air strike] on {target}"),
        ("[T (warplanes|fighter jets|jets) (bombed|struck|hit)] {target}", "[T aircraft (fired on|attacked)] {target}",
         "[T (bombs|a bomb) (fell|dropped) from the air] on {target}"),
    ),
    "drone_strike": (
        ("[T a drone strike](| on {target}| against {target})", "[T an unmanned aircraft's attack] on {target}"),
        ("[T a drone (struck|fired missiles at|targeted)] {target}", "[T missiles from a drone] hit {target}"),
    ),
    "shelling": (
        ("[T (shelling|artillery fire|an artillery barrage|mortar fire)](| of {target}| that struck {target})",),
        ("[T (artillery shells|mortar rounds|shells) (landed on|fell on|struck)] {target}", "{target} [T came under artillery fire]"),
    ),
    "raid": (
        ("[T (a night raid|a raid|a ground operation)](| on {target})", "[T a raid by special forces] on {target}"),
        ("[T troops (raided|stormed|searched)] {target}", "[T special forces (stormed|raided)] {target}"),
    ),
    "bombing": (
        ("[T (a car bomb|a roadside bomb|a bomb attack|a bombing|an explosion|a bomb blast)](| at {target}| near {target})",),
        ("[T a (car bomb|bomb hidden in a cart|roadside bomb|parcel bomb) (exploded|went off|blew up)] (near|outside) {target}",
         "[T explosives (went off|were detonated)] at {target}", "[T a blast (tore through|ripped through|hit)] {target}"),
    ),
    "suicide_bombing": (
        ("[T (a suicide bombing|a suicide attack|a suicide bomb attack)](| at {target}| outside {target})",),
        ("[T a suicide bomber (blew himself up|detonated his explosives|struck)] (at|outside|near) {target}",
         "[T a man wearing an explosive vest (attacked|walked into)] {target}"),
    ),
    "shooting": (
        ("[T (a gun attack|a shooting|an armed attack|an ambush)](| at {target}| near {target})", "[T an attack by gunmen] on {target}"),
        ("[T (gunmen|armed men|attackers on motorcycles) (opened fire on|fired at|attacked)] {target}",
         "[T unidentified gunmen (stormed|ambushed|shot at)] {target}"),
    ),
    "grenade_attack": (
        ("[T (a grenade attack|a grenade blast)](| on {target}| at {target})",),
        ("[T (a hand grenade was|grenades were) (thrown|hurled) at] {target}", "[T attackers (threw|lobbed) a grenade] into {target}"),
    ),
    "kidnapping": (
        ("[T (a kidnapping|an abduction|a mass abduction)](| at {target})",),
        ("[T armed men (seized hostages|abducted people|took captives)] at {target}",),
    ),
    "clash": (
        ("[T (clashes|fighting|a gun battle|heavy fighting)] between [V {V}] and [Y {Y}]",
         "[T (clashes|a firefight|fighting)] in which [Y {Y}] (faced|fought) [V {V}]"),
        ("[V {V}] and [Y {Y}] [T (clashed|fought)]", "[T fighting (erupted|broke out)] between [Y {Y}] and [V {V}]"),
    ),
    "massacre": (
        ("[T (a mass grave|an unmarked grave|a burial pit)]",),
        ("[T (a mass grave|a burial pit) was (found|discovered|opened)]",),
    ),
}  # fmt: skip

AT = (
    "in [W {W}]", "in [W {W}], [P {P}] province", "in [W {W}] in (the|) [P {P}] province", "(near|outside) [W {W}]",
    "in the [W {W}] area of [P {P}]", "in the town of [W {W}]", "in [W {W}] district", "in [P {P}]'s [W {W}]",
)  # fmt: skip
AT_PROVINCE = ("in [P {P}] province", "in the province of [P {P}]", "in [P {P}]")
ON = "[D {D}]"

TOLLS = (
    "[K {K} {K.was} killed](AND)", "[K {K} (died|lost their lives)](AND)", "[K {K} {K.was} (dead|killed)](AND)",
    "[K {K} {K.was} confirmed dead](AND)",
)  # fmt: skip
AND_HURT = (
    " and [I {I} {I.was} (wounded|injured|hurt)]",
    ", and [I {I.n} (more|others) (wounded|injured)]",
    " while [I {I} {I.was} (hurt|injured|wounded)]",
)
SAYS = "<, {speaker} (said|said|told reporters|confirmed|reported|announced)>"
SAYS_FRONT = "<(According to {speaker}, |{speaker} said (that |)|{speaker} reported that )>"
SAYS_VIA = "<, {speaker} told {via}>"

LEDES = (
    "{toll} (when|after|as) {clause} {at} {on}{says}.",
    "{front}{toll} in {np} {at} {on}.",
    "{Np} {at} {on} [K killed {K}]{andk}{says}.",
    "{Np} {at} [K left {K} dead]{andl} {on}{says}.",
    "{on}, {np} {at} [K claimed the lives of {K}]{andk}{says}.",
    "{front}{np} {at} {on} [K killed {K}]{andk}.",
    "The number of (dead|people killed) in {np} {at} {on} [K (stands at|has reached|is put at) {K.n}]{andn}{says}.",
    "{toll} {at} {on} in {np}{says}.",
)  # fmt: skip
RISES = (
    "The death toll from {np} {at} {on} [K (has risen|rose|climbed) to {K.n}], from [O {O.n}] (earlier|a day ago|before){says}.",
    "[K {K} {K.was} now known to have died] in {np} {at} {on}, up from [O {O.n}]{says}.",
    "{front}the toll (from|of) {np} {at} {on} [K (now stands|stood) at {K.n}](; [O {O.n}] had been reported at first|, after earlier figures of [O {O.n}]).",
)  # fmt: skip
FALLS = (
    "The number of dead in {np} {at} {on} [K was lowered to {K.n}] from [O {O.n}]{says}, as some bodies had been counted twice.",
    "{front}[K {K} {K.was} killed] in {np} {at} {on}, and not [O {O.n}] as (first reported|had been said).",
)  # fmt: skip
SECOND = (
    "{Speaker} put the number of dead at [K {K.n}]{andn}.",
    "<{Speaker} (said|told {via}) that >[K {K} {K.was} killed]{andk}.",
    "[K {K.n} (bodies were counted|people were killed)], {says2}.",
    "<According to {speaker}, >[K {K.n} (people |)(died|were killed)]{andn}.",
    "<{Speaker} gave a (different|slightly different|new) (figure|count), saying that >[K {K} (had died|were dead)]{andn}.",
)  # fmt: skip
HOSPITAL = (
    "{Speaker} had received [K {K.n} (bodies|of the dead)]{handi}.",
    "<{Speaker} said that >[K {K.n} bodies] (had been|were) (brought|taken) (in|there){handi}.",
    "[K {K.n} (of the dead|bodies)] were taken there{handi}<, {speaker} said>.",
)  # fmt: skip
HOSPITAL_HURT = (
    "<{Speaker} said that >[I {I.n} (wounded|injured people)] (had been admitted|were being treated) (there|at the hospital).",
)
PARTS = (
    "[A {A}] were among the dead<, {speaker} said>.", "Those killed included [A {A}].", "Among the (dead|victims) were [A {A}].",
    "[A {A}] are said to be among those killed.",
)  # fmt: skip
PARTS_TWO = (
    "The dead were [A {A}] and [C {C}]<, {speaker} said>.",
    "<{Speaker} said that >[A {A}] and [C {C}] were among those killed.",
)
MISSING = ("[X {X} {X.was} (missing|unaccounted for)]<, {speaker} added>.", "A further [X {X} (remain|were) missing].")
DENIAL = (
    "<{Speaker} said in a statement that >[K {K} {K.was} killed] in [Y (its operation|a strike by its forces)] {at} {on}, and that [Z {Z} were harmed].",
    "<{Speaker} (insisted|maintained) that >[K {K} {K.was} (killed|eliminated)] and [Z {Z} (were hurt|came to harm)].",
)  # fmt: skip
DENIAL_SHORT = (
    "<{Speaker} said that >[K {K} {K.was} killed] {at} {on}.",
    "[K {K} {K.was} (killed|neutralised)]<, {speaker} said in a statement>.",
)
BOAST = (
    "<{Speaker} [Y claimed responsibility] and said that >[K {K} {K.was} killed] {at}.",
    "<In a statement, {speaker} (claimed|boasted) that >[K [Y its (men|fighters)] had killed {K}] {on}.",
)  # fmt: skip
CONCESSION = (
    "<{Speaker} acknowledged (on Thursday|for the first time|after an inquiry) that >[K {K} {K.was} killed] when [Y its forces] attacked {target} {at} {on}.",
    "<After a review, {speaker} conceded that >[K {K} {K.was} (killed|likely killed)] in {np} {at} {on}.",
)  # fmt: skip
VERIFIED = (
    "<{Speaker} said that it had verified that >[K {K} {K.was} killed] in {np} {at} {on}.",
    "{Np} {at} {on} [K killed {K}]<, {speaker} found after (interviewing survivors|an investigation of several weeks)>.",
)  # fmt: skip
BLAME = (
    "{Speaker} blamed [Y {Y}].", "{Speaker} (accused [Y {Y}] of carrying out the attack|said that [Y {Y}] was behind it).",
    "[Y {Y}] was (responsible|to blame), {speaker} said.",
)  # fmt: skip
SERIES = (
    "[K {K} (have been|were) killed](AND) in {np} {at} [D {D}]{says}.",
    "{front}[K {K} (have died|have been killed)](AND) [D {D}] in {np} {at}.",
    "[D {D}], {np} {at} [K has cost {K.n} lives]{andn}{says}.",
)  # fmt: skip
GRAVE = (
    "[K {K.n} bodies] (were|have been) (found|recovered|dug up) from {np} {at} {on}{says}.",
    "{Np} with [K {K.n} bodies] was (found|uncovered|opened) {at} {on}{says}.",
    "{front}[K the remains of {K}] had been taken from {np} {at} {on}.",
)  # fmt: skip
TALLY = (
    "The morgue {at} [K received (the bodies of |){K} killed in violence] [D {D}]{says}.",
    "[K {K} were killed in violence] {at} [D {D}]{says}.",
    "{front}[K {K} lost their lives to violence] {at} [D {D}].",
    "[K {K.n} violent deaths were registered] {at} [D {D}]{says}.",
)  # fmt: skip
QUOTES = (
    "“QUOTED”<, said {speaker}>.", "“QUOTED”<, {speaker} said>.", "“QUOTED”<, {speaker} told {via}>.",
    "<{Speaker} said: >“QUOTED”", "“QUOTED”<, {speaker} added>.",
)  # fmt: skip
WITNESS_WORDS = (
    ("We heard a huge noise and then everything was dust.", "There was no warning at all.", "I had just closed my (shop|stall) for the day.",
     "My (brother|cousin|neighbour) was standing where it (happened|came down).", "It was like an earthquake that did not stop.",
     "I was (drinking tea|feeding the animals|praying) when I heard it.", "The children had only just come home."),
    ("People were screaming and running, and nobody knew where to go.", "I carried (two|three) of them out with my own hands.",
     "We searched (all night|until morning) with lamps and shovels.", "The (road|courtyard|street) was full of shoes and (paper|glass|bread).",
     "I saw (smoke|fire) above the (roofs|trees|school) and ran towards it.", "Some of them were people I had known (all my life|since school)."),
    ("Nobody has come to ask us anything.", "They promised us that it was safe here.", "Where should we go (now|with our families)?",
     "Our children (cannot|do not) sleep any more.", "God will judge whoever did this.", "I have never seen anything like it."),
)  # fmt: skip
OFFICE_WORDS = (
    ("Our teams are still at the site and the work is (hard|slow).", "We condemn this (crime|cowardly act) in the strongest words.",
     "We are (checking|comparing) the lists with the families.", "This was (an attack|a blow) against all the people of this province.",
     "Several of the wounded are in a (serious|critical) condition.", "We were (informed|called) within minutes and sent everybody we had."),
    ("We need blood, medicine and surgeons, and we need them now.", "Those who did this will answer for it before a court.",
     "Some of the bodies cannot be (recognised|identified) yet.", "The (roads|bridges) around the town have been closed as a precaution.",
     "We ask people to stay away and to trust only what we announce.", "Nobody should draw conclusions before the inquiry ends."),
    ("More details will be given (tomorrow|when we have them).", "We have asked (neighbouring provinces|the capital) for help.",
     "The families deserve the truth.", "We will not be (frightened|divided) by this.", "It could have been far worse."),
)  # fmt: skip
COLOUR = (
    "No group (immediately |)claimed responsibility(| for the attack).", "There was no immediate claim of responsibility.",
    "Ambulances rushed the wounded to nearby hospitals.", "Security forces (cordoned off|sealed off) the area.",
    "The (figures|numbers) could not be independently (verified|confirmed).", "Details (remained|were) (sketchy|unclear) on the day.",
    "An investigation (has been opened|is under way|was ordered).", "The number of dead was expected to rise, as some of the wounded were in a serious condition.",
    "Pictures (shared online|from the scene) showed (burnt-out cars|rubble and broken glass|smoke above the roofs).",
    "Shops (stayed|remained) closed (for the rest of the day|the next morning).", "Roads into the town were blocked for hours.",
    "Telephone lines to the area were (cut|down) for much of the day.", "Families gathered outside the hospital (waiting for news|to look for relatives).",
    "Volunteers dug through the rubble with their hands.", "Residents buried their dead before sunset.",
    "Local leaders called for (calm|three days of mourning).", "The government (promised help to the families|said it would compensate the families).",
    "(The region|The area) has seen (a rise in|growing|months of) violence (since the spring|this year|in recent weeks).",
    "Talks between the two sides (broke down|have stalled) (last month|in the summer).", "Thousands have fled the area (since the winter|in recent months).",
)  # fmt: skip
BACKGROUND = (
    "More than [G {G}] have (been killed|died) in the conflict since {year}<, according to {speaker}>.",
    "The war has [G killed {G}] since {year}<, {speaker} says>.",
    "<{Speaker} estimates that >[G {G}] have been killed in the country since {year}.",
)  # fmt: skip
EARLIER = (
    "{On}, [K {K} {K.was} killed] (in {np} {at}|when {clause} {at}).",
    "It came (days|some time) after {np} {at} {on} [K killed {K}].",
    "{Np} {at} [K killed {K}] {on}.",
)  # fmt: skip
BOTH = ("(In all|Together), [S {S} were killed] in the (two|) attacks.", "The attacks [S left {S} dead] between them.")
NAMED = (
    "Among the dead was [N {N}], {age}, a {trade}.",
    "{trade} [N {N}], {age}, was (one of those killed|killed).",
    "The victims included [N {N}], a {age}-year-old {trade}.",
)
CORRECTION = (
    "Correction: an earlier version of this report said that [R {R.n} people had been killed]. (That|The) figure was wrong and (has been withdrawn|is retracted).",
    "(Editor's note|Correction): the earlier figure of [R {R.n} dead] was an error and is withdrawn.",
)  # fmt: skip
HEADLINES = (
    "[K {K.n} (killed|dead)] in [W {W}] {short}", "{Short} [K kills {K.n}] in [W {W}]", "[W {W}]: [K {K.n} dead] in {short}",
    "{Short} in [W {W}] [K leaves {K.n} dead]", "[K {K.n} killed] as {short} hits [W {W}]",
)  # fmt: skip
HEADLINES_BARE = (
    "{Short} hits [W {W}]",
    "What we know about the {short} in [W {W}]",
    "Anger after {short} in [W {W}]",
    "[W {W}] mourns its dead",
)
SHORT = {
    "air_strike": "(air strike|bombing raid|airstrike)", "drone_strike": "drone (strike|attack)", "shelling": "(shelling|artillery fire)", "raid": "raid",
    "bombing": "(bomb attack|blast|bombing)", "suicide_bombing": "suicide (bombing|attack)", "shooting": "(gun attack|shooting)",
    "grenade_attack": "grenade attack", "kidnapping": "abduction", "clash": "(clashes|fighting)", "massacre": "grave", "morgue": "violence", "tally": "violence",
}  # fmt: skip
BOILERPLATE = (
    "Follow us for more on this story.", "Reporting and editing by our national desk.", "This is a developing story and will be updated.",
    "All times are local.", "To support our reporters, subscribe today.",
)  # fmt: skip
