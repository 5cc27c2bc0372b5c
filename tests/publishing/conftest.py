"""What the publishing tests share: one sample, worked out and rendered once."""

from __future__ import annotations

import lxml.html
import pytest
from publishing_sample import sample

from accounted.pipeline import Findings
from accounted.publishing import PageView, page_view, render


@pytest.fixture(scope="session")
def findings() -> Findings:
    return sample()


@pytest.fixture(scope="session")
def public_view(findings: Findings) -> PageView:
    return page_view(findings, internal=False)


@pytest.fixture(scope="session")
def internal_view(findings: Findings) -> PageView:
    return page_view(findings, internal=True)


@pytest.fixture(scope="session")
def public_html(public_view: PageView) -> str:
    return render(public_view)


@pytest.fixture(scope="session")
def internal_html(internal_view: PageView) -> str:
    return render(internal_view)


@pytest.fixture(scope="session")
def tree(public_html: str) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(public_html)
