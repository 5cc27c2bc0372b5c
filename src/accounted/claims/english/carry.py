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
from accounted.claims.english.names import (
    PRONOUN,
    Register,
    describe,
    fullest,
    head_noun,
    human,
    replace_words,
    singular,
    teller,
    trade_and_name,
)
from accounted.claims.english.organisations import bodies_named, one_body
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
    bodies: list[str] = field(default_factory=list)
    """Well-known bodies that the sentences before ``searched`` name, in order, each once."""
    searched: int = 0


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


def resolve(source: Source, discourse: Discourse, number: int, at: int | None = None) -> Source:
    """The source as the report lets it be known; still ``unresolved`` where it does not. ``at``: its place in the sentence."""
    sentence = discourse.document.sentences[number]
    if PRONOUN.match(source.name):
        found = _pronoun(source, discourse, number)
        return found if found.kind != "unresolved" else _of_subject(source, discourse, number, at) or found
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
    if source.words[:1].isupper() and GENERIC_BODY.fullmatch(source.words):
        return _body_meant(source, discourse, number) or source
    lower = source.name[:1].islower()
    full = (
        source
        if (lower and discourse.document.spliced and source.kind != "office")
        else fullest(source, discourse.register)
    )
    if full.name != source.name or full.kind != source.kind or not lower:
        return full
    if re.match(r"(?i)(?:the|this|that|its|their)\s", source.words):
        return _definite(full, discourse, sentence, number)
    return full


GENERIC_BODY = re.compile(r"(?i)(?:aid )?(?:group|organi[sz]ation|charity|agency|monitor|watchdog|ngo|body)")
"""What a headline calls a body that it named before, without an article: "Agency says 37 hurt"."""


THE_BODY = re.compile(r"\b[Tt]he (?:aid )?(?:group|organi[sz]ation|charity|agency|watchdog)\b")
""" "Three of the charity's staff are dead, it said"."""


def _body_meant(source: Source, discourse: Discourse, number: int) -> Source | None:
    """ "the charity" where it has not spoken: the one well-known body that the report has named so far."""
    if discourse.document.spliced:
        return None
    sentences = discourse.document.sentences
    # Each sentence is searched once, however often a report says "the charity".
    for sentence in sentences[discourse.searched : number + 1]:
        discourse.bodies += sorted({name for _, name in bodies_named(sentence.text)} - set(discourse.bodies))
    discourse.searched = max(discourse.searched, number + 1)
    named = discourse.bodies
    named = [n for n in named if n.split()[0] not in ("UN", "U.N.", "United") and n not in ("EU", "NATO", "Nato")]
    if not named or any(not one_body(named[0], n) for n in named):
        return None
    return Source(name=discourse.register.acronyms.get(named[0], named[0]), kind="organisation", words=source.words)


QUOTED_WORDS = re.compile(r"[“”\"]")


def _subjects(sentence: Sentence, before: int | None = None) -> list[Source]:
    """Who stands as subject in a sentence (its clauses before an offset): those that may speak, the main clause's first."""
    if sentence.doc is None:
        return []
    out: list[tuple[bool, int, Source]] = []
    for token in sentence.doc:
        if (
            token.dep_ not in ("nsubj", "nsubjpass")
            or token.pos_ == "PRON"
            or token.idx >= (before or len(sentence.text))
        ):
            continue
        right = token.right_edge
        stop = right.idx + len(right)
        if before is not None and stop > before:
            continue
        if len(QUOTED_WORDS.findall(sentence.text, 0, token.idx)) % 2:
            continue  # told in a quotation, not of who says it
        words = sentence.text[token.left_edge.idx : stop]
        source = trade_and_name(words) or describe(words)
        if source is not None and source.kind != "unresolved":
            out.append((token.head.dep_ != "ROOT", token.i, source))
    return [source for *_, source in sorted(out, key=lambda x: x[:2])]


