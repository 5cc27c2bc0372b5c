"""Who a noun phrase names: person, office, organisation, agency, outlet, or somebody unnamed.

All by the words themselves. Entity labels of a small parser are not to be trusted for the names of this field.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from accounted.claims.english.organisations import known_body
from accounted.claims.english.speaking import speaking
from accounted.model import Source, SourceKind

CAP = r"(?:[A-Z][\w’'\-]*\.?|al-[A-Z][\w’'\-]*)"
PARTICLE = r"(?:de|del|della|la|las|los|von|van|der|den|bin|ibn|bint|abu|Abu|al|Al|el|El|ul|ud|da|di|do|dos|y|e|ter)"
RUN = re.compile(rf"{CAP}(?:\s+(?:{PARTICLE}\s+)*{CAP})*")
"""A run of capitalised words, with the particles that names hold."""
ARTICLE = re.compile(
    r"^(?:the|a|an|one|another|some|several|many|most|both|its|their|his|her|our|this|that|these|those)\s+", re.I
)
PRONOUN = re.compile(r"^(?:he|she|it|they|we|i|who|which|that|both|the latter|the former)$", re.I)
ROLE = (
    r"(?:spokes(?:man|woman|person)|head|chief|director|leader|official|officer|minister|"
    r"mayor|governor|commander|representative|"
    r"president|coordinator|ambassador|secretary|chairman|chairwoman|prosecutor|judge|doctor|"
    r"surgeon|activist|witness|resident|"
    r"source|manager|adviser|advisor|envoy|lawyer|general|coroner|bishop|archbishop|member|"
    r"deputy|medic|nurse|lawmaker|senator|analyst|researcher|investigator|"
    r"teacher|survivor|shopkeeper|farmer|student|priest|journalist|reporter|correspondent|"
    r"superintendent|commissioner|administrator|monitor|worker)"
)
ROLE_WORD = re.compile(rf"\b{ROLE}s?\b", re.I)
ROLE_THEN_NAME = re.compile(rf"^(?P<role>.*?\b{ROLE})\s*,?\s+(?P<rest>[A-Z].*)$")
RELATIVE = re.compile(r"[,\s]+(?:who|which|whose|whom|where)\b.*$", re.S)
HEADS = re.compile(r"\bwho\s+(?:heads?|headed|leads?|led|runs?|ran|commands?|commanded)\s+(?P<what>[^,]+)")
FOR = re.compile(r"\b(?P<by>for|of|at|from|with)\s+(?P<what>(?:the\s+)?[^,;]+)")


@dataclass(slots=True)
class Person:
    """Somebody whom the report introduces by a full name."""

    name: str
    role: str | None
    affiliation: str | None
    at: int


@dataclass(slots=True)
class Register:
    """The names that one report introduces. ``organisations``: full name → first offset."""

    persons: dict[str, Person] = field(default_factory=dict)
    organisations: dict[str, int] = field(default_factory=dict)
    acronyms: dict[str, str] = field(default_factory=dict)
    runs: dict[str, int] = field(default_factory=dict)
    groups: set[str] = field(default_factory=set)
    """Words that the report itself uses as a group or a government ("X fighters", "a spokesman for X")."""


def squeeze(words: str) -> str:
    """One line, one blank between words, no edge punctuation."""
    return (
        re.sub(r"\s+", " ", words).strip(" ,;:–—-“”\"'‘’").removeprefix("(")
        if words.count("(") == words.count(")")
        else re.sub(r"\s+", " ", words).strip(" ,;:–—-“”\"'‘’()")
    )


def bare(words: str) -> str:
    """Without articles and possessives in front."""
    before = None
    while before != words:
        before, words = words, ARTICLE.sub("", words)
    return words


def head_noun(words: str) -> str:
    """The noun that a plain noun phrase is about: the last word before "of", "for", "in", "who" …; lower-case."""
    first = re.split(
        r"\s*[,;(]|\s+(?:of|for|in|at|from|with|by|on|to|near|who|which|that|whose|close|based|"
        r"loyal|familiar|speaking|working|allied|monitoring|inside|across|outside|there|here|reached|contacted|interviewed|quoted|cited|released|issued|published|compiled|"
        r"collected|provided|supplied|gathered|obtained|"
        r"questioned|present|living|travelling|traveling|briefed|involved|responsible|treating|leading|helping|fleeing|displaced)\b",
        words,
        maxsplit=1,
    )[0].strip()
    return first.split()[-1].lower() if first else ""


def singular(noun: str) -> str:
    for ending, other in (
        ("authorities", "authority"),
        ("eyewitnesses", "eyewitness"),
        ("witnesses", "witness"),
        ("families", "family"),
        ("men", "man"),
        ("women", "woman"),
    ):
        if noun.endswith(ending):
            return noun[: -len(ending)] + other
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun


AGENT = re.compile(
    r"\w{2,}(?:man|woman|person|master|keeper|maker|holder)|\w{2,}(?:[^aeiouy]|[aeiouy][^aeiouy])(?:er|or)|\w{3,}(?:ist|ician|arian|eer)"
)
"""How English makes a word for somebody who does something: a harbour master, a pharmacist, a plumber."""
NO_AGENT = frozenset(
    [
        "number",
        "letter",
        "newsletter",
        "paper",
        "newspaper",
        "order",
        "power",
        "water",
        "weather",
        "river",
        "winter",
        "summer",
        "murder",
        "manslaughter",
        "slaughter",
        "disaster",
        "danger",
        "centre",
        "center",
        "corner",
        "border",
        "chapter",
        "matter",
        "manner",
        "dinner",
        "supper",
        "computer",
        "helicopter",
        "tower",
        "fever",
        "cover",
        "silver",
        "poster",
        "cluster",
        "shelter",
        "quarter",
        "sector",
        "factor",
        "motor",
        "error",
        "terror",
        "horror",
        "mirror",
        "rumour",
        "rumor",
        "humour",
        "humor",
        "favour",
        "favor",
        "labour",
        "labor",
        "colour",
        "color",
        "honour",
        "honor",
        "harbour",
        "harbor",
        "door",
        "floor",
        "anchor",
        "corridor",
        "tractor",
        "reactor",
        "other",
        "another",
        "either",
        "neither",
        "rather",
        "whether",
        "after",
        "under",
        "over",
        "later",
        "earlier",
        "further",
        "former",
        "latter",
        "november",
        "december",
        "september",
        "october",
        "trailer",
        "container",
        "charter",
        "register",
        "cancer",
        "offer",
        "answer",
        "wonder",
        "cylinder",
        "thunder",
        "gender",
        "tender",
        "hunger",
        "anger",
        "finger",
        "trigger",
        "ledger",
        "dagger",
        "layer",
        "prayer",
        "transfer",
        "copper",
        "pepper",
        "upper",
        "lower",
        "encounter",
        "counter",
        "laughter",
        "career",
        "beer",
        "deer",
        "mister",
        "minor",
        "major",
        "prior",
        "interior",
        "exterior",
        "superior",
        "crossover",
        "takeover",
        "handover",
        "fewer",
        "lighter",
        "cruiser",
        "destroyer",
        "bomber",
        "fighter",
        "tanker",
        "bulldozer",
        "freighter",
        "steamer",
        "carrier",
        "launcher",
        "radar",
        "mortar",
        "silencer",
        "bunker",
        "server",
        "parameter",
        "metre",
        "meter",
        "kilometre",
        "kilometer",
        "list",
        "twist",
        "fist",
        "mist",
        "coast",
        "exist",
        "assist",
        "resist",
        "insist",
        "consist",
        "checklist",
        "waist",
        "wrist",
        "semester",
        "trimester",
        "banner",
        "folder",
        "border",
        "ladder",
        "bladder",
        "shoulder",
        "boulder",
        "powder",
        "pillar",
        "liquor",
        "vapour",
        "vapor",
        "armour",
        "armor",
        "vigour",
        "rigour",
    ]
)


def person_word(noun: str) -> bool:
    """Whether a lower-case singular means somebody: the lexicon knows it, or it is made as such words are."""
    nouns = speaking().nouns
    if noun in nouns["unnamed"] or noun in nouns["offices"]:
        return True
    return noun not in NO_AGENT and noun not in nouns["events"] and AGENT.fullmatch(noun) is not None


def is_media(words: str) -> SourceKind | None:
    """``agency`` or ``outlet`` where the words name one."""
    known = speaking()
    plain = bare(words)
    plain = re.sub(r"^[\w’'\-]+[- ](?:run|owned|based|backed|linked|affiliated)\s+", "", plain)
    core = re.sub(
        r"(?i)\s+(?:(?:state|official|private|semi-official|local)\s+)?(?:news\s+)?(?:agency|"
        r"website|newspaper|television|tv|channel)$",
        "",
        plain,
    )
    # "Syria's SANA", "state-run TASS", "the Russian agency Interfax".
    last = re.sub(
        r"^.*(?:[’']s|\bagency|\bstate-run|\bstate|\bofficial|\bnewspaper|\bchannel|\bbroadcaster|"
        r"\bstation|\bthe)\s+(?=[A-Z])",
        "",
        core,
    )
    for form in (plain, core, last):
        if form in known.agencies or form.removesuffix(" News") in known.agencies:
            return "agency"
        if form in known.outlets or "The " + form in known.outlets:
            return "outlet"
    if re.search(r"(?i)\bnews agency\b|\bpress agency\b", plain):
        return "agency"
    tokens = plain.split()
    if len(tokens) > 1 and tokens[-1] in known.nouns["media"] and all(t[:1].isupper() for t in tokens):
        return "outlet"
    # One word is not a medium by its ending: "Press said" could be anybody.
    if tokens and head_noun(plain) in known.nouns["media_words"] and not ROLE_WORD.search(plain):
        return "outlet"
    return None


def affiliation(role: str | None) -> str | None:
    """The organisation in a role: "US Army spokesman for the Joint Task Force" → "Joint Task Force"."""
    if not role:
        return None
    known = speaking().nouns
    for found in FOR.finditer(role):
        what = squeeze(re.split(r"\s+(?:in|who|that|which|speaking)\s", found["what"])[0])
        plain = re.sub(r"^(?:the|a|an)\s+", "", what)
        words = plain.split()
        # "mayor of Ramadi" is a place; "spokesman for Ansar" and "head of the ICRC" are organisations.
        named = plain[:1].isupper() and (
            found["by"] in ("for", "at", "with") or what != plain or bool(re.search(r"\b[A-Z]{2,}\b", plain))
        )
        if plain and (named or any(w.lower().strip(".") in known["organisations"] for w in words)):
            return plain
        nested = affiliation(re.sub(r"^.*?\s(?=(?:of|for|at)\s)", "", what)) if " " in what else None
        if nested:
            return nested
    before = re.match(rf"^(?P<what>.*?)(?:[’']s)?\s+{ROLE}\b", role)
    if before:
        what = bare(squeeze(before["what"].split(";")[-1]))
        if any(w.lower() in known["organisations"] for w in what.split()) or re.search(r"\b[A-Z]{2,}\b", what):
            return re.sub(r"[’']s$", "", what)
    return None


def _title(words: str) -> tuple[str | None, str]:
    """Titles in front taken off: ("Colonel", "Ryan Dillon")."""
    known = speaking()
    roles = []
    while found := known.title.match(words):
        # "Lt. Col." is written with stops, the lexicon's key without.
        key = re.sub(r"\.", "", found[0]).strip()
        roles.append(known.titles.get(key, key))
        words = words[found.end() :]
    titled = [r for r in roles if r]
    return (" ".join(titled) or ("" if roles else None)), words


DOTTED = re.compile(r"\b(Lt|Maj|Brig|Rear)\.\s+(?=(?:Gen|Col|Cmdr|Adm)\b)")


def _stopped(name: str) -> str:
    """Without a sentence's full stop; an initial keeps its own."""
    return name[:-1] if name.endswith(".") and len(name.split()[-1]) > 2 else name


