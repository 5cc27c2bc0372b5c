"""By whom and against whom or what.

An actor is named by grammar (the subject of an act of violence, its agent in the passive, the owner of a strike), by
blame or by an admission. A place is never an actor ("the Mosul strike" says where), nor is a pronoun: "it had carried
out the attack" names the speaker, where the report lets it be known who speaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from accounted.claims.english.circumstances.blamed import blamed
from accounted.claims.english.circumstances.deeds import nouns
from accounted.claims.english.circumstances.police import deeds
from accounted.claims.english.circumstances.told import Certainty, Circumstance, lexicon, unreal_at
from accounted.claims.english.document import Sentence, token_at
from accounted.claims.english.groups import is_person_noun
from accounted.claims.english.names import is_media
from accounted.claims.english.speakers import Attributions
from accounted.claims.english.word_lists import word_set
from accounted.claims.english.words import text_of
from accounted.claims.protocol import Knowledge
from accounted.model import Scope, Source

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
DAY = re.compile(r"^(?:mon|tues|wednes|thurs|fri|satur|sun)day$", re.I)
GROUP_NOUNS = word_set("""member members front army group groups guerrillas forces force helicopters helicopter aircraft planes jets warplanes
    soldiers troops men gunmen fighters command unit units wing squad column convoy vehicles vehicle home house headquarters
    gathering crowd party patrol operatives personnel jawans base barracks office offices camp""")
"""Heads whose "of" belongs to the name: "helicopters of the U.S. military", "a column of armed men"."""

SAYING = word_set("say tell claim admit announce declare confirm state acknowledge insist add report boast")
WITH_OBJECT = word_set("kill murder assassinate kidnap abduct wound injure massacre execute slaughter behead stab")
HARMED = word_set(
    "murder assassinate kidnap abduct massacre execute slaughter behead stab torture lynch rape persecute"
)
"""Verbs whose object, or subject in the passive, is whom the act was aimed at."""
"""Acts upon somebody: without an object their subject is the victim of a verbless passive ("one more leader murdered")."""

ADMISSION = re.compile(
    r"\b(?:claim(?:ed|s|ing)?|took|takes|taken|admit(?:ted|s)?|accept(?:ed|s)?|assum(?:ed|es))\s+(?:the\s+|full\s+|sole\s+)*responsibility\b",
    re.I,
)
DENIAL = re.compile(
    r"\bden(?:y|ies|ied)\s+(?:any\s+|all\s+|that\s+(?:it|they|its\s+\w+)\s+)?(?:responsibility|involvement|(?:hav(?:e|ing)\s+)?(?:carr(?:y|ied|ying)\s+out|attack(?:ed|ing)|bomb(?:ed|ing)|kill(?:ed|ing)|fir(?:ed|ing)|shell(?:ed|ing)|being\s+behind))\b",
    re.I,
)
BLAME_VERBS = frozenset({"blame", "accuse", "suspect"})
OF_THE_ACT = re.compile(
    r"\b(?:of|for|over)\s+(?:(?!fail)[\w’'-]+\s+){0,4}?(?:attacks?|strikes?|air\s?strikes?|killings?|kill(?:ing|ed)|murders?|murdering|massacres?|deaths?|bombings?|bombing|shelling|shooting|raids?|ambush|being\s+behind|carrying\s+out|explosions?|blasts?|firing|abduct\w+|kidnap\w+)\b",
    re.I,
)
FOR_SOMETHING = re.compile(r"^\w+\s+(?:[\w’'-]+\s+){1,6}for\b")
BEHIND = re.compile(
    r"\b(?:was|were|is|are|being|be|been)\s+behind\s+(?:the\s+|this\s+|that\s+)?(?:[\w-]+\s+){0,2}(?:attacks?|strikes?|killings?|bombings?|blasts?|ambush|massacre|assault|raids?)\b",
    re.I,
)
AUTHORITIES = re.compile(
    r"\b(?:police|authorities|army|military|government|officials?|ministry|minister|prosecutors?|command|president|commander)\b",
    re.I,
)
DENIED = re.compile(r"\bden(?:y|ies|ied|ying)\b", re.I)
HELD = re.compile(
    r"\b(?:suspected|alleged(?:ly)?|believed|accused|blamed|presumed|apparently|reportedly|thought)\b", re.I
)
MAYBE = re.compile(r"\b(?:possibl[ey]|may\s+have|might\s+have|perhaps|unclear)\b", re.I)

HURT = re.compile(r"\b(?:killed|died|dead|wounded|injured|hit|hurt)\b", re.I)
RIDING = word_set("riding rode travelling traveling travelled traveled driving")
VEHICLES = word_set("convoy bus minibus car vehicle truck van taxi pickup lorry train jeep ambulance boat motorcade")

FORCE = r"(?:helicopters?|gunships?|jets?|warplanes?|planes?|aircraft|drones?|gunmen|gunman|troops|soldiers|police|army|forces|militants|rebels|guerrillas|militia|coalition|bombers?|fighters|insurgents|navy)"
BETWEEN = re.compile(r"\b(?:on|of|against|at|in|by|from|for|to|near|with|and|or|over)\b", re.I)
HEADLINE = re.compile(
    rf"(?<![\w-])(?P<by>(?:[A-Z][\w.’'-]*\s+){{0,2}}(?:[\w-]+\s+)?{FORCE})\s+(?P<verb>open(?:s|ed)?\s+fire\s+on|fir(?:e|es|ed)\s+(?:on|at|into)|bomb(?:s|ed)?|strikes?|struck|shell(?:s|ed)?|attack(?:s|ed)?|hits?|raid(?:s|ed)?|kill(?:s|ed)?)\s+"
    r"(?P<against>(?:(?!in\b|at\b|near\b|on\b|after\b|as\b|during\b)[\w’'-]+\s+){0,3}?(?!\d)[\w’'-]+)(?=\s*(?:$|[,;:.]|\b(?:in|at|near|on|after|as|during|outside|,)\b))",
    re.I,
)
"""Headlines of a force, an act and its target: the small parser takes their verbs for nouns."""


class Finder:
    """The claims of one sentence, each distinct fact once."""

    def __init__(self, sentence: Sentence, scope: Scope, knowledge: Knowledge, said: Attributions) -> None:
        self.sentence, self.scope, self.knowledge, self.said = sentence, scope, knowledge, said
        self.text = sentence.text
        self.seen: set[tuple[str, str]] = set()
        self.out: list[Circumstance] = []

    def add(
        self, aspect: Any, left: int, right: int, value: str, certainty: Certainty | None, sure: float = 0.75
    ) -> None:
        """One claim at sentence offsets ``left`` to ``right``, unless the sentence has already said it."""
        value = " ".join(value.split()).strip(" ,")
        if (
            not value
            or unreal_at(self.text, right if aspect == "by" else left)
            or any(a == aspect and (value.lower() in v or v in value.lower()) for a, v in self.seen)
        ):
            return
        self.seen.add((aspect, value.lower()))
        base = self.sentence.start
        self.out.append(
            Circumstance(aspect, value, base + left, base + right, certainty, scope=self.scope, confidence=sure)
        )

    def add_phrase(self, aspect: Any, head: Any, verb: Any, certainty: Certainty | None = None) -> None:
        """The noun phrase of ``head``; the quote takes in ``verb``."""
        left, right = phrase(head)
        value = self.text[left:right]
        self.add(aspect, min(left, verb.idx), max(right, verb.idx + len(verb)), value, certainty)

    def actor(self, head: Any, verb: Any) -> None:
        """``head`` as the one who did it, where it can be."""
        if can_act(head, self.knowledge):
            own = self.speakers_own(head)
            self.add_phrase("by", head, verb, "claimed_or_admitted" if own else self.certainty(head))
        elif head.lemma_.lower() in STRIKE_NOUNS or head.lower_ in STRIKE_NOUNS:
            self.owner(head)
        elif head.pos_ == "PRON" and head.lower_ in ("it", "they", "we"):
            self.speaker(head, verb)

    def speaker(self, pronoun: Any, verb: Any) -> None:
        """ "It had carried out the attack", "we hit a column": the speaker's own, where the speaker is a body that acts."""
        start = self.sentence.start
        chain = self.said.at(start + pronoun.idx, start + verb.idx + len(verb)).chain
        who = chain[0] if chain else None
        name = _body(who) if who is not None else None
        if name is None or who is None or who.kind in ("outlet", "agency") or is_media(name):
            return
        # "It" and "they" are the speaker's only under the speaker's own verb: "X said that it had carried out ..."
        clause = verb.head if verb.dep_ == "conj" else verb
        if pronoun.lower_ != "we" and not (clause.dep_ == "ccomp" and clause.head.lemma_.lower() in SAYING):
            return
        self.add("by", pronoun.idx, verb.idx + len(verb), name, "claimed_or_admitted", 0.65)

    def speakers_own(self, head: Any) -> bool:
        """Whether ``head`` is the speaker's own, where the speaker is a body: "our jets", and "its aircraft" in a sentence
        that names the body before it, and between them nobody else whose aircraft they could be."""
        whose = next((c for c in head.children if c.dep_ == "poss" and c.lower_ in ("its", "our")), None)
        if whose is None or DENIED.search(self.text[max(0, head.idx - 60) : head.idx]):
            return False
        start = self.sentence.start
        chain = self.said.at(start + head.idx, start + head.idx + len(head)).chain
        name = _body(chain[0]) if chain else None
        if name is None or chain[0].kind in ("outlet", "agency") or is_media(name):
            return False
        if whose.lower_ == "our":
            return True
        words = name.split()
        ends = [m.end() for m in re.finditer(rf"\b{re.escape(' '.join(words[:2]))}\b", self.text[: whose.idx])]
        between = [t for t in head.doc if ends and ends[-1] <= t.idx < whose.idx]
        return bool(ends) and not any(
            t.pos_ in ("NOUN", "PROPN") and t.tag_ in ("NN", "NNP") and can_act(t, self.knowledge) for t in between
        )

    def certainty(self, head: Any) -> Certainty:
        return self.certainty_at(head.idx, head.idx + len(head))

    def certainty_at(self, left: int, right: int | None = None) -> Certainty:
        around = self.text[max(0, left - 60) : (right or left) + 20]
        if DENIED.search(around):
            return "denied"
        if HELD.search(around):
            return "suspected_or_accused"
        return "possible" if MAYBE.search(around) else "reported_as_fact"

    def owner(self, noun: Any) -> None:
        """Whose strike: "a US-led coalition air strike", "Israeli shelling", "an attack by gunmen"."""
        for c in noun.children:
            if c.dep_ in ("compound", "amod", "poss", "nmod") and c.i < noun.i and owns(c, self.knowledge):
                self.add_phrase("by", c, noun, self.certainty(c))
            if c.dep_ in ("prep", "agent") and c.lower_ == "by":
                for p in c.children:
                    if p.dep_ == "pobj" and can_act(p, self.knowledge):
                        self.add_phrase("by", p, noun, self.certainty(p))

    def may_act(self, head: Any) -> bool:
        """Whether a noun may be who did it."""
        return can_act(head, self.knowledge)

    def victim(self, head: Any, verb: Any) -> None:
        """``head`` as those whom the act was aimed at: people, or what :meth:`target` takes."""
        if head.lower_ in PEOPLE:
            self.add_phrase("against", head, verb)
        else:
            self.target(head, verb)

    def target(self, head: Any, verb: Any) -> None:
        """``head`` as what was attacked, where it is a thing or a body of people and no place, time or count."""
        if head.pos_ not in ("NOUN", "PROPN") or head.lower_ in NO_TARGET or head.lemma_.lower() in NO_TARGET:
            return
        if head.like_num or head.lower_.endswith("day") or self.knowledge.find_dates(head.text):
            return
        if head.pos_ == "PROPN" and not is_person_noun(head.lower_):
            left, right = phrase(head)
            named = self.text[left:right]
            if self.knowledge.is_place(named) or (" " not in named and self.knowledge.is_place(head.text)):
                return
        self.add_phrase("against", head, verb)


