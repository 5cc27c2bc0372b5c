"""What people decide, note and sign."""

from __future__ import annotations

from typing import Literal

from accounted.model.claims import Claim, Outcome
from accounted.model.reports import Quote
from accounted.model.values import Value


class Search(Value, frozen=True, kw_only=True):
    """One search for reports: on which day, where, in which language, with which words, how many were found.

    ``found`` 0 is "searched, nothing found", which is knowledge too; None: something was found and nobody counted it.
    """

    day: str
    source: str
    language: str = ""
    """ISO 639-1; empty: any."""
    terms: str = ""
    found: int | None = None


class Stood(Value, frozen=True, kw_only=True):
    """How a thing stood when a person decided: what changed since is told against it."""

    of: str
    """A claim, or the outcome of a toll."""
    words: str
    """As the page had it: "8 people killed · used", "7–11, open above"."""


class Figured(Value, frozen=True, kw_only=True):
    """An incident as it stood around an act that moved claims: its figures, as the program worked them out at the time."""

    title: str
    """Its place and days in words."""
    code: str | None = None
    tolls: tuple[Stood, ...] = ()
    """Killed and injured under the leading method."""


class Sentence(Value, frozen=True, kw_only=True):
    """One sentence of a summary that a person wrote, with what it rests on: claims, tolls, or both."""

    text: str
    claims: tuple[str, ...] = ()
    tolls: tuple[Outcome, ...] = ()
    """Outcomes whose toll, under the leading method, it cites."""
    stood: tuple[Stood, ...] = ()
    """How each of them stood when it was written, or last found to hold."""


class Decision(Value, frozen=True, kw_only=True):
    """What a person did, with why; who and when stand in the register's entry.

    ``relation`` ties two sources for longer, ``targets`` being the two in the order of the words (the first is *part_of*
    or *relies_on* the second; *same_interest* has no order), from ``since`` to ``until``; ``no_relation`` takes it back.

    ``reading`` (right, corrected, wrong) and ``use`` (used, set_aside) hang on report, span and words, so that they
    outlive the engine that found the claim; ``withdrawn`` takes back all judgements of that kind on the claim. ``same``/``not_same`` name sources or claims, ``merge``/``split`` claims.
    ``casualty`` accepts a named person as one real casualty, told apart from every other, in the incident of its target
    claims, with a state (missing, injured, killed, died_later, alive, withdrawn) as its value. ``open`` gives the incident
    of its target claims a code that lasts.

    ``reading`` with the value ``added`` is a claim that a person read and no engine did: ``correction`` holds it. ``triage``
    says where a report goes (first target: the report): *incident* (further targets: claims of the incident that it joins) and
    *new_incident*, both with ``apart``, claims of incidents that it is no part of; *background*, *out_of_scope*, *duplicate* (second target: the report that
    it repeats); the claims of the last three bear on no toll. ``translation`` gives what ``quote`` says in the language
    ``value``, for reading only. ``search`` is a line of the search log; its withdrawal names the entry (target ``entry-12``).

    ``summary`` tells the incident of its target claims in ``sentences`` (written: by a person; holds: looked at again, and
    it stands as written; withdrawn: there is none any more). ``sign`` says that a person went through the incident of its
    target claims (reviewed, second_read, released; draft takes it back); ``stood`` keeps the tolls that they signed.
    Both name in ``follows`` the entry of their kind that they build on.
    ``note`` keeps what a person wants others to know, its ``why`` being the words: on a claim (``quote`` and ``claim``), a
    report (target) or an incident (its code, or its claims, as targets). The value ``withdrawn`` with the entry of the note
    (``entry-12``) among the targets takes it back; of a grade, ``same``, ``not_same``, ``merge`` and ``split`` it takes back
    what was decided of the same targets.
    """

    kind: Literal[
        "reading",
        "use",
        "same",
        "not_same",
        "merge",
        "split",
        "grade",
        "close_problem",
        "interest",
        "relation",
        "no_relation",
        "casualty",
        "open",
        "triage",
        "translation",
        "search",
        "summary",
        "sign",
        "note",
    ]
    value: str = ""
    why: str
    quote: Quote | None = None
    """For reading and use."""
    claim: str | None = None
    """The claim as it stood; None: every claim at that quote."""
    correction: Claim | None = None
    targets: tuple[str, ...] = ()
    """Claims (for merge, split, casualty, open, summary, sign), names of sources (same, not_same, interest, relation), or a problem."""
    since: str | None = None
    """For a relation: the first day it holds for, ISO day, month or year; None: always before. For a casualty: the day
    since which the state holds, where it is told."""
    until: str | None = None
    """The last one, in; None: it still holds."""
    person: str = ""
    """For casualty: the name by which this person is told apart."""
    text: str = ""
    """For translation: what the quote says, in the words of whoever translated it. Never quoted from."""
    search: Search | None = None
    """For search."""
    apart: tuple[str, ...] = ()
    """For triage: claims with which those of the report are not to be in one incident. For split: the claims that those of
    ``targets`` leave; each of the one is kept apart from each of the other, and nothing is said of those of one side."""
    sentences: tuple[Sentence, ...] = ()
    """For summary."""
    stood: tuple[Stood, ...] = ()
    """For sign: the tolls under the leading method as they were signed."""
    follows: int | None = None
    """For sign and summary: the entry that it builds on; None for the first."""
    nth: int = 0
    """Which one of the decisions of one act it is, from 0: those of an act follow one another in the register, which
    numbers them itself."""
    undoes: int | None = None
    """The entry that it takes back: what stood before that one holds again."""
    was: tuple[Figured, ...] = ()
    """For merge and split: the incidents that the act touched, as they stood before it. What the program worked out at the
    time, kept so that the history need not link the whole register as it was; nothing is reckoned from it."""
    became: tuple[Figured, ...] = ()
    """The same after it."""
    rests: tuple[str, ...] = ()
    """Claims, besides those that it names, on which these figures rest: they are erased with any of them."""
