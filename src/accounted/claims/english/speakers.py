"""What stands behind each stretch of a report: who said it, through whom, and at what arm's length.

``attribute`` reads every sentence's speech once; :meth:`Attributions.at` then answers for any span.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from accounted.claims.english.carry import Discourse, Spoken, background, resolve
from accounted.claims.english.credits import Credits, credits_of
from accounted.claims.english.document import Document, Sentence
from accounted.claims.english.frames import Frame, frames
from accounted.claims.english.frames.owned import OWNED
from accounted.claims.english.going_on import leans
from accounted.claims.english.identify import Voice, identify, renamed
from accounted.claims.english.names import PRONOUN, Register, add, describe, introduce
from accounted.claims.english.posts import posts
from accounted.claims.english.statements import statement
from accounted.claims.english.transcripts import Turn, turns
from accounted.model import Problem, Quote, Report, Source, Stance

__all__ = ["Attributions", "Said", "attribute"]


@dataclass(frozen=True, slots=True)
class Said:
    """What stands behind a stretch of text.

    ``chain``: nearest to the event first, without the outlet. Empty: the report's own voice, unless ``stance`` tells
    that it passes on what nobody is named for ("reportedly").
    """

    chain: tuple[Source, ...] = ()
    stance: Stance = "asserted"
    problems: tuple[Problem, ...] = ()


@dataclass(slots=True)
class Speech:
    """One speech: the stretches of the report that it covers (offsets in ``report.text``) and who speaks."""

    spans: list[tuple[int, int]]
    chain: tuple[Source, ...]
    stance: Stance
    problems: tuple[Problem, ...]
    anchor: tuple[int, int]
    sentence: int
    quoted: bool = False
    voice: bool = False
    """The voice of a whole stretch (a turn, a statement): its stance counts only where nobody else speaks in it."""
    denied: tuple[int, int] | None = None
    """What the turn after this one calls false."""
    owned: bool = False
    """A figure that is somebody's, who does not speak here."""

    @property
    def size(self) -> int:
        return sum(b - a for a, b in self.spans)

    def overlap(self, start: int, end: int) -> int:
        return sum(max(0, min(b, end) - max(a, start)) for a, b in self.spans)

    def covers(self, start: int, end: int) -> bool:
        own = max(0, min(self.anchor[1], end) - max(self.anchor[0], start))
        return 2 * self.overlap(start, end) >= max(1, end - start - own)


DISTANT: frozenset[Stance] = frozenset({"denied", "doubted", "claimed", "retracted"})


@dataclass(slots=True)
class Attributions:
    """Every speech of a report. ``credits``: whose text each stretch is by dateline, byline or closing credit."""

    speeches: list[Speech] = field(default_factory=list)
    credits: Credits = field(default_factory=Credits)

    def at(self, start: int, end: int, known: bool = False) -> Said:
        """What stands behind ``report.text[start:end]``: the innermost speech first, then those that it stands in.

        A speech counts where it covers at least half of the span, its own speaker and verb left out. ``known``: the span
        names something as known ("denied any part in the murder of X"), so that a denial or accusation does not touch it.
        The agency that the stretch is credited to is the last link of every chain that does not hold it already, the
        report's own voice included.
        """
        covering = [s for s in self.speeches if s.covers(start, end)]
        if known:
            covering = [s for s in covering if s.voice or s.denied or s.stance not in DISTANT]
        covering.sort(key=lambda s: (s.size, -s.anchor[0]))
        chain: list[Source] = []
        stance: Stance = "asserted"
        problems: list[Problem] = []
        for speech in covering:
            for source in speech.chain:
                if not any(s.name == source.name for s in chain):
                    chain.append(source)
            if speech.denied is not None and speech.denied[0] <= start and end <= speech.denied[1]:
                stance = "denied"
            elif stance == "asserted" and not (speech.voice and chain):
                stance = speech.stance
            problems.extend(p for p in speech.problems if p not in problems)
        chain += [wire for wire in self.credits.at(start, end) if not any(s.name == wire.name for s in chain)]
        return Said(tuple(chain), stance, tuple(problems))


