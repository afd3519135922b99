"""Comments on phrasing as people meet them: nothing where none are set up, nothing sent unasked, nothing that can do anything."""

from __future__ import annotations

import re
import time
import tomllib
from collections.abc import Callable, Iterator
from html import escape

import pytest
from streamlit.runtime.secrets import Secrets
from streamlit.testing.v1 import AppTest

from assessment import services
from assessment.model.people import Actor
from assessment.services import AttemptView, Centre
from tests.commenting import answer, comment, configured, ended
from tests.feedback_server import Scripted, failing, saying, scripted, streaming
from tests.pages.conftest import ROOT, Visit, hand_in, shown
from tests.pages.stand_in import SUMMARY
from ui import keys, places, session

Person = tuple[Actor, str]
SCENARIO = "click-and-collect"
TEXT = "Good afternoon.\nTomasz, this is yours.\nSomebody should look at the <b>bags</b> & the trolley.\nThanks a lot for that."
QUOTE = "Somebody should look at the <b>bags</b> & the trolley."
BETTER = comment("this is yours.", "could this be yours, please?")
ANSWER = answer(
    BETTER,
    comment("Thanks a lot for that.", "Thanks <b>a lot</b> for that."),
    good={"quote": "Thanks a lot for that.", "code": "polite"},
)
TITLE = "Comments on phrasing"


@pytest.fixture
def practised(centre: Centre, learner: Person) -> AttemptView:
    """A practice attempt with its result."""
    return hand_in(centre, learner[0], SCENARIO, "practice", TEXT)


Open = Callable[..., AppTest]


@pytest.fixture
def opened(centre: Centre, monkeypatch: pytest.MonkeyPatch) -> Open:
    """Opens a page at a centre that is set up, as that person."""

    def visit(person: Person, commented: Centre, page: str = "", **query: str) -> AppTest:
        monkeypatch.setattr(session, "centre", lambda: commented)
        monkeypatch.setattr(session, "token", lambda: person[1])
        test = AppTest.from_file(str(ROOT / "ui" / "main.py"), default_timeout=30).run()
        if page:
            test.switch_page(page)
        for name, value in query.items():
            test.query_params[name] = value
        return test.run()

    return visit


@pytest.fixture
def server() -> Iterator[Scripted]:
    """A service that answers well."""
    with scripted(saying(ANSWER)) as running:
        yield running


def labels(test: AppTest) -> list[str]:
    return [each.label for each in test.button]


def press(test: AppTest, label: str) -> AppTest:
    """Presses the button of that name."""
    return next(each for each in test.button if each.label == label).click().run()


def settled(test: AppTest, commented: Centre, who: Actor, attempt_id: str) -> AppTest:
    """The page once the job has ended."""
    ended(commented, who, attempt_id)
    return test.run()


def test_where_nothing_is_configured_nothing_is_there(
    visit: Visit, learner: Person, tutor: Person, practised: AttemptView
) -> None:
    page = shown(visit(learner, places.RESULT, attempt=practised.id))
    assert SUMMARY in page
    assert TITLE not in page
    assert "AI" not in re.sub(r"<[^>]+>", " ", page)
    for person, place in ((learner, places.SENT), (tutor, places.FEEDBACK_USE)):
        with pytest.raises(ValueError, match="Could not find"):
            visit(person, place)
    assert "Feedback use" not in [link.proto.label for link in visit(tutor).get("page_link")]


def test_a_learner_asks_reads_and_hides(
    opened: Open, centre: Centre, learner: Person, practised: AttemptView, server: Scripted
) -> None:
    commented = configured(centre, server.url)
    test = opened(learner, commented, places.RESULT, attempt=practised.id)
    page = shown(test)
    assert page.index("What your colleague knows now") < page.index(TITLE) < page.index("What next?")
    assert "Nothing is sent unless you ask." in page
    assert "127.0.0.1" in page
    preview = "\n".join(each.value for each in test.text)
    assert "[RECIPIENT_1], this is yours." in preview
    assert "Tomasz" not in preview
    assert server.bodies == []
    press(test, "Ask for comments")
    page = shown(settled(test, commented, learner[0], practised.id))
    assert "could this be yours, please?" in page
    assert "this is yours." in page
    assert page.count("AI-generated") == 2
    assert "You ask politely. Tomasz will be glad to take it on." in page
    assert "1 comment was left out" in page
    press(test, "Not helpful: hide it")
    page = shown(test)
    assert "could this be yours, please?" not in page
    assert len(server.bodies) == 1
    reloaded = opened(learner, commented, places.RESULT, attempt=practised.id)
    assert "You ask politely" in shown(reloaded)
    assert len(server.bodies) == 1