def _of_subject(source: Source, discourse: Discourse, number: int, at: int | None) -> Source | None:
    """ "Residents searched the rubble. They say …": whom the clauses before tell of, in this sentence or else the last one.

    Only where one of those subjects takes the pronoun, and only within the paragraph.
    """
    sentences = discourse.document.sentences
    sentence = sentences[number]
    if source.name.lower() not in ("he", "she", "it", "they"):
        return None
    if source.name.lower() == "it" and at and THE_BODY.search(sentence.text, 0, at):
        return _body_meant(source, discourse, number)
    near = _subjects(sentence, at) if at else []
    if not near and number and sentences[number - 1].paragraph == sentence.paragraph:
        if background(sentences[number - 1], discourse.document.report.published):
            return None
        near = _subjects(sentences[number - 1])
    fitting = [s for s in near if agrees(source.name, s) and not (s.kind == "organisation" and s.name[:1].islower())]
    whole = {s.name: s for s in fitting}
    if len(whole) != 1:
        return None
    return replace_words(fullest(fitting[0], discourse.register), source.words)


def one_who_acts(sentence: Sentence, register: Register) -> Source | None:
    """The one somebody whom a sentence tells of as acting ("The sexton shook his head"); None where that is open.

    Nobody to whom something is done, and no crowd.
    """
    if sentence.doc is None or len(QUOTED_WORDS.findall(sentence.text)) > 0:
        return None
    acting = [t for t in sentence.doc if t.dep_ == "nsubj" and t.pos_ != "PRON" and t.head.dep_ == "ROOT"]
    if len(acting) != 1:
        return None
    words = sentence.text[acting[0].left_edge.idx : acting[0].right_edge.idx + len(acting[0].right_edge)]
    source = trade_and_name(words) or teller(words)
    if (
        source is None
        or source.kind not in ("person", "office", "unnamed")
        or _plural(source)
        or re.search(r"\d", words)
    ):
        return None
    return fullest(source, register)


def _definite(source: Source, discourse: Discourse, sentence: Sentence, number: int) -> Source:
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
    if found is None and head in GENERIC and plain:
        before = discourse.document.sentences[number - 1] if number else None
        if before is not None and before.paragraph == sentence.paragraph:
            bodies = [s for s in _subjects(before) if s.kind == "organisation" and s.name[:1].isupper()]
            found = fullest(bodies[0], discourse.register) if len(bodies) == 1 else None
        found = found or _body_meant(source, discourse, number)
    return replace_words(found, source.words) if found else source


def _reach(discourse: Discourse, spoken: Spoken, sentence: Sentence) -> bool:
    """Whether a speaker of that sentence may still speak in this one."""
    if discourse.document.spliced:
        return spoken.paragraph == sentence.paragraph
    return sentence.paragraph - spoken.paragraph <= 1


def _nearest(
    discourse: Discourse, sentence: Sentence, fits: Callable[[Source], bool], over: bool = False
) -> Source | None:
    inner: tuple[int, Source] | None = None
    for spoken in reversed(discourse.spoken):
        if inner is not None and spoken.sentence != inner[0]:
            return inner[1]
        if not _reach(discourse, spoken, sentence) or spoken.background:
            break
        for source in (spoken.source, *spoken.media):
            if fits(source) and source.kind != "unresolved":
                if not spoken.nested:
                    return source
                # Who is quoted inside another's speech goes on only where the other cannot be meant.
                inner = inner or (spoken.sentence, source)
        # One of the same sentence stands inside or beside; one of a sentence before that does not fit ends the search.
        if not over and not spoken.nested and discourse.document.sentences[spoken.sentence] is not sentence:
            break
    return inner[1] if inner is not None else None


def _plural(source: Source) -> bool:
    head = head_noun(source.name)
    if re.match(r"(?i)one of\b", source.words or source.name):
        return False
    return (
        " and " in source.name
        or head in ("police", "people", "staff", "authorities", "taliban")
        or head in ("men", "women", "children", "clergymen", "policemen", "gunmen", "fishermen", "firemen", "herdsmen")
        or (head.endswith("s") and not head.endswith("ss"))
    )


WOMAN = re.compile(
    r"(?i)\b(?:\w*woman|mrs|ms|mother|sister|daughter|widow|wife|girl|grandmother|aunt|nun|queen|princess|actress)\b"
)
MAN = re.compile(
    r"(?i)\b(?:(?:spokes|business|fire|fisher|tribes|police|service|states|clergy|noble|work)man|man|mr|father|brother|son|"
    r"widower|husband|boy|grandfather|uncle|imam|sheikh|sheik|bishop|archbishop|king|prince|monsignor|cardinal|ayatollah|mullah)\b"
)