def attribute(document: Document) -> Attributions:
    """Every speech of the report, speakers resolved within it. Same document, same answer."""
    report = document.report
    register = introduce([(s.start, s.text) for s in document.sentences])
    discourse = Discourse(document, register)
    out = Attributions(credits=credits_of(document))
    identity = report.id
    taken = turns(document, register) or posts(document, register)
    labels = [t.label for t in taken]
    for number, sentence in enumerate(document.sentences):
        found = frames(sentence.text, sentence.doc)
        if labels and any(a <= sentence.start <= b or b <= sentence.start <= b + 3 for a, b in labels):
            found = [f for f in found if f.verb != "label"]
        if found:
            _take(found, number, sentence, discourse, out, identity)
    issued = statement(document, register) if not taken else None
    voices = [(t.start, t.end) for t in taken] + ([(issued.start, issued.end)] if issued else [])
    _quotations(document, discourse, out, identity, voices)
    out.speeches += [speech for t in taken for speech in _turn(t, document, identity)]
    if issued is not None:
        at = next((n for n, s in enumerate(document.sentences) if s.end > issued.start), 0)
        out.speeches.append(
            Speech([(issued.start, issued.end)], (issued.issuer,), "asserted", (), issued.anchor, at, voice=True)
        )
    if not document.spliced:
        _continue(document, out)
        _name_unnamed(document, register, out)
    return out


def _continue(document: Document, out: Attributions) -> None:
    """ "Six died, the mayor said. Ten more were hurt.": the next sentence of the paragraph, where nobody else speaks."""
    told = {s.sentence for s in out.speeches if not s.voice and (s.chain or s.quoted)}
    for number in range(1, len(document.sentences)):
        sentence, before = document.sentences[number], document.sentences[number - 1]
        if number in told or sentence.paragraph != before.paragraph or before.headline or sentence.headline:
            continue
        if not leans(sentence, before) or background(before, document.report.published):
            continue
        spans = [
            s
            for s in out.speeches
            if s.sentence == number - 1
            and s.chain
            and not s.voice
            and 2 * s.overlap(before.start, before.end) >= before.end - before.start - (s.anchor[1] - s.anchor[0])
        ]
        if not spans or "?" in before.text[-3:]:
            continue
        # The outermost of the sentence: what stands inside another's speech is not the narrator's last word.
        outer = max(spans, key=lambda s: s.size)
        if outer.stance in ("denied", "doubted", "could_not_confirm", "hypothetical"):
            continue
        chain = outer.chain
        nested = [s for s in spans if s is not outer and s.covers(outer.anchor[0], outer.anchor[0])]
        if nested:
            continue
        out.speeches.append(
            Speech(
                [(sentence.start, sentence.end)],
                chain,
                outer.stance,
                outer.problems,
                (sentence.start, sentence.start),
                number,
            )
        )


def _name_unnamed(document: Document, register: Register, out: Attributions) -> None:
    """Put the name in place of "a police officer" where the report itself gives it later."""
    voices = [
        Voice(s.chain[0], s.sentence, document.sentences[s.sentence].paragraph, s.anchor[0])
        for s in sorted(out.speeches, key=lambda s: s.anchor)
        if s.chain and document.sentences
    ]
    known = identify(voices, register, document.report.text)
    if known:
        for speech in out.speeches:
            speech.chain = renamed(speech.chain, known)


def _turn(turn: Turn, document: Document, identity: str) -> list[Speech]:
    """A turn as speech: its speaker's, or the outlet's question, which states nothing."""
    at = next((n for n, s in enumerate(document.sentences) if s.end > turn.start), 0)
    chain = (turn.speaker,) if turn.speaker is not None else ()
    problems: tuple[Problem, ...] = ()
    if turn.speaker is not None and turn.speaker.kind == "unresolved":
        problems = (_unresolved_at(document.report, identity, *turn.label),)
    whole = Speech(
        [(turn.start, turn.end)],
        chain,
        "asserted" if chain else "claimed",
        problems,
        turn.label,
        at,
        voice=True,
        denied=turn.denied,
    )
    if not turn.asks:
        return [whole]
    asked = [
        (max(s.start, turn.start), s.end)
        for s in document.sentences[at:]
        if s.start < turn.end and s.text.rstrip(' ”"').endswith("?")
    ]
    return [whole, *(Speech([span], (), "claimed", (), turn.label, at) for span in asked)]


