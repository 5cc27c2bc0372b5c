"""``accounted schema``: JSON Schema of every type that leaves the program."""

from __future__ import annotations

import json
import sys

from accounted.cli.apps import app


@app.command(epilog="Example:\n\n  accounted schema > accounted.schema.json")
def schema() -> None:
    """JSON Schema of every type that leaves the program."""
    from accounted.model import schema as of_model

    sys.stdout.write(json.dumps(of_model(), indent=1, ensure_ascii=False) + "\n")
