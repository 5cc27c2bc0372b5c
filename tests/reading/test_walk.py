"""From paths to bytes: in order, streamed, and nothing passed over in silence."""

import io
import json
import os
from pathlib import Path

import pytest
from reading_helpers import LEAD, SHARED, WHEN, check

from accounted.model import BadInput, Problem
from accounted.reading import Metadata, Received, read, receive, walk


def walked(*paths, given=None, stdin=None):
    """Received items, and problems, of some paths."""
    pieces = list(receive([Path(p) for p in paths], given or Metadata(), stdin))
    return [p for p in pieces if isinstance(p, Received)], [p for p in pieces if isinstance(p, Problem)]


@pytest.fixture
def inbox(tmp_path):
    folder = tmp_path / "inbox"
    (folder / "b").mkdir(parents=True)
    for name in ("z.txt", "a.txt", "b/c.txt", "b.txt"):
        (folder / name).write_text(f"{LEAD} {name}")
    return folder


def test_folders_are_walked_in_order_under_their_own_name(inbox):
    """Addresses do not tell where on the disk the folder lies."""
    received, problems = walked(inbox)
    assert [r.address for r in received] == [
        "file:inbox/a.txt", "file:inbox/b/c.txt", "file:inbox/b.txt", "file:inbox/z.txt",
    ]  # fmt: skip
    assert [r.name for r in received] == ["a.txt", "c.txt", "b.txt", "z.txt"]
    assert problems == []


def test_a_file_has_the_same_address_alone_and_in_its_folder(inbox):
    """Recording one file again makes no second item."""
    assert walked(inbox / "a.txt")[0][0].address == "file:inbox/a.txt"


def test_the_same_file_twice_is_read_once(inbox):
    """Naming it twice changes nothing."""
    received, problems = walked(inbox / "a.txt", inbox / "a.txt", inbox / "b" / ".." / "a.txt")
    assert len(received) == 1
    assert problems == []


def test_two_files_with_one_address_are_not_taken_for_two_captures(tmp_path):
    """The second is refused with what to do."""
    for name in ("x", "y"):
        (tmp_path / name / "day").mkdir(parents=True)
        (tmp_path / name / "day" / "r.txt").write_text(f"{name} {LEAD}")
    received, problems = walked(tmp_path / "x" / "day", tmp_path / "y" / "day")
    assert len(received) == 1
    assert [(p.code, p.severity) for p in problems] == [("address_taken", "refused")]
    assert len(walked(tmp_path)[0]) == 2


def test_the_home_folders_name_stays_out(tmp_path, monkeypatch):
    """It is a person's."""
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    (tmp_path / "r.txt").write_text(LEAD)
    assert walked(tmp_path / "r.txt")[0][0].address == "file:r.txt"
    assert walked(tmp_path)[0][0].address == "file:r.txt"


@pytest.mark.parametrize("name", ["a.txt.json", "a.json"])
def test_a_sidecar_is_read_with_its_file_and_is_no_report(inbox, name):
    """Both forms, in a folder and for a file given alone."""
    sidecar = {
        "published": "2019-03-14",
        "publisher": "The Daily Lantern",
        "url": "https://lantern.example/a",
        "title": None,
    }
    (inbox / name).write_text(json.dumps(sidecar))
    for paths in ((inbox,), (inbox / "a.txt",), (inbox / "a.txt", inbox / name)):
        received, problems = walked(*paths)
        assert received[0].address == "https://lantern.example/a"
        assert received[0].metadata.publisher == "The Daily Lantern"
        assert not any(r.name == name for r in received)
        assert all(p.severity == "note" for p in problems)


def test_flags_override_the_sidecar_field_by_field(inbox):
    """What the flag leaves open, the sidecar fills."""
    (inbox / "a.json").write_text(json.dumps({"published": "2019-03-14", "publisher": "The Daily Lantern"}))
    received, _ = walked(inbox / "a.txt", given=Metadata(published="15 March 2019"))
    assert received[0].metadata == Metadata(published="2019-03-15", publisher="The Daily Lantern")


