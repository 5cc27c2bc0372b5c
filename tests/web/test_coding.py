"""Coding by hand: claims are added and corrected in the stored text, with what became of the toll; nothing is guessed."""

from __future__ import annotations

import re

import pytest
from desk_sample import NAMES, SCRIPT, seen, token
from hypothesis import given
from hypothesis import strategies as st
from test_deciding import claim_with, form_of, killed
from test_pages import report_address

from accounted.model import BadInput, CasualtyClaim, Count, Quote, Report, Source
from accounted.register import Decided
from accounted.web.report.coding import by_hand, count_of, fields_of, located, number_of
from accounted.web.report.comparing import differences

SELECTS = ("what", "stance", "scope", "covers", "speaker_kind")
TEXT = "قال مصدر طبي إن 12 شخصا قتلوا في السوق. وأصيب 30 آخرون في السوق."
REPORT = Report(item="item-1", version="0" * 64, text=TEXT, outlet="Valley Sheet", language="ar")


def arabic_address(client):
    found = re.search(r'href="(/reports/[^"]+)"><bdi>صحيفة', client.get("/", params={"q": "السوق"}).text)
    assert found is not None
    return found[1]


def add(client, address, **fields):
    page = client.get(address).text
    return client.post(f"{address}/claims", data=form_of(page, **fields))


def test_a_claim_is_added_and_the_page_says_what_the_toll_became(app, client_of):
    """The toll before and after; the claim is marked as added by hand, with who; undone it is gone and all is as before."""
    client = client_of("coder")
    before = killed(client)[0]
    address = report_address(client)
    page = add(
        client, address, words="Nadia Fabricated, a teacher", what="killed", number="40", speaker="Salim Inventedson"
    ).text
    after = killed(client)[0]
    assert after != before
    assert re.search(rf"killed <del>{before}[^<]*</del> → <b>{after}", page)
    claim = claim_with(page, "40 people killed")
    assert f"added by hand, <bdi>{NAMES['coder']}" in page
    last = list(app.state.desk.register.entries(len(app.state.desk.register)))[-1]
    assert isinstance(last.payload, Decided)
    made = last.payload.decision.correction
    assert isinstance(made, CasualtyClaim)
    assert [s.name for s in made.attribution] == ["Salim Inventedson", "Ridge Courier"]
    assert made.attribution[0].kind == "person"
    page = client.post(f"{address}/claims/{claim}/undo", data=form_of(page, kind="reading")).text
    assert f"<del>{after}" in page
    assert "40 people killed" not in page
    assert killed(client)[0] == before


def test_the_next_claim_begins_with_the_last_ones_speaker(client_of):
    """Speaker, kind, stance and scope stay; number and words do not."""
    client = client_of("coder")
    page = add(
        client, arabic_address(client), words="سقطت على السوق", what="kind", value="shelling", speaker="وكالة → مصدر طبي",
        speaker_kind="office", stance="claimed",
    ).text  # fmt: skip
    form = page.split('id="code"')[1]
    assert 'name="speaker" value="وكالة → مصدر طبي"' in form
    for chosen in ("office", "claimed", "this_incident"):
        assert f'value="{chosen}" selected' in form
    assert 'name="words" value=""' in form


def test_a_report_that_no_engine_reads_is_coded_and_no_longer_unread(app, client_of):
    """Its claims stand in its own words and letters; the page says that it was coded by hand."""
    client = client_of("coder")
    address = arabic_address(client)
    assert "Not yet read" in client.get(address).text
    page = add(client, address, words="مدينة الرمادي", what="where", value="Ramadi").text
    assert "Not yet read" not in page
    assert "Coded by hand" in page
    assert "Ramadi, Al Anb" in page
    view = app.state.desk.findings().view
    assert dict(view.unread) == {}
    (claim,) = view.claims(address.rsplit("/", 1)[1])
    text = view.reports[claim.quote.report].text
    assert text[claim.quote.start : claim.quote.end] == claim.quote.text == "مدينة الرمادي"


def test_a_correction_stands_beside_the_machines_reading_and_is_undone(client_of):
    """Field by field, with both; the toll moves; undo brings the machine's claim back; an unchanged one is refused."""
    client = client_of("coder")
    before = killed(client)
    address = report_address(client)
    page = client.get(address).text
    claim = claim_with(page, "12 people killed")
    form = client.get(address, params={"correct": claim}).text.split('id="code"')[1]
    assert 'name="number" value="12"' in form
    fields = {
        n: re.search(rf'name="{n}" value="([^"]*)"', form)[1]
        for n in ("words", "start", "end", "number", "group", "speaker", "count_words")
    }
    chosen = {n: re.search(rf'name="{n}">.*?value="([^"]*)" selected', form, re.S)[1] for n in SELECTS}
    same = client.post(f"{address}/claims/{claim}/correct", data=form_of(page, **fields, **chosen))
    assert same.status_code == 400
    assert "othing is changed" in same.text
    fields["number"] = "90+"
    page = client.post(f"{address}/claims/{claim}/correct", data=form_of(page, **fields, **chosen)).text
    assert f"corrected by <bdi>{NAMES['coder']}" in page
    assert re.search(r'<th scope="row">how many</th><td dir="auto"><del>12</del></td><td dir="auto">90\+</td>', page)
    assert killed(client) != before
    mended = claim_with(page, "at least 90 people killed")
    page = client.post(f"{address}/claims/{mended}/undo", data=form_of(page, kind="reading")).text
    assert "12 people killed" in page
    assert killed(client) == before