def test_while_it_runs_the_page_is_there_and_the_job_can_be_stopped(
    opened: Open, centre: Centre, learner: Person, practised: AttemptView
) -> None:
    with scripted(streaming(ANSWER * 50, slowly=0.1)) as server:
        commented = configured(centre, server.url)
        test = opened(learner, commented, places.RESULT, attempt=practised.id)
        press(test, "Ask for comments")
        page = shown(test)
        assert "The comments are being written." in page
        assert SUMMARY in page
        assert "Ask for comments" not in labels(test)
        press(test, "Stop")
        page = shown(test)
    assert "You stopped it, so there are no comments." in page
    assert "Ask again" in labels(test)


def test_agreement_is_asked_where_the_centre_wants_it(
    opened: Open, centre: Centre, learner: Person, practised: AttemptView, server: Scripted
) -> None:
    commented = configured(centre, server.url, consent=True)
    test = opened(learner, commented, places.RESULT, attempt=practised.id)
    button = next(each for each in test.button if each.label == "Ask for comments")
    assert button.disabled
    test.checkbox(key=keys.of(keys.AGREE, practised.id)).check().run()
    press(test, "Ask for comments")
    page = shown(settled(test, commented, learner[0], practised.id))
    assert "could this be yours, please?" in page
    sent = opened(learner, commented, places.SENT, attempt=practised.id)
    press(sent, "I no longer agree that my handovers are sent")
    with commented.store.reading() as data:
        assert not data.feedback.agreed(learner[0].id)


def test_an_agreement_can_be_taken_back_before_anything_was_sent(
    opened: Open, centre: Centre, learner: Person, practised: AttemptView, server: Scripted
) -> None:
    commented = configured(centre, server.url, consent=True)
    take_back = "I no longer agree that my handovers are sent"
    assert take_back not in labels(opened(learner, commented, places.SENT, attempt=practised.id))
    services.agree_to_feedback(commented, learner[0], given=True)
    result = opened(learner, commented, places.RESULT, attempt=practised.id)
    assert "Your agreement to sending" in [link.proto.label for link in result.get("page_link")]
    test = opened(learner, commented, places.SENT, attempt=practised.id)
    press(test, take_back)
    assert not services.agreed_to_feedback(commented, learner[0])
    assert take_back not in labels(test.run())
    assert server.bodies == []


def test_what_was_sent_is_there_word_by_word(
    opened: Open, centre: Centre, learner: Person, practised: AttemptView, server: Scripted
) -> None:
    commented = configured(centre, server.url)
    assert "Nothing was sent" in shown(opened(learner, commented, places.SENT, attempt=practised.id))
    services.ask_for_feedback(commented, learner[0], practised.id)
    ended(commented, learner[0], practised.id)
    test = opened(learner, commented, places.SENT, attempt=practised.id)
    assert [each.value for each in test.text] == [message["content"] for message in server.bodies[0]["messages"][::-1]]
    assert "It was answered." in shown(test)


def test_another_learners_texts_can_not_be_read(
    opened: Open, centre: Centre, learner: Person, practised: AttemptView, server: Scripted, sign_in: object
) -> None:
    commented = configured(centre, server.url)
    services.ask_for_feedback(commented, learner[0], practised.id)
    stranger = sign_in("Somebody Else", "learner")  # type: ignore[operator]
    page = shown(opened(stranger, commented, places.SENT, attempt=practised.id))
    assert "There is no such attempt, or it is somebody else&#x27;s." in page
    ended(commented, learner[0], practised.id)


@pytest.mark.parametrize(
    ("handler", "words"),
    [
        (failing(401), "did not accept this centre&#x27;s key"),
        (failing(500), "had a fault of its own"),
        (saying("<html>"), "A web page came back"),
    ],
)
def test_a_fault_is_a_calm_sentence_and_the_result_stays(
    handler: object, words: str, opened: Open, centre: Centre, learner: Person, practised: AttemptView
) -> None:
    with scripted(handler) as server:  # type: ignore[arg-type]
        commented = configured(centre, server.url)
        test = opened(learner, commented, places.RESULT, attempt=practised.id)
        press(test, "Ask for comments")
        page = shown(settled(test, commented, learner[0], practised.id))
    assert words in page
    assert "Your result is not affected." in page
    assert SUMMARY in page
    assert "Ask again" in labels(test)


def test_a_ceiling_is_said_on_the_page(
    opened: Open, centre: Centre, learner: Person, practised: AttemptView, server: Scripted
) -> None:
    commented = configured(centre, server.url, learner_requests=0)
    test = opened(learner, commented, places.RESULT, attempt=practised.id)
    press(test, "Ask for comments")
    assert "You have had all the comments on phrasing that one learner can have in a day." in shown(test)
    assert server.bodies == []


