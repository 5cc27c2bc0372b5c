"""HTML: the article's text, title, date, outlet and author, through trafilatura. Nothing is ever fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import version
from itertools import islice
from typing import Any

from accounted.reading.asides import is_notice
from accounted.reading.assemble import Document, same_title
from accounted.reading.encoding import decode
from accounted.reading.metadata import Metadata, is_web_address
from accounted.reading.published import states_day
from accounted.reading.text import encoding_note

RAW_LIMIT = 60_000_000
"""Bytes of a page as saved, pictures and scripts written into it included."""

LIMIT = 4_000_000
"""Characters of a page without scripts, styles and embedded pictures. Extraction takes longer than its size grows
(measured: 3 MB in 3 s, 10 MB in 25 s, one core); a single news page has under 1 MB."""

TAG_LIMIT = 60_000
"""Opening and closing tags. Extraction slows down with their number faster than with length; news pages have a few
thousand."""

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.I)
_XML_CHARSET = re.compile(rb"^\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w:.-]{2,40})", re.I)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_SCRIPT = re.compile(r"<(script|style|svg|noscript|template)\b([^>]*)>.*?</\1\s*>", re.I | re.S)
_TWO_BREAKS = re.compile(r"(?:<br\s*/?>(?:\s|&nbsp;)*){2,}", re.I)
"""How pages without paragraphs part them; trafilatura would make one line break of two."""
_DATA_URI = re.compile(r"data:[\w/+.-]{0,60};base64,[A-Za-z0-9+/=\s]{200,}")
_EARLIEST, _LATEST = "1900-01-01", "2100-01-01"

_PRUNE = [
    "//*[self::div or self::section or self::aside or self::ul or self::p or self::nav][contains(concat(' ', "
    f"translate(@{attribute}, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ_', 'abcdefghijklmnopqrstuvwxyz-'), ' '), '{name}')]"
    for attribute in ("class", "id")
    for name in (
        "cookie", "consent", "gdpr", "newsletter", "related-", " related ", "more-news", "more-stories", "read-more",
        "readmore", "also-read", "recommended", "teaser", "promo", "share-", " share ", "social-", " social ",
        "sharing", "breadcrumb", "trending", "most-read", "most-popular", "advert", "subscribe",
    )
]  # fmt: skip
"""Blocks that sites name as what they are; trafilatura knows most of them, but keeps some inside an article."""


class TooLarge(Exception):
    """A page beyond ``RAW_LIMIT`` or ``LIMIT``; ``str()`` says how large and which limit."""


def read_html(data: bytes, within: bool = False) -> Document | None:
    """The document of a page, or None where no text is found in it.

    ``within``: the page is a fragment out of another file, and says nothing of its own title or date.
    Raises ``TooLarge``.
    """
    if len(data) > RAW_LIMIT:
        raise TooLarge(f"{len(data) / 1e6:.0f} MB of HTML, over the limit of {RAW_LIMIT // 1_000_000} MB")
    declared = _XML_CHARSET.search(data[:200]) or _CHARSET.search(data[:4096])
    decoded = decode(data, declared[1].decode("ascii", "replace") if declared else None)
    lower = decoded.text.lower()
    if any(
        lower.count(f"<{tag}") > lower.count(f"</{tag}") + 100
        for tag in ("script", "style", "svg", "noscript", "template")
    ):
        raise TooLarge("HTML with hundreds of unclosed scripts, over the limit of 100")
    del lower
    source = slim(decoded.text)
    if source.count("<") > TAG_LIMIT:
        raise TooLarge(f"HTML of {source.count('<'):,} tags, over the limit of {TAG_LIMIT:,}")
    if len(source) > LIMIT:
        raise TooLarge(
            f"{len(source) / 1e6:.1f} million characters of HTML besides scripts and pictures, over the limit of "
            f"{LIMIT / 1e6:.0f} million"
        )
    notes = [] if decoded.note is None else [encoding_note(decoded.note)]
    tree = _tree(source)
    if tree is None:
        return None
    words = " ".join(tree.itertext())
    links, synthetic = _link_lines(tree), _says_constructed(tree)
    page, text, judged = _extract(source, tree)
    if not any(c.isalnum() for c in text):
        return None
    if not judged:
        seen = "its article could not be told from the rest of the page; all its paragraphs were kept"
        notes.append(("article_not_told", seen, "check for text of other stories, or save the article alone"))
    own = Metadata(synthetic=True if synthetic else None)
    if page is not None and not within:
        own, date_note = _metadata(page, source, words, synthetic)
        notes += date_note
    if own.title is not None and own.publisher is not None and same_title(own.publisher, own.title):
        own = Metadata(**{**{f: getattr(own, f) for f in Metadata.__struct_fields__}, "title": None})
    return Document(
        text=text, extractor=f"html/trafilatura {version('trafilatura')}", own=own, moves_title=True,
        link_lines=links, notes=notes,
    )  # fmt: skip


def slim(source: str) -> str:
    """``source`` without what holds no words: scripts (but for linked data), styles, pictures written into it."""
    source = source.replace("\0", "")
    source = _XML_DECLARATION.sub("", source.lstrip("\ufeff"))
    source = re.sub("[\ud800-\udfff\ufffe\uffff]|[\x01-\x08\x0b\x0e-\x1f]", "\ufffd", source)
    if "base64," in source:
        source = _DATA_URI.sub("", source)
    source = _TWO_BREAKS.sub("</p><p>", source)
    return _SCRIPT.sub(lambda m: m[0] if "ld+json" in m[2].lower() else " ", source)


def _tree(source: str) -> Any:
    from lxml import etree  # type: ignore[import-untyped]
    from lxml import html as lxml_html

    parser = lxml_html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        return lxml_html.document_fromstring(source, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None


def _extract(source: str, tree: Any) -> tuple[Any, str, bool]:
    """What trafilatura made of the page, its paragraphs, and whether it could tell the article from the rest."""
    import logging

    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    page: Any = trafilatura.bare_extraction(
        source,
        with_metadata=True,
        include_comments=False,
        include_tables=True,
        deduplicate=False,
        prune_xpath=_PRUNE,
        # Without these two the finder takes any date of the text for the date of publication, and the day on
        # which it runs for its last possible answer.
        date_extraction_params={
            "original_date": True, "extensive_search": False, "min_date": _EARLIEST, "max_date": _LATEST,
        },
    )  # fmt: skip
    text = "" if page is None else "\n\n".join(_paragraphs(page.body))
    if any(c.isalnum() for c in text):
        return page, text, True
    # Too short or too odd a page for it: all paragraphs outside the page's furniture.
    for furniture in tree.xpath("//nav|//header|//footer|//aside|//form|//script|//style|//head|//button"):
        parent = furniture.getparent()
        if parent is not None:
            furniture.drop_tree()
    return page, "\n\n".join(_paragraphs(tree)), False


# fmt: off
_BLOCKS = frozenset((
    "p", "head", "item", "row", "quote", "table", "list", "div", "body", "h1", "h2", "h3", "h4", "h5", "h6",
    "li", "ul", "ol", "tr", "blockquote", "section", "article", "main", "pre", "code", "dl", "dt", "dd",
    "figure", "figcaption", "html", "center", "form",
))
# fmt: on


def _paragraphs(body: Any) -> Iterator[str]:
    """The paragraphs of an extracted body: one a block element, list item or table row, in order."""
    current: list[str] = []

    def flush() -> Iterator[str]:
        for piece in re.split(r"\n[^\S\n]*\n+", "".join(current)):
            words = "\n".join(" ".join(line.split()) for line in piece.split("\n")).strip()
            if words:
                yield words
        current.clear()

    # Walked with a list of steps, not by recursion: pages can be nested deeper than Python's stack.
    steps: list[tuple[str, Any]] = [("open", body)]
    while steps:
        step, element = steps.pop()
        if step == "flush":
            yield from flush()
        elif step == "words":
            current.append(re.sub(r"\s+", " ", element))
        elif isinstance(element.tag, str):
            tag = element.tag.lower()
            if element.tail:
                steps.append(("words", element.tail))
            if tag in _BLOCKS:
                yield from flush()
                steps.append(("flush", None))
            if tag in ("lb", "br"):
                current.append("\n")
            elif tag in ("cell", "td", "th"):
                if "".join(current).strip():
                    current.append(" | ")
            elif tag in ("item", "li"):
                current.append("- ")
            steps.extend(("open", child) for child in reversed(element))
            if element.text:
                steps.append(("words", element.text))
        elif element.tail:
            steps.append(("words", element.tail))
    yield from flush()


def _metadata(page: Any, source: str, words: str, synthetic: bool) -> tuple[Metadata, list[tuple[str, str, str]]]:
    def told(value: Any, longest: int) -> str | None:
        text = " ".join(str(value).split()) if isinstance(value, str) else ""
        return text if text and len(text) <= longest else None

    notes: list[tuple[str, str, str]] = []
    day = told(page.date, 10)
    if day is not None and not (states_day(source, day) or states_day(words, day)):
        notes.append(
            ("date_not_told", "its date of publication cannot be told (day missing, or day and month in doubt)",
             "give it with --published or a sidecar")
        )  # fmt: skip
        day = None
    url = told(page.url, 2000)
    return (
        Metadata(
            published=day,
            publisher=told(page.sitename, 120),
            url=url if url is not None and is_web_address(url) else None,
            author=told(page.author, 200),
            title=told(page.title, 400),
            synthetic=True if synthetic else None,
        ),
        notes,
    )


def _says_constructed(tree: Any) -> bool:
    """A constructed-example notice in the first blocks, or ``<meta name=synthetic content=true>``."""
    for meta in tree.iter("meta"):
        if (meta.get("name") or "").lower() == "synthetic" and (meta.get("content") or "").strip().lower() == "true":
            return True
    blocks = tree.iter("p", "div", "header", "aside", "strong", "em", "span", "small", "section")
    for element in islice(blocks, 300):
        first = (element.text or "").strip()
        if (first or element.tag == "p") and is_notice(" ".join("".join(element.itertext()).split())[:600]):
            return True
    return False


def _link_lines(tree: Any) -> frozenset[str]:
    """Paragraphs and list items that are nothing but one link and no sentence: other stories' headlines."""
    found = set()
    for element in tree.iter("p", "li", "h3", "h4"):
        links = element.findall(".//a")
        if len(links) != 1:
            continue
        whole = " ".join("".join(element.itertext()).split())
        if not 15 <= len(whole) <= 200 or whole.rstrip("'\"”’»)").endswith((".", "!", "…")):
            continue
        if whole == " ".join("".join(links[0].itertext()).split()):
            found.add(whole)
    return frozenset(found)
