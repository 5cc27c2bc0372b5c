"""The words of a where-claim taken apart: names, what each is said to be, and which holds which.

No place is chosen here; ``resolve`` does that. Knows mixed case and upper-case wire text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from accounted.places.gazetteer import demonym
from accounted.places.names import TYPE_WORDS, literal

Hint = Literal["town", "admin1", "admin2", "region", "part", "facility"]
Role = Literal["target", "container", "reference"]


def _words(text: str) -> list[str]:
    return text.split()


TYPES: dict[str, Hint] = {
    **dict.fromkeys(_words(
        """city town village hamlet township settlement capital cities towns villages townships"""
    ), "town"),
    **dict.fromkeys(["port", "stronghold"], "town"),
    **dict.fromkeys(_words(
        """province governorate state department oblast prefecture wilaya wilayat provinces governorates states
        departments emirate muhafazah"""
    ), "admin1"),
    **dict.fromkeys(_words(
        """district county municipality subdistrict sub-district raion districts counties municipalities
        canton woreda"""
    ), "admin2"),
    **dict.fromkeys(["region", "peninsula", "valley", "desert", "enclave", "regions"], "region"),
    **dict.fromkeys(_words(
        """neighborhood neighbourhood quarter suburb suburbs neighborhoods neighbourhoods colony sector ward precinct
        borough"""
    ), "part"),
    **dict.fromkeys(_words(
        """hospital mosque church cathedral university airport airfield airbase market school college clinic checkpoint
        bridge square street avenue road highway boulevard streets avenues roads hotel embassy consulate station barracks garrison prison
        jail stadium base headquarters palace temple shrine farm ranch factory plant refinery dam compound complex
        building centre center mall restaurant cafe bank mine roundabout junction cemetery park club theater theatre
        nightclub mountain mount hill hills river lake island islands plaza bazaar souk synagogue camp"""
    ), "facility"),
}  # fmt: skip
"""Nouns that say what a name is of. ``part``: of a town; ``facility``: a site, whose name is seldom a place's."""

_NEAR = frozenset(_words("""near nearby outside around outskirts vicinity environs toward towards"""))
_DIRECTIONS = frozenset(
    _words(
        """north south east west northern southern eastern western central northeast northwest southeast southwest
        north-east north-west south-east south-west northeastern northwestern southeastern southwestern
        north-eastern north-western south-eastern south-western upper lower downtown"""
    )
)
_LINKS = frozenset(
    _words("""ad an ar as ash at az ed ez of the de la las los el del al and da do du des les le di e y i - d'""")
)
_OF = frozenset({"de", "del", "da", "do", "du", "des"})
_SAINTS = frozenset({"san", "santa", "santo", "saint", "st", "villa", "puerto"})
_COUNTRY_LETTERS = frozenset({"US", "USA", "UK", "UAE", "DRC", "DPRK", "DR"})
_COMMON = frozenset(
    _words(
        """a an the in on at of to from by with for and or near off over under between into inside outside within
        around along across through where when while after before during against about above below behind beyond
        toward towards that this these those which who whose it its he his she her they their we our i you is are
        was were be been has had have will would said say says saying told reported according some any many most
        more other another same several each every all both no not also only just still then there
        here ten nine eight seven six five four three two one first second third last next new old
        late early monday tuesday
        wednesday thursday friday saturday sunday january february march april may june july august september
        october november december jan feb mar apr jun jul aug sep sept oct nov dec today yesterday tomorrow morning
        afternoon evening night dawn noon midnight day week month year spring summer autumn winter attack attacks
        attacked bomb bombs bombing bombings explosion blast killed killing dead death wounded injured soldiers
        soldier police policeman policemen army military troops force forces guerrilla guerrillas rebels rebel
        fighters fighter militants militant gunmen gunman group groups members member people person civilians
        civilian man men woman women child children family families government president minister official officials
        spokesman spokeswoman general colonel captain major mayor governor leader leaders commander chief director
        house houses home homes area areas place places location scene site sites zone zones country countryside
        nation rural urban remote local federal national international public private residential populated
        residents outskirts front line lines border borders frontier coast coastal shore waters sea km kilometers
        kilometres miles mile meters metres city town village province district region state capital department
        municipality neighborhood neighbourhood sector street avenue road highway bridge square market hospital
        school mosque church university airport base camp hotel embassy prison building buildings offices office
        headquarters station compound plant farm mountain mountains hill river lake island park valley suburb
        suburbs quarter side part parts half edge middle center centre heart main vicinity direction way point
        points east west north south eastern western northern southern central northeast northwest southeast
        southwest northeastern northwestern southeastern southwestern air raid strike war battle conflict fight
        fighting clashes clash operation operations patrol convoy vehicle car bus truck van train plane helicopter
        helicopters mr mrs dr el-hajj mission opposition isis isil daesh farc eln fmln"""
    )
)
"""Words that never are a place's name by themselves, though towns called Police, Man, Nice or Most exist."""


