"""Who "he", "it", "the spokesman" or "the statement" is: carried on only where the text allows it.

A speaker is carried within a paragraph and from the one before; never over another speaker, never across a splice,
and never from a sentence about another time. Where that gives nobody, the words stay as they are: a wrong name is
worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from accounted.claims.english.document import Document, Sentence
from accounted.claims.english.names import PRONOUN, Register, describe, fullest, head_noun, replace_words, singular
from accounted.claims.english.speaking import speaking
from accounted.model import Source


@dataclass(frozen=True, slots=True)
class Spoken:
    """A speaker as spoken before: where, and whether that sentence may lend its speaker to later ones."""

    source: Source
    media: tuple[Source, ...]
    sentence: int
    paragraph: int
    nested: bool
    background: bool


@dataclass(slots=True)
class Discourse:
    """What has been said so far in a report, and by whom."""

    document: Document
    register: Register
    spoken: list[Spoken] = field(default_factory=list)


OTHER_TIME = re.compile(
    r"^\W*(?:(?:Back |Early |Late )?(?:[Ii]n|[Oo]n|[Dd]uring|[Ss]ince|"
    r"[Bb]y)\s[^,.;]{0,24}?\b(?P<year>(?:19|20)\d\d)\b|[Ll]ast (?:year|month)\b|"
    r"(?:[A-Z]?[\w]+ )?(?:years?|months?) (?:ago|earlier|before)\b|[Ee]arlier this year\b|"
    r"[Ii]n the past\b)"
)
LEADING_NAME = re.compile(r"\W*(?P<who>(?:The |the )?[A-Z][\w’'\-]*(?: (?:of|for|the|and|[A-Z][\w’'\-]*))*)")
GENERIC = frozenset(
    [
        "group",
        "organisation",
        "organization",
        "charity",
        "agency",
        "monitor",
        "watchdog",
        "ngo",
        "network",
        "body",
        "institution",
        "movement",
    ]
)
DOCUMENT = re.compile(
    r"(?i)^(?:the|this|that|its|a|an|their|his|her|another|the "
    r"same)?\s*(?:\w+\s+)?(?:statement|communique|communiqué|report|website|message|post|"
    r"tweet|bulletin|document|release|announcement|note|letter|figures|account|page|version|"
    r"channel|list|statements)s?$"
)


def background(sentence: Sentence, published: str | None) -> bool:
    """Whether a sentence begins with another time than the report's own ("In July 2017 …")."""
    found = OTHER_TIME.match(sentence.text)
    if found is None:
        return False
    return not (found["year"] and published and published.startswith(found["year"]))


def resolve(source: Source, discourse: Discourse, number: int) -> Source:
    """The source as the report lets it be known; still ``unresolved`` where it does not."""
    sentence = discourse.document.sentences[number]
    if PRONOUN.match(source.name):
        return _pronoun(source, discourse, number)
    if source.kind == "unresolved" and DOCUMENT.match(source.name):
        head = head_noun(source.name)
        if re.match(r"(?i)(?:its|their|his|her)\b", source.name):
            whose = "it" if source.name[:3].lower() == "its" else source.name.split()[0]
            found = _pronoun(Source(name=whose, kind="unresolved", words=source.words), discourse, number)
            return found if found.kind != "unresolved" else source
        spoken = _nearest(discourse, sentence, lambda s: s.kind in ("organisation", "person", "office", "unnamed"))
        if spoken and head not in ("report", "version", "list"):
            return replace_words(spoken, source.words)
        return source
    if source.kind == "unresolved" and head_noun(source.name) in (
        "inquiry",
        "investigation",
        "briefing",
        "database",
        "data",
        "toll",
    ):
        return Source(name=re.sub(r"^(?:the|an?) ", "", source.name, flags=re.I), kind="unnamed", words=source.words)
    lower = source.name[:1].islower()
    full = (
        source
        if (lower and discourse.document.spliced and source.kind != "office")
        else fullest(source, discourse.register)
    )
    if full.name != source.name or full.kind != source.kind or not lower:
        return full
    if re.match(r"(?i)(?:the|this|that|its|their)\s", source.words):
        return _definite(full, discourse, sentence)
    return full


