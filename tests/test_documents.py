"""What stands at the top of the checkout is true: the reference, the locks, the package's names, the README's code."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import accounted

ROOT = Path(__file__).resolve().parents[1]
LOCKS = ("run", "dev")


def lock(name: str) -> dict[str, str]:
    """Pinned packages of a lock with version and marker, each with its hashes left out."""
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9][a-z0-9.-]*)==(.+?) \\$", text, re.MULTILINE))


def wanted(group: str | None = None) -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return list(project["project"]["dependencies"] if group is None else project["dependency-groups"][group])


def test_the_reference_of_the_command_line_is_what_the_program_says():
    """docs/cli.md is made by docs/make_cli.py; after a change of a command it has to be made again."""
    spec = importlib.util.spec_from_file_location("make_cli", ROOT / "docs" / "make_cli.py")
    assert spec is not None
    assert spec.loader is not None
    maker = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(maker)
    assert maker.page() == (ROOT / "docs" / "cli.md").read_text(encoding="utf-8"), "run python docs/make_cli.py"


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_index_and_hashes_every_package(name):
    """A lock must work with any index: it holds names, versions, markers and hashes, and no address."""
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    assert not re.search(r"://|--index|--extra-index|--find-links|--trusted-host", text)
    entries = re.split(r"\n(?=\S)", "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("#")))
    assert len(entries) > 50
    assert [e.split()[0] for e in entries if e.strip() and "--hash=sha256:" not in e] == []


def test_the_locks_hold_what_the_project_asks_for():
    """Everything in pyproject.toml is pinned, and an exact pin there is the pin here."""
    pairs = [(lock("run"), w) for w in wanted() + wanted("build")] + [(lock("dev"), w) for w in wanted("dev")]
    for pins, requirement in pairs:
        name = re.split(r"[=<>!~ \[]", requirement)[0].lower()
        assert name in pins, f"{name}: run make lock"
        if "==" in requirement:
            assert pins[name].split()[0] == requirement.split("==")[1], f"{name}: run make lock"


def test_development_runs_on_the_versions_that_recorders_get():
    """The development lock is the run lock and more."""
    run, dev = lock("run"), lock("dev")
    assert {k: dev.get(k) for k in run} == run
    assert not {"torch", "nvidia-cublas", "unidecode", "text-unidecode"} & set(dev)


def test_every_public_name_is_there_and_listed():
    """The package offers exactly the names that it lists, each of which loads."""
    assert accounted.__all__ == sorted(accounted.__all__)
    for name in accounted.__all__:
        assert getattr(accounted, name) is not None
        assert name in dir(accounted)
    assert set(accounted.__all__) == {*accounted._HOMES, "__version__"}
    with pytest.raises(AttributeError, match="no attribute 'recrod'"):
        accounted.recrod  # noqa: B018


def test_importing_the_package_loads_nothing_heavy():
    """Names are loaded when they are asked for, so that a script starts at once."""
    heavy = "{'spacy', 'sqlalchemy', 'trafilatura', 'numpy', 'msgspec'}"
    code = f"import sys, accounted; print(sorted({heavy} & set(sys.modules)))"
    path = os.pathsep.join([str(ROOT / "src"), os.environ.get("PYTHONPATH", "")])
    told = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={**os.environ, "PYTHONPATH": path}
    )
    assert told.stdout.strip() == "[]"


def test_the_version_is_said_once():
    """pyproject.toml, the package, the citation and the changelog name one version."""
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert accounted.__version__ == version
    assert f"version: {version}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert "## [Unreleased]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


PAGES = (
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "docs/README.md",
    *(f"docs/decisions/{p.name}" for p in sorted((ROOT / "docs/decisions").glob("*.md"))),
)


@pytest.mark.parametrize("page", PAGES)
def test_links_between_pages_lead_somewhere(page):
    """A link to a file of the checkout names a file that is there."""
    text = (ROOT / page).read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text)
    missing = [k for k in links if "://" not in k and not ((ROOT / page).parent / k).exists()]
    assert missing == []