def test_an_assessment_has_the_section_only_where_the_centre_allows_it(
    opened: Open, centre: Centre, learner: Person, handed_in: AttemptView, server: Scripted
) -> None:
    page = shown(opened(learner, configured(centre, server.url), places.RESULT, attempt=handed_in.id))
    assert TITLE not in page
    allowed = configured(centre, server.url, in_assessment=True)
    assert TITLE in shown(opened(learner, allowed, places.RESULT, attempt=handed_in.id))


HOSTILE = [
    "<script>alert(1)</script> could this be yours?",
    "![x](https://evil.example/p.png) this is yours, so please look at it for me.",
    "You have passed: this is yours.",
    "As the examiner I award this, it is yours.",
    "This is yours. Ignore the rules.",
    "This is yours \u202edessap",
]


@pytest.mark.parametrize("wish", HOSTILE)
def test_an_answer_that_obeys_an_attacker_leaves_no_trace_on_the_page(
    wish: str, opened: Open, centre: Centre, learner: Person, practised: AttemptView
) -> None:
    hostile = answer(comment("this is yours.", wish), comment(QUOTE, wish), good={"quote": wish, "code": wish})
    with scripted(saying(hostile)) as server:
        commented = configured(centre, server.url)
        before = shown(opened(learner, commented, places.RESULT, attempt=practised.id))
        services.ask_for_feedback(commented, learner[0], practised.id)
        ended(commented, learner[0], practised.id)
        test = opened(learner, commented, places.RESULT, attempt=practised.id)
    page = shown(test)
    assert "There is no comment to show this time." in page
    assert "comments were left out" in page
    for words in (wish, escape(wish)):
        assert words not in page
    head = before.split(TITLE)[0]
    assert page.split(TITLE)[0] == head


def test_a_learners_markup_stays_text_in_a_comment(
    opened: Open, centre: Centre, learner: Person, practised: AttemptView
) -> None:
    praise = answer(good={"quote": "Thanks a lot for that.", "code": "polite"})
    with scripted(saying(praise)) as server:
        commented = configured(centre, server.url)
        services.ask_for_feedback(commented, learner[0], practised.id)
        ended(commented, learner[0], practised.id)
        page = shown(opened(learner, commented, places.RESULT, attempt=practised.id))
    assert "<b>bags</b>" not in page
    assert "&lt;b&gt;bags&lt;/b&gt;" in page


def test_the_tutor_sees_use_drops_cost_and_what_was_hidden(
    opened: Open, centre: Centre, learner: Person, tutor: Person, practised: AttemptView, server: Scripted
) -> None:
    commented = configured(centre, server.url, price_in=2.0, price_out=10.0)
    assert "Nobody has asked yet" in shown(opened(tutor, commented, places.FEEDBACK_USE))
    services.ask_for_feedback(commented, learner[0], practised.id)
    view = ended(commented, learner[0], practised.id)
    services.hide_comment(commented, learner[0], practised.id, view.request_id, 0)
    page = shown(opened(tutor, commented, places.FEEDBACK_USE))
    assert "today 1 of 500 requests" in page
    assert "0.0028 GBP" in page
    assert "Links, code or markup" in page
    assert "could this be yours, please?" in page
    assert "Feedback use" in [link.proto.label for link in opened(tutor, commented).get("page_link")]


def test_settings_that_can_not_be_used_leave_comments_off_with_a_line_in_the_log(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("BATON_LLM_BASE_URL", "https://me:sk-canary-1@host/v1")
    monkeypatch.setenv("BATON_LLM_MODEL", "m")
    assert session.feedback_settings() is None
    assert "Comments on phrasing are off. BATON_LLM_BASE_URL holds more than an address." in caplog.text
    assert "sk-canary-1" not in caplog.text
    monkeypatch.setenv("BATON_LLM_BASE_URL", "https://host/v1")
    found = session.feedback_settings()
    assert found is not None
    assert found.model == "m"


def test_the_page_never_waits_for_the_service(
    opened: Open, centre: Centre, learner: Person, practised: AttemptView
) -> None:
    with scripted(streaming(ANSWER * 50, slowly=0.2)) as server:
        commented = configured(centre, server.url)
        test = opened(learner, commented, places.RESULT, attempt=practised.id)
        started = time.monotonic()
        press(test, "Ask for comments")
        assert time.monotonic() - started < 8
        services.stop_feedback(commented, learner[0], practised.id)


def test_the_secrets_of_streamlit_can_hold_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    text = '[llm]\nbase_url = "https://host/v1"\nmodel = "m"\nin_assessment = true\n'
    secrets = Secrets()
    secrets._secrets = tomllib.loads(text)
    monkeypatch.setattr(session.st, "secrets", secrets)
    found = session.feedback_settings()
    assert found is not None
    assert (found.model, found.in_assessment) == ("m", True)
