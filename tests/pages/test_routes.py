"""The plain HTTP addresses: signing in and out, the last words of a draft, the headers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from assessment import services
from assessment.model.people import Actor
from assessment.services import AttemptView, Centre
from ui import routes, session, way_back
from ui.headers import SafeHeaders

Person = tuple[Actor, str]
HERE = {"origin": "http://localhost", "sec-fetch-site": "same-origin"}
FORM = {"baton_name": "Aisha", "baton_role": "learner"}


@pytest.fixture
def browser(centre: Centre, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    """A browser on this machine."""
    return client(centre, monkeypatch, "127.0.0.1")


def client(centre: Centre, monkeypatch: pytest.MonkeyPatch, address: str) -> TestClient:
    """A browser at that address."""
    monkeypatch.setattr(session, "centre", lambda: centre)
    static = Path(routes.__file__).parent / "static"
    app = Starlette(routes=routes.routes(static), middleware=[Middleware(SafeHeaders)])
    return TestClient(app, base_url="http://localhost", client=(address, 5000), follow_redirects=False)


@pytest.fixture
def draft(centre: Centre, learner: Person, scenario_id: str) -> AttemptView:
    """A page that somebody is writing on."""
    return services.start_attempt(centre, learner[0], scenario_id, "practice")


def body(draft: AttemptView, text: object = "the last words") -> str:
    return json.dumps({"attempt": draft.id, "text": text, "revision": draft.revision})


def test_signing_in_sets_a_cookie_that_no_script_and_no_other_site_can_use(browser: TestClient) -> None:
    answer = browser.post("/baton/sign-in", data=FORM, headers=HERE)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "Aisha" not in cookie


@pytest.mark.parametrize(
    ("back", "to"),
    [
        ("/write?attempt=abc-1", "/write?attempt=abc-1"),
        ("/result?attempt=a&evil=1", "/result?attempt=a"),
        ("/attempts", "/attempts"),
        ("/queue", "/"),
        ("//elsewhere.example/write", "/"),
        ("https://elsewhere.example/write", "/"),
        ("/write?attempt=%0d%0aset-cookie", "/write"),
        ("/baton/sign-out", "/"),
    ],
)
def test_signing_in_again_leads_back_to_a_page_of_ones_own_and_nowhere_else(
    browser: TestClient, back: str, to: str
) -> None:
    answer = browser.post("/baton/sign-in", data={**FORM, "baton_back": back}, headers=HERE)
    assert answer.headers["location"] == to


def test_a_refused_sign_in_keeps_the_way_back(browser: TestClient) -> None:
    form = {**FORM, "baton_name": " ", "baton_back": "/write?attempt=abc"}
    answer = browser.post("/baton/sign-in", data=form, headers=HERE)
    assert answer.headers["location"].startswith("/write?attempt=abc&problem=")


def test_the_cookie_names_the_person_who_signed_in(browser: TestClient, centre: Centre) -> None:
    browser.post("/baton/sign-in", data=FORM, headers=HERE)
    who = services.who_is(centre, browser.cookies[session.COOKIE])
    assert who is not None
    assert (who.name, who.role) == ("Aisha", "learner")


def test_signing_out_ends_the_session_in_the_database_too(browser: TestClient, centre: Centre) -> None:
    browser.post("/baton/sign-in", data=FORM, headers=HERE)
    token = browser.cookies[session.COOKIE]
    browser.post("/baton/sign-out", headers=HERE)
    assert services.who_is(centre, token) is None
    assert session.COOKIE not in browser.cookies


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://elsewhere.example", "sec-fetch-site": "cross-site"},
        {"origin": "https://elsewhere.example"},
        {"origin": "null"},
        {"sec-fetch-site": "same-site"},
        {},
    ],
)
@pytest.mark.parametrize("address", ["/baton/sign-in", "/baton/sign-out", "/baton/draft"])
def test_a_post_from_another_site_does_nothing(browser: TestClient, address: str, headers: dict[str, str]) -> None:
    answer = browser.post(address, data=FORM, headers=headers)
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


def test_signing_in_from_another_machine_is_refused_with_a_sentence(
    centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = client(centre, monkeypatch, "192.168.1.20").post("/baton/sign-in", data=FORM, headers=HERE)
    assert "set-cookie" not in answer.headers
    assert "only%20on%20the%20computer%20that%20runs%20Baton" in answer.headers["location"]


@pytest.mark.parametrize("header", ["x-forwarded-for", "forwarded"])
def test_a_proxy_on_this_machine_does_not_make_the_world_local(browser: TestClient, header: str) -> None:
    answer = browser.post("/baton/sign-in", data=FORM, headers={**HERE, header: "203.0.113.9"})
    assert "set-cookie" not in answer.headers


def test_another_name_that_points_at_this_machine_does_not_get_in(browser: TestClient) -> None:
    rebound = {"host": "elsewhere.example", "origin": "http://elsewhere.example", "sec-fetch-site": "same-origin"}
    answer = browser.post("/baton/sign-in", data=FORM, headers=rebound)
    assert "set-cookie" not in answer.headers


def test_a_role_that_does_not_exist_is_refused(browser: TestClient) -> None:
    answer = browser.post("/baton/sign-in", data={**FORM, "baton_role": "emperor"}, headers=HERE)
    assert "Choose%20what%20you%20do" in answer.headers["location"]


def test_the_last_words_before_a_page_closes_are_kept(
    browser: TestClient, centre: Centre, learner: Person, draft: AttemptView
) -> None:
    browser.cookies.set(session.COOKIE, learner[1])
    assert browser.post("/baton/draft", content=body(draft), headers=HERE).status_code == 204
    assert services.attempt(centre, learner[0], draft.id).text == "the last words"


def test_the_last_words_do_not_undo_the_recipient_and_the_method(
    browser: TestClient, centre: Centre, learner: Person, draft: AttemptView
) -> None:
    saved = services.save_draft(
        centre, learner[0], draft.id, text="first", recipient="Tomasz", method="Chat", revision=draft.revision
    )
    browser.cookies.set(session.COOKIE, learner[1])
    browser.post("/baton/draft", content=body(saved), headers=HERE)
    kept = services.attempt(centre, learner[0], draft.id)
    assert (kept.text, kept.recipient, kept.method) == ("the last words", "Tomasz", "Chat")


def test_the_last_words_of_an_answer_are_kept_as_an_answer(
    browser: TestClient, centre: Centre, learner: Person, draft: AttemptView
) -> None:
    who = learner[0]
    services.submit_handover(
        centre, who, draft.id, text="My handover", recipient="Tomasz", method="Chat", declaration=None
    )
    services.mark_attempt(centre, who, draft.id)
    browser.cookies.set(session.COOKIE, learner[1])
    words = json.dumps({"attempt": draft.id, "step": "answer", "text": "half an answer", "revision": 0})
    assert browser.post("/baton/draft", content=words, headers=HERE).status_code == 204
    kept = services.story(centre, who, draft.id).draft
    assert kept is not None
    assert kept.text == "half an answer"


def test_the_last_words_of_a_step_that_does_not_exist_are_refused(
    browser: TestClient, centre: Centre, learner: Person, draft: AttemptView
) -> None:
    browser.cookies.set(session.COOKIE, learner[1])
    words = json.dumps({"attempt": draft.id, "step": "sleep", "text": "x", "revision": 0})
    assert browser.post("/baton/draft", content=words, headers=HERE).status_code == 400
    assert services.attempt(centre, learner[0], draft.id).text == ""


def test_a_draft_without_a_cookie_is_nobodys(browser: TestClient, draft: AttemptView) -> None:
    assert browser.post("/baton/draft", content=body(draft), headers=HERE).status_code == 401


def test_a_draft_of_somebody_elses_attempt_is_not_kept(
    browser: TestClient, centre: Centre, learner: Person, sign_in: object, draft: AttemptView
) -> None:
    _, token = sign_in("Somebody Else", "learner")  # type: ignore[operator]
    browser.cookies.set(session.COOKIE, token)
    assert browser.post("/baton/draft", content=body(draft), headers=HERE).status_code == 409
    assert services.attempt(centre, learner[0], draft.id).text == ""


@pytest.mark.parametrize("content", ["", "not json", "[]", "{}", '{"attempt": 1, "text": "x", "revision": 0}'])
def test_what_is_not_a_draft_is_refused(browser: TestClient, learner: Person, content: str) -> None:
    browser.cookies.set(session.COOKIE, learner[1])
    assert browser.post("/baton/draft", content=content, headers=HERE).status_code == 400


def test_a_huge_draft_is_refused(browser: TestClient, learner: Person, draft: AttemptView) -> None:
    browser.cookies.set(session.COOKIE, learner[1])
    huge = body(draft, "x" * (routes.MAX_BODY + 1))
    assert browser.post("/baton/draft", content=huge, headers=HERE).status_code == 400


def test_every_answer_forbids_framing_sniffing_and_outside_content(browser: TestClient) -> None:
    answer = browser.get("/app/static/baton.svg")
    assert answer.headers["x-frame-options"] == "DENY"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "img-src 'self' data: blob:;" in answer.headers["content-security-policy"]


def test_a_tutor_who_signs_in_again_comes_back_to_the_same_draft_or_version() -> None:
    assert way_back.address("bench", {"draft": "0a1b2c"}) == "/bench?draft=0a1b2c"
    assert way_back.address("versions", {"kind": "scenario", "id": "wrong-meal"}) == (
        "/versions?kind=scenario&id=wrong-meal"
    )
    assert way_back.address("bench", {"draft": "../admin"}) == "/bench"
