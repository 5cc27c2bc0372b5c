"""Plain text: encodings, headlines, notices, and any Unicode at all."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from reading_helpers import LEAD, SECOND, SHARED, one, shown, take

BODY = f"{LEAD}\n\n{SECOND}\n"


def test_a_short_first_line_before_a_blank_line_is_the_headline():
    """The first paragraph is the headline by form."""
    report = one(f"Nine killed as shell strikes covered market\n\n{BODY}")
    assert report.title == "Nine killed as shell strikes covered market"
    assert report.text.endswith(BODY)


@pytest.mark.parametrize(
    "first",
    [
        "Nine were killed on Tuesday.",
        "he had been waiting since dawn",
        "ORU BAZAAR, 14 March (Lantern) -",
        "By Ana Field",
        "The governor gave three reasons:",
        "Published: 14 March 2019",
        "- a shell struck the market",
    ],
)
def test_first_lines_that_only_resemble_a_headline_are_body(first):
    """Sentences, datelines, bylines and list items are no headlines."""
    assert one(f"{first}\n\n{BODY}").headline_end == 0


def test_a_line_without_a_blank_line_behind_it_is_a_headline_only_where_the_title_is_known():
    """Metadata settles what form leaves open."""
    text = f"Nine killed in market\n{BODY}"
    assert one(text).headline_end == 0
    assert one(text, title="Nine Killed in Market").title == "Nine killed in market"


def test_a_known_title_is_put_before_the_text():
    """A title that the text lacks becomes its first paragraph."""
    report = one(BODY, title="Market shelled in Oru Bazaar")
    assert report.text == f"Market shelled in Oru Bazaar\n\n{BODY}"
    assert report.headline_end == len("Market shelled in Oru Bazaar")


def test_a_headline_that_says_the_known_title_in_other_words_stays_alone():
    """The same headline twice would be claimed from twice."""
    report = one(f"Nine killed as shell hits covered market\n\n{BODY}", title="Shell hits covered market, nine killed")
    assert report.text.count("covered market") == 1 + BODY.count("covered market")
    assert report.title == "Nine killed as shell hits covered market"


def test_a_lone_line_is_no_headline():
    """A post of one line is all body, so that its claims count."""
    assert one("Nine killed in the covered market of Oru Bazaar").headline_end == 0


def test_line_ends_and_nuls_are_mended_and_all_else_kept():
    """CRLF and CR become LF; blanks, tabs and odd marks stay."""
    report = one(b"\xef\xbb\xbfOne  man died.\r\n\tTwo\x00 were hurt.\rEnd\xc2\xa0\n")
    assert report.text == "One  man died.\n\tTwo were hurt.\nEnd\xa0\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_marked_encodings_need_no_judgement(encoding):
    """A byte-order mark or valid UTF-8 leaves no problem."""
    reports, problems = take(BODY.replace("Oru", "Örü").encode(encoding))
    assert reports[0].text == BODY.replace("Oru", "Örü")
    assert problems == []


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "cp1252"])
def test_unmarked_encodings_are_read_with_a_note(encoding):
    """What had to be judged is said."""
    reports, problems = take(BODY.replace("Oru", "Örü").encode(encoding))
    assert reports[0].text == BODY.replace("Oru", "Örü")
    assert [(p.code, p.severity, p.report) for p in problems] == [("encoding_judged", "note", reports[0].id)]


def test_a_few_wrong_bytes_in_utf8_do_not_turn_the_rest_to_nonsense():
    """Only the bad bytes are read as cp1252."""
    reports, problems = take("El alcalde de Ñuñoa dijo que murió un niño, ".encode() + "otra versión".encode("cp1252"))
    assert reports[0].text == "El alcalde de Ñuñoa dijo que murió un niño, otra versión"
    assert problems[0].code == "encoding_judged"


def test_cyrillic_in_an_old_encoding_is_not_read_as_accents():
    """Where most letters are not ASCII, encodings of other scripts are tried."""
    words = "В результате обстрела рынка погибли девять человек, ещё четырнадцать ранены, сообщил глава района. " * 3
    assert one(words.encode("cp1251")).text == words


def test_a_notice_at_the_head_is_marked_and_makes_the_report_synthetic():
    """The headline comes first, the notice second, the body last."""
    notice = "Constructed example: not a report by any outlet. All names are invented."
    report = one(f"{notice}\n\nNine killed in market\n\n{BODY}")
    assert report.text == f"Nine killed in market\n\n{notice}\n\n{BODY}"
    assert report.title == "Nine killed in market"
    assert shown(report) == [("notice", notice)]
    assert report.synthetic


@pytest.mark.parametrize(
    "notice",
    [
        "CONSTRUCTED EXAMPLE. This is not a report by any outlet.",
        "This is a constructed example and not a report by any outlet.",
        "[This text is a constructed example, not a real news report; outlet and people are invented.]",
        "Constructed example - not a report by any outlet; written to test a program.\nNames are invented.",
        "Note: this page is an invented example and no outlet's report.",
    ],
)
def test_notices_in_other_words_are_known(notice):
    """With and without a headline above, in one line or two."""
    for text in (f"{notice}\n\n{BODY}", f"Nine killed in market\n\n{notice}\n\n{BODY}"):
        report = one(text)
        assert report.synthetic
        assert shown(report) == [("notice", notice)]


@pytest.mark.parametrize(
    "sentence",
    [
        "A constructed example of the device was shown to reporters in the yard.",
        "The report was an invented story, the minister said, not a report by any serious outlet.",
        "Officials called it a textbook example of an attack on civilians.",
    ],
)
def test_sentences_about_examples_are_no_notice(sentence):
    """Near misses stay in the article."""
    report = one(f"{sentence}\n\n{BODY}")
    assert not report.synthetic
    assert report.asides == ()


def test_a_notice_that_runs_on_into_the_article_ends_before_it():
    """Only the notice's own sentences are set aside."""
    notice = "Constructed example: not a report by any outlet, and every name in it is invented."
    report = one(f"{notice} {LEAD} {SECOND} {LEAD}\n\n{SECOND}")
    assert shown(report) == [("notice", notice)]