_ANY_SITE = frozenset(
    _words(
        """civil general central military national teaching university regional district provincial state public private
        government children children's maternity main local field emergency rural county red crescent cross and women's
        combined university-hospital specialist specialised specialized surgical trauma"""
    )
)
"""Words before a hospital, a school or a court that tell its kind and no place: every town may have a Civil Hospital."""
_WHOLE = frozenset({"united states", "the united states"})
"""Names that end with the word for a kind of area, and are whole with it."""


def is_common(word: str) -> bool:
    """Whether a word by itself is never a place's name, though one be filed under it: "car" (the letters of a republic)."""
    return word.lower() in _COMMON


_TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}|[^\W\d_]+(?:(?:[.'’`ʼ‘-])[^\W\d_]+)*|\d[\d.,]*|[,;:()]|[^\W\d_]?['’](?=\s|$)|[^\s\w]"
)
_POSSESSIVE = re.compile(r"['’][sS]$")
_ARTICLE_PREFIX = re.compile(r"^(?:(?:al|el|as|ar|at|ad|an|az|ez|es|ash|adh|ed|ul)[-‐ ]?['’‘`]?|[dl]['’‘`])[A-Z]")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the phrase. ``known``: the gazetteer files it; ``direction``: "northern" before it; ``linked``: joined
    to the name before it by "and"; ``border``: it only says whose border is near."""

    text: str
    start: int
    known: bool
    hint: Hint | None = None
    near: bool = False
    direction: str | None = None
    role: Role = "target"
    linked: bool = False
    border: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Mentions in order, and the countries that demonyms speak of ("the Syrian city of …")."""

    mentions: tuple[Mention, ...]
    demonyms: tuple[str, ...]


@dataclass(slots=True)
class _Token:
    text: str
    start: int
    end: int
    possessive: bool = False

    @property
    def low(self) -> str:
        return self.text.lower()


def _tokens(text: str) -> list[_Token]:
    out = []
    for m in _TOKEN.finditer(text):
        word = m.group()
        cut = _POSSESSIVE.search(word)
        if cut:
            out.append(_Token(word[: cut.start()], m.start(), m.start() + cut.start(), possessive=True))
        elif word in ("'", "’") and out:
            out[-1].possessive = True
        else:
            out.append(_Token(word, m.start(), m.end()))
    return out


def read(text: str, knows: Callable[[str], bool]) -> Phrase:
    """Take ``text`` apart. ``knows`` says whether a name is filed in the gazetteer."""
    upper = text.upper() == text
    tokens = _tokens(text)
    names: list[tuple[int, int, bool]] = []
    demonyms: list[str] = []
    i = 0
    while i < len(tokens):
        n, known = _name_at(text, tokens, i, upper, knows)
        if n == 0:
            i += 1
            continue
        span = text[tokens[i].start : tokens[i + n - 1].end]
        iso = demonym(span) or (demonym(tokens[i].text.split("-")[0]) if not known else None)
        if iso is not None and not (known and _is_country_word(span)):
            demonyms.append(iso)
            i += n if demonym(span) else 1
            continue
        names.append((i, n, known))
        i += n
    return Phrase(tuple(_mentions(text, tokens, names)), tuple(demonyms))


def _is_country_word(span: str) -> bool:
    return span.replace(".", "").upper() in ("US", "USA")


def _name_like(token: _Token, upper: bool) -> bool:
    if not token.text[:1].isalpha():
        return False
    if upper:
        return token.low not in _COMMON and len(token.text) > 1
    if token.low == "territories":
        return True
    first = token.text[0]
    if not (first.islower() or first.isupper()):
        return True  # of a script without capitals
    if token.text.isupper() and len(token.text) <= 4 and token.text not in _COUNTRY_LETTERS:
        return False  # UN, SDF, FBI: an organisation
    return token.text[0].isupper() or bool(_ARTICLE_PREFIX.match(token.text))


def _name_at(text: str, tokens: list[_Token], i: int, upper: bool, knows: Callable[[str], bool]) -> tuple[int, bool]:
    """How many tokens from ``i`` make a name (0: none), and whether the gazetteer files it."""
    first = tokens[i]
    directed = first.low in _DIRECTIONS
    if not (_name_like(first, upper) or directed or (first.low in ("al", "el", "the") and not upper)):
        return 0, False
    longest = 0
    while i + longest < len(tokens) and longest < 6:
        t = tokens[i + longest]
        if not (t.text[:1].isalpha() or t.text == "-"):
            break
        longest += 1
        if t.possessive:
            break
    for n in range(longest, 0, -1):
        part = tokens[i : i + n]
        if n == 1 and (part[0].low in _COMMON or part[0].low in _LINKS or directed):
            continue
        whole = " ".join(t.low for t in part) in _WHOLE
        if part[-1].low in _LINKS or (part[-1].low in TYPE_WORDS and not whole):
            continue
        if not (_name_like(part[-1], upper) or upper):
            continue
        if part[-1].low in TYPES and (n == 1 or not part[-1].text[0].isupper()):
            continue
        if part[0].low in TYPES and n > 1 and part[1].low == "of":
            continue
        inner = part[1:] if directed or first.low in ("al", "el", "the") else part
        if n > 1 and part[-2].low in _LINKS - {"of", "the", "and"}:
            inner = inner[:-1]  # "VINA DEL MAR": after "del" any word may end a name
        if any(
            not (_name_like(t, upper) or t.low in _LINKS or (upper and n > 1 and t.low in _DIRECTIONS)) for t in inner
        ):
            continue
        if first.low == "the" and n == 1:
            continue
        span = text[part[0].start : part[-1].end]
        if first.low == "the" and literal(span).split()[1:2] and knows(" ".join(literal(span).split()[1:])) and n == 2:
            continue  # "the Sinai": the name is found one token on
        if "and" in [t.low for t in part] and len(part) < 3:
            continue
        if knows(span):
            if i + n < len(tokens) and not part[-1].possessive and _goes_on(tokens, i, n, upper, knows):
                break
            return n, True
    if directed or first.low in _COMMON or first.low in TYPES:
        return 0, False
    if first.low in _LINKS and not (
        longest > 1 and _name_like(tokens[i + 1], upper) and tokens[i + 1].low not in _COMMON
    ):
        return 0, False
    if demonym(first.text) or all(demonym(p) for p in first.text.split("-")):
        return 1, False
    n = 0
    while n < longest and (
        _name_like(tokens[i + n], upper) or (n and tokens[i + n].low in ("de", "la", "del", "al", "el"))
    ):
        t = tokens[i + n]
        if n and (t.low in TYPES or t.low in _COMMON or demonym(t.text)):
            break
        n += 1
        if t.possessive:
            break
    while n and tokens[i + n - 1].low in _LINKS:
        n -= 1
    return n, False


def _goes_on(tokens: list[_Token], i: int, n: int, upper: bool, knows: Callable[[str], bool]) -> bool:
    """Whether the known name is only the head of a longer, unknown one: "San Juan" in "San Juan de Lurigancho"."""
    after = tokens[i + n]
    rest = tokens[i + n + 1 :]
    if after.low in _OF:
        return any(_name_like(t, upper) for t in rest[:2])
    if not _name_like(after, upper) or after.low in TYPES or after.low in _COMMON or after.low in _DIRECTIONS:
        return False
    if upper and tokens[i].low not in _SAINTS:
        return False
    if demonym(after.text) or knows(after.text):
        return False
    return not any(t.low in TYPES for t in rest[:2])


def _mentions(text: str, tokens: list[_Token], names: list[tuple[int, int, bool]]) -> list[Mention]:
    out: list[Mention] = []
    for at, (i, n, known) in enumerate(names):
        prev_end = names[at - 1][0] + names[at - 1][1] if at else 0
        before = tokens[prev_end:i]
        lows = [t.low for t in before]
        next_start = names[at + 1][0] if at + 1 < len(names) else len(tokens)
        after = [t.low for t in tokens[i + n : next_start]]
        direction = next((w for w in lows[-2:] if w in _DIRECTIONS), None)
        if direction and lows[-1] == "of" and lows[-3:-2] == ["the"]:
            near = False  # "in the north of Iraq": a part of it
        elif direction and lows[-1] == "of":
            near, direction = True, None  # "north of Baghdad": beside it
        else:
            near = any(w in _NEAR for w in lows[-4:]) or "close" in lows[-3:]
        hint = TYPES.get(after[0]) if after and not tokens[i + n - 1].possessive else None
        if (
            hint is None
            and len(after) > 1
            and after[0] in ("air", "detention", "refugee", "military", "army", "police")
        ):
            hint = TYPES.get(after[1])
        typed_before = [w for w in lows if w not in ("the", "de", "of")]
        if hint is None and typed_before and typed_before[-1] in TYPES and lows and lows[-1] in (
            "of", "the", "de", typed_before[-1]
        ):  # fmt: skip
            hint = TYPES[typed_before[-1]]
            if hint == "facility" and lows[-1] != typed_before[-1]:
                hint = None
        if after[:2] and after[0] in ("area", "countryside"):
            near = True
        role: Role = "target"
        if out:
            role = "reference" if near or "border" in lows or "frontier" in lows else "container"
        name = text[tokens[i].start : tokens[i + n - 1].end]
        if not known and hint == "facility" and all(w in _ANY_SITE for w in name.lower().replace("’", "'").split()):
            continue
        linked = (
            bool(out) and (lows in (["and"], [","], [",", "and"], ["or"]) or lows[-1:] == ["and"]) and lows != [","]
        )
        holds = tokens[i + n - 1].possessive or _noun_of(after)
        if holds and at + 1 < len(names):
            role = "container"
            if hint == "town":
                hint = None
        out.append(
            Mention(
                name, tokens[i].start, known, hint, near, direction, role,
                linked, border="border" in lows or "frontier" in lows or "border" in after[:1],
            )
        )  # fmt: skip
    return out


def _noun_of(after: list[str]) -> bool:
    """ "… province town of", "… northern city of": the name before holds the one that follows."""
    if len(after) < 2 or after[-1] != "of" or after[-2] not in TYPES or "in" in after or "," in after:
        return False
    return len(after) > 2 or TYPES[after[-2]] == "town"  # "the Darfur region of Sudan": Sudan holds
