"""What every answer carries and every request is held to, whatever page it is for."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

__all__ = ["CSP", "HEADERS", "LARGEST_PASTED", "Guard"]

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

CSP = (
    "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
"""Script from our own files alone, none in a page, and nothing from elsewhere."""
HEADERS: tuple[tuple[bytes, bytes], ...] = (
    (b"content-security-policy", CSP.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=()"),
)
OWN = ("127.0.0.1", "localhost", "::1", "testserver")
LARGEST = 1_000_000
"""Bytes of a request. Forms are small; files come to one address alone."""
PASTED = "/intake/text"
LARGEST_PASTED = 16_000_000
"""Bytes there: a text of a million letters, each as up to twelve bytes of a form."""
UPLOADS = "/intake/files"
LARGEST_UPLOAD = 250_000_000
"""Bytes of a request there, all its files together. They go to disk as they come and are never held in memory whole."""
PATIENCE = 2_000_000_000
"""Bytes of a refused upload that are still taken and thrown away, so that a browser listens to the refusal."""


class _TooLarge(Exception):
    """More came than was told."""


class Guard:
    """Puts the headers on every answer; refuses other hosts' names (a foreign page may point its own name at this
    machine) and bodies that are too large, told so or not."""

    def __init__(self, app: App, hosts: tuple[str, ...] = ()) -> None:
        self._app = app
        self._hosts = {h.casefold() for h in (*OWN, *hosts)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = list(message.get("headers", ()))
                names = {name.lower() for name, _ in given}
                given += [(n, v) for n, v in HEADERS if n not in names]
                if b"cache-control" not in names:
                    given.append((b"cache-control", b"no-store"))
                message["headers"] = given
            await send(message)

        headers = {name.lower(): value.decode("latin-1") for name, value in scope["headers"]}
        if _host(headers.get(b"host", "")) not in self._hosts:
            await _plain(guarded, 421, "this desk does not go by that name")
            return
        length = headers.get(b"content-length", "0")
        upload = scope["path"] == UPLOADS and scope["method"] == "POST"
        largest = LARGEST_UPLOAD if upload else LARGEST_PASTED if scope["path"] == PASTED else LARGEST
        if not length.isdigit() or int(length) > largest:
            if upload:
                await _thrown_away(receive)
            await _plain(guarded, 413, _too_large(upload))
            return
        taken = 0
        begun = False

        async def noted(message: Message) -> None:
            nonlocal begun
            begun = True
            await guarded(message)

        async def counted() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > largest:
                raise _TooLarge
            return message

        try:
            await self._app(scope, counted, noted)
        except _TooLarge:
            if begun:
                raise
            if upload:
                await _thrown_away(receive)
            await _plain(guarded, 413, _too_large(upload))


def _too_large(upload: bool) -> str:
    if not upload:
        return "too large: a form of this desk is smaller than a million bytes"
    return (
        f"too large: the files of one upload are {LARGEST_UPLOAD // 1_000_000} MB at most, each 100 MB; nothing was taken in. "
        "Split the file into its reports, or give fewer files at once."
    )


async def _thrown_away(receive: Receive) -> None:
    """Take what still comes and keep nothing of it: who is cut off while sending hears no answer."""
    taken = 0
    while taken < PATIENCE:
        message = await receive()
        taken += len(message.get("body", b""))
        if message["type"] != "http.request" or not message.get("more_body", False):
            return


def _host(header: str) -> str:
    """The host without its port."""
    if header.startswith("["):
        return header[1:].split("]", 1)[0].casefold()
    return header.rsplit(":", 1)[0].casefold() if header.count(":") == 1 else header.casefold()


async def _plain(send: Send, status: int, words: str) -> None:
    body = words.encode()
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