def test_a_faulty_sidecar_is_a_problem_and_the_file_is_read(inbox):
    """Broken, misspelt, or of the wrong kind."""
    (inbox / "a.txt.json").write_text("{broken")
    (inbox / "b.json").write_text(
        json.dumps({"publishd": "2019-03-14", "id": 7, "synthetic": "yes", "published": "soon"})
    )
    received, problems = walked(inbox)
    assert len(received) == 4
    assert [p.seen.split(" ")[0] for p in problems] == ["a.txt:", "b.txt:", "b.txt:", "b.txt:"]
    assert "not a JSON object" in problems[0].seen
    assert any("meant 'published'" in p.seen for p in problems)


def test_json_with_a_text_of_its_own_is_a_report_even_beside_another(inbox):
    """Only a file without text is a sidecar."""
    (inbox / "a.json").write_text(json.dumps({"text": LEAD, "publisher": "Lantern"}))
    received, _ = walked(inbox)
    assert [r.name for r in received][:2] == ["a.json", "a.txt"]
    assert received[1].metadata == Metadata()


def test_one_address_by_flag_is_for_one_file(inbox):
    """Four files are not four captures of one page."""
    received, problems = walked(inbox, given=Metadata(url="https://lantern.example/a"))
    assert len(received) == 1
    assert [p.code for p in problems] == ["address_taken"] * 3


def test_two_files_whose_sidecars_name_one_address_are_two_captures(inbox):
    """A page saved twice."""
    for name in ("a.txt.json", "z.txt.json"):
        (inbox / name).write_text(json.dumps({"url": "https://lantern.example/a"}))
    received, problems = walked(inbox)
    assert [r.address for r in received].count("https://lantern.example/a") == 2
    assert problems == []


def test_a_flag_that_cannot_be_understood_is_told_at_once(inbox):
    """Before anything is read."""
    for given in (Metadata(published="03/04/2019"), Metadata(url="lantern"), Metadata(language="English!")):
        with pytest.raises(BadInput):
            walked(inbox, given=given)


def test_a_loop_of_folders_ends_with_a_problem(inbox):
    """A link to a folder above, and two folders that link to one another."""
    (inbox / "b" / "up").symlink_to(inbox)
    (inbox / "self").symlink_to("self")
    received, problems = walked(inbox)
    assert len(received) == 4
    assert [p.code for p in problems] == ["directory_loop", "directory_loop"]


def test_a_folder_linked_twice_is_read_once(inbox, tmp_path):
    """With a note, since its files are there."""
    (inbox / "again").symlink_to(inbox / "b")
    received, problems = walked(inbox)
    assert len(received) == 4
    assert [(p.code, p.severity) for p in problems] == [("folder_twice", "note")]


def test_links_to_files_are_followed_and_broken_ones_told(inbox, tmp_path):
    """A link to nowhere is not nothing."""
    (tmp_path / "elsewhere.txt").write_text(LEAD)
    (inbox / "m.txt").symlink_to(tmp_path / "elsewhere.txt")
    (inbox / "n.txt").symlink_to(tmp_path / "gone.txt")
    received, problems = walked(inbox)
    assert "file:inbox/m.txt" in [r.address for r in received]
    assert [p.code for p in problems] == ["broken_link"]


def test_a_pipe_is_not_waited_for(inbox):
    """Nor read."""
    os.mkfifo(inbox / "pipe")
    received, problems = walked(inbox, inbox / "pipe", "/dev/null")
    assert len(received) == 4
    assert [p.code for p in problems] == ["not_a_file"] * 3


