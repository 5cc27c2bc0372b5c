"""What stands behind each stretch of a report: who said it, through whom, and at what arm's length.

``attribute`` reads every sentence's speech once; :meth:`Attributions.at` then answers for any span.
"""

from __future__ import annotations

import re

from accounted.claims.english.carry import Discourse, Spoken, background, resolve
from accounted.claims.english.credits import credits_of
from accounted.claims.english.document import Document, Sentence
from accounted.claims.english.frames import Frame, frames
from accounted.claims.english.frames.owned import OWNED
from accounted.claims.english.frames.verbs import SAYERS
from accounted.claims.english.going_on import counts_on, leans
from accounted.claims.english.identify import Voice, identify, renamed, spoken_for
from accounted.claims.english.names import PRONOUN, Register, add, describe, introduce, replace_words, teller
from accounted.claims.english.pointing import pointed_back
from accounted.claims.english.posts import posts
from accounted.claims.english.quotations import quotations
from accounted.claims.english.speech import Attributions, Said, Speech, unresolved_at
from accounted.claims.english.statements import statement
from accounted.claims.english.transcripts import Turn, turns
from accounted.model import Problem, Source

__all__ = ["Attributions", "Said", "attribute"]


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
    quotations(document, discourse, out, identity, voices)
    out.speeches += [speech for t in taken for speech in _turn(t, document, identity)]
    if issued is not None:
        at = next((n for n, s in enumerate(document.sentences) if s.end > issued.start), 0)
        out.speeches.append(
            Speech([(issued.start, issued.end)], (issued.issuer,), "asserted", (), issued.anchor, at, voice=True)
        )
    pointed_back(document, discourse, out)
    if not document.spliced:
        _continue(document, out)
        _name_unnamed(document, register, out)
    return out


def _continue(document: Document, out: Attributions) -> None:
    """ "Six died, the mayor said. Ten more were hurt.": the next sentence of the paragraph, where nobody else speaks."""
    told = {s.sentence for s in out.speeches if not s.voice and (s.chain or s.quoted)}
    for number in range(1, len(document.sentences)):
        sentence, before = document.sentences[number], document.sentences[number - 1]
        apart = sentence.paragraph - before.paragraph
        if number in told or apart > 1 or before.headline or sentence.headline:
            continue
        taken_up = counts_on(sentence) and _goes_on(document, out, number)
        if not (taken_up or (apart == 0 and leans(sentence, before))) or background(before, document.report.published):
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


def _goes_on(document: Document, out: Attributions, number: int) -> bool:
    """Whether the sentence behind, in the paragraph, is said by whoever spoke in the one before: "…, she said. Six are dead. …, she said"."""
    sentences = document.sentences
    if number + 1 >= len(sentences) or sentences[number + 1].paragraph != sentences[number].paragraph:
        return False
    before = {
        s.chain[0].name for s in out.speeches if s.sentence == number - 1 and s.chain and not s.owned and not s.voice
    }
    after = {
        s.chain[0].name for s in out.speeches if s.sentence == number + 1 and s.chain and not s.owned and not s.voice
    }
    return len(before) == 1 and before == after


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
    officers = spoken_for(voices)
    if officers:
        for speech in out.speeches:
            officer = officers.get(speech.anchor[0])
            if officer is not None and speech.chain and speech.chain[0].kind == "organisation":
                rest = tuple(s for s in speech.chain[1:] if s.name != officer.name)
                speech.chain = (replace_words(officer, speech.chain[0].words), *rest)


def _turn(turn: Turn, document: Document, identity: str) -> list[Speech]:
    """A turn as speech: its speaker's, or the outlet's question, which states nothing."""
    at = next((n for n, s in enumerate(document.sentences) if s.end > turn.start), 0)
    chain = (turn.speaker,) if turn.speaker is not None else ()
    problems: tuple[Problem, ...] = ()
    if turn.speaker is not None and turn.speaker.kind == "unresolved":
        problems = (unresolved_at(document.report, identity, *turn.label),)
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
            source = teller(words) if frame.verb in SAYERS else describe(words)
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
                problems = (
                    unresolved_at(
                        discourse.document.report,
                        identity,
                        sentence.start + frame.speaker[0],
                        sentence.start + frame.speaker[1],
                    ),
                )
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
