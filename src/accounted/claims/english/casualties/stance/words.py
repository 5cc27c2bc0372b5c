"""The lists of ``lexicon/stance.toml``."""

from __future__ import annotations

import tomllib
from importlib.resources import files

WORDS = {
    key: frozenset(words)
    for key, words in tomllib.loads(
        (files("accounted.claims.english") / "lexicon" / "stance.toml").read_text("utf-8")
    ).items()
}
"""``lexicon/stance.toml``, which says what each list is for."""