FUNCTION = frozenset(
    [
        "the",
        "a",
        "an",
        "as",
        "if",
        "in",
        "on",
        "at",
        "but",
        "and",
        "or",
        "when",
        "while",
        "after",
        "before",
        "since",
        "because",
        "although",
        "though",
        "for",
        "to",
        "from",
        "with",
        "by",
        "no",
        "not",
        "now",
        "then",
        "there",
        "he",
        "she",
        "it",
        "they",
        "we",
        "you",
        "his",
        "her",
        "its",
        "their",
        "our",
        "your",
        "my",
        "this",
        "that",
        "these",
        "those",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "some",
        "many",
        "most",
        "all",
        "both",
        "each",
        "every",
        "any",
        "last",
        "next",
        "first",
        "what",
        "how",
        "why",
        "where",
        "who",
        "which",
        "also",
        "meanwhile",
        "however",
        "according",
    ]
)


def org_word(run: str) -> bool:
    """Whether a run of capitals holds a word that only organisations, governments and posts have."""
    known = speaking().nouns
    if run in known["governments"] or run.split()[-1].lower() in known["offices"]:
        return True
    return any(
        w.lower().strip(".’'") in known["organisations"]
        or w in known["media"]
        or w
        in (
            "Without",
            "Rights",
            "Borders",
            "International",
            "Watch",
            "Jihad",
            "Helmets",
            "State",
            "Brigades",
            "Brotherhood",
            "Al-Qaeda",
        )
        for w in run.split()
    )


