"""A speaker's noun phrase as a source: person, office, organisation, agency, outlet, or somebody unnamed."""

from __future__ import annotations

import re

from accounted.claims.english.names.media import PAPERS, is_media, media_name
from accounted.claims.english.names.people import affiliation, person
from accounted.claims.english.names.words import (
    PARTICLE,
    PRONOUN,
    article_of,
    bare,
    head_noun,
    lower_case,
    org_word,
    person_word,
    singular,
    squeeze,
)
from accounted.claims.english.organisations import known_body
from accounted.claims.english.speaking import speaking
from accounted.model import Source, SourceKind

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
        r"^(?P<who>.+?)[’']s?\s+(?:[a-z-]+\s+){0,3}\w+$",
        words,
    )
    if owner:
        return owner["who"]
    before = plain.rsplit(None, 1)[0] if " " in plain else ""
    before = re.sub(
        r"^(?:(?:joint|new|own|latest|official|written|short|brief|separate|earlier|later|"
        r"preliminary|public|press|first|second|recent|same|initial|provisional|internal|further|"
        r"early|evening|morning|daily|weekly|monthly|annual|conflicting|unconfirmed|unverified)\s*)+",
        "",
        before,
        flags=re.I,
    )
    if before and (before[0].isupper() or before.split()[-1].lower() in known["organisations"]):
        return before
    return ""


REDUCED = re.compile(
    r"\s+(?:set up|formed|created|founded|established|appointed|elected|run|led|headed|backed|controlled|recognised|recognized|supported|funded)"
    r"\s+(?:by|under|in|with)\s"
)
""" "The administration set up by the rebels": the administration speaks."""


FROM_A_PLACE = re.compile(
    r"(?i:(?:first |early |initial |unconfirmed |conflicting |the |some |other )*(?:reports|accounts|dispatches|news|word)) (?i:from)"
    r" (?P<place>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)"
)
""" "Reports from Kalbeya speak of ten dead": they come from a place, and nobody in particular speaks."""


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
    somewhere = FROM_A_PLACE.fullmatch(plain)
    if somewhere is not None and not org_word(somewhere["place"]) and is_media(somewhere["place"]) is None:
        return Source(name=plain, kind="unnamed", words=plain)
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
        return Source(name=media_name(name), kind=media, words=plain)
    theirs = re.match(r"^(?:the\s+)?(?P<medium>[A-Z].*?)[’']s\s+(?P<name>[A-Z].*)$", plain)
    if theirs and is_media(theirs["medium"]) and (reporter := person(theirs["name"])) is not None:
        return Source(
            name=reporter.name,
            kind="person",
            words=plain,
            role=reporter.role,
            affiliation=media_name(theirs["medium"]),
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
    if people and NAMED_PEOPLE.match(first):
        return Source(name=name, kind="organisation", words=plain)
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
    if SOMEBODY.match(plain):
        return Source(name=name, kind="unnamed", words=plain)
    if (
        head in nouns["events"]
        or name.lower() in speaking().nouns["function_words"]
        or re.fullmatch(r"[\d,.]+|there|what|this|that", head)
    ):
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
        made = REDUCED.search(plain)
        if made is not None and (of_what := describe(plain[: made.start()])) is not None:
            # Which of two administrations it is, stands in the rest.
            return Source(name=f"{of_what.name}{plain[made.start() :]}", kind=of_what.kind, words=plain)
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


SOMEBODY = re.compile(r"(?:[Aa]n?|[Aa]nother|[Oo]ne)(?: [\w’'-]+){1,3},? who\s")
""" "A missionary who lived there": whatever the noun, who stands behind it, is somebody."""
NAMED_PEOPLE = re.compile(r"[Tt]he [A-Z][\w’'-]+s of (?:the )?[A-Z]")
""" "the Sons of the Estuary": a capital behind the article makes people a name."""


TELLS = re.compile(
    r"(?:[Tt]he|[Aa]n?|[Aa]nother|[Oo]ne|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)\s(?:[a-z][\w’'-]*\s){0,2}(?P<noun>[a-z][a-z-]{2,})(?:\s(?:of|in|at|from)\s[^,;:]{2,40})?"
)
THINGS = frozenset(
    [
        "law",
        "rule",
        "sign",
        "poster",
        "banner",
        "saying",
        "proverb",
        "song",
        "bible",
        "word",
        "sentence",
        "line",
        "headline",
        "text",
        "story",
        "article",
        "piece",
        "paper",
        "book",
        "film",
        "video",
        "clip",
        "image",
        "picture",
        "photo",
        "map",
        "chart",
        "clock",
        "evidence",
        "result",
        "test",
        "survey",
        "poll",
        "study",
        "plan",
        "deal",
        "agreement",
        "constitution",
        "order",
        "decree",
        "label",
        "graffiti",
        "one",
        "thing",
        "case",
        "point",
        "time",
        "day",
        "night",
        "week",
        "month",
        "year",
        "morning",
        "evening",
        "law",
        "theory",
        "logic",
        "idea",
        "rumour",
        "rumor",
        "voice",
        "face",
        "look",
        "silence",
        "car",
        "bus",
        "house",
        "road",
        "town",
        "village",
        "city",
        "country",
        "province",
        "area",
        "place",
        "market",
        "river",
        "wind",
        "bell",
        "phone",
    ]
)
"""What may "say" something and is nobody."""


def teller(words: str) -> Source | None:
    """As :func:`describe`, for whoever says, tells or answers: whatever the noun, who does so is somebody ("the sexton said")."""
    source = describe(words)
    if source is not None:
        return source
    found = TELLS.fullmatch(squeeze(words))
    nouns = speaking().nouns
    if (
        found is None
        or found["noun"] in THINGS
        or found["noun"] in nouns["events"]
        or found["noun"] in nouns["documents"]
    ):
        return None
    name = bare(squeeze(words))
    return Source(name=name, kind="unnamed", words=words) if name.split()[0] not in nouns["function_words"] else None


def _plural_article(article: str) -> bool:
    return article in ("some", "several", "many", "most", "both")


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


def replace_words(source: Source, words: str) -> Source:
    return Source(name=source.name, kind=source.kind, words=words, role=source.role, affiliation=source.affiliation)
