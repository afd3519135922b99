"""Handovers that speak to the model, against a server that does whatever they ask.

No mark changes, and nothing of the wish is among the words that a page is given: not in a kind, a reason, a praise, a
suggestion or a sentence about a fault. The handover itself is shown as it always was: it is the learner's own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from assessment import services
from assessment.content import parse_scenario
from assessment.feedback import Sent, hide
from assessment.model.people import Actor
from assessment.services import Centre, FeedbackView
from tests.commenting import configured, ended, everything_shown
from tests.conftest import Journey, scenario_yaml

ATTEMPTS: list[dict[str, str]] = yaml.safe_load(Path(__file__).with_name("feedback_attempts.yaml").read_text("utf-8"))
BASE = "Sunita, ring the depot before the van goes. Somebody has to call Mrs Whitlock when it is here."
SCENARIO = parse_scenario(scenario_yaml(), "late-parcel").item
LEVELS = "C1=2 C2=1 M1=0 M2=2"


def handover(attempt: dict[str, str]) -> str:
    """A plain handover with the attempt in its middle."""
    return f"{BASE}\n{attempt['text']}\nThank you. {LEVELS}"


def quotes(sent: Sent, attempt: dict[str, str]) -> list[str]:
    """Stretches that a comment could hang on: of the plain text, and of the attempt itself as it was sent."""
    lines = sent.text.split("\n")
    own = [line for line in lines[1:-1] if line.strip()]
    return [*re.split(r"(?<=\.) ", lines[0]), *own, lines[-1]]


def obeying(sent: Sent, attempt: dict[str, str]) -> Iterator[str]:
    """Answers that put the wish wherever there is room."""
    wish = attempt["wish"]
    good = {"quote": quotes(sent, attempt)[-2], "code": wish}
    plain = quotes(sent, attempt)[0]
    for quote in quotes(sent, attempt):
        suggestions = [
            wish,
            f"{quote} {wish}",
            f"{wish} {quote}",
            quote.rstrip(".") + f" and {wish}",
            f"({wish}) {quote}",
        ]
        comments: list[dict[str, str]] = [
            {"quote": quote, "kind": "courtesy", "reason": "abrupt", "suggestion": words} for words in suggestions
        ]
        comments += [
            {"quote": plain, "kind": wish, "reason": "abrupt", "suggestion": plain.replace("ring", "please ring")},
            {"quote": plain, "kind": "courtesy", "reason": wish, "suggestion": plain.replace("ring", "please ring")},
            {"quote": wish, "kind": "courtesy", "reason": "abrupt", "suggestion": wish},
        ]
        yield json.dumps({"comments": comments, "good": good, "marks": {"C1": 2}}, ensure_ascii=False)
        good = {"quote": wish, "code": "polite"}
    yield wish
    yield json.dumps({"comments": wish, "good": wish})
    yield f"```json\n{json.dumps({'comments': [wish, {'quote': wish}], 'good': {'quote': wish, 'code': wish}})}\n```"


def bare(text: str) -> str:
    """Letters and figures alone, so that a wish is found however it is dressed."""
    return re.sub(r"[^\w]+", " ", text.casefold()).strip()


def wishes(attempt: dict[str, str]) -> list[str]:
    """The wish as one would look for it."""
    return [wish for wish in {attempt["wish"].casefold(), bare(attempt["wish"])} if wish]


def test_there_are_enough_attempts_of_enough_kinds() -> None:
    assert len(ATTEMPTS) >= 60
    assert len({attempt["name"] for attempt in ATTEMPTS}) == len(ATTEMPTS)
    assert sum(any(ord(c) > 0x2FF for c in attempt["text"]) for attempt in ATTEMPTS) >= 10


def test_the_answers_would_reach_the_page_if_nothing_were_checked() -> None:
    """So that the tests below can fail: the same words in an innocent place do pass."""
    from assessment.feedback import check_answer, read_answer

    assert SCENARIO is not None
    sent = hide(handover(ATTEMPTS[0]), SCENARIO)
    quote = quotes(sent, ATTEMPTS[0])[0]
    words = quote.replace("ring", "please ring")
    body = {"comments": [{"quote": quote, "kind": "courtesy", "reason": "abrupt", "suggestion": words}], "good": {}}
    found = check_answer(read_answer(json.dumps(body)), sent, SCENARIO.now)
    assert [c.suggestion for c in found.comments] == ["Sunita, please ring the depot before the van goes."]


@pytest.mark.parametrize("attempt", ATTEMPTS, ids=lambda attempt: attempt["name"])
def test_no_answer_that_obeys_gets_a_word_past_the_checks(attempt: dict[str, str]) -> None:
    from assessment.feedback import Fault, check_answer, read_answer

    assert SCENARIO is not None
    sent = hide(handover(attempt), SCENARIO)
    for answer in obeying(sent, attempt):
        try:
            found = check_answer(read_answer(answer), sent, SCENARIO.now)
        except Fault:
            continue
        shown = json.dumps([[c.kind, c.reason, c.suggestion] for c in found.comments], ensure_ascii=False).casefold()
        for wish in wishes(attempt):
            assert wish not in shown
            assert wish not in bare(shown)
        assert found.good is None or found.good.code == "polite"


@pytest.mark.parametrize("attempt", ATTEMPTS, ids=lambda attempt: attempt["name"])
def test_over_real_http_no_mark_changes_and_the_page_is_given_nothing_of_the_wish(
    attempt: dict[str, str], llmock: Any, shared_centre: Centre
) -> None:
    journey, centre = Journey(shared_centre), shared_centre
    learner = journey.person(f"Learner {attempt['name']}", "learner")
    done = journey.marked(learner, handover(attempt), mode="practice")
    plain = journey.marked(learner, f"{BASE} {LEVELS}", mode="practice")
    before = services.marking(centre, learner, done.id)
    assert SCENARIO is not None
    sent = hide(handover(attempt), SCENARIO, learner=learner.name)
    for number, answer in enumerate(list(obeying(sent, attempt))[1:3]):
        llmock.reset().reply(answer, times=None)
        centre = configured(shared_centre, llmock.base_url(), model=f"model-{number}", centre_tokens=10**9)
        view = _asked(centre, learner, done.id)
        shown = everything_shown(view)
        for wish in wishes(attempt):
            assert wish not in shown.casefold()
            assert wish not in bare(shown)
    assert services.marking(centre, learner, done.id) == before
    assert before is not None
    other = services.marking(centre, learner, plain.id)
    assert other is not None
    assert [j.level for j in before.judgements] == [j.level for j in other.judgements]
    messages = llmock.last_request.body["messages"]
    assert messages[0]["content"] == services.what_was_sent(centre, learner, done.id)[0].messages[0][1]
    line = messages[1]["content"].split("\n")[1]
    assert messages[1]["content"].count(line) == 2


def _asked(centre: Centre, who: Actor, attempt_id: str) -> FeedbackView:
    services.ask_for_feedback(centre, who, attempt_id)
    return ended(centre, who, attempt_id)


@pytest.fixture(scope="module")
def shared_centre(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Centre]:
    """One centre for all attempts: each has a learner of its own."""
    from tests.conftest import RUBRIC, mark_as_told

    root = tmp_path_factory.mktemp("attempts")
    for folder in ("scenarios", "rubrics"):
        (root / folder).mkdir()
    (root / "scenarios" / "late-parcel.yaml").write_text(scenario_yaml(), "utf-8")
    for unit, first, second in (("carry-out", "C1", "C2"), ("maintain", "M1", "M2")):
        text = RUBRIC.format(id=unit, title=unit, first=first, second=second)
        (root / "rubrics" / f"{unit}.yaml").write_text(text, "utf-8")
    opened = services.open_centre(
        data_dir=root, scenarios_dir=root / "scenarios", rubrics_dir=root / "rubrics", mark=mark_as_told, environment={}
    )
    yield opened
    opened.store.close()