def _definite(source: Source, discourse: Discourse, sentence: Sentence) -> Source:
    """ "the ministry", "the spokesman", "the same official": whoever was last spoken of by such a word."""
    head = singular(head_noun(re.sub(r"^(?:same|latter)\s+", "", source.name)))
    plain = len(re.sub(r"^(?:same|latter)\s+", "", source.name).split()) == 1

    def fits(other: Source) -> bool:
        if head in GENERIC:
            return (
                plain
                and other.kind in ("organisation", "agency")
                and (head == "agency" or other.kind == "organisation")
            )
        words = f"{other.name} {other.role or ''}".lower()
        return plain and re.search(rf"\b{re.escape(head)}s?\b", words) is not None and other.name != source.name

    found = _nearest(discourse, sentence, fits, over=True)
    return replace_words(found, source.words) if found else source


def _reach(discourse: Discourse, spoken: Spoken, sentence: Sentence) -> bool:
    """Whether a speaker of that sentence may still speak in this one."""
    if discourse.document.spliced:
        return spoken.paragraph == sentence.paragraph
    return sentence.paragraph - spoken.paragraph <= 1


def _nearest(
    discourse: Discourse, sentence: Sentence, fits: Callable[[Source], bool], over: bool = False
) -> Source | None:
    for spoken in reversed(discourse.spoken):
        if not _reach(discourse, spoken, sentence):
            return None
        if spoken.background:
            return None
        for source in (spoken.source, *spoken.media):
            if fits(source) and source.kind != "unresolved":
                return source
        # One of the same sentence stands inside or beside; one of a sentence before that does not fit ends the search.
        if not over and not spoken.nested and discourse.document.sentences[spoken.sentence] is not sentence:
            return None
    return None


def _plural(source: Source) -> bool:
    head = head_noun(source.name)
    return (
        " and " in source.name
        or head in ("police", "people", "staff", "authorities", "taliban")
        or (head.endswith("s") and not head.endswith("ss"))
    )


def agrees(pronoun: str, source: Source) -> bool:
    """Number and animacy of a pronoun against a source."""
    word = pronoun.lower()
    if word in ("he", "she"):
        return source.kind in ("person", "office") or (source.kind == "unnamed" and not _plural(source))
    if word == "it":
        return source.kind in ("organisation", "agency", "outlet") and " and " not in source.name
    if word == "they":
        return (source.kind == "unnamed" and _plural(source)) or (
            source.kind in ("organisation", "person") and _plural(source) and source.kind != "person"
        )
    return False


def _pronoun(source: Source, discourse: Discourse, number: int) -> Source:
    sentence = discourse.document.sentences[number]
    word = source.name
    found = _nearest(discourse, sentence, lambda s: agrees(word, s))
    last = discourse.spoken[-1] if discourse.spoken else None
    if found is not None and last is not None:
        for other in discourse.document.sentences[last.sentence + 1 : number]:
            if _speaks_of_other(word, other, found, discourse.register):
                return source
        return replace_words(found, source.words)
    # Nobody has spoken: a person named in the sentence before, if it is the only one.
    if word.lower() in ("he", "she") and number > 0:
        before = discourse.document.sentences[number - 1]
        speaks = last is not None and last.sentence >= number - 1
        if before.paragraph == sentence.paragraph and not speaks:
            named = {p.name for p in discourse.register.persons.values() if p.name.split()[-1] in before.text}
            if len(named) == 1:
                return replace_words(
                    fullest(Source(name=named.pop(), kind="person", words=source.words), discourse.register),
                    source.words,
                )
    return source


def _speaks_of_other(word: str, sentence: Sentence, found: Source, register: Register) -> bool:
    """Whether a sentence between holds somebody else whom the pronoun could mean."""
    if word.lower() in ("he", "she"):
        return any(
            p.name != found.name and re.search(rf"\b{re.escape(p.name.split()[-1])}\b", sentence.text)
            for p in register.persons.values()
        )
    lead = LEADING_NAME.match(sentence.text)
    if lead is None or word.lower() != "it":
        return False
    other = describe(lead["who"])
    if other is None or other.kind not in ("organisation", "agency", "outlet"):
        return False
    plain = other.name.split()[-1].lower()
    return fullest(other, register).name != found.name and (
        other.name in register.acronyms or other.name.isupper() or plain in speaking().nouns["organisations"]
    )
