"""Learn again all that is learned from what the engine reads, and say how good it is:

    PYTHONPATH=src:. python -m training.retrain ../shared/data [--only-test]

Labels are offsets into the corpora, so they fit the engine as it is now. Scope and covers first, then confidence: minutes on one
core, most of it the engine's reading. Run it after every change that moves what the engine claims, then ``tests/examples`` and
``python -m benchmarks.accuracy --only own``.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from training.confidence import train as confidence
from training.scope import train as scope


def main() -> None:
    """Train both, or with ``--only-test`` print what both would reach."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("data", type=Path, help="the folder of the corpora")
    arguments.add_argument("--only-test", action="store_true", help="print the figures and write nothing")
    options = arguments.parse_args()
    scope.train(options.data, write=not options.only_test)
    confidence.train(options.data, write=not options.only_test)


if __name__ == "__main__":
    main()
