"""The page's content as JSON: the same values, with the same names withheld."""

from __future__ import annotations

import json

import msgspec

from accounted.publishing.view import PageView

__all__ = ["export"]

FORMAT = "accounted page 1"


def export(view: PageView) -> str:
    """JSON text (UTF-8 characters as they are, keys in order, one space of indent); the same for the same view."""
    body = {"format": FORMAT, **msgspec.to_builtins(view)}
    if view.internal:
        body["notice"] = "INTERNAL - not for publication"
    text = json.dumps(body, ensure_ascii=False, indent=1, sort_keys=True)
    # A lone surrogate is no character and could not be written as UTF-8.
    return text.encode("utf-8", "replace").decode("utf-8") + "\n"
