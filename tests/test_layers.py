"""Imports run one way: each part of the program knows only those below it, also inside functions and for types alone."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import accounted

SOURCE = Path(accounted.__file__).parent

READS = {"reading", "claims", "places", "dates"}
STAGES = {*READS, "linking", "reckoning", "register"}
ASKED = {"corrections", "sources", "undoing"}
"""Questions to what was worked out, and an act on it."""
UNDER_THE_DESK = {
    "model",
    "parties",
    "writing",
    *STAGES,
    "pipeline",
    *ASKED,
    "publishing",
    "moves",
    "weighing",
}

KNOWS = {
    "model": set(),
    "parties": {"model"},
    "writing": {"model"},
    **{stage: {"model"} for stage in STAGES},
    # What everybody knows by several names is read where names are met.
    **{stage: {"model", "parties"} for stage in ("claims", "linking", "reckoning")},
    "pipeline": {"model", "parties", *STAGES},
    **{part: {"model", *STAGES, "pipeline"} for part in ASKED},
    "publishing": {"model", *STAGES, "pipeline"},
    "moves": {"model", *STAGES, "pipeline", "publishing"},
    "weighing": {"model", *STAGES, "pipeline", "publishing"},
    "web": UNDER_THE_DESK,
    "erased_beside": {*UNDER_THE_DESK, "web"},
    "printing": UNDER_THE_DESK,
    "cli": {*UNDER_THE_DESK, "web", "erased_beside", "printing"},
    "__main__": {"cli"},
    "__init__": {"pipeline", "register"},
}
"""By part, the parts that it may import."""


def parts() -> list[str]:
    """Folders and modules of the package."""
    return sorted(p.stem for p in SOURCE.iterdir() if p.suffix == ".py" or (p / "__init__.py").exists())


def imported(text: str, depth: int = 0) -> Iterator[str]:
    """Parts of the package that a module imports, wherever in it. ``depth``: in how many folders of the package it stands."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            if 0 < node.level <= depth:
                continue  # of its own part
            assert node.level == 0, "an import of another part names it in full"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        for name in names:
            package, _, rest = name.partition(".")
            if package == "accounted" and rest and rest != "__version__":
                yield rest.partition(".")[0]


def test_every_part_has_its_place() -> None:
    """A new folder or module says what it may know."""
    assert parts() == sorted(KNOWS)


@pytest.mark.parametrize("part", sorted(KNOWS))
def test_a_part_knows_only_those_below_it(part: str) -> None:
    """What one stage needs of another is passed in."""
    files = sorted((SOURCE / part).rglob("*.py")) or [SOURCE / f"{part}.py"]
    wrong = {
        f"{path.relative_to(SOURCE)} imports {name}"
        for path in files
        for name in imported(path.read_text(encoding="utf-8"), len(path.relative_to(SOURCE).parts) - 1)
        if name != part and name not in KNOWS[part]
    }
    assert wrong == set()


def test_no_two_parts_know_each_other() -> None:
    """The order has no circle: following it down from any part never comes back to it."""

    def below(part: str) -> set[str]:
        found, waiting = set(), [part]
        while waiting:
            for name in KNOWS[waiting.pop()] - found:
                found.add(name)
                waiting.append(name)
        return found

    assert [part for part in KNOWS if part in below(part)] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("from accounted.web import desk", ["web"]),
        ("from accounted import cli, model", ["cli", "model"]),
        ("import accounted.linking.flow", ["linking"]),
        ("def late():\n    from accounted.cli import main", ["cli"]),
        ("if TYPE_CHECKING:\n    from accounted.pipeline import Findings", ["pipeline"]),
        ("from accounted import __version__", []),
        ("import accounting.web", []),
        ("from accountedness.web import desk", []),
    ],
)
def test_an_import_is_seen_wherever_it_stands(text: str, found: list[str]) -> None:
    """In a function and under a condition too; a package whose name only begins alike is none of ours."""
    assert list(imported(text)) == found
