"""What kind of thing some bytes are: told by content, never by the name's ending."""

from __future__ import annotations

import re
from typing import Literal

import msgspec

from accounted.reading.encoding import boms_encoding, decode, unmarked_utf16

Kind = Literal["pdf", "html", "json", "text", "empty", "binary", "unsupported"]


class Sniffed(msgspec.Struct, frozen=True):
    """``what`` names the thing for people; ``advice`` says what to do where it cannot be read."""

    kind: Kind
    media_type: str
    what: str
    advice: str = ""


_SAMPLE = 65_536

_MAGIC: tuple[tuple[bytes, str, str, str], ...] = (
    (b"\x1f\x8b", "application/gzip", "a gzip archive", "unpack it and record what is inside"),
    (b"BZh", "application/x-bzip2", "a bzip2 archive", "unpack it and record what is inside"),
    (b"\xfd7zXZ\x00", "application/x-xz", "an xz archive", "unpack it and record what is inside"),
    (b"\x28\xb5\x2f\xfd", "application/zstd", "a zstd archive", "unpack it and record what is inside"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed", "a 7z archive", "unpack it and record what is inside"),
    (b"Rar!\x1a\x07", "application/vnd.rar", "a rar archive", "unpack it and record what is inside"),
    (b"WARC/", "application/warc", "a web archive (WARC)", "export its pages as HTML and record those"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage", "an old office file", "save it as PDF or text"),
    (b"{\\rtf", "application/rtf", "a rich text file", "save it as PDF or text"),
    (b"\x89PNG\r\n", "image/png", "a picture (PNG)", "type its text into a text file, or run text recognition"),
    (b"\xff\xd8\xff", "image/jpeg", "a picture (JPEG)", "type its text into a text file, or run text recognition"),
    (b"GIF8", "image/gif", "a picture (GIF)", "type its text into a text file, or run text recognition"),
    (b"II*\x00", "image/tiff", "a picture (TIFF)", "type its text into a text file, or run text recognition"),
    (b"MM\x00*", "image/tiff", "a picture (TIFF)", "type its text into a text file, or run text recognition"),
    (b"RIFF", "application/octet-stream", "a picture, sound or film (RIFF)", "write its words into a text file"),
    (b"ID3", "audio/mpeg", "a sound file", "write its words into a text file"),
    (b"OggS", "application/ogg", "a sound or film file", "write its words into a text file"),
    (b"\x1aE\xdf\xa3", "video/x-matroska", "a film file", "write its words into a text file"),
    (b"SQLite format 3\x00", "application/vnd.sqlite3", "a database file", "export its reports as JSON lines"),
    (b"PAR1", "application/vnd.apache.parquet", "a Parquet file", "export its reports as JSON lines"),
    (b"\x7fELF", "application/x-executable", "a program", "leave it out"),
)

_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|(?:html|head|body|title|meta|link|script|style|"
    r"article|section|main|header|div|p|h[1-6]|span|table|ul|ol|nav|figure|blockquote|center|font|b|strong|em|i|a|br)"
    r"(?=[\s>/]))",
    re.I | re.S,
)
_HTML_INSIDE = re.compile(r"<(?:!doctype\s+html|html(?=[\s>]))", re.I)
_XML_START = re.compile(r"\s*(?:<\?xml|<(?:rss|feed|rdf:RDF|svg|urlset)[\s>])", re.I)
_MAIL_START = re.compile(r"(?:[A-Z][\w-]*:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){3,}\r?\n")
_MAIL_HEADER = re.compile(r"^(?:mime-version|received|return-path|message-id|delivered-to):", re.I | re.M)
_JSON_START = re.compile(r"\s*(?:\{\s*(?:\"|\})|\[\s*(?:\{|\]\s*$))")
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")


def sniff(data: bytes) -> Sniffed:
    """The kind of ``data``. Anything that cannot be read says what it is and what a person can do."""
    if not data.strip(b" \t\r\n\x0b\x0c"):
        what = "empty" if not data else "nothing but blanks"
        return Sniffed("empty", "application/x-empty", what, "fetch it again or leave it out")
    if data[:1024].lstrip(b"\x00 \t\r\n\xef\xbb\xbf").startswith(b"%PDF-"):
        return Sniffed("pdf", "application/pdf", "PDF")
    for magic, media_type, what, advice in _MAGIC:
        if data.startswith(magic):
            return Sniffed("unsupported", media_type, what, advice)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip(data)
    if data[4:8] == b"ftyp":
        return Sniffed("unsupported", "video/mp4", "a film or sound file", "write its words into a text file")
    if data[257:262] == b"ustar":
        return Sniffed("unsupported", "application/x-tar", "a tar archive", "unpack it and record what is inside")
    if _is_noise(data):
        advice = "open it with the program that made it and save it as text, PDF or HTML"
        return Sniffed("binary", "application/octet-stream", "binary data of no known kind", advice)
    return _text_kind(decode(data[:_SAMPLE]).text)


def _text_kind(head: str) -> Sniffed:
    head = head.lstrip("\ufeff")
    if _HTML_START.match(head):
        return Sniffed("html", "text/html", "HTML")
    if _XML_START.match(head):
        if _HTML_INSIDE.search(head[:2048]):
            return Sniffed("html", "text/html", "HTML")
        what = "a feed" if re.search(r"<(?:rss|feed)[\s>]", head[:2048]) else "XML"
        return Sniffed("unsupported", "application/xml", what, "save each page as HTML and record those")
    if _MAIL_START.match(head) and _MAIL_HEADER.search(head[:20_000].split("\n\n")[0]):
        what = "a mail or a page saved as mail (MHTML)"
        return Sniffed("unsupported", "message/rfc822", what, "save its text as HTML, PDF or plain text")
    if _HTML_INSIDE.search(head[:2048]):
        return Sniffed("html", "text/html", "HTML")
    if _JSON_START.match(head) or _has_json_lines(head):
        return Sniffed("json", "application/json", "JSON")
    return Sniffed("text", "text/plain", "plain text")


def _has_json_lines(head: str) -> bool:
    """JSON lines of which the first is broken: most other lines are objects."""
    lines = [line.strip() for line in head.split("\n")[:50] if line.strip()]
    objects = sum(1 for line in lines if re.match(r'\{\s*"[^"]*"\s*:', line))
    return objects >= 2 and objects * 2 > len(lines)


def _is_noise(data: bytes) -> bool:
    """Control characters where text has none. Valid UTF-8 may hold a few; other bytes hardly any."""
    if boms_encoding(data) is not None or unmarked_utf16(data) is not None:
        return False
    sample = data[:_SAMPLE]
    controls = len(_CONTROL.findall(sample))
    try:
        # The cut may fall inside a character: leave the last three bytes out of the question.
        sample[:-3].decode("utf-8") if len(data) > _SAMPLE else sample.decode("utf-8")
    except UnicodeDecodeError as error:
        if len(data) <= _SAMPLE or error.start < len(sample) - 8:
            return controls * 50 > len(sample)
    return controls * 3 > len(sample)


def _zip(data: bytes) -> Sniffed:
    """Office files are zip archives; the names inside stand in clear."""
    for inner, media_type, what in (
        (b"word/", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "a Word file (docx)"),
        (b"xl/", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "an Excel file (xlsx)"),
        (b"ppt/", "application/vnd.openxmlformats-officedocument.presentationml.presentation", "slides (pptx)"),
        (b"opendocument", "application/vnd.oasis.opendocument", "an OpenDocument file"),
        (b"application/epub+zip", "application/epub+zip", "an e-book (epub)"),
    ):
        if inner in data[:_SAMPLE] or inner in data[-_SAMPLE:]:
            return Sniffed("unsupported", media_type, what, "save it as PDF or text")
    return Sniffed("unsupported", "application/zip", "a zip archive", "unpack it and record what is inside")
