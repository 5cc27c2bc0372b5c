"""What is known of an item besides its text: by flag, by sidecar, or told by the document itself.

The order of belief: a flag overrides a sidecar, a sidecar overrides what the document says. ``None`` is unknown.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

import msgspec

from accounted.reading.published import iso_date


class Metadata(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Everything optional; ``publisher`` becomes the report's outlet, ``published`` is an ISO date or time."""

    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    author: str | None = None
    title: str | None = None
    language: str | None = None
    synthetic: bool | None = None


ALIASES: dict[str, tuple[str, ...]] = {
    "published": ("published", "date", "date_published", "datePublished", "published_at", "publication_date"),
    "publisher": ("publisher", "outlet", "source", "site", "sitename"),
    "url": ("url", "link", "address"),
    "author": ("author", "authors", "byline"),
    "title": ("title", "headline"),
    "language": ("language", "lang"),
    "synthetic": ("synthetic",),
}
"""Names under which JSON files of the press and of research give each field, most exact first."""

TEXT_KEYS = ("text", "body", "content", "articleBody", "html")
"""Names under which JSON gives the text itself; a sidecar has none of them."""

_LANGUAGE = re.compile(r"^([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]{2,8})*$")


def merge(over: Metadata, under: Metadata) -> Metadata:
    """``over`` field by field where it knows something, else ``under``."""
    return Metadata(
        **{
            name: getattr(under, name) if getattr(over, name) is None else getattr(over, name)
            for name in Metadata.__struct_fields__
        }
    )


def metadata_from(fields: Mapping[str, Any]) -> tuple[Metadata, list[str]]:
    """Metadata from a JSON object, and a line for each value that could not be understood (and stays unknown)."""
    known: dict[str, Any] = {}
    faults: list[str] = []
    for field, names in ALIASES.items():
        name = next((n for n in names if fields.get(n) is not None and fields.get(n) != ""), None)
        if name is None:
            continue
        value, fault = _understand(field, fields[name])
        if fault is not None:
            faults.append(f"{name} {_short(fields[name])} {fault}")
        elif value is not None:
            known[field] = value
    return Metadata(**known), faults


def understood(metadata: Metadata) -> tuple[Metadata, list[str]]:
    """The same check for metadata that came as options."""
    return metadata_from({n: getattr(metadata, n) for n in Metadata.__struct_fields__})


def is_web_address(words: str) -> bool:
    """True for an absolute http or https address with a host."""
    try:
        parts = urlsplit(words)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc) and not re.search(r"\s", words)


def without_surrogates(words: str) -> str:
    """``words`` with lone surrogates replaced: they cannot be written as UTF-8."""
    return words.encode("utf-8", "replace").decode("utf-8") if _SURROGATE.search(words) else words


_SURROGATE = re.compile("[\ud800-\udfff]")


def _understand(field: str, value: Any) -> tuple[Any, str | None]:
    if field == "synthetic":
        return (value, None) if isinstance(value, bool) else (None, "is neither true nor false")
    if field == "author" and isinstance(value, list) and all(isinstance(v, str) for v in value):
        value = ", ".join(value)
    if field in ("publisher", "author") and isinstance(value, Mapping) and isinstance(value.get("name"), str):
        value = value["name"]
    if not isinstance(value, str):
        return None, "is not a string"
    words = " ".join(without_surrogates(value).replace("\0", "").split())
    if not words:
        return None, None
    if field == "published":
        day = iso_date(words)
        return (day, None) if day else (None, "is not a date that can be told for sure; write it as 2018-01-29")
    if field == "url":
        return (words, None) if is_web_address(words) else (None, "is not a web address (http or https)")
    if field == "language":
        match = _LANGUAGE.match(words)
        return (match[1].lower(), None) if match else (None, "is not a language code such as en")
    return words, None


def _short(value: Any) -> str:
    words = without_surrogates(repr(value))
    return words if len(words) <= 60 else words[:57] + "..."