def _sex(source: Source) -> str | None:
    """ "she" or "he" where the words for a source tell it."""
    words = f"{'' if source.kind == 'person' else source.name} {source.role or ''} {source.words.split(' ')[0]}"
    words = re.sub(r"(?i)\b(?:of|for|to)\s.*", "", words)
    if WOMAN.search(words):
        return None if MAN.search(WOMAN.sub("", words)) else "she"
    return "he" if MAN.search(words) else None


def agrees(pronoun: str, source: Source) -> bool:
    """Number and animacy of a pronoun against a source."""
    word = pronoun.lower()
    if word in ("he", "she"):
        if _sex(source) not in (None, word):
            return False
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
        between = discourse.document.sentences[last.sentence + 1 : number]
        if not any(_speaks_of_other(word, other, found, discourse.register) for other in between):
            return replace_words(found, source.words)
        if word.lower() == "it" or any(s.paragraph == sentence.paragraph for s in _spoken_of(found, discourse)):
            return source
    if word.lower() in ("he", "she"):
        return _by_one_name(source, discourse, number) or _spoken_about(source, discourse, number) or source
    if word.lower() == "it" and last is not None and last.paragraph == sentence.paragraph and not last.background:
        # "Al-Noor said … It claimed …": a bare name that takes "it" is no person.
        other = last.source
        if (
            other.kind == "unresolved"
            and re.match(r"(?:[a-z]{2}-)?[A-Z]", other.name)
            and not PRONOUN.match(other.name)
        ):
            between = discourse.document.sentences[last.sentence + 1 : number]
            if not any(_speaks_of_other(word, s, other, discourse.register) for s in between):
                return Source(name=other.name, kind="organisation", words=source.words)
    return source


def _by_one_name(source: Source, discourse: Discourse, number: int) -> Source | None:
    """ "Amina, who sells millet, told how … She had counted": the last speaker, whom the report knows by one name."""
    last = discourse.spoken[-1] if discourse.spoken else None
    sentence = discourse.document.sentences[number]
    if last is None or last.background or last.sentence == number or not _reach(discourse, last, sentence):
        return None
    name = last.source.name
    if (
        last.source.kind != "unresolved"
        or not re.fullmatch(r"(?:[a-z]{2}-)?[A-Z][\w’'-]+", name)
        or PRONOUN.match(name)
    ):
        return None
    between = discourse.document.sentences[last.sentence + 1 : number]
    if any(_named_in(s.text, {p.name for p in discourse.register.persons.values()}) for s in between):
        return None
    return Source(name=name, kind="person", words=source.words)


def _spoken_of(source: Source, discourse: Discourse) -> list[Spoken]:
    return [s for s in discourse.spoken if s.source.name == source.name]


def _spoken_about(source: Source, discourse: Discourse, number: int) -> Source | None:
    """ "he" where nobody who could be meant has spoken: the only person named before, in this paragraph or so far."""
    sentences = discourse.document.sentences
    sentence = sentences[number]
    register = discourse.register
    last = discourse.spoken[-1] if discourse.spoken else None
    here = [s for s in sentences[:number] if s.paragraph == sentence.paragraph]
    if here and last is not None and last.paragraph == sentence.paragraph:
        # Somebody speaks in the paragraph who does not take the pronoun: one step back and no more.
        here = here[-1:] if last.sentence < number - 1 else []
    known = {p.name for p in register.persons.values()}
    named = _named_in(" ".join(s.text for s in here), known)
    if (
        not named
        and here == [s for s in sentences[:number] if s.paragraph == sentence.paragraph]
        and not discourse.document.spliced
    ):
        # The report's only person so far, spoken of in the paragraph before.
        start = discourse.document.report.headline_end
        near = " ".join(s.text for s in sentences[:number] if sentence.paragraph - s.paragraph <= 1)
        if last is not None or not re.search(r"[A-Z]\w+ (?:\w+-)?[A-Z]", near):
            return None
        so_far = " ".join(s.text for s in sentences[:number] if s.start >= start)
        runs = {
            r for r in register.runs if r in so_far and human(r, so_far) and not any(r in k or k in r for k in known)
        }
        everyone = _named_in(so_far, known | runs)
        named = everyone if len(everyone) == 1 and _named_in(near, everyone) else set()
    if len(named) != 1:
        return None
    found = fullest(Source(name=named.pop(), kind="person", words=source.words), register)
    return replace_words(found, source.words) if agrees(source.name, found) else None


def _named_in(words: str, names: set[str]) -> set[str]:
    return {n for n in names if re.search(rf"\b{re.escape(n.split()[-1])}\b", words)}


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
