"""Whom a count is of: the words of a noun phrase read as a :class:`accounted.model.Group`.

The lexicon ``lexicon/groups.toml`` maps values to words. Status is *as labelled* by the phrase; a word that the
lexicon does not know adds no facet, and the phrase itself is always kept in ``Group.words``.
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any

from accounted.claims.english.word_lists import word_set
from accounted.model import Facet, Group

__all__ = ["age_of", "collective", "inherited", "is_demonym", "is_person_noun", "merged", "read_group"]


_WORD = re.compile(r"[^\W_]+(?:[-.'’][^\W_]+)*\.?(?<!['’]s)|['’]s\b|['’](?=\s)|,", re.UNICODE)
_IRREGULAR = {"child": "children", "person": "persons", "wife": "wives", "life": "lives", "thief": "thieves"}
_INVARIABLE = word_set("police personnel troops people dead wounded injured missing remains clergy staff military army")
# Where the noun phrase stops describing the counted people themselves.
_STOPS = word_set(
    "who whom whose which that in at with from on near by for during after before while when including among"
    " inside outside to under accompanying travelling traveling aboard"
)
_ADJECTIVES = word_set(
    "accused alleged armed armies army disabled elderly ex families family female foreign former general"
    " generals indigenous local militaries military national nationals off-duty personals pregnant presumed"
    " private privates purported retired so-called suspected teenage unarmed unborn underage unidentified"
    " unknown battalion battalions brigade brigades regiment regiments infantry navy navies religious hopeful"
)
_FACETS = ("status", "role", "age", "sex", "other")
_RANKS = word_set(
    "private corporal sergeant lieutenant captain major colonel general brigadier admiral officer commander commandant cadet"
    " recruit pvt cpl sgt lt capt maj col gen brig adm cmdr"
)
"""Ranks that armies and police forces share."""
_POLICE = word_set("police carabineros carabinieri gendarmerie constabulary policia")
_SECOND = word_set("deputy vice assistant")
"""Of a deputy minister "deputy" says the rank, of "Deputy Perez" the office."""
_PRIVATE = word_set(
    "company corporation firm bank association federation union club chamber institute university cooperative league"
    " confederation enterprise society foundation"
)
"""Whose president is no politician."""
_COURTS = word_set("court courts tribunal")
_PRESS = word_set("newspaper daily magazine weekly radio television tv news newscast press periodical")
_OF_THE_PRESS = word_set("director owner publisher manager head president founder announcer commentator anchor")
_AID = word_set("charity charity's msf icrc unrwa unicef")
_STAFF = word_set(
    "staff staffer staffers employee employees worker workers personnel volunteer volunteers colleague colleagues member members"
)
AGED = re.compile(r"\b(\d{1,3}|[a-z]+(?:-[a-z]+)?)[-\s]+(?:year|month|week|day)s?[-\s]+old\b", re.I)
CHILD_BELOW, BABY_BELOW, ELDERLY_FROM = 18, 2, 65


def _forms(phrase: str) -> tuple[str, ...]:
    """The phrase itself and its plural, where it has one."""
    head, _, last = phrase.rpartition(" ")
    lead = head + " " if head else ""
    if last in _INVARIABLE or last.endswith(("men", "ese", "ish")) or (last.endswith("s") and not last.endswith("ss")):
        return (phrase,)
    if last in _IRREGULAR:
        return (phrase, lead + _IRREGULAR[last])
    if last.endswith("man") and last not in {"german", "roman", "ottoman", "human"}:
        return (phrase, lead + last[:-2] + "en")
    if last.endswith("woman"):
        return (phrase, lead + last[:-2] + "en")
    if last.endswith("-in-law"):
        return (phrase, lead + last.replace("-in-law", "s-in-law"))
    if last.endswith("y") and last[-2:-1] not in "aeiou":
        return (phrase, lead + last[:-1] + "ies")
    if last.endswith(("s", "x", "z", "ch", "sh")) and last not in {"czech"}:
        return (phrase, lead + last + "es")
    return (phrase, lead + last + "s")


class _Lexicon:
    """The lexicon in the shape that reading needs: phrase -> facets, and sets of person and collective words."""

    def __init__(self) -> None:
        text = files("accounted.claims.english").joinpath("lexicon/groups.toml").read_text(encoding="utf-8")
        raw: dict[str, Any] = tomllib.loads(text)
        self.facets: dict[str, list[tuple[str, str]]] = {}
        person: set[str] = set()
        for part in _FACETS:
            for value, words in raw[part].items():
                for word in words:
                    for form in _forms(word):
                        self.facets.setdefault(form, []).append((part, value))
                        person.add(form)
        for heading, value in (("demonyms", "nationality"), ("organisations", "organisation")):
            for word in raw[heading]["words"]:
                for form in _forms(word):
                    self.facets.setdefault(form, []).append(("other", value))
        for word in raw["persons"]["words"]:
            person.update(_forms(word))
        for word in raw["demonyms"]["words"]:
            person.update(_forms(word))
        # Adjectives that the facets need and that are no people by themselves.
        person -= _ADJECTIVES
        person.update(word_set("males females male female elderly nationals locals generals general privates families"))
        self.demonyms = frozenset(raw["demonyms"]["words"])
        self.persons = frozenset(person)
        self.collectives = frozenset(form for word in raw["collectives"]["words"] for form in _forms(word))
        self.transparent = frozenset(form for word in raw["transparent"]["words"] for form in _forms(word))
        self.longest = max(phrase.count(" ") + 1 for phrase in self.facets)


@lru_cache(maxsize=1)
def _lexicon() -> _Lexicon:
    return _Lexicon()


@lru_cache(maxsize=8192)
def is_person_noun(word: str) -> bool:
    """Whether the word, singular or plural and in any letter case, is a noun for people ("colonel", "Iraqis")."""
    low = word.lower()
    return low in _lexicon().persons or (low not in THINGS and TRADE.fullmatch(low) is not None)


TRADE = re.compile(
    r"[a-z-]{3,}(?:ologists?|keepers?|workers?|makers?|sellers?|mongers?|dwellers?|growers?|pickers?|gatherers?|goers?|women|woman)"
    r"|[a-z]{5,}(?<!l)(?<!tw)ists"
)
""""Brickmakers", "ragpickers", "cyclists": endings by which English makes nouns for people, of trades that no list has."""
THINGS = word_set(
    "pacemaker pacemakers bestseller bestsellers icemaker timekeeper consists persists insists assists resists exists subsists "
    "desists"
)
"""Words with such an ending that are none."""


def collective(word: str) -> bool:
    """Whether the word stands for several people at once ("family", "crews")."""
    return word.lower() in _lexicon().collectives


def is_demonym(word: str) -> bool:
    """Whether the word names a nationality or people, as adjective or noun ("Iraqi", "Kurd")."""
    return word.lower() in _lexicon().demonyms


def _relevant(phrase: str) -> list[tuple[str, int, int]]:
    """The words that describe the counted people: (lower-cased, start, end), without possessors and what hangs on."""
    kept: list[tuple[str, int, int]] = []
    transparent = _lexicon().transparent
    words = [(m.group().lower(), m.start(), m.end()) for m in _WORD.finditer(phrase)]
    for number, (word, start, end) in enumerate(words):
        if word in {"'s", "’s", "'", "’"}:
            if number + 1 < len(words):
                kept.clear()  # "a soldier's wife" is a wife
            continue
        if word == "of":
            if kept and kept[-1][0] not in transparent:
                break  # "children of soldiers" are children
            continue
        if word == "," and kept and (number + 1 >= len(words) or words[number + 1][0] in _STOPS):
            break
        if word in _STOPS and kept:
            break
        kept.append((word, start, end))
    return kept


@lru_cache(maxsize=8192)
def read_group(noun_phrase: str) -> Group:
    """The group that a noun phrase (without its number) names, each facet with the words that say it.

    "women and children" keeps both; "a soldier's wife" is a wife, not a soldier; "members of the security forces" are
    security forces; "former soldiers" keep their role and get no status. Unknown words add nothing.
    """
    lexicon = _lexicon()
    words = _relevant(noun_phrase)
    found: dict[str, list[Facet]] = {part: [] for part in _FACETS}
    former = any(word in {"former", "retired", "ex"} for word, _, _ in words)
    at = 0
    while at < len(words):
        for length in range(min(lexicon.longest, len(words) - at), 0, -1):
            key = " ".join(word for word, _, _ in words[at : at + length])
            facets = lexicon.facets.get(key) or lexicon.facets.get(key.rstrip("."))
            if facets:
                said = noun_phrase[words[at][1] : words[at + length - 1][2]]
                for part, value in facets:
                    if part == "status" and former:
                        continue
                    if all(facet.value != value for facet in found[part]):
                        found[part].append(Facet(value=value, words=said))
                # "army officer": the organisation's name may begin the noun that says the role
                at += 1 if all(value == "organisation" for _, value in facets) else length
                break
        else:
            at += 1
    _settle(found, noun_phrase)
    status = found["status"]
    if len(status) > 1 and not any(word in {"and", "or", ","} for word, _, _ in words):
        status = status[:1]  # "civilian militiamen": the adjective is the label that the speaker chose
    return Group(
        words=" ".join(noun_phrase.split()), status=tuple(status), role=tuple(found["role"]), age=tuple(found["age"]),
        sex=tuple(found["sex"]), other=tuple(found["other"]),
    )  # fmt: skip


def _settle(found: dict[str, list[Facet]], phrase: str) -> None:
    """Mends what single words say by the words around them: "police captain", "president of the company"."""
    low = [m.group().lower() for m in _WORD.finditer(phrase)]
    words = set(low)
    role = found["role"]
    if words & _POLICE and any(_last(f.words) in _RANKS for f in role):
        said = next(m.group() for m in _WORD.finditer(phrase) if m.group().lower() in _POLICE)
        role[:] = [f for f in role if f.value not in ("soldier", "leader") or _last(f.words) not in _RANKS]
        if all(f.value != "police" for f in role):
            role.append(Facet(value="police", words=said))
    for f in list(role):
        last = _last(f.words)
        if last == "private" and re.search(r"\bprivate\s+(?:[a-z]+\s+)?[a-z]+$", phrase):
            role.remove(f)  # "a private citizen", "private guards"
        elif (last in _SECOND and any(is_person_noun(w) for w in low[low.index(last) + 1 :] if last in low)) or (
            f.value == "politician" and last == "president" and words & _PRIVATE
        ):
            role.remove(f)
        elif f.value == "politician" and last == "president" and words & _COURTS:
            role[role.index(f)] = Facet(value="judge", words=f.words)
    if words & _PRESS and all(f.value != "journalist" for f in role):
        office = next((m.group() for m in _WORD.finditer(phrase) if m.group().lower() in _OF_THE_PRESS), None)
        if office is not None:
            role[:] = [f for f in role if f.value not in ("politician", "worker")]
            role.append(Facet(value="journalist", words=office))
    if words & _AID and words & _STAFF and all(f.value != "aid_worker" for f in role):
        said = next(m.group() for m in _WORD.finditer(phrase) if m.group().lower() in _STAFF)
        role[:] = [Facet(value="aid_worker", words=said), *(f for f in role if f.value not in ("worker",))]
    aged = AGED.search(phrase)
    if aged is not None:
        unit = aged.group().lower()
        value = age_of(aged[1]) if "year" in unit else "baby"
        if value is not None:
            found["age"][:] = [
                Facet(value=value, words=aged.group()),
                *(f for f in found["age"] if f.value == "baby" != value),
            ]


def _last(words: str) -> str:
    return words.lower().rstrip(".").split()[-1].rstrip("s")


def age_of(number: str) -> str | None:
    """The age facet of a number of years in figures or words: "45" adult, "twelve" child, "70" elderly."""
    years = int(number) if number.isdigit() else _years().get(number.lower().replace(" ", "-"))
    if years is None or years > 120:
        return None
    if years < BABY_BELOW:
        return "baby"
    if years < CHILD_BELOW:
        return "child"
    return "elderly" if years >= ELDERLY_FROM else "adult"


@lru_cache(maxsize=1)
def _years() -> dict[str, int]:
    text = files("accounted.claims.english").joinpath("lexicon/numbers.toml").read_text(encoding="utf-8")
    cardinals: dict[str, int] = tomllib.loads(text)["cardinals"]
    ones = {word: value for word, value in cardinals.items() if 0 < value < 10}
    tens = {word: value for word, value in cardinals.items() if 20 <= value <= 90 and value % 10 == 0}
    return {**cardinals, **{f"{a}-{b}": x + y for a, x in tens.items() for b, y in ones.items()}}


def inherited(part: Group, whole: Group) -> Group:
    """``part`` of the people of ``whole`` with what is said of them all: five Spaniards among six priests are priests.

    Only where the whole is of one sort: of "soldiers and civilians" nothing passes on.
    """
    if len(whole.status) > 1 or len(whole.role) > 1 or re.search(r"\b(?:and|or)\b|,", whole.words):
        return part
    if part.status and whole.status and part.status[0].value != whole.status[0].value:
        return part
    role = part.role or whole.role
    return Group(
        words=part.words, status=part.status or whole.status, role=role, age=part.age, sex=part.sex,
        other=part.other, count=part.count,
    )  # fmt: skip


def merged(group: Group, *others: Group) -> Group:
    """``group`` with the facets of ``others`` added, its own words kept. An age that is told in years stands alone."""

    def every(name: str) -> tuple[Facet, ...]:
        out: dict[str, Facet] = {}
        for one in (group, *others):
            for facet in getattr(one, name):
                out.setdefault(facet.value, facet)
        return tuple(out.values())

    role = every("role")
    if any(f.value == "police" for f in role):
        role = tuple(f for f in role if f.value not in ("soldier", "leader") or _last(f.words) not in _RANKS)
    return Group(
        words=group.words, status=every("status"), role=role, age=every("age"), sex=every("sex"),
        other=every("other"), count=group.count,
    )  # fmt: skip
