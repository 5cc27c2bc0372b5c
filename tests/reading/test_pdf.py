"""PDF: paragraphs out of printed lines, and clear words for what cannot be read."""

import io

import pytest
from pdf_maker import column, make_pdf
from reading_helpers import one, take

HEADLINE = "Nine killed as shell strikes covered market"
FIRST = [
    "ORU BAZAAR, 14 March 2019 - Nine people were killed and fourteen hurt when a",
    "shell struck the covered market of the town on Tuesday, the district gover-",
    "nor said. An F-",
    "16 had been seen before, said the al-",
    "Karim hospital.",
]
SECOND = [
    "Its staff counted four children among the dead, and said that two of the",
    "wounded might not live through the",
]
REST = ["night, although nobody had given up on them."]


def document(info=None, foot=True):
    def page(paragraphs, number):
        return column(paragraphs) + ([(290, 40, 9, f"Page {number} of 2")] if foot else [])

    return make_pdf([page([[HEADLINE], FIRST, SECOND], 1), page([REST, ["The army denied it."]], 2)], info)


def test_lines_become_paragraphs_across_pages():
    """Hyphens at line ends are mended where they part a word and kept where they belong; page numbers go."""
    report = one(document())
    assert report.text.split("\n\n") == [
        HEADLINE,
        "ORU BAZAAR, 14 March 2019 - Nine people were killed and fourteen hurt when a shell struck the covered market "
        "of the town on Tuesday, the district governor said. An F-16 had been seen before, said the al-Karim hospital.",
        "Its staff counted four children among the dead, and said that two of the wounded might not live through the "
        "night, although nobody had given up on them.",
        "The army denied it.",
    ]
    assert report.title == HEADLINE
    assert report.extractor.startswith("pdf/pypdf ")


def test_the_card_is_believed_only_where_the_text_bears_it_out():
    """A date of making is no date of publication; a file name is no title."""
    agreed = one(document({"Title": HEADLINE, "CreationDate": "D:20190314101500Z"}))
    assert (agreed.published, agreed.title) == ("2019-03-14", HEADLINE)
    doubtful = one(document({"Title": "Microsoft Word - statement_final2.doc", "CreationDate": "D:20240901101500Z"}))
    assert (doubtful.published, doubtful.title) == (None, HEADLINE)


def test_running_heads_go_and_the_first_words_of_pages_stay():
    """Lines that come again on most pages are furniture; a figure alone is not, in the middle of a page."""
    pages = [
        [(72, 760, 9, "Lantern Monitor, bulletin 12"), *column([[f"On day {n} of the siege {n} people were killed."]])]
        for n in range(1, 5)
    ]
    assert one(make_pdf(pages)).text.split("\n\n") == [
        f"On day {n} of the siege {n} people were killed." for n in range(1, 5)
    ]


def test_figures_at_the_head_of_pages_are_no_page_numbers():
    """Each page's toll is words of the report."""
    pages = [
        column([[f"Killed: {n}"], [f"The bulletin of {place} gives no names."]])
        for n, place in ((41, "Oru"), (7, "Amin"), (12, "Sel"))
    ]
    text = one(make_pdf(pages)).text
    assert all(words in text for words in ("Killed: 41", "Killed: 7", "Killed: 12"))


def test_a_pdf_without_a_text_layer_is_refused():
    """Scans are told from empty files."""
    reports, problems = take(make_pdf([[], []]), "scan.pdf")
    assert reports == []
    assert problems[0].code == "no_text_layer"
    assert problems[0].seen == "scan.pdf: has no text layer (2 pages, scanned or drawn)"


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_truncated_pdf_is_never_taken_for_a_whole_one(share):
    """Refused, or kept with a problem that says it breaks off."""
    data = document()
    _, problems = take(data[: int(len(data) * share)], "cut.pdf")
    assert [p.code for p in problems] == ["truncated_pdf"]
    assert problems[0].severity != "note"
    assert "breaks off" in problems[0].seen


@pytest.mark.parametrize("damage", [b"%PDF-1.7", b"%PDF-1.4\n" + b"\xff\x00garbage" * 50 + b"\n%%EOF", b"%PDF-" * 40])
def test_a_damaged_pdf_is_refused(damage):
    """No exception, one line."""
    reports, problems = take(damage, "bad.pdf")
    assert reports == []
    assert problems[0].severity == "refused"


def encrypted(user_password):
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(document())))
    writer.encrypt(user_password, owner_password="owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_password_is_asked_for():
    """Refused with what to do; a file that opens without one is read."""
    reports, problems = take(encrypted("secret"), "locked.pdf")
    assert reports == []
    assert (problems[0].code, problems[0].severity) == ("encrypted_pdf", "refused")
    assert "password" in problems[0].seen
    assert one(encrypted("")).title == HEADLINE


def test_pages_without_text_among_others_are_named():
    """Half a scan is not silently half a report."""
    _, problems = take(make_pdf([column([["Nine people were killed in the market."]]), []]))
    assert [(p.code, p.severity) for p in problems] == [("pages_without_text", "problem")]
    assert problems[0].seen.endswith("2")
