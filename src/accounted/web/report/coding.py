"""A claim as a person codes it: from the fields of a form to the claim, and back to the fields.

Nothing is guessed. A number is what was written in the field; the words of a count are those of the quote where nobody says
otherwise; a chain of speakers ends with the outlet, as it does where an engine reads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, cast, get_args

import msgspec

from accounted.model import (
    ASPECTS,
    BadInput,
    CasualtyClaim,
    CircumstanceClaim,
    Claim,
    Count,
    Covers,
    Facet,
    Group,
    Outcome,
    Quote,
    Report,
    Scope,
    Source,
    SourceKind,
    Stance,
)

__all__ = [
    "CHOICES",
    "KEPT_FOR_NEXT",
    "by_hand",
    "compared",
    "count_of",
    "fields_of",
    "located",
    "number_of",
    "told_fields",
]

BY_HAND = "by hand"
"""What stands for the engine of a claim that a person coded."""
KINDS = (
    "air_strike", "drone_strike", "shelling", "shooting", "bombing", "suicide_bombing", "raid", "clash", "kidnapping",
    "execution", "arson", "stabbing", "landmine", "missile_strike", "grenade_attack", "massacre", "attack", "other",
)  # fmt: skip
ANSWERS: dict[str, tuple[str, ...]] = {
    "kind": KINDS,
    "friendly_fire": ("yes",),
    "requested": ("yes", "no"),
    "approved": ("yes", "no"),
    "inquiry": ("open", "demanded", "result", "closed", "none"),
}
"""Aspects with a closed list of values."""
CERTAINTIES = ("reported_as_fact", "claimed_or_admitted", "suspected_or_accused", "accused_by_authorities", "possible", "denied")  # fmt: skip
STATUSES = ("civilian", "combatant", "disputed", "unknown")
AGES = ("child", "adult", "elderly", "baby")
SEXES = {"f": "women, girls", "m": "men, boys"}
CHOICES: dict[str, Any] = {
    "outcomes": get_args(Outcome), "aspects": ASPECTS, "covers": get_args(Covers), "scopes": get_args(Scope),
    "stances": get_args(Stance), "source_kinds": ("unnamed", "person", "office", "organisation", "agency", "outlet", "unresolved"),
    "kinds": KINDS, "answers": ANSWERS, "certainties": CERTAINTIES, "statuses": STATUSES, "ages": AGES, "sexes": SEXES,
}  # fmt: skip
KEPT_FOR_NEXT = ("speaker", "speaker_kind", "scope", "stance")
"""Fields that the next claim of a report begins with, as they mostly stay."""
FIELDS = (
    "what", "number", "count_words", "group", "status", "roles", "age", "sex", "covers", "part_of", "value", "certainty",
    "speaker", "speaker_kind", "stance", "scope",
)  # fmt: skip
TITLES = {
    "what": "what", "number": "how many", "count_words": "words of the count", "group": "group", "status": "status",
    "roles": "roles", "age": "age", "sex": "sex", "covers": "covers", "part_of": "which part", "value": "value",
    "certainty": "certainty", "speaker": "speaker", "stance": "stance", "scope": "scope", "quote": "words",
}  # fmt: skip
LONGEST_QUOTE = 2000
LONGEST_FIELD = 300
ARROWS = re.compile(r"\s*(?:→|->|›|>|;|\n)\s*")


def located(report: Report, given: Mapping[str, str]) -> Quote:
    """The words of a claim where they stand. By offsets, the words must be those that stand there; by words alone, they must
    stand there once. Raises ``BadInput`` where they do not, and tells where they stand."""
    said, start, end = (given.get(k, "") for k in ("words", "start", "end"))
    if start.strip():
        first = _offset("begins at", start)
        last = _offset("ends at", end) if end.strip() else first + len(said)
        text = report.text[first:last]
        if not 0 <= first < last <= len(report.text):
            raise BadInput(f"words: letters {first} to {last} are not in this text - choose the words again")
        if said and " ".join(said.split()) != " ".join(text.split()):
            raise BadInput(
                f"words: at {first} stands “{text[:80]}” and not what was chosen - the text may have changed; "
                "load the page and choose the words again"
            )
    else:
        if not said.strip():
            raise BadInput("words: no words are chosen - choose them in the text, or type them as they stand there")
        places = [m.start() for m in re.finditer(_loosely(said), report.text)]
        if not places:
            raise BadInput("words: they do not stand in this report - type them exactly as they stand there")
        if len(places) > 1:
            told = ", ".join(str(p) for p in places[:12])
            raise BadInput(
                f"words: they stand at {len(places)} places (letters {told}) - say at which letter they begin"
            )
        first = places[0]
        found = re.compile(_loosely(said)).match(report.text, first)
        assert found is not None
        text = found[0]
    stripped = text.strip()
    if not stripped:
        raise BadInput("words: nothing but blanks is chosen - choose words")
    if len(stripped) > LONGEST_QUOTE:
        raise BadInput(f"words: a quote has {LONGEST_QUOTE} letters at most - choose the words of the claim alone")
    first += len(text) - len(text.lstrip())
    return Quote(report=report.id, start=first, end=first + len(stripped), text=stripped)


def by_hand(
    report: Report, given: Mapping[str, str], known: Iterable[Source] = (), before: Claim | None = None
) -> Claim:
    """The claim of a form. ``known``: sources that the report has already, by whose name they are known again; ``before``:
    the claim that is corrected, whose further fields stay. Raises ``BadInput`` for what cannot be understood."""
    for name, value in given.items():
        if name != "words" and len(value) > LONGEST_FIELD:
            raise BadInput(f"{name}: is longer than {LONGEST_FIELD} letters - shorten it")
    quote = located(report, given)
    what = given.get("what", "")
    attribution = _chain(report, given, known)
    stance = _one_of(given, "stance", get_args(Stance), "asserted")
    scope = _one_of(given, "scope", get_args(Scope), "this_incident")
    common: dict[str, Any] = {
        "quote": quote, "attribution": attribution, "stance": cast(Stance, stance), "scope": cast(Scope, scope),
        "confidence": 1.0, "engine": BY_HAND,
    }  # fmt: skip
    if what in get_args(Outcome):
        covers = _one_of(given, "covers", get_args(Covers), "not_stated")
        fields = common | {
            "outcome": what,
            "count": count_of(given.get("number", ""), given.get("count_words", "").strip() or quote.text),
            "group": _group(given, before),
            "covers": covers,
            "part_of": (given.get("part_of", "").strip() or None) if covers == "part" else None,
        }
        if isinstance(before, CasualtyClaim):
            return msgspec.structs.replace(before, **fields)
        return CasualtyClaim(**fields)
    if what in ASPECTS:
        certainty = given.get("certainty", "").strip() if what == "by" else ""
        if certainty and certainty not in CERTAINTIES:
            raise BadInput(f"certainty: {certainty!r} is none - choose one of the list")
        fields = common | {"aspect": what, "value": _value(what, given, quote), "certainty": certainty or None}
        if isinstance(before, CircumstanceClaim) and before.aspect == what:
            return msgspec.structs.replace(before, **fields, place=None, period=None)
        return CircumstanceClaim(**fields)
    raise BadInput("what: choose what is said: people killed, injured … or a circumstance")


def _offset(name: str, text: str) -> int:
    if not text.strip().isdecimal() or len(text) > 9:
        raise BadInput(f"{name}: {text!r} is no letter’s number - give a whole number from 0")
    return int(text)


def _loosely(said: str) -> str:
    """A pattern for words with any blanks between them: a browser gives one for several."""
    return r"\s+".join(re.escape(w) for w in said.split())


def _one_of(given: Mapping[str, str], name: str, known: tuple[str, ...], usual: str) -> str:
    value = given.get(name, "").strip() or usual
    if value not in known:
        raise BadInput(f"{name}: {value!r} is none - choose one of {', '.join(known)}")
    return value


def _value(aspect: str, given: Mapping[str, str], quote: Quote) -> str:
    value = " ".join((given.get("value", "").strip() or quote.text).split())
    if aspect in ANSWERS:
        value = value.lower().replace(" ", "_")
        if value not in ANSWERS[aspect]:
            raise BadInput(f"value: {aspect.replace('_', ' ')} is answered by one of: {', '.join(ANSWERS[aspect])}")
    return value


# --------------------------------------------------------------------------- counts

NUMBER = r"(\d[\d.,\s  ]*)"
NOTATION = (
    (re.compile(rf"{NUMBER}$"), "exact"),
    (re.compile(rf"(?:~|about ){NUMBER}$"), "about"),
    (re.compile(rf"(?:at least |≥|>=){NUMBER}$|{NUMBER}\+$"), "at_least"),
    (re.compile(rf"(?:more than |>){NUMBER}$"), "more_than"),
    (re.compile(rf"(?:up to |≤|<=|<|-){NUMBER}$"), "up_to"),
    (re.compile(rf"nearly {NUMBER}$"), "nearly"),
)


def count_of(number: str, said: str) -> Count:
    """ "8", "7-11", "7+", ">70", "-20", "~20", "0" for nobody, "?" where the words give no number."""
    text = " ".join(number.lower().replace("–", "-").split())
    if text == "?":
        return Count(low=None, high=None, words=said, bound="vague")
    span = re.fullmatch(rf"{NUMBER}-\s*{NUMBER}", text)
    if span:
        low, high = _whole(span[1]), _whole(span[2])
        if low > high:
            raise BadInput(f"how many: {number} begins above its end - write the smaller number first")
        return Count(low=low, high=high, words=said, bound="range" if low != high else "exact")
    for pattern, bound in NOTATION:
        found = pattern.match(text)
        if found is None:
            continue
        value = _whole(next(g for g in found.groups() if g))
        if bound == "at_least":
            return Count(low=value, high=None, words=said, bound="at_least")
        if bound == "more_than":
            return Count(low=value + 1, high=None, words=said, bound="more_than")
        if bound == "up_to":
            return Count(low=None, high=value, words=said, bound="up_to")
        if value == 0:
            return Count(low=0, high=0, words=said, bound="none")
        return Count(low=value, high=value, words=said, bound=cast(Any, bound))
    raise BadInput(
        "how many: write 8, 7-11, 7+ (at least), -20 (up to), ~20 (about), 0 (nobody), or ? where the words give no number"
    )


def _whole(text: str) -> int:
    digits = re.sub(r"[.,\s  ]", "", text)
    if len(digits) > 9:
        raise BadInput("how many: that is more than all people there are - look at the number again")
    return int(digits)


def number_of(count: Count) -> str:
    """A count as :func:`count_of` reads it."""
    if count.low is None and count.high is None:
        return "?"
    if count.high is None:
        return f">{(count.low or 0) - 1}" if count.bound == "more_than" else f"{count.low}+"
    if count.low is None:
        return f"-{count.high}"
    if count.low != count.high:
        return f"{count.low}-{count.high}"
    return {"about": "~", "nearly": "nearly "}.get(count.bound, "") + str(count.low)


# --------------------------------------------------------------------------- who and whom


def _chain(report: Report, given: Mapping[str, str], known: Iterable[Source]) -> tuple[Source, ...]:
    kind = _one_of(given, "speaker_kind", get_args(SourceKind), "unnamed")
    there: dict[str, Source] = {}
    for source in known:
        there.setdefault(source.name.casefold(), source)
    names = [" ".join(n.split()) for n in ARROWS.split(given.get("speaker", "")) if n.strip()]
    if len(names) > 8:
        raise BadInput("speaker: a chain has eight speakers at most - name those nearest to the event")
    outlet = report.outlet
    if outlet is not None and (not names or names[-1].casefold() != outlet.casefold()):
        names.append(outlet)
    chain = []
    for place, name in enumerate(names):
        if name.casefold() in there:
            chain.append(there[name.casefold()])
        elif outlet is not None and name.casefold() == outlet.casefold():
            chain.append(Source(name=outlet, kind="outlet", words=outlet))
        else:
            own: Any = kind if place == 0 else "agency"
            chain.append(Source(name=name, kind=own, words=name))
    return tuple(chain)


def _group(given: Mapping[str, str], before: Claim | None) -> Group:
    said = " ".join(given.get("group", "").split())
    status = given.get("status", "").strip()
    age, sex = given.get("age", "").strip(), given.get("sex", "").strip()
    for name, value, allowed in (("status", status, STATUSES), ("age", age, AGES), ("sex", sex, tuple(SEXES))):
        if value and value not in allowed:
            raise BadInput(f"{name}: {value!r} is none - choose one of {', '.join(allowed)}")
    roles = [r.strip().lower().replace(" ", "_") for r in given.get("roles", "").split(",") if r.strip()]
    if any(not re.fullmatch(r"[a-z_]{2,40}", r) for r in roles):
        raise BadInput("roles: write them in English, parted by commas: police, soldier, medic")
    old = before.group if isinstance(before, CasualtyClaim) else Group()

    def facets(some: list[str], was: tuple[Facet, ...]) -> tuple[Facet, ...]:
        if sorted(some) == sorted(f.value for f in was):
            return was
        return tuple(Facet(value=v, words=said or v) for v in some)

    return msgspec.structs.replace(
        old,
        words=said,
        status=facets([status] if status else [], old.status),
        role=facets(roles, old.role),
        age=facets([age] if age else [], old.age) if len(old.age) < 2 or age else old.age,
        sex=facets([sex] if sex else [], old.sex) if len(old.sex) < 2 or sex else old.sex,
    )


# --------------------------------------------------------------------------- back to the form


def fields_of(claim: Claim, report: Report) -> dict[str, str]:
    """What a form holds that would give this claim again."""
    chain = [s.name for s in claim.attribution]
    if chain and report.outlet is not None and chain[-1] == report.outlet:
        chain.pop()
    fields = {
        "words": claim.quote.text, "start": str(claim.quote.start), "end": str(claim.quote.end),
        "speaker": " → ".join(chain), "speaker_kind": claim.attribution[0].kind if chain else "unnamed",
        "stance": claim.stance, "scope": claim.scope,
    }  # fmt: skip
    if isinstance(claim, CasualtyClaim):
        group = claim.group
        fields |= {
            "what": claim.outcome, "number": number_of(claim.count), "count_words": claim.count.words, "group": group.words,
            "status": group.status[0].value if len(group.status) == 1 else "", "roles": ", ".join(f.value for f in group.role),
            "age": group.age[0].value if len(group.age) == 1 else "", "sex": group.sex[0].value if len(group.sex) == 1 else "",
            "covers": claim.covers, "part_of": claim.part_of or "",
        }  # fmt: skip
        if fields["count_words"] == claim.quote.text:
            fields["count_words"] = ""
    else:
        fields |= {"what": claim.aspect, "value": claim.value, "certainty": claim.certainty or ""}
    return fields


def told_fields(claim: Claim, report: Report) -> list[tuple[str, str]]:
    """What a claim says, field by field, in words; fields that say nothing are left out."""
    fields = fields_of(claim, report)
    quiet = {"stance": "asserted", "scope": "this_incident", "covers": "not_stated"}
    return [
        (TITLES[n], fields[n].replace("_", " "))
        for n in FIELDS
        if n in TITLES and fields.get(n) and fields[n] != quiet.get(n)
    ]


def compared(machine: Claim, person: Claim, report: Report) -> list[tuple[str, str, str]]:
    """The fields in which a person reads otherwise than the machine: (field, machine, person)."""
    one, other = fields_of(machine, report), fields_of(person, report)
    out = []
    if machine.quote != person.quote:
        out.append(("words", machine.quote.text, person.quote.text))
    for name in FIELDS:
        a, b = one.get(name, ""), other.get(name, "")
        if a != b and name in TITLES:
            out.append((TITLES[name], a.replace("_", " "), b.replace("_", " ")))
    return out