FOR_ITS_PART = re.compile(
    r"(?i),?\s+(?:(?:for|from|on) (?:its|his|her|their) (?:own )?(?:part|side)|in (?:his|her|its|their )?turn)\s*$"
)
OF_SOME = re.compile(r"(?:Of|Among|of|among)\s")
""" "Of the nine people declared missing …" tells whom a number is taken from and nobody who declares."""


def _take(
    found: list[Frame], number: int, sentence: Sentence, discourse: Discourse, out: Attributions, identity: str
) -> None:
    past = background(sentence, discourse.document.report.published)
    said_here: list[Speech] = []
    for frame in found:
        chain: tuple[Source, ...] = ()
        problems: tuple[Problem, ...] = ()
        nested = any(
            s.overlap(sentence.start + frame.anchor[0], sentence.start + frame.anchor[1]) > 0 for s in said_here
        )
        if frame.same and said_here:
            chain, problems = said_here[-1].chain, said_here[-1].problems
        elif frame.speaker is not None:
            words = FOR_ITS_PART.sub("", sentence.text[frame.speaker[0] : frame.speaker[1]])
            source = describe(words)
            if source is None or OF_SOME.match(words):
                continue
            if PRONOUN.match(source.name) and source.name.lower() in ("who", "which", "that", "i", "we", "both"):
                continue
            if source.kind == "person":
                # What the sentence of speech tells of a person, later ones leave out.
                add(discourse.register, source, sentence.start + frame.speaker[0])
            source = resolve(source, discourse, number, frame.speaker[0])
            media = tuple(m for m in (_medium(w, discourse, number) for w in frame.through) if m is not None)
            chain = (source, *(m for m in media if m.name != source.name))
            if source.kind == "unresolved":
                problems = (_unresolved(discourse.document.report, identity, sentence, frame.speaker),)
            if frame.verb != OWNED and not re.search(r"\b[Aa]s\s+(?:the\s+)?$", sentence.text[: frame.speaker[0]]):
                discourse.spoken.append(Spoken(source, media, number, sentence.paragraph, nested, past))
        elif frame.same:
            continue
        speech = Speech(
            [(sentence.start + a, sentence.start + b) for a, b in frame.content],
            chain,
            frame.stance,
            problems,
            (sentence.start + frame.anchor[0], sentence.start + frame.anchor[1]),
            number,
        )
        out.speeches.append(speech)
        speech.owned = frame.verb == OWNED
        if frame.verb not in ("hedge", OWNED):
            said_here.append(speech)


def _medium(words: str, discourse: Discourse, number: int) -> Source | None:
    source = describe(words)
    return resolve(source, discourse, number) if source is not None else None


def _unresolved(report: Report, identity: str, sentence: Sentence, span: tuple[int, int]) -> Problem:
    return _unresolved_at(report, identity, sentence.start + span[0], sentence.start + span[1])


def _unresolved_at(report: Report, identity: str, start: int, end: int) -> Problem:
    words = report.text[start:end]
    plain = " ".join(words.split())
    return Problem(
        stage="claims",
        code="speaker_unresolved",
        seen=f"“{plain}” speaks, and the report does not let it be known who that is",
        expected="a speaker whom the report names or describes",
        settle=f"find the statement in another report that names its speaker, and say who “{plain}” is",
        report=identity,
        quote=Quote(report=identity, start=start, end=end, text=words),
    )


# --------------------------------------------------------------------------- quotations


QUOTE_MARK = re.compile(r"[“”\"]")
REOPENS = re.compile(r"[.!?]\s*\n\s*$")
SHORTEST = 25
"""Characters: a shorter quotation is a word held at arm's length, not a statement of its own."""


def _paragraph_spans(document: Document) -> list[tuple[int, int]]:
    spans: dict[int, tuple[int, int]] = {}
    for sentence in document.sentences:
        old = spans.get(sentence.paragraph)
        spans[sentence.paragraph] = (old[0] if old else sentence.start, sentence.end)
    return [spans[k] for k in sorted(spans)]


