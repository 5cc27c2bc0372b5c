"""Whom a report introduces, and the fullest form of a name that it takes up again."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from accounted.claims.english.gated import Gated
from accounted.claims.english.names.media import is_media
from accounted.claims.english.names.people import person, titles_off
from accounted.claims.english.names.words import (
    CAP,
    DOTTED,
    PRONOUN,
    ROLE,
    ROLE_WORD,
    RUN,
    head_noun,
    org_word,
    without_stop,
)
from accounted.claims.english.speaking import speaking
from accounted.model import Source


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


NAMED_GROUP = Gated(
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
    run = without_stop(re.sub(r"[’']s$", "", run))
    words = run.split()
    while words and words[0].lower() in speaking().nouns["function_words"]:
        if words[0].lower() in ("the", "a", "an"):
            return
        words = words[1:]
    title, name = titles_off(" ".join(words))
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
