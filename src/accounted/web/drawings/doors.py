"""The plots of publishing, with their doors leading to this desk's pages."""

from __future__ import annotations

import re
from collections.abc import Mapping

from markupsafe import Markup, escape

__all__ = ["doors"]


def doors(drawn: Markup, where: Mapping[str, str]) -> Markup:
    """A drawing whose links to quotes on its own page (``#q-…``) lead to ``where`` the words stand in their report."""
    return Markup(re.sub(r'href="#([^"]+)"', lambda m: f'href="{escape(where.get(m[1], "#" + m[1]))}"', str(drawn)))
