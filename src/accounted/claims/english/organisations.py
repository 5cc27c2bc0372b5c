"""Bodies that everybody knows and no report introduces (MSF, OCHA, Human Rights Watch), and which names mean the same one.

The list is ``accounted/parties/bodies.toml``. Names are looked up in their own case: "WHO" is one and "who" is not.
"""

from __future__ import annotations

import re
from functools import cache

from accounted.parties import bodies

_ARTICLE = re.compile(r"(?i:the)\s+")


@cache
def _bodies() -> dict[str, str]:
    """Every name of a body to its first."""
    return {name: names[0] for names in bodies() for name in names}


@cache
def _named() -> re.Pattern[str]:
    # "Emergency", "Care" and the like are words first: no mention in running text is taken for the body of that name.
    names = sorted((n for n in _bodies() if " " in n or n.isupper() or not n.istitle()), key=lambda n: (-len(n), n))
    return re.compile(rf"(?<![\w.])(?:{'|'.join(map(re.escape, names))})(?!\w)")


def known_body(name: str) -> str | None:
    """The first name of the body that goes by ``name``, with or without "the"; None where none is known."""
    found = _ARTICLE.match(name)
    return _bodies().get(name[found.end() :] if found else name)


def one_body(a: str, b: str) -> bool:
    """Whether two names mean the same body: the same words, or two names of a known one."""
    return a == b or (known_body(a) or a) == (known_body(b) or b)


def bodies_named(text: str) -> list[tuple[int, str]]:
    """The known bodies that ``text`` names, in order: where, and by which words."""
    return [(m.start(), m[0]) for m in _named().finditer(text)]
