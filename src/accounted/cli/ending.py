"""How the program starts and ends: every error that a person can mend is one line, and each has its exit status."""

from __future__ import annotations

import errno
import io
import os
import sys
from typing import NoReturn

from accounted.cli.apps import app
from accounted.model import AccountedError


def main() -> None:
    """Run the command line; every error that a person can mend is one line on standard error."""
    _sound_streams()
    try:
        app()
        sys.stdout.flush()
    except AccountedError as err:
        _end(str(err), err.exit_code)
    except SystemExit as end:
        if end.code == 130:
            sys.stderr.write("accounted: stopped; what was recorded so far is kept\n")
        try:
            sys.stdout.flush()
        except OSError as err:
            _output_lost(err)
        raise
    except KeyboardInterrupt:
        _end("stopped; what was recorded so far is kept", 130)
    except BrokenPipeError as err:
        _output_lost(err)
    except OSError as err:
        if err.errno not in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            _fault(err)
        _output_lost(err)
    except MemoryError:
        _end("not enough memory for this; record fewer or smaller files at once. What was recorded so far is kept", 1)
    except Exception as err:
        _fault(err)


def _sound_streams() -> None:
    """A stream that the caller closed is nowhere; characters that a terminal does not have are spelt out."""
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _end(line: str, code: int) -> NoReturn:
    from accounted.printing.console import plain

    sys.stderr.write(plain(f"accounted: {' '.join(line.split())}") + "\n")
    raise SystemExit(code) from None


def _output_lost(err: OSError) -> NoReturn:
    """Who reads our output went away (no matter), or there is no room for it. The rest goes nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    if isinstance(err, BrokenPipeError):
        raise SystemExit(1) from None
    what = err.filename or "output or a temporary file"
    _end(
        f"{what}: could not be written ({err.strerror}) - make room and run again; what was recorded so far is kept", 1
    )


def _fault(err: Exception) -> NoReturn:
    """Something that nobody foresaw: one line; the traceback only for who asks."""
    if os.environ.get("ACCOUNTED_TRACEBACK"):
        raise err
    what = f"{type(err).__name__}: {err}" if str(err) else type(err).__name__
    _end(
        f"a fault of the program itself ({what}). What was recorded so far is kept. Please report it, "
        "with what ACCOUNTED_TRACEBACK=1 prints",
        70,
    )