def test_metadata_alone_makes_a_report_synthetic():
    """The flag and the sidecar count like the notice."""
    assert one(BODY, synthetic=True).synthetic
    assert not one(BODY).synthetic


def test_the_date_is_never_made_up():
    """No file time, no date out of the text."""
    assert one(f"On 14 March 2019 this happened.\n\n{BODY}").published is None
    assert one(BODY, published="2019-03-14").published == "2019-03-14"


@pytest.mark.parametrize(
    "data", [b"", b" \n\t\r\n", b"\x00" * 400, bytes(range(256)) * 8, b"\xef\xbb\xbf", b"...\n---"]
)
def test_what_holds_no_words_is_refused_in_a_line(data):
    """Empty, blank and binary files are problems that name the file and what to do."""
    reports, problems = take(data, "odd.txt")
    assert reports == []
    assert [p.severity for p in problems] == ["refused"]
    assert problems[0].seen.startswith("odd.txt: ")
    assert problems[0].settle
    assert "\n" not in problems[0].seen


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=400))
@example("\ufeff\ufeff")
@example("More news:\n\nRelated: \nx")
@example("Constructed example:\n\n\n")
@example("Constructed example:" + "a" * 30 + "\x85\u2028")
@example("[" * 5000)
@example("<p>" * 3000 + "x")
def test_any_unicode_reads_to_sane_offsets_or_a_problem(text):
    """Nothing raises; headline and asides lie in the text, in order; what is not read is told."""
    reports, problems = take(text.encode("utf-8", "surrogatepass"))
    assert reports or problems


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_read_or_are_refused(data):
    """Nothing raises, nothing is lost without a word."""
    reports, problems = take(data)
    assert reports or problems


@settings(max_examples=50, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs"]), max_size=200))
def test_text_that_begins_as_prose_is_kept_word_for_word(text):
    """Plain text is not normalised."""
    assert one("Note " + text + ".").text == "Note " + text + "."


def test_the_spliced_page_shows_its_headline_and_three_teasers():
    """The real page of the shared folder: headline first, three link lines set aside."""
    path = SHARED / "reports" / "spliced-page.txt"
    if not path.exists():
        pytest.skip("the shared folder is not beside this checkout")
    data = path.read_bytes()
    report = one(data, published="2018-01-29")
    assert report.text == data.decode().replace("\r\n", "\n")
    assert report.headline_end == report.text.index("\n")
    assert [kind for kind, _ in shown(report)] == ["teaser"] * 3
    assert all(words.startswith("More news: ") for _, words in shown(report))
    assert report.language == "en"


def test_a_million_words_are_one_report():
    """Long texts are read whole; splitting is the engines' matter."""
    import time

    words = (LEAD + "\n\n" + SECOND + "\n\n") * 25_000
    assert len(words.split()) > 900_000
    start = time.perf_counter()
    report = one(words)
    assert time.perf_counter() - start < 30
    assert len(report.text) == len(words)


def test_text_over_the_limit_is_refused():
    """A stated limit, in a problem."""
    reports, problems = take(b"Nine people were killed. " * 1_300_000)
    assert reports == []
    assert problems[0].code == "too_large"
    assert "30 MB" in problems[0].seen


def test_a_text_that_says_its_own_day_is_published_then_unless_somebody_knows_better():
    """What is told beside a text outranks what stands in it, and a day to come is none."""
    assert one(f"ORU BAZAAR, 14 March 2019 (Lantern) - {BODY}").published == "2019-03-14"
    assert one(f"ORU BAZAAR, 14 March 2019 (Lantern) - {BODY}", published="2019-03-15").published == "2019-03-15"
    assert one(f"ORU BAZAAR, 14 March 2119 (Lantern) - {BODY}").published is None
