"""A small register for the desk's tests: invented outlets and people, one event told twice, another one, an unread report, a
veiled one, and one that tries to run script."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from accounted import pipeline
from accounted.register import create_or_open

NAMES = {role: f"Test {role.capitalize()}" for role in ("reader", "coder", "editor", "administrator")}
PASSWORD = "quiet lantern over the ford"
SCRIPT = "<script>document.title='owned'</script>"

TEXTS: dict[str, tuple[dict[str, str], str]] = {
    "ridge": (
        {"publisher": "Ridge Courier", "published": "2031-03-03", "title": "Market shelled in Ramadi"},
        "RAMADI, Iraq, March 3 - Shelling of the market in Ramadi killed at least nine people on Sunday, a hospital "
        "official, Karim Testname, said.\n\nThe mayor of Ramadi, Salim Inventedson, said that twelve people were killed "
        "and 20 were wounded in the attack.\n\nAmong the dead was Nadia Fabricated, a teacher, he said.\n",
    ),
    "delta": (
        {"publisher": f"Delta {SCRIPT} Post", "published": "2031-03-04", "title": f"Ramadi counts its dead {SCRIPT}"},
        f"RAMADI, Iraq, March 4 - A spokesman for the army, Colonel Imad Madeup, said ten people were killed when shells "
        f"hit the market in Ramadi on Sunday.\n\nHe said 15 people were injured. {SCRIPT}\n",
    ),
    "hill": (
        {"publisher": "Hill Gazette", "published": "2031-05-11", "title": "Bomb kills two near Mosul"},
        "MOSUL, Iraq, May 11 - A roadside bomb killed two soldiers near Mosul on Saturday, police said. Three more soldiers "
        "were wounded.\n",
    ),
    "grove": (
        {"publisher": "Grove Bulletin", "published": "2031-05-12", "title": "After the bomb near Mosul"},
        "MOSUL, Iraq, May 12 - A doctor at the clinic said that body parts were found where a roadside bomb killed two "
        "soldiers near Mosul on Saturday.\n",
    ),
    "arabic": (
        {"publisher": "صحيفة الوادي", "published": "2031-03-05", "title": "قصف السوق"},
        "قال مصدر طبي في المستشفى إن القذائف سقطت على السوق في مدينة الرمادي صباح الأحد، ولم يذكر عدد القتلى. "
        "وأضاف أن فرق الإسعاف نقلت الجرحى إلى مستشفيات قريبة وأن البلدية فتحت تحقيقا في ما جرى.\n",
    ),
}


def make_register(folder: Path) -> Path:
    """The register, recorded and read."""
    texts = folder / "texts"
    texts.mkdir(parents=True)
    for name, (about, text) in TEXTS.items():
        (texts / f"{name}.txt").write_text(text, encoding="utf-8")
        (texts / f"{name}.json").write_text(json.dumps(about), encoding="utf-8")
    path = folder / "sample.register"
    with create_or_open(path) as register:
        pipeline.record(register, [texts], author="Test Coder", time="2031-06-01T09:00:00Z")
    return path


def token(html: str) -> str:
    """The token of a page's forms."""
    found = re.search(r'name="csrf" value="([^"]+)"', html)
    assert found is not None, html[:500]
    return found[1]


def seen(html: str) -> str:
    found = re.search(r'name="seen" value="(\d+)"', html)
    assert found is not None
    return found[1]


def sign_in(client: Any, role: str, password: str = PASSWORD) -> Any:
    form = {"csrf": token(client.get("/sign-in").text), "name": NAMES[role], "password": password, "to": "/"}
    return client.post("/sign-in", data=form)