def person(words: str) -> Source | None:
    """A person in the phrase, with role and affiliation; None where no full or titled name stands there."""
    text = DOTTED.sub(r"\1 ", words)
    heads = HEADS.search(text)
    extra = f"head of {re.sub('^the ', '', heads['what'].strip())}" if heads else None
    text = RELATIVE.sub("", text)
    text = re.sub(r"\s*\([^)]*\)", "", text)
    parts = [p.strip() for p in text.split(",") if p.strip()]
    for number, part in enumerate(parts):
        lead, name = _role_and_name(part)
        lead = re.sub(r"^(?:The|A|An|the|a|an|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er)\s+", "", lead) if lead else lead
        if name is None:
            continue
        others = parts[:number] + parts[number + 1 :]
        others = [re.sub(r"(?i)^(?:the|a|an|one of the)\s+", "", p) for p in others if not re.fullmatch(r"\d+", p)]
        roles = [r for r in (lead, *others, extra) if r]
        role = "; ".join([roles[0], ", ".join(roles[1:])]) if len(roles) > 1 else (roles[0] if roles else None)
        where = next((a for a in map(affiliation, reversed(roles)) if a), None)
        return Source(name=name, kind="person", words=squeeze(words), role=role, affiliation=where)
    return None


def _role_and_name(part: str) -> tuple[str | None, str | None]:
    """What stands before and behind a name in one comma-free part: (role, name), name None where none is there."""
    plain = re.sub(r"^(?:[Tt]he|[Aa]n?)\s+", "", part)
    title, rest = _title(plain)
    lead = title
    part = part if part == plain else ""
    if title is None:
        found = ROLE_THEN_NAME.match(plain) or _noun_then_name(plain)
        if found and RUN.match(found["rest"]):
            title, rest = _title(found["rest"])
            inner = RUN.match(rest)
            if inner is None or org_word(inner[0]):
                return None, None
            lead = found["role"] + (f" {title}" if title else "")
        else:
            # "US Army Colonel Ryan Dillon": words, then a title, then the name.
            middle = re.search(r"\s(?=" + speaking().title.pattern + r"[A-Z])", plain)
            if middle and plain[: middle.start()].strip():
                title, rest = _title(plain[middle.end() :])
                if rest and RUN.match(rest):
                    lead = f"{plain[: middle.start()]} {title}".strip()
    run = RUN.match(rest)
    if run is None or org_word(run[0]) or is_media(run[0]) is not None:
        return None, None
    name = _stopped(re.sub(r"[’']s$", "", run[0]).strip())
    behind = rest[run.end() :].strip()
    if title is None and (len(name.split()) < 2 or name.isupper()):
        return None, None
    if not part and title is None and not lead:
        return None, None  # "the Joint Task": an article makes it no person
    tail = re.match(r"^(?:of|for|from|at|with|in)\s+.+$", behind)
    if behind and not tail:
        return None, None
    if tail and title is None and not lead and len(name.split()) < 2:
        return None, None
    if tail:
        lead = f"{lead}; {behind}" if lead else behind
    return (lead or None), name


