"""People in a phrase: name, role and affiliation."""

from __future__ import annotations

import re

from accounted.claims.english.names.media import is_media
from accounted.claims.english.names.words import (
    CAP,
    DOTTED,
    ROLE,
    RUN,
    bare,
    org_word,
    person_word,
    squeeze,
    without_stop,
)
from accounted.claims.english.speaking import speaking
from accounted.model import Source

ROLE_THEN_NAME = re.compile(rf"^(?P<role>.*?\b{ROLE})\s*,?\s+(?P<rest>[A-Z].*)$")


RELATIVE = re.compile(r"[,\s]+(?:who|which|whose|whom|where)\b.*$", re.S)


HEADS = re.compile(r"\bwho\s+(?:heads?|headed|leads?|led|runs?|ran|commands?|commanded)\s+(?P<what>[^,]+)")


FOR = re.compile(r"\b(?P<by>for|of|at|from|with)\s+(?P<what>(?:the\s+)?[^,;]+)")


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


def titles_off(words: str) -> tuple[str | None, str]:
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
    title, rest = titles_off(plain)
    lead = title
    part = part if part == plain else ""
    if title is None:
        found = ROLE_THEN_NAME.match(plain) or _noun_then_name(plain)
        if found and RUN.match(found["rest"]):
            title, rest = titles_off(found["rest"])
            inner = RUN.match(rest)
            if inner is None or org_word(inner[0]):
                return None, None
            lead = found["role"] + (f" {title}" if title else "")
        else:
            # "US Army Colonel Ryan Dillon": words, then a title, then the name.
            middle = re.search(r"\s(?=" + speaking().title.pattern + r"[A-Z])", plain)
            if middle and plain[: middle.start()].strip():
                title, rest = titles_off(plain[middle.end() :])
                if rest and RUN.match(rest):
                    lead = f"{plain[: middle.start()]} {title}".strip()
    run = RUN.match(rest)
    if run is None or org_word(run[0]) or is_media(run[0]) is not None:
        return None, None
    name = without_stop(re.sub(r"[’']s$", "", run[0]).strip())
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


def human(run: str, text: str) -> bool:
    """Whether a run of capitals that nobody introduces is a person: an age behind it, or it does what people do."""
    if re.search(rf"\b(?:in|near|outside|inside|across|at|into|around|throughout) (?:the )?{re.escape(run)}\b", text):
        return False  # a place
    return bool(
        re.search(
            rf"{re.escape(run)}(?:, (?:aged )?\d\d\b|, (?:who|whose)\b| (?:had (?:himself|herself)|is an?|was an?|said|says|told|"
            rf"answered|spoke|speaks|talked|talks|has|had|runs|leads|works|lost|saw|sat|fled|escaped|survived|hid|woke|remembers|remembered|recalls|recalled|watched|heard|buried|sells|lives|lived)\b)"
            rf"|(?:with|to|interviewed) {re.escape(run)}\b",
            text,
        )
    )