def test_what_cannot_be_kept_stays_in_the_form_and_nothing_is_written(app, client_of):
    """Words that do not stand there, or stand twice; other words than at the letters given; a number that is none."""
    client = client_of("coder")
    address = report_address(client)
    count = len(app.state.desk.register)
    for fields, told in (
        ({"words": "nobody at all", "number": "3"}, "do not stand in this report"),
        ({"words": "killed", "number": "3"}, "say at which letter they begin"),
        ({"words": "twelve people", "start": "3", "end": "16", "number": "3"}, "and not what was chosen"),
        ({"words": "twelve people", "number": "many"}, "write 8, 7-11, 7+"),
        ({"words": "twelve people", "what": "nothing"}, "choose what is said"),
        ({"words": "twelve people", "what": "inquiry", "value": "perhaps"}, "is answered by one of"),
    ):
        answer = add(client, address, what=fields.pop("what", "killed"), speaker=SCRIPT, **fields)
        assert answer.status_code == 400, fields
        assert told in answer.text
        assert SCRIPT not in answer.text
        assert 'name="speaker" value="&lt;script&gt;' in answer.text
    assert len(app.state.desk.register) == count


def test_two_people_on_the_same_words_are_told(client_of):
    """The second sees what the first added there; in other words both are kept."""
    one, two = client_of("coder"), client_of("editor")
    address = report_address(one)
    late = two.get(address).text
    add(one, address, words="Nadia Fabricated, a teacher", what="killed", number="1")
    form = {"words": "Nadia Fabricated", "what": "injured", "number": "1"}
    refused = two.post(f"{address}/claims", data=form_of(late, **form))
    assert refused.status_code == 409
    assert "added a claim by hand" in refused.text
    kept = two.post(f"{address}/claims", data=form_of(late, words="hospital official", what="by", value="somebody"))
    assert kept.status_code == 200


def test_a_translation_stands_beside_its_passage_and_is_no_quote(app, client_of):
    """Marked as a translation and by whom; found in no quote; empty takes it back; a reader sees it too."""
    client = client_of("coder")
    address = arabic_address(client)
    page = client.get(address).text
    found = re.search(r'name="start" value="(\d+)"><input type="hidden" name="end" value="(\d+)"', page)
    assert found is not None
    where = {"start": found[1], "end": found[2], "language": "en"}
    page = client.post(f"{address}/translation", data=form_of(page, text=f"Shells fell. {SCRIPT}", **where)).text
    assert f"Translation by <bdi>{NAMES['coder']}</bdi>" in page
    assert "not a quote" in page
    assert "Shells fell." in client_of("reader").get(address).text
    assert SCRIPT not in page
    refused = add(client, address, words="Shells fell", what="killed", number="3")
    assert refused.status_code == 400
    page = client.post(f"{address}/translation", data=form_of(page, text=" ", **where)).text
    assert "Shells fell." not in page
    assert "translated a passage into en" in client.get("/history").text


def test_the_original_is_saved_and_never_shown(app, client_of):
    """The very bytes, as an attachment under a plain name, of no type that a browser shows; a veiled one for coders alone."""
    client = client_of("reader")
    address = report_address(client, "Delta")
    answer = client.get(f"{address}/original")
    assert SCRIPT.encode() in answer.content
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].startswith('attachment; filename="delta.txt"')
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in answer.headers["content-security-policy"]
    found = app.state.desk.findings().reports
    veiled = "/reports/" + next(r for r, x in found.items() if x.outlet == "Grove Bulletin")
    assert client.get(f"{veiled}/original").status_code == 403
    assert client.get(f"{veiled}/versions").status_code == 403
    assert client_of("coder").get(f"{veiled}/original").status_code == 200
    assert client.get("/reports/report-none/original").status_code == 404


def test_versions_of_an_item_are_compared_word_by_word(app, client_of):
    """Both are listed; what went and what came is marked in signs and not by colour alone; markup stays letters."""
    client = client_of("coder")
    desk = app.state.desk
    address = report_address(client)
    from accounted import pipeline

    folder = desk.register.path.parent / "texts"
    folder.mkdir()
    (folder / "ridge.txt").write_text(
        f"RAMADI, March 3 - Shelling killed at least eleven people. {SCRIPT}\n", encoding="utf-8"
    )
    pipeline.record(desk.register, [folder], author="Test Coder", time="2031-06-02T09:00:00Z")
    assert client.get(address).status_code == 404
    new = "/reports/" + next(r for r, x in desk.findings().reports.items() if x.address.endswith("ridge.txt"))
    page = client.get(f"{new}/versions").text
    assert re.search(r"<del>\[−[^<]*nine", page)
    assert re.search(r"<ins>\{\+[^<]*eleven", page)
    assert SCRIPT not in page