def test_an_unreadable_file_is_refused_and_the_others_go_on(inbox, monkeypatch):
    """Also where the tests run as root, for whom everything is readable."""
    real = os.open

    def guarded(path, flags, *rest, **named):
        if str(path).endswith("b.txt"):
            raise PermissionError(13, "Permission denied")
        return real(path, flags, *rest, **named)

    monkeypatch.setattr(walk.os, "open", guarded)
    received, problems = walked(inbox)
    assert len(received) == 3
    assert [(p.code, p.severity, p.address) for p in problems] == [("unreadable", "refused", "file:inbox/b.txt")]
    assert problems[0].seen == "b.txt: may not be read (permission denied)"


def test_a_missing_path_is_refused_and_the_others_go_on(inbox):
    """One line, the others read."""
    received, problems = walked(inbox / "nope.txt", inbox / "a.txt")
    assert len(received) == 1
    assert [p.code for p in problems] == ["no_such_file"]


def test_hidden_files_are_counted(inbox):
    """Passed over, in one note; a hidden file that is named is read."""
    (inbox / ".hidden.txt").write_text(LEAD)
    (inbox / ".git").mkdir()
    received, problems = walked(inbox)
    assert len(received) == 4
    assert [(p.code, p.severity) for p in problems] == [("hidden_passed_over", "note")]
    assert "2 hidden" in problems[0].seen
    assert len(walked(inbox / ".hidden.txt")[0]) == 1


def test_stdin_is_named_by_its_bytes():
    """Or by the address given."""
    received, _ = walked("-", stdin=io.BytesIO(LEAD.encode()))
    assert received[0].address.startswith("stdin:")
    assert len(received[0].address) == len("stdin:") + 64
    assert received[0].how == "stdin"
    received, _ = walked("-", stdin=io.BytesIO(b"x"), given=Metadata(url="https://lantern.example/a"))
    assert received[0].address == "https://lantern.example/a"
    assert walked("-")[1][0].code == "no_stdin"


def test_a_file_over_the_limit_is_refused_unread(inbox, monkeypatch):
    """By its size, before its bytes."""
    with open(inbox / "big.txt", "wb") as file:
        file.truncate(10_000_000_000)
    monkeypatch.setattr(walk, "SIZE_LIMIT", 1000)
    received, problems = walked(inbox)
    assert len(received) == 4
    assert [p.code for p in problems] == ["too_large"]


def test_names_of_any_bytes_make_printable_addresses(inbox):
    """A name that is not UTF-8 is spelt out."""
    odd = os.path.join(os.fsencode(inbox), b"caf\xe9.txt")
    try:
        with open(odd, "wb") as file:
            file.write(LEAD.encode())
    except OSError:
        pytest.skip("this file system takes no such names")
    received, _ = walked(inbox)
    address = next(r.address for r in received if "caf" in r.address)
    assert address == "file:inbox/caf\\xe9.txt"


def test_one_file_is_in_memory_at_a_time(inbox):
    """The bytes are read when the item is asked for."""
    pieces = receive([inbox], Metadata(), None)
    next(pieces)
    (inbox / "z.txt").write_text("changed since")
    assert [p.data for p in pieces if isinstance(p, Received)][-1] == b"changed since"


def test_the_same_input_gives_the_same_reports(inbox):
    """Byte for byte."""
    from accounted.model import encode

    def everything():
        return [encode(read(r, WHEN)) for r in receive([inbox], Metadata(), None) if isinstance(r, Received)]

    assert everything() == everything()


@pytest.mark.parametrize("incident", ["dahyan-bus-2018", "deir-ez-zor-2016", "distractors", "kunduz-msf-2015"])
def test_reports_with_sidecars_read_with_sane_offsets(incident):
    """The shared development reports: each text with its sidecar, none of them lost."""
    folder = SHARED / "data" / "multi-report" / "reports" / incident
    if not folder.exists():
        pytest.skip("the shared folder is not beside this checkout")
    received, problems = walked(folder)
    assert problems == []
    assert len(received) == len(list(folder.glob("*.txt")))
    for item in received:
        _, reports, problems = read(item, WHEN)
        assert problems == []
        assert len(reports) == 1
        check(reports[0])
        assert reports[0].outlet
        assert item.data.decode().strip() in reports[0].text