def by_and_against(sentence: Sentence, scope: Scope, knowledge: Knowledge, said: Attributions) -> list[Circumstance]:
    """Who did it, how surely, and whom or what it hit, of one sentence that tells violence."""
    finder = Finder(sentence, scope, knowledge, said)
    _headline(finder)
    blamed(finder)
    for t in sentence.doc:
        lemma = t.lemma_.lower()
        if t.pos_ == "VERB" and lemma in ACTS:
            _act(finder, t, lemma)
        elif t.lower_ in RIDING and (HURT.search(finder.text) or _of_the_hurt(t)):
            # what the hurt were in was hit: "killed while riding in a convoy"
            for p in _objects(t, ("in", "aboard", "on")):
                if p.lower_ in VEHICLES:
                    finder.add_phrase("against", p, t)
        elif t.lower_ in STRIKE_NOUNS and t.pos_ in ("NOUN", "PROPN"):
            finder.owner(t)
            for p in _objects(t, ("on", "against")):
                finder.target(p, t)
    nouns(finder)
    _accused(finder)
    for left, right, force in deeds(sentence):
        held = finder.certainty_at(left)
        finder.add("by", left, right, force, held, 0.75)
    return finder.out


def accused(sentence: Sentence, scope: Scope, knowledge: Knowledge, said: Attributions) -> list[Circumstance]:
    """Blame, admission and denial in a sentence without violence of its own: "He blamed a dissident front"."""
    finder = Finder(sentence, scope, knowledge, said)
    blamed(finder, told=False)
    _accused(finder)
    return finder.out