@pytest.mark.parametrize(
    ("said", "low", "high", "bound"),
    [
        ("8", 8, 8, "exact"), ("7-11", 7, 11, "range"), ("7–11", 7, 11, "range"), ("7+", 7, None, "at_least"),
        ("at least 7", 7, None, "at_least"), (">70", 71, None, "more_than"), ("-20", None, 20, "up_to"),
        ("~20", 20, 20, "about"), ("0", 0, 0, "none"), ("?", None, None, "vague"), ("1,200", 1200, 1200, "exact"),
        ("١٢", 12, 12, "exact"), ("8-8", 8, 8, "exact"),
    ],
)  # fmt: skip
def test_a_number_is_what_was_written(said, low, high, bound):
    """Each notation, in digits of any script; the words stay beside it."""
    assert count_of(said, "words") == Count(low=low, high=high, words="words", bound=bound)


@pytest.mark.parametrize("said", ["", "many", "11-7", "7++", "-", "9999999999", "1.5e3", "-7-9"])
def test_a_number_that_is_none_is_refused(said):
    """Never a guess."""
    with pytest.raises(BadInput):
        count_of(said, "words")


@given(
    st.integers(0, 10**8),
    st.integers(0, 10**8),
    st.sampled_from(["exact", "range", "at_least", "more_than", "up_to", "about"]),
)
def test_a_count_written_down_is_read_back(low, more, bound):
    """Form to claim and back again change nothing."""
    high = {"range": low + more + 1, "at_least": None, "more_than": None}.get(bound, low + 1)
    first = None if bound == "up_to" else low + 1 if bound != "range" else low
    count = Count(low=first, high=high, words="w", bound=bound)
    assert count_of(number_of(count), "w") == count


@given(st.data())
def test_words_stand_where_the_claim_says(data):
    """Whatever stretch is chosen, the quote is the stored text between its letters."""
    start = data.draw(st.integers(0, len(TEXT) - 1))
    end = data.draw(st.integers(start + 1, len(TEXT)))
    if not TEXT[start:end].strip():
        return
    quote = located(REPORT, {"words": TEXT[start:end], "start": str(start), "end": str(end)})
    assert TEXT[quote.start : quote.end] == quote.text == TEXT[start:end].strip()


def test_words_that_stand_once_need_no_letters_and_twice_do():
    """A near miss of one letter stands nowhere."""
    assert located(REPORT, {"words": "12 شخصا"}) == Quote(report=REPORT.id, start=16, end=23, text="12 شخصا")
    for words in ("في السوق", "13 شخصا", " "):
        with pytest.raises(BadInput):
            located(REPORT, {"words": words})
    assert located(REPORT, {"words": "في السوق", "start": str(TEXT.rindex("في السوق"))}).start == TEXT.rindex(
        "في السوق"
    )


def test_a_form_gives_the_claim_that_filled_it():
    """Group, part, stance and chain too; a known speaker stays who they were."""
    known = Source(name="مصدر طبي", kind="unnamed", role="doctor", words="مصدر")
    given_ = {
        "words": "12 شخصا", "what": "killed", "number": "12", "group": "civilians", "status": "civilian", "roles": "teacher, medic",
        "covers": "part", "part_of": "market", "speaker": "مصدر طبي → Wire", "stance": "claimed", "scope": "this_incident",
    }  # fmt: skip
    claim = by_hand(REPORT, given_, [known])
    assert claim.attribution[0] == known
    assert [s.kind for s in claim.attribution] == ["unnamed", "agency", "outlet"]
    again = by_hand(REPORT, fields_of(claim, REPORT), claim.attribution)
    assert again == claim


@given(st.text("ab \n.", max_size=40), st.text("ab \n.", max_size=40))
def test_differences_give_both_texts_back(old, new):
    """Same and gone are the old text, same and new the new one."""
    found = differences(old, new)
    assert "".join(s.text for s in found if s.kind != "new").split() == old.split()
    assert "".join(s.text for s in found if s.kind != "gone") == new


def test_a_form_of_another_page_is_refused(client_of):
    """Without the token, or without what was seen, nothing is kept."""
    client = client_of("coder")
    address = report_address(client)
    page = client.get(address).text
    fields = {"words": "twelve people", "what": "killed", "number": "3"}
    assert client.post(f"{address}/claims", data=fields | {"seen": seen(page)}).status_code == 403
    assert client.post(f"{address}/claims", data=fields | {"csrf": token(page)}).status_code == 400
