"""The versions of a report's item: what each of them says otherwise; and the bytes as they came, as a download."""

from __future__ import annotations

import re
from urllib.parse import quote

import msgspec
from fastapi import APIRouter
from fastapi.responses import Response

from accounted.model import Report
from accounted.web.access.people import at_least
from accounted.web.access.roles import Visit, allowed
from accounted.web.access.veiling import graphic
from accounted.web.desk import now
from accounted.web.errors import NotAllowed, NotFound
from accounted.web.pages import page
from accounted.web.report.comparing import differences, tally
from accounted.web.routes.coding import row_of

router = APIRouter(include_in_schema=False)


class Text(msgspec.Struct, frozen=True, kw_only=True):
    """One text that was made of the item: the entry that tells of it, when and by whom."""

    number: int
    time: str
    author: str
    report: Report


@router.get("/reports/{report}/versions")
def versions(report: str, visit: Visit = allowed("reader")) -> Response:
    """Every text of the item, and two of them compared: the latest two, or those asked for."""
    present = row_of(visit, report).report
    _unveiled(visit, present)
    texts = [
        Text(number=n, time=time, author=author, report=made.report)
        for n, time, author, made in visit.desk.register.texts_of(present.item)
        if made.report.part == present.part or made.report.id == report
    ]
    if not texts:
        raise NotFound("no text of this item is kept - it was erased")
    asked = visit.request.query_params
    old = _chosen(texts, asked.get("old", ""), max(0, len(texts) - 2))
    new = _chosen(texts, asked.get("new", ""), len(texts) - 1)
    stretches = differences(old.report.text, new.report.text) if old.number != new.number else []
    return page(
        visit, "versions.html", report=present, texts=texts, old=old, new=new, stretches=stretches,
        counted=tally(stretches), metadata=_metadata(old.report, new.report),
    )  # fmt: skip


@router.get("/reports/{report}/original")
def original(report: str, visit: Visit = allowed("reader")) -> Response:
    """The bytes as received: always saved, never shown by the browser. That a veiled one was taken is kept."""
    found = row_of(visit, report)
    _unveiled(visit, found.report, f"the original of the veiled report {report}")
    data = visit.desk.register.bytes_of(found.report.version)
    if data is None:
        raise NotFound("the bytes of this report are not kept: they were erased, or never came")
    name = found.name or _name(found.report)
    headers = {
        "content-disposition": f"attachment; filename=\"{_plain(name)}\"; filename*=UTF-8''{quote(_whole(name), safe='')}",
        "content-security-policy": "default-src 'none'; sandbox",
        "x-content-type-options": "nosniff",
    }
    return Response(data, media_type="application/octet-stream", headers=headers)


def _name(report: Report) -> str:
    """The last part of its address: what the file was called, without a way to it."""
    tail = re.split(r"[/\\]", report.address.split("?")[0].split("#")[0].rstrip("/"))[-1]
    return tail.split(":", 1)[-1]


def _whole(name: str) -> str:
    return "".join(c for c in name if c.isprintable() and c not in '/\\:*?"<>|').strip(" .")[:120] or "original"


def _plain(name: str) -> str:
    """For programs that know no other letters."""
    return re.sub(r"[^A-Za-z0-9._-]", "_", _whole(name).encode("ascii", "replace").decode()).lstrip(".") or "original"


def _unveiled(visit: Visit, report: Report, what: str = "") -> None:
    """A veiled text needs somebody who may unveil it, here as on its own page."""
    if not graphic(report.text):
        return
    if not at_least(visit.who.role, "coder"):
        raise NotAllowed(f"this text is veiled, and your role, {visit.who.role}, does not unveil texts")
    visit.desk.people.note_shown(now(), visit.who.name, what or f"the versions of the veiled report {report.id}")


def _chosen(texts: list[Text], asked: str, usual: int) -> Text:
    return next((t for t in texts if str(t.number) == asked), texts[usual])


def _metadata(old: Report, new: Report) -> list[tuple[str, str, str]]:
    """What is known of them, where it differs."""
    names = ("outlet", "author", "published", "language", "url", "address", "version", "captured", "extractor")
    pairs = [(n, str(getattr(old, n) or "unknown"), str(getattr(new, n) or "unknown")) for n in names]
    return [(n, a, b) for n, a, b in pairs if a != b]