def _headline(finder: Finder) -> None:
    s = finder.sentence
    if not (s.headline or (s.paragraph == 0 and not finder.text.rstrip().endswith((".", "”", '"')))):
        return
    m = HEADLINE.search(finder.text)
    if m is None or BETWEEN.search(m["by"]):
        return
    right = m.end("by")
    value = re.sub(
        r"^(?:after|as|how|why|when|the|a|an|over|led)\s+",
        "",
        re.split(r"\b(?:after|as|when|how)\s+", m["by"])[-1],
        flags=re.I,
    )
    finder.add("by", right - len(value), m.end("verb"), value, "reported_as_fact", 0.7)
    against = m["against"].strip()
    words = against.split()
    if words[-1].lower() in NO_TARGET or re.match(r"kill", m["verb"], re.I):
        return
    if not (words[-1][:1].isupper() and finder.knowledge.is_place(against)):
        value = re.sub(r"^(?:the|a|an)\s+", "", against, flags=re.I)
        finder.add("against", m.start("verb"), m.end("against"), value, None, 0.7)


def _act(finder: Finder, t: Any, lemma: str) -> None:
    objects = [c for c in t.children if c.dep_ in ("dobj", "obj")]
    if lemma in LIGHT and not any(o.lemma_.lower() in LIGHT[lemma] for o in objects):
        passive_light = any(c.dep_ == "nsubjpass" and c.lemma_.lower() in LIGHT[lemma] for c in t.children)
        of_noun = t.dep_ == "acl" and t.tag_ == "VBN" and t.head.lemma_.lower() in LIGHT[lemma]
        ablaze = lemma == "set" and ABLAZE.search(t.doc.text[t.idx : t.right_edge.idx + len(t.right_edge)])
        if not (passive_light or of_noun or ablaze):
            return
    if any(c.dep_ == "neg" for c in t.children):
        return
    passive = any(c.dep_ in ("auxpass", "nsubjpass") for c in t.children) or (t.dep_ == "acl" and t.tag_ == "VBN")
    for p in _objects(t, ("by",)):
        finder.actor(p, t)
    if lemma in WITH_OBJECT and not objects:
        return
    if not passive:
        who = _subject(t)
        if who is not None:
            finder.actor(who, t)
    if lemma in HARMED:
        for o in [c for c in t.children if c.dep_ == "nsubjpass"] if passive else objects:
            for x in (o, *(x for x in o.conjuncts if x.i > o.i)):
                finder.victim(x, t)
    if lemma in AIMED or lemma == "set":
        for o in [c for c in t.children if c.dep_ == "nsubjpass"] if passive else objects:
            finder.target(o, t)
    if lemma == "fire" or (lemma == "open" and objects):
        for p in [
            *_objects(t, ("on", "at", "upon", "into")),
            *(p for o in objects for p in _objects(o, ("on", "at", "upon", "into"))),
        ]:
            if p.i > t.i:
                finder.target(p, t)


