"""``accounted serve``: a register open for people on this machine."""

from __future__ import annotations

import gc
import os
import shutil
import signal
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from importlib import resources
from pathlib import Path

from accounted.model import BadInput
from accounted.register import create_or_open
from accounted.web import create_app
from accounted.web.desk import Desk, now

__all__ = ["DEMO", "demo_register", "serve"]

DEMO = (("Coder A", "coder"), ("Editor B", "editor"))
"""The two people of the demonstration."""
BACKLOG = 128
Say = Callable[[str], None]


def serve(register: Path, *, host: str, port: int, demo: bool, say: Say) -> None:
    """Serve until stopped. Tells, once, the address and the passwords that nobody has changed yet."""
    import uvicorn

    if not demo and not os.path.exists(register):
        create_or_open(register, readonly=True).close()  # says that there is none, or why nobody can tell
    app = create_app(register, hosts=(host,))
    gc.collect()
    gc.freeze()  # what stays for good need not be looked through again with every request
    desk: Desk = app.state.desk
    if demo:
        for name, role in DEMO:
            if desk.people.get(name) is None:
                say(f"  {name} ({role})   password  {desk.people.add(name, role)}")
            else:
                say(f"  {name} ({role})   password  {desk.people.reset(name)}")
    else:
        first = desk.people.first_start()
        if first is not None:
            say("Nobody may sign in yet. The first administrator, with a password that is good once:")
            say(f"  {first[0]}   password  {first[1]}")
    config = uvicorn.Config(
        app, host=host, port=port, log_level="warning", access_log=False, server_header=False, date_header=False,
        proxy_headers=False, timeout_graceful_shutdown=5,
    )  # fmt: skip
    server = uvicorn.Server(config)
    try:
        socket = config.bind_socket()
    except SystemExit:
        raise BadInput(f"port {port} of {host} is taken, or not yours to use - give another with --port") from None
    socket.listen(BACKLOG)  # before the address is told: who calls at once waits, and is not turned away
    actual = socket.getsockname()[1]
    shown = f"[{host}]" if ":" in host else host
    # Ended by whatever runs it, it ends as by Ctrl-C: what the demonstration made is deleted. Ctrl-C itself is set too: a shell starts
    # what runs in its background with that ignored, and it would be lost until the server has its own handler.
    for ending in (signal.SIGTERM, signal.SIGINT):
        signal.signal(ending, signal.default_int_handler)
    with suppress(KeyboardInterrupt):
        say(f"The desk is at http://{shown}:{actual}/   (Ctrl-C stops it; nothing leaves this machine)")
        server.run(sockets=[socket])
    say(
        "The desk is closed; what was decided is kept."
        if not demo
        else "The desk is closed, and the demonstration deleted."
    )


@contextmanager
def demo_register() -> Iterator[Path]:
    """The example reports in a register of their own, deleted afterwards."""
    from accounted import pipeline

    examples = Path(str(resources.files("accounted"))).parents[1] / "examples"
    if not examples.is_dir():
        raise BadInput(f"{examples}: the example reports come with a checkout, not with the package - serve a register")
    folder = Path(tempfile.mkdtemp(prefix="accounted-demo-"))
    try:
        path = folder / "demo.register"
        with create_or_open(path) as register:
            pipeline.record(register, [examples], author="demo", time=now())
        yield path
    finally:
        shutil.rmtree(folder, ignore_errors=True)