NOUN_THEN_NAME = re.compile(r"^(?P<role>(?:[\w’'\-]+\s+){0,4}?(?P<noun>[a-z][a-z\-]+))\s+(?P<rest>[A-Z][\w’'\-]+\s.*)$")


def _noun_then_name(words: str) -> re.Match[str] | None:
    """ "historian Pell Aranda": a word for somebody right before a full name."""
    found = NOUN_THEN_NAME.match(words)
    return found if found is not None and person_word(found["noun"]) else None


TRADE = re.compile(rf"^(?P<noun>[A-Z][a-z]+)\s+(?P<name>{CAP}(?:\s+{CAP})+)$")


def trade_and_name(words: str) -> Source | None:
    """ "Baker Lucio Ferrat", at the head of a sentence: a person and what the report calls that person."""
    found = TRADE.match(squeeze(words))
    if found is None or found["noun"].lower() not in speaking().nouns["unnamed"] or org_word(found["name"]):
        return None
    return Source(name=found["name"], kind="person", words=squeeze(words), role=found["noun"].lower())


STAFF = re.compile(
    r"^(?:(?:the|its|\w+)\s+){0,3}(?:researchers?|investigators?|monitors?|observers?|experts?|field\s?workers?|teams?|staff)\s+"
    r"(?:of|from|at|with)\s+(?P<body>(?:the\s+)?[A-Z].*)$"
)
"""Whose work a document of people without names is: "the findings of two researchers of X" are X's."""


def _unwrapped(words: str) -> str | None:
    """The party behind a document ("a statement by the army"); "" where nobody is told; None: no document."""
    known = speaking().nouns
    plain = bare(words)
    head = head_noun(plain)
    if head not in known["documents"]:
        return None
    behind = re.search(
        r"\b(?:by|from|of|(?:released|issued|given|made|published|provided|compiled|supplied|"
        r"kept)\s+(?:on\s+\w+\s+)?by)\s+(?P<who>.+)$",
        words,
    )
    if behind:
        who = re.sub(r"^(?:\w+\s+)?(?:spokes\w+ )?(?=the\b)", "", behind["who"])
        if not re.match(
            r"(?:the\s+)?(?:dead|victims|killed|casualties|deaths|injured|wounded|bodies|people|attack|incident|\d)",
            who,
        ):
            staff = STAFF.match(who)
            return staff["body"] if staff else who
        again = re.search(r"\b(?:by|from)\s+(?P<who>.+)$", who)
        if again:
            return again["who"]
    owner = re.match(
        r"^(?P<who>.+?)[’']s?\s+(?:own\s+|latest\s+|official\s+|new\s+|earlier\s+|preliminary\s+)*\w+$", words
    )
    if owner:
        return owner["who"]
    before = plain.rsplit(None, 1)[0] if " " in plain else ""
    before = re.sub(
        r"^(?:(?:joint|new|own|latest|official|written|short|brief|separate|earlier|later|"
        r"preliminary|public|press|first|second|recent|same|initial|provisional|internal|further|"
        r"early|conflicting|unconfirmed|unverified)\s*)+",
        "",
        before,
        flags=re.I,
    )
    if before and (before[0].isupper() or before.split()[-1].lower() in known["organisations"]):
        return before
    return ""