ABLAZE = re.compile(r"\b(?:on\s+fire|ablaze|afire|alight)\b", re.I)


def _of_the_hurt(verb: Any) -> bool:
    """ "The men", "the dead", "they" before "were riding in a convoy": people told of before."""
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if subject is None or subject.lower_ not in ("men", "women", "dead", "victims", "killed", "wounded", "officers"):
        return False
    return any(c.lower_ in ("the", "all", "those") for c in subject.children)


def _objects(t: Any, prepositions: tuple[str, ...]) -> Iterator[Any]:
    for c in t.children:
        if c.dep_ in ("prep", "agent") and c.lower_ in prepositions:
            for p in c.children:
                if p.dep_ == "pobj":
                    yield p
                    yield from (x for x in p.conjuncts if x.i > p.i and c.lower_ == "by" and not _says(x))


SAYS = word_set("said say says added adding told reported confirmed")


def _says(noun: Any) -> bool:
    """ "By two miscreants, police said": the last is who says it."""
    return noun.i + 1 < len(noun.doc) and noun.nbor(1).lower_ in SAYS


def _subject(t: Any) -> Any:
    """Who does ``t``: its own subject, the noun that a relative clause stands at, or the subject it shares by "and"."""
    for c in t.children:
        if c.dep_ == "nsubj":
            if c.lower_ not in ("who", "that", "which") or t.dep_ != "relcl":
                return c
            between = text_of(t.doc)[t.head.idx : c.idx]
            return None if ";" in between or len(between) > 80 else t.head
    before = t.nbor(-1) if t.i else None
    if before is not None and before.dep_ == "pobj" and before.lower_ in lexicon().actors and before.i >= 2:
        day = before.nbor(-1)  # "On Friday gunmen fired": the day taken for a part of the noun
        return before if CALENDAR.match(day.text) and before.head.lower_ == "on" else None
    if t.dep_ == "conj" and t.head.pos_ == "VERB" and t.head.lemma_.lower() not in ("say", "tell", "add"):
        return next((c for c in t.head.children if c.dep_ == "nsubj"), None)
    if t.dep_ == "xcomp" and t.head.lemma_.lower() in GOES_ON:
        return next((c for c in t.head.children if c.dep_ == "nsubj"), None)
    return None


