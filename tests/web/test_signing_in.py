"""Who gets in, how long they stay, and which forms are believed."""

from __future__ import annotations

import re
import time

import pytest
from desk_sample import NAMES, PASSWORD, sign_in, token
from starlette.testclient import TestClient

from accounted.model import BadInput
from accounted.web.access.guarding import HEADERS, LARGEST
from accounted.web.access.people import ROLES, People, at_least
from accounted.web.access.roles import safe_path
from accounted.web.access.sessions import COOKIE, ENDS_AFTER, LOCKS_AFTER

ROUTES_OF_NOBODY = {"/sign-in", "/unlock", "/sign-out"}


def routes(app):
    """(method, path, role) of every route of ours."""
    from accounted.web.access.roles import role_of
    from accounted.web.routes import ROUTERS

    for router in ROUTERS:
        for route in router.routes:
            roles = [r for d in route.dependant.dependencies if (r := role_of(d.call)) is not None]
            assert len(roles) == 1, f"{route.path} asks for no role"
            for method in sorted(route.methods - {"HEAD"}):
                yield method, route.path, roles[0]


def test_every_role_meets_every_route(app, client_of):
    """A role gets exactly the routes that it or a lower one is for; nobody gets none but the way in."""
    clients = {role: client_of(role) for role in ROLES}
    found = list(routes(app))
    assert len(found) > 20
    for method, path, needs in found:
        address = path.replace("{name}", "incident-x").replace("{report}", "report-x").replace("{claim}", "claim-x")
        nobody = TestClient(app).request(method, address, follow_redirects=False)
        if needs == "anyone":
            assert path in ROUTES_OF_NOBODY
            continue
        assert nobody.status_code == (401 if path.startswith("/api") else 303), (method, path)
        for role, client in clients.items():
            if path in ("/lock", "/password"):
                continue
            csrf = token(client.get("/password").text)
            answer = client.request(
                method, address, data={"csrf": csrf} if method == "POST" else None, follow_redirects=False
            )
            may = at_least(role, needs)
            assert (answer.status_code == 403) == (not may), (role, method, path, answer.status_code)


def test_a_form_without_its_token_does_nothing(client_of):
    """No token, another session's token, and a form of another site are refused; the right one is followed."""
    client, other = client_of("administrator"), client_of("administrator")
    form = {"name": "Test Somebody", "role": "reader"}
    assert client.post("/people", data=form).status_code == 403
    assert client.post("/people", data={**form, "csrf": token(other.get("/people").text)}).status_code == 403
    mine = {**form, "csrf": token(client.get("/people").text)}
    for header in ({"origin": "http://elsewhere.example"}, {"sec-fetch-site": "cross-site"}):
        assert client.post("/people", data=mine, headers=header).status_code == 403
    assert client.post("/people", data=mine).status_code == 200


def test_the_session_is_another_one_after_sign_in(app):
    """A key that somebody planted before sign-in opens nothing after it."""
    client = TestClient(app)
    client.get("/sign-in")
    before = client.cookies[COOKIE]
    sign_in(client, "reader")
    assert client.cookies[COOKIE] != before
    planted = TestClient(app, cookies={COOKIE: before})
    assert planted.get("/", follow_redirects=False).status_code == 303
    app.state.desk.close()


def test_wrong_passwords_have_to_wait(app, monkeypatch):
    """Five are free; then even the right one waits, whoever the name belongs to, and later it is let in."""
    client = TestClient(app)
    for _ in range(5):
        assert sign_in(client, "coder", "not the password").status_code == 403
    late = sign_in(client, "coder")
    assert late.status_code == 429
    assert "wait" in late.text
    real = time.time
    monkeypatch.setattr("accounted.web.access.people.time.time", lambda: real() + 30)
    assert sign_in(client, "coder").status_code == 200
    app.state.desk.close()


def test_a_name_that_nobody_has_is_refused_in_the_same_words(app):
    """Nothing tells a guesser which names there are."""
    client = TestClient(app)
    form = {"csrf": token(client.get("/sign-in").text), "to": "/", "password": "some wrong words here"}
    nobody = client.post("/sign-in", data={**form, "name": "Nobody Atall"})
    somebody = client.post("/sign-in", data={**form, "name": NAMES["coder"]})
    assert nobody.status_code == somebody.status_code == 403
    assert nobody.text.replace("Nobody Atall", "X") == somebody.text.replace(NAMES["coder"], "X")
    app.state.desk.close()


