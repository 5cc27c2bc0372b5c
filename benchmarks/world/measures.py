"""How right an answer is: B-cubed over claims for incidents and origins, and tolls against the truth.

B-cubed (Bagga and Baldwin 1998): for each claim, the share of its company in the answer that is right company (P), and the
share of its right company that it is given (R), each claim with itself; means over claims. Incidents: over all casualty claims;
a claim of no single incident (background, sums) should be alone. Origins: over casualty claims of one true incident; two
voices of one body ("the ministry", its spokesman) may be shown as one or as two, so such pairs are left out.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass

from accounted.model import Toll

Pair = Callable[[str, str], bool | None]


@dataclass(frozen=True)
class Score:
    """Sums over claims, so that worlds can be added: of precision, of recall, and how many."""

    precision: float = 0.0
    recall: float = 0.0
    claims: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(self.precision + other.precision, self.recall + other.recall, self.claims + other.claims)

    def figures(self) -> tuple[float, float, float]:
        """P, R and F in percent."""
        if not self.claims:
            return 0.0, 0.0, 0.0
        p, r = self.precision / self.claims, self.recall / self.claims
        return 100 * p, 100 * r, 200 * p * r / (p + r) if p + r else 0.0


def b_cubed(given: Mapping[str, Hashable], true: Mapping[str, Hashable]) -> Score:
    """Both map every claim to the name of its group; the claims are those of ``true``."""
    sizes_given: dict[Hashable, int] = {}
    sizes_true: dict[Hashable, int] = {}
    sizes_both: dict[tuple[Hashable, Hashable], int] = {}
    for k, t in true.items():
        g = given[k]
        sizes_given[g] = sizes_given.get(g, 0) + 1
        sizes_true[t] = sizes_true.get(t, 0) + 1
        sizes_both[g, t] = sizes_both.get((g, t), 0) + 1
    p = sum(n * n / sizes_given[g] for (g, _), n in sizes_both.items())
    r = sum(n * n / sizes_true[t] for (_, t), n in sizes_both.items())
    return Score(p, r, len(true))


def b_cubed_pairs(given: Mapping[str, Hashable], same: Pair) -> Score:
    """B-cubed where some pairs have no right answer: ``same`` is None for them and they count on neither side."""
    keys = sorted(given)
    p = r = 0.0
    for a in keys:
        both = got = due = 1
        for b in keys:
            if a == b or (right := same(a, b)) is None:
                continue
            together = given[a] == given[b]
            got += together
            due += right
            both += together and right
        p += both / got
        r += both / due
    return Score(p, r, len(keys))


def pairs(given: Mapping[str, Hashable], same: Pair) -> tuple[int, int, int]:
    """Of pairs of claims: right ones together, together, right ones."""
    keys = sorted(given)
    both = got = due = 0
    for i, a in enumerate(keys):
        for b in keys[i + 1 :]:
            if (right := same(a, b)) is None:
                continue
            together = given[a] == given[b]
            got += together
            due += right
            both += together and right
    return both, got, due


def same_origin(a: str, b: str) -> bool | None:
    """Whether two origins (``body|speaker``) are one; None for two voices of one body."""
    if a == b:
        return True
    return None if a.split("|")[0] == b.split("|")[0] else False


@dataclass(frozen=True)
class Range:
    """A lowest and a highest; ``high`` None: open above. ``answered`` false: no figure was given."""

    low: int | None = None
    high: int | None = None
    answered: bool = True
    open_at: int | None = None
    """The highest number said, where it is open above."""

    def holds(self, truth: int) -> bool:
        """Whether the truth is in it; an open end holds all that is above."""
        return self.answered and (self.low or 0) <= truth and (self.high is None or truth <= self.high)

    def holds_closed(self, truth: int) -> bool:
        """The same where an open end is shut at the highest number that was said."""
        top = self.high if self.high is not None else self.open_at
        return self.answered and (self.low or 0) <= truth and top is not None and truth <= top

    def width(self) -> float | None:
        """log(high + 1) - log(low + 1), an open end shut at the highest number that was said."""
        top = self.high if self.high is not None else self.open_at
        if not self.answered or top is None:
            return None
        return math.log(max(top, self.low or 0) + 1) - math.log((self.low or 0) + 1)


def range_of(answer: Toll) -> Range:
    """A toll as a range: its first field and its last; one field alone is both."""
    if answer.answer != "figures":
        return Range(answered=False)
    values = list(answer.fields.values())
    low, high = values[0], values[-1]
    if low is None and high is None:
        return Range(answered=False)
    return Range(low, None if answer.open_high else high, open_at=high if high is not None else low)


_STUDENT = (
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131, 2.120, 2.110, 2.101,
    2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042,
)  # fmt: skip
"""97.5 % points of Student's t for 1 to 30 degrees of freedom; beyond, 1.96 + 2.5 / df is right to two places."""


def spread(values: Sequence[float]) -> tuple[float, float, float]:
    """Mean and the 95 % interval over seeds: mean ± t · s / √n (Student, n - 1 degrees of freedom); a single seed has none."""
    n = len(values)
    if n == 0:
        return math.nan, math.nan, math.nan
    mean = sum(values) / n
    if n == 1:
        return mean, math.nan, math.nan
    s = math.sqrt(sum((v - mean) ** 2 for v in values) / (n - 1))
    half = (_STUDENT[n - 2] if n - 2 < len(_STUDENT) else 1.96 + 2.5 / (n - 1)) * s / math.sqrt(n)
    return mean, mean - half, mean + half