GOES_ON = word_set("try attempt manage continue begin start decide proceed go")
"""Verbs whose subject does what the verb under them says: "tried to kill", "continued to bomb"."""


def _accused(finder: Finder) -> None:
    """Admissions, denials, blame, and who is said to be behind it."""
    doc, text = finder.sentence.doc, finder.text
    for pattern, sure in ((ADMISSION, "claimed_or_admitted"), (DENIAL, "denied")):
        m = pattern.search(text)
        verb = token_at(doc, m.start()) if m else None
        subject = _up_subject(verb) if verb is not None else None
        if (
            m is None
            or subject is None
            or re.search(r"\b(?:no|nobody|not|no\s+one|yet)\b", text[max(0, m.start() - 40) : m.start()], re.I)
        ):
            continue
        if subject.pos_ == "PRON":
            if subject.lower_ in ("it", "they", "we"):
                finder.speaker(subject, verb)
        elif can_act(subject, finder.knowledge, named=True):
            finder.add_phrase("by", subject, verb, "denied" if sure == "denied" else "claimed_or_admitted")
    for t in doc:
        lemma = t.lemma_.lower()
        if lemma not in BLAME_VERBS or t.pos_ != "VERB":
            continue
        passive = any(c.dep_ in ("auxpass", "nsubjpass") for c in t.children)
        after = text[t.idx :]
        target = next((c for c in t.children if c.dep_ == ("nsubjpass" if passive else "dobj")), None)
        on = next(iter(_objects(t, ("on",))), None)
        if lemma == "blame" and on is not None:
            target = on
        elif (lemma != "blame" or FOR_SOMETHING.search(after)) and not OF_THE_ACT.search(after[:160]):
            continue
        if (
            target is None
            or any(c.dep_ == "neg" for c in t.children)
            or not can_act(target, finder.knowledge, named=True)
        ):
            continue
        who = next((c for c in t.children if c.dep_ == "nsubj"), None)
        accuser = text[: t.idx] if who is None else text[who.left_edge.idx : t.idx]
        official = AUTHORITIES.search(accuser)
        if who is not None and who.pos_ == "PRON":
            chain = finder.said.at(finder.sentence.start + t.idx, finder.sentence.start + len(text)).chain
            official = AUTHORITIES.search(f"{chain[0].role or ''} {chain[0].name}") if chain else None
        finder.add_phrase("by", target, t, "accused_by_authorities" if official else "suspected_or_accused")
    m = BEHIND.search(text)
    verb = token_at(doc, m.start()) if m else None
    subject = _up_subject(verb) if verb is not None else None
    if subject is not None and subject.pos_ != "PRON" and can_act(subject, finder.knowledge, named=True):
        sure = finder.certainty(subject)
        if AUTHORITIES.search(text[: subject.idx]) and sure in ("reported_as_fact", "suspected_or_accused"):
            finder.add_phrase("by", subject, verb, "accused_by_authorities")
        else:
            finder.add_phrase("by", subject, verb, sure)


