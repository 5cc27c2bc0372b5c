"""Transcripts and question-and-answer texts: which stretch is whose turn, by the label that opens its line.

"COL. DILLON: …" is speech of the person of that name, "A: …" of the one whom the text introduces as interviewed, and
"Q: …" or "REPORTER: …" is the outlet asking: nothing that a question puts is stated by it. A line with a label that is
no speaker ("NOTE: …", "KABUL: …") opens no turn. A report with fewer than two turns is no transcript.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from accounted.claims.english.document import Document
from accounted.claims.english.monitored import heard
from accounted.claims.english.names import (
    ROLE_WORD,
    Register,
    as_source,
    describe,
    fullest,
    human,
    is_media,
    org_word,
    replace_words,
    surname_of,
)
from accounted.claims.english.speaking import speaking
from accounted.model import Source


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn. ``label`` and ``start``-``end`` (what is said) are offsets in the report's text.

    ``speaker`` None: a question, put by the outlet. ``denied`` (for a question): the span that the next turn calls
    false, None where it calls nothing so.
    """

    label: tuple[int, int]
    start: int
    end: int
    speaker: Source | None
    denied: tuple[int, int] | None = None
    asks: bool = False
    """The speaker is one of those who put questions: what stands in a question is not stated."""


LABEL = re.compile(
    r"^[ \t>*•–—-]{0,4}(?P<who>(?:[A-Z][\w’'.\-]*|the|The)(?:[ \t]+(?:\([^()\n]{2,30}\)|[\w’'.\-]+|#\d+)){0,5}?)"
    r"(?:[ \t]*\([^()\n]{2,40}\))?[ \t]*(?::|(?<=^[QA])\.)[ \t]+(?=\S)",
    re.M,
)
QUESTION = re.compile(
    r"(?i)^(?:q|qn|question|(?:the |first |second |third |another |unidentified |local |foreign )*"
    r"(?:reporter|journalist|correspondent|interviewer|questioner|moderator|host|presenter|anchor|newsreader|press)s?)"
    r"(?:\s*#?\s*\d+)?\.?$"
)
ANSWER = re.compile(r"(?i)^(?:a|ans|answer|reply|response|interviewee)(?:\s*#?\s*\d+)?\.?$")
FALSE = re.compile(
    r"(?i)^\W*(?:(?:no|well|look|absolutely not|not at all)[,.;!:\s—–-]+)*"
    r"(?:(?:that|this|it|the (?:report|story|claim|figure|rumou?r))(?: is|[’']s| was| would be)\s+"
    r"(?:\w+ly\s+|all\s+|just\s+|a\s+|an\s+|pure\s+|simply\s+)*"
    r"(?:false|untrue|wrong|incorrect|inaccurate|fabricat\w+|nonsense|lies?|invention|invented|baseless|unfounded|"
    r"not (?:true|correct|accurate|the case|so|right)|propaganda|fiction|rumou?r|made up|disinformation|rubbish)\b"
    r"|(?:that|this|it) (?:isn[’']t|wasn[’']t) (?:true|correct|accurate|the case|so|right)\b"
    r"|(?:that|this|it) did(?: not|n[’']t) happen\b"
    r"|(?:false|not true|untrue|wrong|nonsense|lies|rubbish)\s*[.!,]"
    r"|(?:we|i) (?:\w+ly )?(?:deny|reject|dismiss|refute) (?:that|this|it)\b"
    r"|there is (?:no|not an ounce of|not a grain of) (?:truth|basis|foundation)\b)"
)
FIRST = re.compile(r"\b(?:I|we|We|our|Our|us|my|My|me|ours)\b(?!\.)")
ENDING = re.compile(
    r"(?i)^\W*(?:this (?:transcript|interview|conversation|text)|the (?:interview|transcript|conversation) (?:was|has been)|"
    r"reporting by|edited|editing by|interview(?:ed)? by|translated|translation|end of|ends?\b|transcript)"
)
INTERVIEWED = re.compile(
    r"(?i)\b(?:interview(?:ed)?(?: with)?|spoke (?:to|with)|speaks? (?:to|with)|talk(?:s|ed) (?:to|with)|"
    r"answer(?:s|ed)|took questions from|takes questions|account|told|asked)\b"
)