PAPERS = frozenset(["paper", "newspaper", "daily", "weekly", "magazine", "broadcaster", "tabloid", "broadsheet"])
"""Nouns that stand before the name of an outlet: "our sister paper La Marea"."""


def describe(words: str) -> Source | None:
    """A speaker's noun phrase as a source; None where it cannot speak ("the blast").

    A pronoun, a bare surname or a document of nobody comes out as ``unresolved``, for the register and the discourse
    to settle.
    """
    known = speaking()
    plain = squeeze(words)
    plain = re.sub(
        r"(?i)^(?:but|and|while|however|meanwhile|later|earlier|also|yesterday|today|then|that|"
        r"when|as|though|although|so|because|for example)\s*,?\s+",
        "",
        plain,
    )
    if (
        not plain
        or len(plain) > 400
        or plain.split()[0].lower()
        in ("no", "nobody", "none", "neither", "nothing", "you", "your", "to", "the" if " " not in plain else "to")
    ):
        return None
    if re.match(r"(?i)[a-z]+ing\s+(?:the|a|an|that|his|its)\s", plain) or re.fullmatch(
        r"(?i)(?:last|next|this|the|that)?\s*(?:same\s+)?(?:day|week|month|year|morning|evening|night|time|hour)s?",
        plain,
    ):
        return None
    plain = re.sub(
        r"(?i),?\s+(?:late |early )?(?:on )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|"
        r"yesterday|today)$",
        "",
        plain,
    )
    plain = re.sub(r"\s+(?:both|all|each)$", "", plain)
    if PRONOUN.match(plain):
        return Source(name=plain, kind="unresolved", words=plain)
    owner = _unwrapped(plain)
    if owner is not None:
        if owner and (inner := describe(owner)) is not None:
            return replace_words(inner, inner.words)
        first = plain.split()[0].lower()
        if head_noun(bare(plain)) in (
            "reports",
            "accounts",
            "estimates",
            "records",
            "figures",
            "data",
        ) and first not in ("its", "their", "his", "her", "the"):
            return Source(name=bare(plain), kind="unnamed", words=plain)
        if head_noun(bare(plain)) in ("toll", "figure", "figures"):
            return None
        return Source(name=plain, kind="unresolved", words=plain)
    lead = re.split(r",|\s+(?:and)\s", plain)[0]
    body = bare(re.split(r",|\s+\(", plain)[0])
    if known_body(body) is not None:
        return Source(name=body, kind="organisation", words=plain)
    # "the press and information directorate" is no press; "AFP and Reuters" are media.
    common = lead != plain and bare(lead).lower() in known.nouns["media_words"]
    media = None if common else is_media(lead)
    if media:
        name = bare(re.split(r",", plain)[0])
        return Source(name=_media_name(name), kind=media, words=plain)
    theirs = re.match(r"^(?:the\s+)?(?P<medium>[A-Z].*?)[’']s\s+(?P<name>[A-Z].*)$", plain)
    if theirs and is_media(theirs["medium"]) and (reporter := person(theirs["name"])) is not None:
        return Source(
            name=reporter.name,
            kind="person",
            words=plain,
            role=reporter.role,
            affiliation=_media_name(theirs["medium"]),
        )
    both = _pair(plain)
    if both is not None:
        return both
    someone = person(plain)
    if someone is not None:
        return someone
    first = re.split(r",|\s+who\b|\s+which\b", plain)[0].strip()
    acronym = re.search(r"\(([A-Z][\w.\-]+)\)", first)
    first = re.sub(r"\s*\([^)]*\)", "", first)
    name = re.sub(r"^[A-Z]\w+-based\s+", "", bare(first))
    name = re.sub(r"(?<=\w)\s+(?:there|here|himself|herself|itself|themselves)$", "", name)
    head = head_noun(name)
    one = singular(head)
    nouns = known.nouns
    core = re.split(
        r"\s+(?:(?:quoted|cited|reached|contacted|interviewed)\s+)?(?:of|for|in|at|from|with|by|near|close|who|which|that)\s",
        name,
        maxsplit=1,
    )[0]
    people = one in nouns["unnamed"] and one not in nouns["offices"]
    people = people and (head not in nouns["organisations"] or head == "authorities" or " of " in name)
    if people and (core.split()[-1][0].islower() or " " not in core):
        return Source(name=name, kind="unnamed", words=plain, affiliation=affiliation(name))
    raw_head = name.split()[-1] if head_noun(name) == name.split()[-1].lower() else head
    if one in nouns["offices"] and head == one and len(name.split()) > 1 and not lower_case(name):
        return Source(
            name=name,
            kind="office" if article_of(first) not in ("a", "an", "one") else "unnamed",
            words=plain,
            affiliation=affiliation(name),
        )
    if head in nouns["events"] or name.lower() in FUNCTION or re.fullmatch(r"[\d,.]+|there|what|this|that", head):
        return None
    article = first.split()[0].lower() if " " in first else ""
    paper = re.match(r"^(?:[a-z’'\-]+\s+){0,3}?(?P<kind>[a-z]+)\s+(?P<name>[A-Z].*)$", name)
    if paper and paper["kind"] in PAPERS:
        return Source(name=paper["name"], kind="outlet", words=plain)
    kind_then_name = re.match(r"^(?:[\w’'\-]+\s+){0,3}?(?P<kind>[a-z]+)\s+(?P<name>[A-Z].*)$", name)
    if kind_then_name and kind_then_name["kind"] in nouns["organisations"] and name[:1].islower():
        own = kind_then_name["name"]
        # "the rebel group Dawn Front", but "the police Department" and "military Detachment No. 4" are whole names.
        whole = (" " not in own and own.lower() in nouns["organisations"]) or re.search(r"\d", own)
        return Source(name=name if whole else own, kind="organisation", words=plain)
    lower = name[:1].islower() or not name.split()[-1][:1].isupper()
    if lower or " of " in name:
        if (
            one in nouns["offices"]
            and head == one
            and (article == "the" or article in ("its", "their") or (not article) or name[0].isupper())
            and not _plural_article(article)
        ):
            if article in ("a", "an", "one", "another"):
                return Source(name=name, kind="unnamed", words=plain, affiliation=affiliation(name))
            return Source(name=name, kind="office", words=plain, role=None, affiliation=affiliation(name))
        if head in nouns["organisations"] and head not in nouns["unnamed"] and head != "authorities":
            return Source(name=name, kind="organisation", words=plain)
        if person_word(one) or head == "authorities":
            return Source(name=name, kind="unnamed", words=plain, affiliation=affiliation(name))
    if re.match(r"(?:In|On|At|From|With|By|After|Before)\s", name):
        return None
    if re.fullmatch(r"(?i)others?", plain):
        return Source(name="others", kind="unnamed", words=plain)
    if re.fullmatch(r"(?:al|el|ul|ad|as|ash|at|an|ar|az)-[A-Z][\w’'\-]+", name):
        return Source(name=name, kind="unresolved", words=plain)
    if (raw_head[:1].islower() and name.split()[-1][:1].islower()) or (lower and name[:1].islower()):
        # Plural people of a sort that the lexicon does not know ("rescuers"); a singular thing does not speak.
        return Source(name=name, kind="unnamed", words=plain) if head.endswith("s") and not acronym else None
    if " " not in name:
        if name in nouns["governments"] or re.fullmatch(r"[A-Z][A-Z.\-&]+[A-Z.]", name) or name in ("UN", "EU", "US"):
            return Source(name=name, kind="organisation", words=plain)
        if one in nouns["unnamed"] or head == "authorities":
            return Source(name=name, kind="unnamed", words=plain)
        if head in nouns["organisations"] or article == "the":
            return Source(name=name, kind="organisation", words=plain)
        if name.lower() in nouns["organisations"]:
            return Source(name=name.lower(), kind="organisation", words=plain)
        if head.endswith("s") and one in nouns["unnamed"]:
            return Source(name=name, kind="unnamed", words=plain)
        return Source(name=name, kind="unresolved", words=plain)
    if re.fullmatch(rf"{PARTICLE}\s+\S+", name):
        return Source(name=name, kind="unresolved", words=plain)
    return Source(name=re.sub(r"[’']s$", "", name), kind="organisation", words=plain)