def _up_subject(verb: Any) -> Any:
    """The subject of ``verb``, its own or that of the verb it depends on, three steps up at most."""
    node = verb
    for _ in range(3):
        subject = next((c for c in node.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        if subject is not None:
            if subject.lower_ in ("who", "that", "which") and node.dep_ == "relcl":
                return node.head
            return subject
        if node.head.i == node.i:
            return None
        node = node.head
    return None


def _body(who: Source) -> str | None:
    """The body that a speaker speaks for, as far as the report tells."""
    if who.kind == "organisation":
        return who.name
    if who.kind in ("person", "office") and who.affiliation:
        return who.affiliation
    return None


def can_act(t: Any, knowledge: Knowledge, *, named: bool = False) -> bool:
    """Whether a noun may be who did it. ``named``: under blame or an admission, where any body or name will do."""
    low, words = t.lower_, lexicon()
    if low in NO_ACTOR or t.pos_ == "PRON" or CALENDAR.match(t.text):
        return False
    if low in words.actors or low in words.groups or t.text in STATES:
        return True
    if t.pos_ == "PROPN" and t.text[:1].isupper():
        if is_media(t.text) is not None:
            return False
        left, right = phrase(t)
        whole = text_of(t.doc)[left:right]
        return not knowledge.is_place(whole) or _country(whole, knowledge) or whole.isupper()
    return bool(t.pos_ == "NOUN" and is_person_noun(low) and not named)


SORT_OF_STRIKE = word_set("air car truck suicide drone ground armed terrorist criminal sniper bomber artillery")
"""Words before a strike that say what sort it was and not whose."""


def owns(t: Any, knowledge: Knowledge) -> bool:
    """Whether a word before a strike says whose it is. Of names only those that are no place: "the Goundam strike"."""
    words = lexicon()
    if CALENDAR.match(t.text) or t.lower_ in SORT_OF_STRIKE:
        return False
    if t.lower_ in words.actors or t.lower_ in words.groups or t.text in STATES:
        return True
    if knowledge.country_of(t.text) is not None:
        return True
    if re.search(r"-(?:led|backed)$", t.text) or t.lower_ in ("led", "backed"):
        return bool(t.pos_ != "VERB")
    if t.pos_ != "PROPN" or not t.text[:1].isupper():
        return False
    left, right = phrase(t)
    whole = text_of(t.doc)[left:right]
    if any(knowledge.is_place(x) for x in (whole, t.text, f"al-{t.text}")):
        return False
    # an acronym, or a name given as an owner: "the FMLN attack", "Ansar Dine's raid"
    return bool(re.fullmatch(r"[A-Z][A-Z0-9.&-]{1,7}", t.text)) or (t.dep_ == "poss" and not is_media(whole))


def _country(name: str, knowledge: Knowledge) -> bool:
    """Whether a name is a country's, so far as a demonym can be told from it: "Israel bombed"."""
    return (
        name in STATES
        or name.lower() in lexicon().groups
        or any(
            knowledge.country_of(name + ending) is not None or knowledge.country_of(name[:-1] + ending) is not None
            for ending in ("i", "n", "an", "ian", "ese", "ish", "sh")
        )
        or knowledge.country_of(name) is not None
    )


LEFT_OF_HEAD = ("compound", "amod", "nmod", "poss", "nummod", "quantmod", "case", "punct", "npadvmod", "advmod")
NOT_IN_NAME = frozenset(
    {
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "its",
        "their",
        "his",
        "her",
        "our",
        ",",
        ";",
        "“",
        "”",
        '"',
        "-",
        "--",
        "(",
        ")",
    }
)


def phrase(head: Any) -> tuple[int, int]:
    """Character span of a noun phrase up to its head, and its "of" where that belongs to the name; articles off."""
    doc = head.doc
    first = head
    while first.i > 0:
        before = doc[first.i - 1]
        inside = head.is_ancestor(before) or (first.i != head.i and first.is_ancestor(before))
        if not inside or before.dep_ in ("det", "prep", "nsubj", "dobj", "pobj", "nsubjpass", "cc", "conj"):
            break
        if before.pos_ in ("VERB", "AUX", "SCONJ", "ADP") and before.dep_ not in LEFT_OF_HEAD:
            break
        if before.text in (",", ";", "“", "”", '"', "--", "(", ")", ":"):
            break
        first = before
    while first.i < head.i and (first.lower_ in NOT_IN_NAME or first.pos_ == "PUNCT" or DAY.match(first.text)):
        first = doc[first.i + 1]
    last = head
    while (
        last.i + 1 < len(doc)
        and doc[last.i + 1].pos_ == "PROPN"
        and last.pos_ == "PROPN"
        and doc[last.i + 1].head.i == last.i
    ):
        last = doc[last.i + 1]
    if head.lower_ in GROUP_NOUNS and last.i + 1 < len(doc) and doc[last.i + 1].lower_ == "of":
        inner = next((c for c in doc[last.i + 1].children if c.dep_ == "pobj" and c.i - last.i <= 6), None)
        if inner is not None and inner.pos_ in ("NOUN", "PROPN"):
            last = inner
            while (
                last.i + 1 < len(doc)
                and doc[last.i + 1].pos_ == "PROPN"
                and (doc[last.i + 1].head.i in (last.i, inner.i) or last.head.i == doc[last.i + 1].i)
            ):
                last = doc[last.i + 1]
    return first.idx, last.idx + len(last)
