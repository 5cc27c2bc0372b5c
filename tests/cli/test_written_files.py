"""Files that people ask for: written whole where they may stand, and never over a register or what lies beside it."""

from __future__ import annotations

import os
import sqlite3
import stat
from pathlib import Path

import pytest
from command_line import Ran, run

WAYS = {"page": ("page", "--out"), "picture": ("explain", "baidoa", "--picture")}


def written(way: str, out: Path | str, register: Path) -> Ran:
    """Ask for a file in one of the two ways that there are."""
    return run(*WAYS[way], out, "-r", register)


@pytest.mark.parametrize("way", WAYS)
def test_the_register_in_use_is_never_written_over(way: str, register: Path, tmp_path: Path) -> None:
    """By its name, by a link, and under the names that SQLite and the desk keep beside it: refused, every byte kept."""
    held = register.read_bytes()
    link = tmp_path / "link.html"
    link.symlink_to(register)
    hard = tmp_path / "hard.html"
    os.link(register, hard)
    beside = [register.with_name(register.name + end) for end in ("-wal", "-shm", "-journal", ".people", ".view")]
    for out in (register, link, hard, *beside):
        ran = written(way, out, register)
        assert (ran.code, ran.out) == (2, "")
        assert "is a register or another database, or belongs to one" in ran.line
        assert register.read_bytes() == held
    assert not any(path.exists() for path in beside)
    assert run("verify", "-r", register).code == 0


@pytest.mark.parametrize("way", WAYS)
def test_another_register_or_database_is_never_written_over(way: str, register: Path, tmp_path: Path) -> None:
    """Told by how a file begins, whatever its name is; its log too. Other files are replaced, and so is a name alike."""
    other = tmp_path / "notes.html"
    with sqlite3.connect(other) as database:
        database.execute("CREATE TABLE t (a)")
    database.close()
    held = other.read_bytes()
    for out in (other, tmp_path / "notes.html-wal"):
        assert written(way, out, register).code == 2
    assert other.read_bytes() == held
    for name in ("page.html", "page.html-wal", "SQLite format 3"):
        plain = tmp_path / name
        plain.write_text("about SQLite format 3")
        plain.chmod(0o640)
        assert written(way, plain, register).code == 0
        assert plain.read_text().startswith("<")
        assert stat.S_IMODE(plain.stat().st_mode) == 0o640


@pytest.mark.parametrize("way", WAYS)
def test_a_file_that_bears_a_temporary_s_name_is_left_alone(way: str, register: Path, tmp_path: Path) -> None:
    """FILE.part may be somebody's own file; and nothing is left beside what was written, or could not be."""
    folder = tmp_path / "out"
    folder.mkdir()
    own = folder / "o.html.part"
    own.write_text("mine")
    assert written(way, folder / "o.html", register).code == 0
    assert own.read_text() == "mine"
    assert sorted(p.name for p in folder.iterdir()) == ["o.html", "o.html.part"]


@pytest.mark.parametrize("way", WAYS)
def test_a_place_that_cannot_be_written_is_told_before_anything_is_printed(
    way: str, register: Path, tmp_path: Path
) -> None:
    """A name too long, a folder, a link that goes round, a file for a folder, no name at all: one line, status 2."""
    (tmp_path / "round").symlink_to("round")
    (tmp_path / "file").write_text("x")
    for out in ("x" * 300, tmp_path, tmp_path / "round", tmp_path / "file" / "o.html", ""):
        ran = written(way, out, register)
        assert (ran.code, ran.out) == (2, "")
        assert f"give another --{'out' if way == 'page' else 'picture'}" in ran.line


@pytest.mark.parametrize("way", WAYS)
def test_a_folder_that_may_not_be_entered_is_told(
    way: str, register: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nobody can tell what lies at a path it is not written (said as root, too, who may enter everything)."""
    closed, look = tmp_path / "closed", os.stat

    def refused(path: object, *args: object, **options: object) -> os.stat_result:
        if str(path).startswith(str(closed)):
            raise PermissionError(13, "Permission denied")
        return look(path, *args, **options)  # type: ignore[call-overload, no-any-return]

    monkeypatch.setattr(os, "stat", refused)
    ran = written(way, closed / "o.html", register)
    assert (ran.code, ran.out) == (2, "")
    assert "Permission denied" in ran.line


def test_a_picture_has_a_file_of_its_own(register: Path, tmp_path: Path) -> None:
    """Standard output holds the words: a picture there is refused before they are printed; a page may go there."""
    ran = run("explain", "baidoa", "--picture", "-", "-r", register)
    assert (ran.code, ran.out) == (2, "")
    assert "give a file" in ran.line
    assert run("page", "--out", "-", "-r", register).out.startswith("<!")