def lower_case(name: str) -> bool:
    return name.split()[-1][:1].islower() or " of " in name


def article_of(first: str) -> str:
    return first.split()[0].lower() if " " in first else ""


def _plural_article(article: str) -> bool:
    return article in ("some", "several", "many", "most", "both")


def _media_name(name: str) -> str:
    """ "Reuters news agency" → "Reuters"; "the official SANA news agency" → "SANA"; "local TV" stays."""
    known = speaking()
    found = known.media_name.search(name)
    if found and is_media(found[0]) and re.sub(r"^the\s+", "", found[0]) in (known.agencies | known.outlets):
        return re.sub(r"^the\s+", "", found[0])
    return name


def _pair(plain: str) -> Source | None:
    """ "Yemeni medics and the Red Cross": one source of two names, where both halves are phrases of their own."""
    found = re.match(r"^(?P<a>[^,]+?)(?:,)?\s+and\s+(?P<b>(?:the\s+|a\s+)?[^,]+)$", plain)
    if found is None or re.search(r"\b(?:of|for|in|at|from|with|by|who|which)\b", found["a"]):
        return None
    one_name = not found["b"].startswith("the ") and (
        found["b"][0].islower() != found["a"][0].islower() or found["a"][0].isupper()
    )
    # "Médecins and Friends": one name with "and" in it, unless both are full names of people.
    beside = re.match(r"(?:an?|two|three|several)\s", found["b"]) is not None
    if one_name and (person(found["a"]) is None or (person(found["b"]) is None and not beside)):
        return None
    a, b = describe(found["a"]), describe(re.sub(r"\s*\([^)]*\)", "", found["b"]))
    if a is None or b is None or "unresolved" in (a.kind, b.kind):
        return None
    if a.kind == b.kind == "organisation" and not found["b"].startswith("the "):
        return None
    kind: SourceKind = (
        a.kind
        if a.kind == b.kind
        else "unnamed"
        if "unnamed" in (a.kind, b.kind) and "person" in (a.kind, b.kind)
        else "organisation"
    )
    return Source(name=f"{a.name} and {b.name}", kind=kind, words=plain)


