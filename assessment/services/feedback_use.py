"""How comments on phrasing are used: for a tutor who wants to know what they cost and whether they help."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from assessment.feedback import DROP_WORDS, Checked, Settings, sentence_of
from assessment.model.people import Actor
from assessment.services.centre import Centre
from assessment.services.feedback_reading import comment_view, desk_of, name_of
from assessment.services.feedback_views import DayOfUse, FeedbackUse, HiddenView
from assessment.services.permissions import Action, require
from assessment.services.shelf import scenario_of
from assessment.services.words import day_of, start_of_day
from assessment.store import FeedbackAnswer, FeedbackRequest, HiddenComment, Work

Asked = tuple[FeedbackRequest, FeedbackAnswer | None]
_MOST_HIDDEN = 50


def feedback_use(centre: Centre, who: Actor, *, days: int = 30) -> FeedbackUse:
    """The use of the last days, with what was dropped, what failed, and which comments learners hid."""
    require(who, Action.SEE_FEEDBACK_USE)
    settings = desk_of(centre).settings
    midnight = start_of_day(centre.now())
    with centre.store.reading() as data:
        asked = data.feedback.since(midnight - timedelta(days=days - 1))
        requests, tokens = data.feedback.used(midnight)
        hidden = _hidden(data, asked)
    answers = [answer for _, answer in asked if answer]
    return FeedbackUse(
        server=settings.place,
        model=settings.model,
        currency=settings.currency,
        priced=settings.price_in > 0 or settings.price_out > 0,
        estimated=any(a.estimated for a in answers if a.outcome == "answered"),
        days=_by_day(settings, asked),
        drops=_most_first(Counter(_each(a.drops for a in answers)), DROP_WORDS),
        faults=_faults(answers),
        hidden=hidden,
        requests_today=requests,
        tokens_today=tokens,
        most_requests=settings.centre_requests,
        most_tokens=settings.centre_tokens,
    )


def _by_day(settings: Settings, asked: Sequence[Asked]) -> tuple[DayOfUse, ...]:
    days: dict[date, list[Asked]] = defaultdict(list)
    for pair in asked:
        days[day_of(pair[0].asked_at)].append(pair)
    return tuple(_day(settings, day, days[day]) for day in sorted(days, reverse=True))


def _day(settings: Settings, day: date, asked: Sequence[Asked]) -> DayOfUse:
    answers = [answer for _, answer in asked if answer]
    good = [a for a in answers if a.outcome in ("answered", "cached")]
    tokens_in, tokens_out = sum(a.tokens_in for a in answers), sum(a.tokens_out for a in answers)
    return DayOfUse(
        day=day,
        asked=len(asked),
        answered=sum(a.outcome == "answered" for a in answers),
        cached=sum(a.outcome == "cached" for a in answers),
        failed=len(answers) - len(good),
        shown=sum(len(a.comments.get("comments", ())) for a in good),
        dropped=sum(sum(a.drops.values()) for a in answers),
        tokens_in=tokens_in,
        tokens_out=tokens_out,
        cost=(tokens_in * settings.price_in + tokens_out * settings.price_out) / 1_000_000,
    )


def _faults(answers: Sequence[FeedbackAnswer]) -> tuple[tuple[str, int], ...]:
    codes = Counter(a.outcome for a in answers if a.outcome not in ("answered", "cached"))
    return _most_first(codes, {code: sentence_of(code).split(". ")[0] + "." for code in codes})


def _each(counts: Iterable[dict[str, int]]) -> dict[str, int]:
    total: Counter[str] = Counter()
    for count in counts:
        total.update(count)
    return dict(total)


def _most_first(counts: Counter[str], words: dict[str, str]) -> tuple[tuple[str, int], ...]:
    return tuple((words.get(code, code), n) for code, n in counts.most_common())


def _hidden(data: Work, asked: Sequence[Asked]) -> tuple[HiddenView, ...]:
    by_id = {request.id: (request, answer) for request, answer in asked if answer}
    found = data.feedback.hidden(list(by_id))
    return tuple(_hidden_view(data, each, *by_id[each.request_id]) for each in reversed(found[-_MOST_HIDDEN:]))


def _hidden_view(data: Work, hidden: HiddenComment, request: FeedbackRequest, answer: FeedbackAnswer) -> HiddenView:
    record = data.attempts.one(request.attempt_id)
    assert record is not None  # a request belongs to an attempt
    scenario = scenario_of(data, record.started.scenario_hash)
    comment = Checked.from_dict(answer.comments, {}).comments[hidden.place]
    shown = comment_view(comment, hidden.place, name_of(record, scenario))
    return HiddenView(scenario.title, shown.quote, shown.kind, shown.why, shown.suggestion, hidden.hidden_at)
