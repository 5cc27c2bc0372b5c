"""HTML: the article, and nothing of the page around it."""

import pytest
from reading_helpers import LEAD, SECOND, THIRD, one, shown, take

from accounted.reading import html

HEADLINE = "Nine killed as shell strikes covered market"


def page(*, head: str = "", top: str = "", inside: str = "", lang: str = "en") -> str:
    return f"""<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8">
<title>{HEADLINE} | The Daily Lantern</title>
<meta property="og:site_name" content="The Daily Lantern">{head}<style>p {{ color: red }}</style>
<script>var killed = "four hundred killed";</script></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<div class="cookie-banner"><p>We use cookies to make this page better. <button>Accept all</button></p></div>
{top}<article><h1>{HEADLINE}</h1><p class="byline">By Ana Field</p>
<p>{LEAD}</p>{inside}<p>{SECOND}</p>
<div class="related-stories"><h3>Related stories</h3>
<ul><li><a href="/a">Ferry disaster leaves two hundred dead</a></li></ul></div>
<p>{THIRD}</p></article>
<aside><h2>Most read</h2><a href="/b">Bus crash kills thirty</a></aside>
<footer><p>© 2024 The Daily Lantern. All rights reserved.</p></footer></body></html>"""


def test_the_article_is_kept_and_the_page_around_it_is_not():
    """Title, outlet, author and paragraphs in; navigation, cookies, related stories and scripts out."""
    report = one(page())
    assert report.text == f"{HEADLINE}\n\n{LEAD}\n\n{SECOND}\n\n{THIRD}"
    assert report.title == HEADLINE
    assert report.outlet == "The Daily Lantern"
    assert report.author == "Ana Field"
    assert report.published is None
    assert report.language == "en"
    assert report.extractor == "html/trafilatura 2.3.1"


@pytest.mark.parametrize(
    ("head", "top", "expected"),
    [
        ('<meta property="article:published_time" content="2019-03-14T08:30:00+02:00">', "", "2019-03-14"),
        ("", '<time datetime="2019-03-14">14 March</time>', "2019-03-14"),
        ("", '<p class="date">14 March 2019</p>', "2019-03-14"),
        (
            '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2019-03-14"}</script>',
            "",
            "2019-03-14",
        ),
        ('<meta name="date" content="2019-03">', "", None),
        ("", '<p class="date">March 2019</p>', None),
        ("", '<span class="posted">03/04/2019</span>', None),
        ("", "<p>On 2 February 2016 another shell had struck the same street.</p>", None),
        ('<link rel="canonical" href="https://lantern.example/2019/03/nine-killed">', "", None),
    ],
)
def test_only_a_day_that_the_page_states_is_its_date(head, top, expected):
    """No padding of months, no choice between day and month, no date of the events."""
    assert one(page(head=head, top=top)).published == expected


def test_a_date_that_is_in_doubt_is_a_note():
    """Unknown, and said so."""
    _, problems = take(page(top='<span class="posted">03/04/2019</span>'))
    assert [p.code for p in problems] == ["date_not_told"]


def test_flags_override_what_the_page_says():
    """A person knows better."""
    report = one(page(), publisher="Lantern Weekly", published="2019-03-15", title="A day of grief")
    assert (report.outlet, report.published, report.title) == ("Lantern Weekly", "2019-03-15", "A day of grief")
    assert HEADLINE in report.text


def test_the_canonical_address_is_the_reports_url_but_not_the_items_address():
    """An item is named by what was given; the page's own word is kept beside it."""
    report = one(page(head='<link rel="canonical" href="https://lantern.example/nine-killed">'))
    assert report.url == "https://lantern.example/nine-killed"
    assert report.address == "file:inbox/report"


def test_teasers_inside_the_article_are_set_aside():
    """Labelled lines and paragraphs that are nothing but a link."""
    inside = (
        "<p>More news: Minister opens a bridge</p>"
        '<p><a href="/c">Bus crash on the coast road kills thirty</a></p>'
        '<p><a href="/d">The ministry</a> spoke of nine dead.</p>'
    )
    report = one(page(inside=inside))
    assert shown(report) == [
        ("teaser", "More news: Minister opens a bridge"),
        ("teaser", "Bus crash on the coast road kills thirty"),
    ]
    assert "The ministry spoke of nine dead." in report.text