def turns(document: Document, register: Register) -> list[Turn]:
    """The turns of a transcript in order; empty where the report is none."""
    text = document.report.text
    monitored = heard(document, register)
    if monitored:
        told = [Turn(h.label, h.start, h.end, h.speaker, asks=h.asks) for h in monitored]
        return [_denied(text, t, told[n + 1] if n + 1 < len(told) else None) for n, t in enumerate(told)]
    if document.spliced or (text.count(":") < 2 and "[" not in text and not re.search(r"(?m)^A\. ", text)):
        return []
    body = document.report.headline_end
    asides = [(a.start, a.end) for a in document.report.asides]
    found = [
        m
        for m in LABEL.finditer(text)
        if m.start("who") >= body and not any(a <= m.start("who") < b for a, b in asides)
    ]
    if len(found) < 2:
        return []
    labels = [m["who"].strip() for m in found]
    times = {w: labels.count(w) for w in labels}
    asks = any(_question(w, document) for w in labels)
    settled: list[tuple[re.Match[str], Source | None]] = []
    first = found[0].start()
    for m, who in zip(found, labels, strict=True):
        if _question(who, document):
            settled.append((m, None))
            continue
        source = _labelled(who, register, document, first, asks, times[who])
        if source is not None:
            settled.append((m, source))
    named = {s.name for _, s in settled if s is not None}
    if len(settled) < 2 or not named or (not asks and not (len(named) > 1 and len(settled) > len(named))):
        return []
    out: list[Turn] = []
    ends = [m.start() for m, _ in settled[1:]] + [len(text)]
    mixed = any(_narrative(document, m, source, end) for (m, source), end in zip(settled, ends, strict=True))
    for (m, source), end in zip(settled, ends, strict=True):
        last = m is settled[-1][0]
        stop = _stop(text, m.end(), end, loose=not (mixed or last or source is None), speaker=source)
        out.append(Turn((m.start("who"), m.end("who")), m.end(), stop, source))
    return [_denied(text, t, out[n + 1] if n + 1 < len(out) else None) for n, t in enumerate(out)]


def _question(who: str, document: Document) -> bool:
    if QUESTION.match(who):
        return True
    outlet = document.report.outlet
    plain = who.strip(". ").lower()
    if outlet and len(plain) > 1:
        letters = "".join(w[0] for w in re.findall(r"[A-Za-z]+", outlet)).lower()
        if plain in (outlet.lower(), letters) or plain == re.sub(r"(?i)^the ", "", outlet).lower().split()[0]:
            return True
    author = document.report.author
    if author and len(plain) > 2 and plain in (author.lower(), author.lower().split()[-1]):
        return True
    return is_media(who.title() if who.isupper() and " " in who else who) is not None


def _labelled(who: str, register: Register, document: Document, first: int, asks: bool, times: int) -> Source | None:
    """Whom a label names; None where it names nobody who could take a turn."""
    if ANSWER.match(who):
        return _interviewee(document, register, first, who)
    plain = re.sub(r"\s*\([^)]*\)", "", who).strip()
    worded = _cased(plain) if plain.isupper() else plain
    name = re.sub(r"^.*\s", "", worded)
    if name[:1].isupper() or not worded.islower():
        person = surname_of(name, register)
        if person is not None:
            return as_source(person, who)
    role = ROLE_WORD.search(plain)
    known = speaking().nouns
    if role:
        office = describe("the " + re.sub(r"^[Tt]he\s+", "", worded.lower() if plain.isupper() else worded))
        if office is None:
            return None
        return replace_words(fullest(office, register), who)
    if worded.split()[-1].lower() in known["organisations"] or worded in known["governments"]:
        party = describe("the " + re.sub(r"^[Tt]he\s+", "", worded.lower() if plain.isupper() else worded))
        return replace_words(fullest(party, register), who) if party is not None else None
    titled = describe(worded)
    if titled is not None and titled.kind == "person" and (asks or times > 1):
        return replace_words(titled, who)
    # A bare name beside questions, time and again: somebody answers whom the text does not introduce.
    if asks and times > 1 and re.fullmatch(r"[A-Z][\w’'\-]+(?: [A-Z][\w’'\-]+){0,2}", worded):
        return Source(name=worded, kind="unresolved", words=who)
    return None


