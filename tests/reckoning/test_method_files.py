"""Method files: found by name, checked all at once, never silently wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from accounted.model import BadInput
from accounted.reckoning import MethodFaults, check, load, shipped
from accounted.reckoning.methods import FOLDER, text_of

PLAIN = (FOLDER / "plain.toml").read_text(encoding="utf-8")


def test_every_shipped_file_is_sound() -> None:
    """All seven load, and none rests on an unverified value."""
    assert [card.name for card in shipped()] == [
        "acled-partial",
        "airwars-observed",
        "every-total",
        "gtd-2015",
        "ibc-partial",
        "plain",
        "ucdp-partial",
    ]
    for path in sorted(FOLDER.glob("*.toml")):
        assert check(path) == []
        assert load(path.stem).name == path.stem
        lines = [x.partition("#")[0] for x in path.read_text(encoding="utf-8").splitlines()]
        assert not any('"unverified"' in x for x in lines)


def test_an_unknown_name_has_a_hint() -> None:
    """A misspelt method is refused with the nearest name."""
    with pytest.raises(BadInput, match="did you mean “plain”"):
        load("plane")
    with pytest.raises(BadInput, match="no such file"):
        load("my.toml")


def test_the_text_of_a_shipped_method_can_be_copied() -> None:
    """The file comes as it stands; another name has a hint."""
    assert text_of("plain") == PLAIN
    with pytest.raises(BadInput, match="did you mean “ucdp-partial”"):
        text_of("ucdp")


def test_a_copied_file_is_a_method(tmp_path: Path) -> None:
    """A recorder copies plain, gives "dozens" a worth and uses it."""
    path = tmp_path / "my.toml"
    path.write_text(PLAIN + 'dozens = { low = 24, high = "open", document = "our handbook", sureness = "own" }\n')
    assert load(path).vague["dozens"].low == 24
    assert load(str(path)).vague["dozens"].high == "open"


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    """A misspelt key, a wrong type, a missing document, a missing key and a contradiction: five lines."""
    path = tmp_path / "bad.toml"
    text = PLAIN.replace("[civilians]", "[civilans]").replace('version = "1"', "version = 1")
    text = text.replace(
        'exact     = { low = "number", high = "number", document = "accounted docs/methods.md", sureness = "own" }',
        'exact     = { low = "number", high = "number", sureness = "own" }',
    )
    text = text.replace("outlet_voice =", "# outlet_voice =")
    text += 'dozens = { low = 24, high = 12, document = "x", sureness = "own" }\n'
    text += 'dozzens = { low = 24, high = 12, document = "x", sureness = "certain" }\n'
    path.write_text(text)
    faults = check(path)
    for part in (
        "civilans: unknown key, did you mean “civilians”?",
        "version: must be words, not 1",
        "bounds.exact: document missing",
        "sources.outlet_voice: missing",
        "vague.dozens: low 24 is above high 12",
        "vague.dozzens: unknown key, did you mean “dozens”?",
    ):
        assert any(part in fault for fault in faults), (part, faults)
    with pytest.raises(MethodFaults) as raised:
        load(path)
    assert raised.value.faults == faults
    assert "\n" not in str(raised.value)
    assert raised.value.exit_code == 2


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('fields = ["min", "max"]', 'fields = ["min"]', "fills 2, and 1 are named"),
        ('sureness = "own" }\nparts', 'sureness = "observed" }\nparts', "is observed, and conformity is “full”"),
        (
            "[sources]",
            '[sources]\nreading = { value = "strict", document = "d", sureness = "own" }',
            "independent_at_least is missing",
        ),
        (
            "[civilians]",
            '[civilians]\npolice = { value = "outside", document = "d", sureness = "own" }\n'
            'security_forces = { value = "inside", document = "d", sureness = "own" }',
            "police are security forces",
        ),
        (
            "[civilians]",
            '[event]\nstate_actor = { value = "ask", document = "d", sureness = "own" }\n[civilians]',
            "needs event.state_actor_words",
        ),
        ('value = "range"', 'value = "rage"', "did you mean “range”?"),
        ("[outcomes]", "[outcomes", "not TOML"),
    ],
)
def test_contradictions_and_slips_are_named(tmp_path: Path, old: str, new: str, fault: str) -> None:
    """Each fault is a sentence that names the setting."""
    path = tmp_path / "m.toml"
    path.write_text(PLAIN.replace(old, new, 1))
    assert any(fault in line for line in check(path)), check(path)


def test_a_file_that_is_not_text_is_refused(tmp_path: Path) -> None:
    """Binary noise, an empty file and a missing one are told apart, and none raises from check."""
    noise = tmp_path / "noise.toml"
    noise.write_bytes(b"\xff\xfe\x00name")
    assert "not UTF-8" in check(noise)[0]
    empty = tmp_path / "empty.toml"
    empty.write_text("")
    assert "name: missing" in check(empty)
    assert "cannot be read" in check(tmp_path / "absent.toml")[0]


def test_a_method_gives_its_grades_with_their_meaning(tmp_path: Path) -> None:
    """In the order of the file, each with the document; plain has none; a faulty one is told, and reckons nothing."""
    grades = load("airwars-observed").grades
    assert list(grades) == ["confirmed", "fair", "weak", "contested", "discounted"]
    assert grades["weak"].meaning == "a single source, however detailed"
    assert grades["weak"].document == "AW-S"
    assert load("plain").grades == {}
    mine = tmp_path / "mine.toml"
    mine.write_text(
        PLAIN + '\n[grades]\nA1 = { meaning = "x", document = "d", sureness = "own" }\nb = { meaning = "" }\n'
    )
    assert check(mine) == [
        "grades.A1: a grade is called by small letters, digits and hyphens, 40 at most",
        "grades.b.meaning: must be words, not ''",
        "grades.b: document missing: each value says where it comes from and how sure that is",
        "grades.b: sureness missing: each value says where it comes from and how sure that is",
    ]
    mine.write_text(PLAIN + '\n[grades]\nb = { meaning = "two witnesses", document = "d", sureness = "own" }\n')
    assert check(mine) == []
    assert load(mine).grades["b"].meaning == "two witnesses"