def test_lists_tables_and_breaks_keep_their_words_apart():
    """One paragraph a list item or row; a single line break stays in its paragraph."""
    inside = (
        "<ul><li>Oru Bazaar: nine dead in the shelling</li><li>Tel Amin: two dead in the shelling</li></ul>"
        "<table><tr><td>Killed</td><td>11</td></tr><tr><td>Injured</td><td>14</td></tr></table>"
        "<p>The hospital spoke of<br>fourteen wounded.<br><br>The mayor spoke of ten.</p>"
    )
    paragraphs = one(page(inside=inside)).text.split("\n\n")
    assert "- Oru Bazaar: nine dead in the shelling" in paragraphs
    assert "Killed | 11" in paragraphs
    assert "The hospital spoke of\nfourteen wounded." in paragraphs
    assert "The mayor spoke of ten." in paragraphs


def test_a_notice_in_the_page_makes_the_report_synthetic_even_where_it_is_cut_off():
    """In the article, in the page's head, or as a meta field."""
    notice = "Constructed example: not a report by any outlet."
    for built in (
        page(inside=f"<p>{notice}</p>"),
        page(top=f"<header><div>{notice}</div></header>"),
        page(top="<p class='notice'><strong>Constructed example:</strong> not a report by any outlet.</p>"),
        page(head='<meta name="synthetic" content="true">'),
    ):
        assert one(built).synthetic
    assert not one(page()).synthetic


def test_a_declared_encoding_is_used():
    """Browsers' reading of latin-1 is cp1252."""
    source = page().replace("utf-8", "iso-8859-1").replace("Oru Bazaar", "Ørü “Bazaar”")
    reports, problems = take(source.encode("cp1252"))
    assert "Ørü “Bazaar”" in reports[0].text
    assert problems == []


def test_a_page_is_told_by_content_and_not_by_its_name():
    """HTML under the name of a text, text under the name of a page."""
    assert one(page(), name="report.txt").extractor.startswith("html/")
    assert one(f"{LEAD}\n\n{SECOND}", name="report.html").extractor == "text 1"


@pytest.mark.parametrize(
    "source", ["<html><body></body></html>", "<html><script>x = 1</script></html>", "<!doctype html>"]
)
def test_a_page_without_text_is_refused(source):
    """And says so."""
    reports, problems = take(source, "empty.html")
    assert reports == []
    assert [(p.code, p.severity) for p in problems] == [("no_text", "refused")]


def test_a_very_short_page_is_still_read():
    """Two sentences are a report."""
    report = one("<html><body><p>Two men were shot dead in Tel Amin on Monday, police said.</p></body></html>")
    assert "Two men were shot dead in Tel Amin on Monday, police said." in report.text


def test_fifty_megabytes_of_html_are_refused_at_once_at_a_stated_limit():
    """Neither minutes nor gigabytes."""
    import time

    paragraph = f"<p>{LEAD}</p>\n"
    data = ("<html><body>" + paragraph * (50_000_000 // len(paragraph)) + "</body></html>").encode()
    start = time.perf_counter()
    reports, problems = take(data)
    assert time.perf_counter() - start < 20
    assert reports == []
    assert problems[0].code == "too_large"
    assert "over the limit of 60,000" in problems[0].seen


def test_pictures_and_scripts_in_a_page_do_not_count_towards_the_limit():
    """A saved page with its pictures inside is an ordinary page."""
    picture = f'<img src="data:image/png;base64,{"A" * 6_000_000}">'
    assert HEADLINE in one(page(inside=picture)).text


def test_deep_nesting_is_no_crash():
    """Read or refused."""
    reports, problems = take("<html><body>" + "<div>" * 5000 + LEAD + "</div>" * 5000)
    assert reports or problems


def test_nothing_depends_on_the_day_of_reading():
    """The date finder would fill gaps with the running day."""
    from htmldate import find_date

    assert find_date is not None
    assert html.read_html(page(head='<meta name="date" content="2019-03">').encode()).own.published is None  # type: ignore[union-attr]
