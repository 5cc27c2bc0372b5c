"""JSON: one report, an array of reports, or a report a line."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import msgspec

from accounted.reading.assemble import Document
from accounted.reading.encoding import decode
from accounted.reading.html import read_html
from accounted.reading.metadata import TEXT_KEYS, metadata_from
from accounted.reading.sniff import sniff
from accounted.reading.text import encoding_note

EXTRACTOR = "json 1"

LIMIT = 100_000_000
"""Bytes of JSON lines, read a line at a time."""
WHOLE_LIMIT = 30_000_000
"""Bytes of one JSON value (an object or an array), which must be parsed whole: some eight times that in memory."""

Fault = tuple[str, str, str]


class JsonFile(msgspec.Struct, frozen=True):
    """What a JSON file holds: documents, and faults as (part, what is wrong, what to do)."""

    media_type: str
    documents: list[Document]
    faults: list[Fault]


def read_json(data: bytes) -> JsonFile:
    """Every report in ``data``. A bad line or member is a fault, and the others go on."""
    decoded_note: str | None = None
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in data[:8]:
        decoded = decode(data)
        data, decoded_note = decoded.text.encode("utf-8", "replace"), decoded.note
    data = data.removeprefix(b"\xef\xbb\xbf")
    if _is_lines(data) and not _is_one_value(data):
        documents, faults = _lines(data)
        return JsonFile("application/x-ndjson", documents, faults)
    documents, faults = _whole(data)
    if decoded_note is not None:
        for document in documents:
            document.notes = [*document.notes, encoding_note(decoded_note)]
    return JsonFile("application/json", documents, faults)


def _is_lines(data: bytes) -> bool:
    """More than one line with words, and the first that can be parsed alone is an object."""
    tried = 0
    start = 0
    objects = 0
    while start < len(data) and tried < 50:
        end = data.find(b"\n", start)
        end = len(data) if end < 0 else end
        line = data[start:end].strip()
        start = end + 1
        if not line:
            continue
        tried += 1
        if line.startswith(b"{") and line.endswith(b"}") and len(line) > 2:
            objects += _parse(line)[1] is None
        if objects and (tried > 1 or data[start:].strip()):
            return True
    return False


def _is_one_value(data: bytes) -> bool:
    """Whether several lines are one value laid out over them: some of its lines are objects too."""
    first = data.lstrip()[:200].split(b"\n", 1)[0].rstrip()
    return len(data) <= WHOLE_LIMIT and first in (b"{", b"[") and _parse(data)[1] is None


def _lines(data: bytes) -> tuple[list[Document], list[Fault]]:
    documents: list[Document] = []
    faults: list[Fault] = []
    start, number = 0, 0
    while start < len(data):
        end = data.find(b"\n", start)
        end = len(data) if end < 0 else end
        line = data[start:end].strip()
        start, number = end + 1, number + 1
        if line:
            _one(line, f"line {number}", documents, faults)
    return documents, faults


def _one(line: bytes, part: str, documents: list[Document], faults: list[Fault]) -> None:
    value, fault, note = *_parse(line), None
    if fault is not None and _broken_utf8(line):
        decoded = decode(line)
        value, fault = _parse(decoded.text.encode("utf-8", "replace"))
        note = decoded.note
    if fault is not None:
        faults.append((part, f"is not JSON: {fault}", "mend the line and record again"))
        return
    document = _document(value, part, faults)
    if document is not None:
        if note is not None:
            document.notes = [*document.notes, encoding_note(note)]
        documents.append(document)


def _whole(data: bytes) -> tuple[list[Document], list[Fault]]:
    if len(data) > WHOLE_LIMIT:
        advice = "write it as JSON lines, one report a line"
        return [], [("", f"is one JSON value of more than {WHOLE_LIMIT // 1_000_000} MB, the limit", advice)]
    documents: list[Document] = []
    faults: list[Fault] = []
    value, fault = _parse(data)
    note = None
    if fault is not None and _broken_utf8(data):
        decoded = decode(data)
        value, fault = _parse(decoded.text.encode("utf-8", "replace"))
        note = decoded.note
    if fault is not None:
        return [], [("", f"is broken JSON: {fault}", "fetch it again, or mend it and record again")]
    members = _members(value)
    if members is None:
        document = _document(value, "", faults)
        documents = [] if document is None else [document]
    elif not members:
        faults.append(("", "is JSON without a report in it", "leave it out"))
    else:
        for number, member in enumerate(members, start=1):
            document = _document(member, f"member {number}", faults)
            if document is not None:
                documents.append(document)
    if note is not None:
        for document in documents:
            document.notes = [*document.notes, encoding_note(note)]
    return documents, faults


def _members(value: Any) -> list[Any] | None:
    """The reports of an array, or of an object that only wraps one array of objects; None for a single report."""
    if isinstance(value, list):
        return value
    if isinstance(value, Mapping) and not any(key in value for key in TEXT_KEYS):
        lists = [v for v in value.values() if isinstance(v, list) and v and all(isinstance(m, Mapping) for m in v)]
        if len(lists) == 1:
            return lists[0]
    return None


def _document(value: Any, part: str, faults: list[Fault]) -> Document | None:
    if not isinstance(value, Mapping):
        faults.append((part, "is not a JSON object", 'give each report as an object with "text"'))
        return None
    key = next((k for k in TEXT_KEYS if isinstance(value.get(k), str) and any(c.isalnum() for c in value[k])), None)
    if key is None:
        known = ", ".join(f'"{k}"' for k in TEXT_KEYS[:3])
        faults.append((part, f"has no text (none of {known} holds words)", "add the text, or leave it out"))
        return None
    own, wrong = metadata_from(value)
    text: str = value[key]
    notes = [("metadata_not_understood", line, "correct it and record again") for line in wrong]
    if any("\ud800" <= c <= "\udfff" for c in text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        notes.append(("surrogate_replaced", "holds halves of characters; each stands as the replacement character", ""))
    document = Document(text=text, extractor=EXTRACTOR, own=own, part=part, notes=notes)
    head = text[:2000].encode("utf-8", "replace")
    if sniff(head).kind == "html":
        page = read_html(text.encode("utf-8", "replace"), within=True)
        if page is not None and any(c.isalnum() for c in page.text):
            document.text, document.link_lines = page.text, page.link_lines
            document.extractor = f"{EXTRACTOR} + {page.extractor}"
            document.moves_title = True
    return document


def json_object(data: bytes) -> Mapping[str, Any] | None:
    """The single JSON object in ``data``, if it is one: for sidecars."""
    value, fault = _parse(data.removeprefix(b"\xef\xbb\xbf"))
    return value if fault is None and isinstance(value, Mapping) else None


def _parse(data: bytes) -> tuple[Any, str | None]:
    try:
        return json.loads(data.decode("utf-8")), None
    except json.JSONDecodeError as error:
        where = f"line {error.lineno} column {error.colno}" if error.lineno > 1 else f"column {error.colno}"
        return None, f"{error.msg} at {where}"
    except UnicodeDecodeError as error:
        return None, f"byte {error.start + 1} is not UTF-8"
    except RecursionError:
        return None, "nested too deep"
    except ValueError as error:  # a number of too many digits
        return None, str(error).split(";")[0]


def _broken_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return True
    return False