def human(run: str, text: str) -> bool:
    """Whether a run of capitals that nobody introduces is a person: an age behind it, or it does what people do."""
    if re.search(rf"\b(?:in|near|outside|inside|across|at|into|around|throughout) (?:the )?{re.escape(run)}\b", text):
        return False  # a place
    return bool(
        re.search(
            rf"{re.escape(run)}(?:, (?:aged )?\d\d\b|, (?:who|whose)\b| (?:had (?:himself|herself)|is an?|was an?|said|says|told|"
            rf"answered|spoke|speaks|talked|talks|has|had|runs|leads|works|lost|saw|sat)\b)"
            rf"|(?:with|to|interviewed) {re.escape(run)}\b",
            text,
        )
    )


def replace_words(source: Source, words: str) -> Source:
    return Source(name=source.name, kind=source.kind, words=words, role=source.role, affiliation=source.affiliation)


# --------------------------------------------------------------------------- what a report introduces

APPOSED = re.compile(
    rf"(?P<name>{RUN.pattern}),\s+(?P<role>(?:an?\s|the\s|who\s(?:heads|leads|runs|commands)\s|"
    rf"(?:[\w’'\-]+\s+){{0,4}}?{ROLE}\b)[^,.;“”\"]{{2,120}})"
)
BEFORE = re.compile(
    rf"(?P<role>(?:[\w’'.\-]+\s+){{0,5}}?{ROLE}(?:\s+(?:of|for|in|"
    rf"at)\s+(?:the\s+)?[\w’'\- ]{{2,60}}?,)?)\s+(?P<name>{RUN.pattern})"
)
POST_THEN_NAME = re.compile(
    rf"\b(?:[Tt]he|[Ii]ts|[Tt]heir|[\w-]+[’']s)\s+(?P<role>(?:[\w’'-]+\s+){{0,4}}?{ROLE}(?:\s+(?:of|for|in|at)\s+"
    rf"(?:the\s+)?[\w’'\- ]{{2,40}}?)?),\s+(?P<name>{RUN.pattern})(?=[,.;]|\s*$)"
)
ACRONYM = re.compile(
    rf"(?P<full>{CAP}(?:\s+(?:of|for|the|and|on|in|de|des|sans|to|"
    rf"{CAP}))*\s+{CAP})\s*\((?:the\s+)?(?P<short>[A-Z][A-Za-z.\-]*[A-Z])\)"
)
NAMED_GROUP = re.compile(
    rf"\b(?P<a>{CAP})(?:[’']s)?\s+(?:fighters?|militants?|rebels?|forces|spokes\w+|officials?|"
    rf"officers?|ministry|government|police|army|insurgents?|gunmen|members?|leaders?)\b"
    rf"|\b(?:spokes\w+|officials?|leaders?|members?|head|fighters|chief) (?:of|for|from) "
    rf"(?:the )?(?P<b>{CAP})(?!\s+{CAP})"
)
ORGANISATION = re.compile(rf"{CAP}(?:\s+(?:(?:of|for|and|to|de)(?:\s+the)?|{CAP}))*\s+{CAP}")


def introduce(texts: list[tuple[int, str]]) -> Register:
    """Every person, organisation and acronym that these sentences (offset, text) introduce."""
    register = Register()
    for start, text in texts:
        for found in ACRONYM.finditer(text):
            full = _initialled(found["full"], found["short"])
            if full:
                register.acronyms.setdefault(found["short"], full)
                register.organisations.setdefault(full, start + found.start())
        for found in NAMED_GROUP.finditer(text):
            register.groups.add(re.sub(r"[’']s$", "", found["a"] or found["b"] or ""))
        for found in ORGANISATION.finditer(text):
            run = re.sub(r"^(?:The|In|On|At|According|But|A|An)\s+", "", found[0])
            if org_word(run) or re.search(r"\b(?:of|for|the)\b", run):
                register.organisations.setdefault(run, start + found.start())
        for found in RUN.finditer(DOTTED.sub(lambda m: m[0].replace(".", " "), text)):
            _run(register, found[0], start + found.start())
        for pattern in (APPOSED, BEFORE, POST_THEN_NAME) if ROLE_WORD.search(text) else (APPOSED,):
            for found in pattern.finditer(text):
                add(register, person(found[0]), start + found.start())
    return register


def _run(register: Register, run: str, at: int) -> None:
    run = _stopped(re.sub(r"[’']s$", "", run))
    words = run.split()
    while words and words[0].lower() in FUNCTION:
        if words[0].lower() in ("the", "a", "an"):
            return
        words = words[1:]
    title, name = _title(" ".join(words))
    words = name.split()
    if len(words) > 1 and not org_word(name) and not is_media(name):
        register.runs.setdefault(name, at)
        if title is not None:
            add(register, Source(name=name, kind="person", role=title or None), at)