def test_an_idle_session_locks_and_an_old_one_ends(app, client_of, monkeypatch):
    """Idle: the password again, and then the page that was asked for. Half a day: over."""
    client = client_of("coder")
    real = time.time
    monkeypatch.setattr("accounted.web.access.sessions.time.time", lambda: real() + LOCKS_AFTER + 1)
    answer = client.get("/history", follow_redirects=False)
    assert answer.headers["location"] == "/unlock?to=%2Fhistory"
    page = client.get("/unlock?to=/history")
    unlocked = client.post("/unlock", data={"csrf": token(page.text), "to": "/history", "password": PASSWORD})
    assert unlocked.url.path == "/history"
    monkeypatch.setattr("accounted.web.access.sessions.time.time", lambda: real() + 2 * ENDS_AFTER)
    assert client.get("/history", follow_redirects=False).headers["location"].startswith("/sign-in")


def test_a_locked_session_does_nothing_but_unlock(client_of):
    """After lock, a page asks for the password, and a form too."""
    client = client_of("administrator")
    csrf = token(client.get("/people").text)
    client.post("/lock", data={"csrf": csrf})
    assert client.get("/", follow_redirects=False).headers["location"].startswith("/unlock")
    refused = client.post("/people", data={"csrf": csrf, "name": "Test Late", "role": "reader"}, follow_redirects=False)
    assert refused.headers["location"].startswith("/unlock")


def test_a_one_time_password_is_good_once(app, client_of):
    """Its first sign-in leads to choosing another; nothing else opens before, and it does not open again."""
    admin = client_of("administrator")
    given = app.state.desk.people.add("Test Newcomer", "reader")
    client = TestClient(app)
    form = {"csrf": token(client.get("/sign-in").text), "name": "Test Newcomer", "password": given, "to": "/"}
    assert client.post("/sign-in", data=form).url.path == "/password"
    assert client.get("/history").url.path == "/password"
    csrf = token(client.get("/password").text)
    same = client.post("/password", data={"csrf": csrf, "new": given, "again": given})
    assert same.status_code == 400
    chosen = {"csrf": csrf, "new": "seven boats go upriver", "again": "seven boats go upriver"}
    assert client.post("/password", data=chosen).url.path == "/"
    again = TestClient(app)
    form["csrf"] = token(again.get("/sign-in").text)
    assert again.post("/sign-in", data=form).status_code == 403
    assert "Test Newcomer" in admin.get("/people").text


def test_who_leaves_is_out_at_once_and_one_administrator_stays(app, client_of):
    """Sessions end with the person; the last administrator can neither leave nor become less."""
    admin, reader = client_of("administrator"), client_of("reader")
    csrf = token(admin.get("/people").text)
    admin.post("/people/leave", data={"csrf": csrf, "name": NAMES["reader"]})
    assert reader.get("/", follow_redirects=False).status_code == 303
    people: People = app.state.desk.people
    with pytest.raises(BadInput, match="administrator"):
        people.leave(NAMES["administrator"])
    with pytest.raises(BadInput, match="administrator"):
        people.set_role(NAMES["administrator"], "coder")


def test_the_first_start_makes_one_administrator(tmp_path):
    """Once; the file of people keeps a hash and not the password, and only its owner reads it."""
    people = People(tmp_path / "new.register")
    first = people.first_start()
    assert first is not None
    assert people.first_start() is None
    assert first[1].encode() not in people.path.read_bytes()
    assert b"$argon2id$" in b"".join(p.read_bytes() for p in tmp_path.iterdir())
    assert people.path.stat().st_mode & 0o077 == 0


def test_every_answer_carries_the_headers(client_of):
    """Pages, refusals, styles and the API: script from our own files alone, no frames, no guessing, nothing cached by others."""
    client = client_of("reader")
    for address in ("/", "/history", "/nothing-here", "/static/desk.css", "/api/incidents", "/sign-in"):
        answer = client.get(address)
        for name, value in HEADERS:
            assert answer.headers[name.decode()] == value.decode(), address
        assert "script-src 'self';" in answer.headers["content-security-policy"]
        assert not re.search(r"<script(?![^>]* src=\"/static/)|<[^>]+ on[a-z]+=", answer.text)


def test_other_hosts_large_bodies_and_odd_paths_are_refused(client_of):
    """A foreign name for this machine, a body that is too large, a way out of the folder of styles."""
    client = client_of("reader")
    assert client.get("/", headers={"host": "elsewhere.example"}).status_code == 421
    assert client.post("/lock", content=b"x" * (LARGEST + 1)).status_code == 413
    for path in ("/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2f..%2fwriting.py"):
        assert client.get(path).status_code in (400, 404)


@pytest.mark.parametrize(
    ("given", "taken"),
    [
        ("/history?upto=3", "/history?upto=3"),
        ("//elsewhere.example/", "/"),
        ("/\\elsewhere.example", "/"),
        ("https://elsewhere.example", "/"),
        ("/a/../b", "/"),
        (None, "/"),
    ],
)
def test_a_way_back_stays_on_this_desk(given, taken):
    """After sign-in nobody is led elsewhere."""
    assert safe_path(given) == taken
