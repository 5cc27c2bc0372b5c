"""What each answer of a comparison is worth: read from ``data/weights.toml``, which ships with a release.

``training/linking`` learns the file; nothing is ever estimated on a user's register. A point is a factor of two in
the odds that two accounts are of one incident (Fellegi and Sunter's match weight, ``log2(m / u)``): ``m`` is how often
accounts of one incident give the answer, ``u`` how often those of two incidents near one another do. Points add up from
``prior``, the odds before anything is compared.
"""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib import resources

from accounted.model import Value

__all__ = ["PARTS", "Weight", "Weights", "weights"]

PARTS = 1000
"""Points are added as whole thousandths: a sum of whole numbers is the same in any order."""


class Weight(Value, frozen=True, kw_only=True):
    """Points for (or against). ``m`` and ``u``: where learned. ``why``: of those set by hand, the reason."""

    comparison: str
    points: float
    m: float | None = None
    u: float | None = None
    why: str = ""


class Weights(Value, frozen=True, kw_only=True):
    """``join``: from this sum on two accounts are joined. ``doubtful``: from this sum on a pair is worth a look."""

    join: float
    doubtful: float
    prior: float
    levels: dict[str, Weight]
    version: str

    def parts(self, level: str) -> int:
        """A level's points in whole thousandths."""
        return round(PARTS * self.levels[level].points)


@lru_cache(maxsize=1)
def weights() -> Weights:
    """The shipped weights. ``version`` is of the file's content: state that was kept under another is made anew."""
    import hashlib

    data = (resources.files(__package__) / "data" / "weights.toml").read_bytes()
    read = tomllib.loads(data.decode("utf-8"))
    fields = {"m", "u", "points", "comparison", "why"}
    levels = {
        name: Weight(**{k: v for k, v in entry.items() if k in fields})
        for name, entry in read.items()
        if isinstance(entry, dict)
    }
    version = hashlib.sha256(data).hexdigest()[:16]
    return Weights(
        join=read["join"], doubtful=read["doubtful"], prior=read["prior"], levels=levels, version=version
    )  # fmt: skip
