"""What stands behind a stretch of a report: the speeches that cover it, and how they answer for a span."""

from __future__ import annotations

from dataclasses import dataclass, field

from accounted.claims.english.credits import Credits
from accounted.model import Problem, Quote, Report, Source, Stance


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


def unresolved_at(report: Report, identity: str, start: int, end: int) -> Problem:
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
