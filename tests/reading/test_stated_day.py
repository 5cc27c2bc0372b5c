"""The day that a text gives as its own."""

from __future__ import annotations

import pytest

from accounted.reading.stated_day import stated_day

BODY = "Nine people died on Tuesday, a nurse said.\n\nThey were buried at dusk."


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (f"Nine dead\n\nORVEN, 3 May 2019 (Lantern) - {BODY}", "2019-05-03"),
        (f"ORVEN (Lantern News) May 3, 2019. {BODY}", "2019-05-03"),
        (f"Office of the Mayor\n3 May 2019\n\n{BODY}", "2019-05-03"),
        (f"Press release, Orven, 3 May 2019\n\n{BODY}", "2019-05-03"),
        (f"Published: Friday, 3 May 2019 at 10:15\n\n{BODY}", "2019-05-03"),
        (f"Report of the watch\n\nWhat came in as of 19:30, 3 May 2019\n\n{BODY}", "2019-05-03"),
        (f"{BODY}\n\nOrven, 3 May 2019", "2019-05-03"),
        (f"ORVEN, May 3 (Lantern) - {BODY}", None),
        ("Nine people died on 3 May 2019 in Orven, a nurse said.\n\nThey were buried.", None),
        (f"3 May 2019\n\nA shell fell.\n\n4 May 2019\n\n{BODY}", None),
        (f"Orven, 03/04/2019\n\n{BODY}", None),
        ("", None),
    ],
)
def test_a_text_gives_its_own_day(text: str, day: str | None) -> None:
    """In a dateline, alone on a line, or as of which it holds; not in a sentence, not in a chronology, not without a year."""
    assert stated_day(text) == day