def _cased(plain: str) -> str:
    """ "COL. DILLON" → "Col. Dillon"; "AL-OBAIDI" → "Al-Obaidi"."""
    return re.sub(r"[A-Z]+(?:['’][A-Z]+)?", lambda m: m[0].capitalize(), plain)


def _interviewee(document: Document, register: Register, first: int, who: str) -> Source:
    """The only person whom the text names before the first turn; unresolved where that is none or more than one."""
    text = document.report.text[:first]
    author = (document.report.author or "").lower()
    names = {p.name: p.at for p in register.persons.values() if p.at < first}
    if not names:
        names = {
            run: at
            for run, at in register.runs.items()
            if at < first and len(run.split()) <= 4 and not org_word(run) and human(run, text)
        }
    names = {
        n: at
        for n, at in names.items()
        if n.lower() not in author
        and not re.search(rf"(?:\b[Bb]y|\b[Ii]nterviewer:?|\breporter|\bcorrespondent)\s+{re.escape(n)}", text)
    }
    if len(names) > 1:
        near = {
            n: at
            for n, at in names.items()
            if any(
                n.split()[-1] in s.text and INTERVIEWED.search(s.text) and s.text.find(n.split()[-1]) < 90
                for s in document.sentences
                if s.start < first
            )
        }
        names = near if len(near) == 1 else names
    if len(names) == 1:
        name = next(iter(names))
        return replace_words(fullest(Source(name=name, kind="person", words=who), register), who)
    if not names:
        posts = {
            o.name: o
            for found in re.finditer(r"\b[Tt]he (?:[\w’'-]+ ){0,3}?[a-z]+(?: (?:of|for) [A-Z][\w’'-]+)?", text)
            if ROLE_WORD.search(found[0]) and (o := describe(found[0])) is not None and o.kind == "office"
        }
        if len(posts) == 1:
            return replace_words(next(iter(posts.values())), who)
    return Source(name="interviewee", kind="unresolved", words=who)


def _paragraphs(text: str, start: int, end: int) -> list[tuple[int, int]]:
    out = []
    at = start
    for gap in re.finditer(r"\n[ \t\r]*\n\s*", text[start:end]):
        out.append((at, start + gap.start()))
        at = start + gap.end()
    out.append((at, end))
    return [(a, b) for a, b in out if text[a:b].strip()]


def _told(words: str, speaker: Source | None) -> bool:
    """Whether a paragraph speaks of the speaker from outside."""
    if speaker is None:
        return False
    last = re.sub(r"^(?:al|el)-", "", speaker.name.split()[-1], flags=re.I)
    return re.search(rf"\b{re.escape(last)}\b|\b[Aa]sked (?:whether|if|about|how|why|what)\b", words) is not None


def _narrative(document: Document, m: re.Match[str], source: Source | None, end: int) -> bool:
    """Whether the outlet takes over between this turn and the next."""
    rest = _paragraphs(document.report.text, m.end(), end)[1:]
    return any(_told(document.report.text[a:b], source) for a, b in rest)


def _stop(text: str, start: int, end: int, loose: bool, speaker: Source | None) -> int:
    """Where a turn ends: with its paragraph, or with the last that goes on in the first person."""
    pieces = _paragraphs(text, start, end)
    if not pieces:
        return start
    stop = pieces[0][1]
    for left, right in pieces[1:]:
        words = text[left:right]
        outside = re.sub(r"[“\"][^”\"]*[”\"]", "", words)
        if ENDING.match(words) or _told(words, speaker) or speaker is None:
            break
        if not loose and not FIRST.search(outside):
            break
        stop = right
    return stop


def _denied(text: str, turn: Turn, after: Turn | None) -> Turn:
    """A question whose last statement the next turn calls false."""
    if (
        (turn.speaker is not None and not turn.asks)
        or after is None
        or after.speaker is None
        or not FALSE.match(text[after.start : after.end])
    ):
        return turn
    said = text[turn.start : turn.end]
    starts = [turn.start, *(turn.start + m.end() for m in re.finditer(r"(?<![A-Z])[.?!][”\"]?\s+", said))]
    pieces = [(a, b) for a, b in zip(starts, [*starts[1:], turn.end], strict=True) if text[a:b].strip()]
    stated = [p for p in pieces if not text[p[0] : p[1]].rstrip().endswith("?")]
    last = (stated or pieces)[-1]
    return replace(turn, denied=last)