def _initialled(full: str, short: str) -> str | None:
    """The tail of ``full`` whose capitals give ``short``; the whole where only its words tell an organisation."""
    words = full.split()
    want = re.sub(r"[^A-Z]", "", short.upper())
    for first in range(len(words)):
        part = words[first:]
        capitals = "".join(w[0] for w in part if w[0].isupper())
        letters = "".join(w[0] for w in part).upper()
        if want in (capitals, letters):
            return " ".join(part)
    return re.sub(r"^(?:The|In|On|At|But)\s+", "", full) if org_word(full) else None


def add(register: Register, source: Source | None, at: int) -> None:
    """Keep a person with the first role that the report gives."""
    if source is None or source.kind != "person" or len(source.name.split()) < 2:
        return
    old = register.persons.get(source.name)
    if old is None:
        register.persons[source.name] = Person(source.name, source.role, source.affiliation, at)
    elif source.role and (not old.role or (not old.affiliation and source.affiliation)):
        register.persons[source.name] = replace(old, role=source.role, affiliation=source.affiliation)


def _last(name: str) -> str:
    words = name.split()
    return re.sub(r"^(?:al|el|as|ar|an|ash|at|ad|az)-", "", words[-1], flags=re.I).lower()


def fullest(source: Source, register: Register) -> Source:
    """The source in the fullest form that the report gives: surnames, acronyms, "the Observatory", "the mayor"."""
    known = speaking()
    if source.kind == "person":
        if source.name in register.persons:
            return as_source(register.persons[source.name], source.words)
        if len(source.name.split()) == 1:  # "Col. Dillon"
            found = surname_of(source.name, register)
            return as_source(found, source.words) if found else source
        return source
    if source.kind == "organisation":
        if source.name in register.acronyms:
            return _named(source, register.acronyms[source.name])
        if re.fullmatch(r"[A-Z]{3,6}", source.name):
            fits = {
                o for o in register.organisations if "".join(w[0] for w in o.split() if w[0].isupper()) == source.name
            }
            if len(fits) == 1:
                return _named(source, fits.pop())
            return source
        words = source.name.split()
        last = words[-1]
        if source.words[:4].lower() == "the " and len(words) <= 2:
            fits = {o for o in register.organisations if o != source.name and _contains(o, words)}
            if len(fits) == 1:
                return _named(source, fits.pop())
            if len(fits) > 1 and last[0].isupper():
                longest = max(sorted(fits), key=len)
                if all(set(f.split()) <= set(longest.split()) for f in fits):
                    return _named(source, longest)
        return source
    if source.kind == "office":
        return _officer(source, register) or source
    if (
        source.kind == "unresolved"
        and re.match(r"(?:[a-z]{2,3}-)?[A-Z]", source.name)
        and not PRONOUN.match(source.name)
    ):
        if source.name in register.acronyms:
            return Source(name=register.acronyms[source.name], kind="organisation", words=source.words)
        found = surname_of(source.name, register)
        if found:
            return as_source(found, source.words)
        if source.name in register.groups or source.name in known.nouns["governments"]:
            return Source(name=source.name, kind="organisation", words=source.words)
    return source


def _contains(full: str, words: list[str]) -> bool:
    have = [w.lower() for w in full.split()]
    return all(w.lower() in have for w in words)


def _officer(source: Source, register: Register) -> Source | None:
    """ "the mayor" → Mayor Ahmed Saleh, where one person of that post is known and nothing tells another."""
    head = head_noun(source.name)
    qualifiers = {w.lower() for w in re.findall(r"\w+", source.name)} - {head, "of", "the", "for", "in", "s"}
    fits = [
        p
        for p in register.persons.values()
        if p.role
        and re.search(rf"\b{re.escape(head)}\b", p.role, re.I)
        and qualifiers <= {w.lower() for w in re.findall(r"\w+", p.role)}
    ]
    return as_source(fits[0], source.words) if len(fits) == 1 else None


def surname_of(name: str, register: Register) -> Person | None:
    """The only person of the report with that surname ("al-Obaidi", "OBAIDI"); None where none or more than one."""
    want = _last(name)
    fits = [p for p in register.persons.values() if _last(p.name) == want]
    if not fits:
        runs = sorted(r for r in register.runs if _last(r) == want and len(r.split()) <= 4)
        fits = [Person(r, None, None, register.runs[r]) for r in runs]
    whole = [p for p in fits if not any(p.name != q.name and q.name.endswith(p.name) for q in fits)]
    return whole[0] if len(whole) == 1 else None


def as_source(found: Person, words: str) -> Source:
    return Source(name=found.name, kind="person", words=words, role=found.role, affiliation=found.affiliation)


def _named(source: Source, name: str) -> Source:
    return Source(name=name, kind="organisation", words=source.words)
