"""Requests for comments on phrasing, their answers, who agreed to them, and how a server can be asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, case, func, insert, select

from assessment.store.records import FeedbackAnswer, FeedbackRequest, HiddenComment
from assessment.store.tables import (
    feedback_answers,
    feedback_consents,
    feedback_hidden,
    feedback_requests,
    feedback_ways,
)

Asked = tuple[FeedbackRequest, FeedbackAnswer | None]


@dataclass(frozen=True, slots=True)
class FeedbackRecords:
    """The tables of comments on phrasing, inside one transaction."""

    connection: Connection

    def agree(self, person_id: str, given: bool, *, at: datetime) -> None:
        """Append whether the person agrees that their handovers are sent; Taken if they said so twice at once."""
        of_theirs = select(func.max(feedback_consents.c.number)).where(feedback_consents.c.person_id == person_id)
        number = (self.connection.execute(of_theirs).scalar() or 0) + 1
        self.connection.execute(
            insert(feedback_consents).values(person_id=person_id, number=number, given=given, at=at)
        )

    def agreed(self, person_id: str) -> bool:
        """The last thing that they said; no where they said nothing."""
        table = feedback_consents
        query = select(table.c.given).where(table.c.person_id == person_id).order_by(table.c.number.desc()).limit(1)
        return bool(self.connection.execute(query).scalar())

    def ask(self, request: FeedbackRequest) -> None:
        """Append it; Taken if the attempt has a request of that number already."""
        self.connection.execute(insert(feedback_requests).values(**asdict(request)))

    def answer(self, answer: FeedbackAnswer) -> None:
        """Append it; Taken if the request has ended already."""
        self.connection.execute(insert(feedback_answers).values(**asdict(answer)))

    def of_attempt(self, attempt_id: str) -> list[Asked]:
        """Every request of the attempt with its answer, oldest first."""
        query = _asked().where(feedback_requests.c.attempt_id == attempt_id).order_by(feedback_requests.c.number)
        return [_pair(row) for row in self.connection.execute(query)]

    def since(self, moment: datetime) -> list[Asked]:
        """Every request since then with its answer, oldest first."""
        query = _asked().where(feedback_requests.c.asked_at >= moment)
        ordered = query.order_by(feedback_requests.c.asked_at, feedback_requests.c.id)
        return [_pair(row) for row in self.connection.execute(ordered)]

    def answered(self, content_key: str) -> FeedbackAnswer | None:
        """The last good answer to the same content, so that nothing is asked twice."""
        query = (
            _asked()
            .where(feedback_requests.c.content_key == content_key, feedback_answers.c.outcome == "answered")
            .order_by(feedback_answers.c.answered_at.desc())
            .limit(1)
        )
        row = self.connection.execute(query).first()
        return _pair(row)[1] if row else None

    def used(self, moment: datetime, person_id: str | None = None) -> tuple[int, int]:
        """Requests that left and tokens since then, of one person or of all. What still runs counts as one request with
        the tokens foreseen; answers that came from what was kept cost nothing."""
        requests = func.coalesce(feedback_answers.c.requests, 1)
        spent = case(
            (feedback_answers.c.request_id.is_(None), feedback_requests.c.tokens),
            else_=feedback_answers.c.tokens_in + feedback_answers.c.tokens_out,
        )
        conditions: list[ColumnElement[bool]] = [feedback_requests.c.asked_at >= moment]
        if person_id is not None:
            conditions.append(feedback_requests.c.by_id == person_id)
        joined = feedback_requests.outerjoin(feedback_answers)
        sums = (func.coalesce(func.sum(each), 0) for each in (requests, spent))
        sent, tokens = self.connection.execute(select(*sums).select_from(joined).where(*conditions)).one()
        return int(sent), int(tokens)

    def latest_outcomes(self, server: str, model: str, many: int) -> list[tuple[str, datetime]]:
        """How the last requests to that server and model ended, newest first."""
        query = (
            select(feedback_answers.c.outcome, feedback_answers.c.answered_at)
            .join(feedback_requests, feedback_requests.c.id == feedback_answers.c.request_id)
            .where(feedback_requests.c.server == server, feedback_requests.c.model == model)
            .order_by(feedback_answers.c.answered_at.desc(), feedback_requests.c.number.desc())
            .limit(many)
        )
        return [(row.outcome, row.answered_at) for row in self.connection.execute(query)]

    def hide(self, hidden: HiddenComment) -> None:
        """Append it; Taken if that comment is hidden already."""
        self.connection.execute(insert(feedback_hidden).values(**asdict(hidden)))

    def hidden(self, request_ids: Sequence[str]) -> list[HiddenComment]:
        """What was hidden of these requests, oldest first."""
        query = (
            select(feedback_hidden)
            .where(feedback_hidden.c.request_id.in_(request_ids))
            .order_by(feedback_hidden.c.hidden_at, feedback_hidden.c.request_id, feedback_hidden.c.place)
        )
        return [HiddenComment(**row._mapping) for row in self.connection.execute(query)]

    def hidden_content(self, person_id: str, content_key: str) -> list[dict[str, Any]]:
        """The comments that this person hid of any answer to that content, as they are kept."""
        query = (
            select(feedback_answers.c.comments, feedback_hidden.c.place)
            .join(feedback_requests, feedback_requests.c.id == feedback_answers.c.request_id)
            .join(feedback_hidden, feedback_hidden.c.request_id == feedback_requests.c.id)
            .where(feedback_requests.c.content_key == content_key, feedback_hidden.c.by_id == person_id)
        )
        return [row.comments["comments"][row.place] for row in self.connection.execute(query)]

    def way(self, server: str, model: str) -> dict[str, Any] | None:
        """How that server and model can be asked, as it was found out last."""
        query = (
            select(feedback_ways.c.way)
            .where(feedback_ways.c.server == server, feedback_ways.c.model == model)
            .order_by(feedback_ways.c.number.desc())
            .limit(1)
        )
        found: dict[str, Any] | None = self.connection.execute(query).scalar()
        return found

    def remember_way(self, server: str, model: str, way: dict[str, Any], *, at: datetime) -> None:
        """Append it, unless it is what is known already; Taken if another found out in the same moment."""
        if self.way(server, model) == way:
            return
        of_both = select(func.max(feedback_ways.c.number)).where(
            feedback_ways.c.server == server, feedback_ways.c.model == model
        )
        number = (self.connection.execute(of_both).scalar() or 0) + 1
        self.connection.execute(
            insert(feedback_ways).values(server=server, model=model, number=number, way=way, found_at=at)
        )


def _asked() -> Select[Any]:
    requests = (column.label(f"request_{column.name}") for column in feedback_requests.c)
    answers = (column.label(f"answer_{column.name}") for column in feedback_answers.c)
    return select(*requests, *answers).select_from(feedback_requests.outerjoin(feedback_answers))


def _pair(row: Row[Any]) -> Asked:
    values: dict[str, Any] = dict(row._mapping)
    request = FeedbackRequest(**_part(values, "request_"))
    answer = FeedbackAnswer(**_part(values, "answer_")) if values["answer_request_id"] is not None else None
    return request, answer


def _part(values: dict[str, Any], prefix: str) -> dict[str, Any]:
    return {name.removeprefix(prefix): value for name, value in values.items() if name.startswith(prefix)}