def _quote_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """What stands in double quotation marks; one left open ends with its paragraph."""
    out: list[tuple[int, int]] = []
    opened: int | None = None
    for mark in QUOTE_MARK.finditer(text, start, end):
        if opened is not None and mark[0] == '"' and REOPENS.search(text, max(start, mark.start() - 8), mark.start()):
            # The next paragraph of one speech opens anew; none closed before.
            out.append((opened, mark.start()))
            opened = mark.start()
            continue
        closing = mark[0] == "”" or (mark[0] == '"' and opened is not None)
        if opened is not None and closing:
            out.append((opened, mark.end()))
            opened = None
        elif opened is None and not closing:
            opened = mark.start()
    if opened is not None:
        out.append((opened, end))
    return out


def _quotations(
    document: Document, discourse: Discourse, out: Attributions, identity: str, voices: list[tuple[int, int]]
) -> None:
    """Stretch speeches over the quotations that they open or close; give a quotation of its own to whom it belongs."""
    text = document.report.text
    heads = {s.start: n for n, s in enumerate(document.sentences)}
    verbal = [s for s in out.speeches if s.chain and not s.owned]
    opened: Speech | None = None
    for left, right in _paragraph_spans(document):
        going_on, opened = opened, None
        for start, end in _quote_spans(text, left, right):
            left_open = end == right and text[end - 1] not in '”"'
            if going_on is not None and start - left <= 1 and not any(a <= start < b for a, b in voices):
                # The paragraph before ended inside a quotation that this one goes on with.
                going_on.spans.append((start, end))
                opened = going_on if left_open else None
                continue
            if end - start < SHORTEST:
                continue
            # A statement set in quotation marks is its issuer's already.
            if any(a == start for a, _ in voices):
                continue
            # A speech told inside the quotation stays inside it.
            near = [s for s in verbal if not start <= s.anchor[0] < end and left <= s.anchor[0] < right]
            touching = [
                s
                for s in near
                if s.overlap(start, end) > 0 or 0 <= s.anchor[0] - end <= 3 or 0 <= start - s.anchor[1] <= 3
            ]
            if touching:
                closest = min(
                    touching,
                    key=lambda s: (
                        -s.overlap(start, end),
                        min(abs(s.anchor[0] - end), abs(start - s.anchor[1])),
                        s.anchor[0],
                    ),
                )
                if closest.overlap(start, end) < end - start:
                    closest.spans.append((start, end))
                opened = closest if left_open else None
                continue
            # What stands in a turn or a statement has a speaker already.
            if any(a <= start < b for a, b in voices):
                continue
            if start in heads or any(h == start + 1 for h in heads):
                _own(document, out, verbal, start, end, identity, left)
                opened = out.speeches[-1] if left_open else None


def _own(
    document: Document, out: Attributions, verbal: list[Speech], start: int, end: int, identity: str, paragraph: int
) -> None:
    """A whole quotation with no speaker in its sentence: whoever spoke just before, in this paragraph or the last."""
    here = next((n for n, s in enumerate(document.sentences) if s.start <= start + 1 < s.end), None)
    if here is None:
        return
    number = document.sentences[here].paragraph
    before = [s for s in verbal if s.anchor[0] < start]
    last = max(before, key=lambda s: s.anchor[0], default=None)
    if last is not None:
        there = document.sentences[last.sentence].paragraph
        silent = here - last.sentence - 1
        allowed = there == number or (number - there == 1 and not document.spliced and silent <= 0)
        if allowed and not background(document.sentences[last.sentence], document.report.published):
            same = [s for s in before if s.sentence == last.sentence]
            outer = max(same, key=lambda s: s.size)
            out.speeches.append(
                Speech([(start, end)], outer.chain, "asserted", outer.problems, (start, start), here, True)
            )
            return
    sentence = document.sentences[here]
    cut = min(end, sentence.end)
    span = (max(0, start - sentence.start), cut - sentence.start)
    problem = _unresolved(document.report, identity, sentence, span)
    nobody = Source(name="speaker not given", kind="unresolved", words="")
    out.speeches.append(Speech([(start, end)], (nobody,), "asserted", (problem,), (start, start), here, True))
