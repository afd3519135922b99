"""Attempts, their drafts and their submissions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from sqlalchemy import Connection, insert, select

from assessment.store.overview import overview
from assessment.store.records import AttemptRecord, Draft, HandedIn, NewAttempt, Submission
from assessment.store.tables import attempt_rubrics, attempts, drafts, submissions


@dataclass(frozen=True, slots=True)
class Attempts:
    """The tables of attempts, inside one transaction."""

    connection: Connection

    def add(self, attempt: NewAttempt, rubrics: Sequence[tuple[str, str]]) -> None:
        """Append it with its pinned rubrics (unit, hash); Taken if the learner has that number already."""
        self.connection.execute(insert(attempts).values(**asdict(attempt)))
        self.connection.execute(
            insert(attempt_rubrics),
            [
                {"attempt_id": attempt.id, "unit": unit, "place": place, "hash": hash}
                for place, (unit, hash) in enumerate(rubrics)
            ],
        )

    def one(self, attempt_id: str) -> AttemptRecord | None:
        found = overview(self.connection, attempts.c.id == attempt_id)
        return found[0] if found else None

    def of_learner(self, learner_id: str, scenario_id: str | None = None) -> list[AttemptRecord]:
        """Oldest first."""
        conditions = [attempts.c.learner_id == learner_id]
        if scenario_id is not None:
            conditions.append(attempts.c.scenario_id == scenario_id)
        return overview(self.connection, *conditions)

    def submitted(self) -> list[AttemptRecord]:
        """Every attempt that was handed in, longest waiting first."""
        return overview(self.connection, submissions.c.attempt_id.is_not(None), order=submissions.c.submitted_at)

    def last_texts(self, scenario_id: str, limit: int, *, but: str = "") -> list[HandedIn]:
        """The texts handed in last at that scenario, newest first, without the attempt of the id `but`."""
        query = (
            select(submissions.c.text, attempts.c.mode, submissions.c.submitted_at)
            .join(attempts, attempts.c.id == submissions.c.attempt_id)
            .where(attempts.c.scenario_id == scenario_id, attempts.c.id != but)
            .order_by(submissions.c.submitted_at.desc(), attempts.c.id)
            .limit(limit)
        )
        return [HandedIn(*row) for row in self.connection.execute(query)]

    def rubrics(self, attempt_id: str) -> tuple[tuple[str, str], ...]:
        """The pinned rubrics (unit, hash), in the scenario's order."""
        query = (
            select(attempt_rubrics.c.unit, attempt_rubrics.c.hash)
            .where(attempt_rubrics.c.attempt_id == attempt_id)
            .order_by(attempt_rubrics.c.place)
        )
        return tuple((row.unit, row.hash) for row in self.connection.execute(query))

    def add_draft(self, draft: Draft) -> None:
        """Append it; Taken if another window saved under that number first."""
        self.connection.execute(insert(drafts).values(**asdict(draft)))

    def drafts(self, attempt_id: str) -> list[Draft]:
        """All of them, oldest first."""
        query = select(drafts).where(drafts.c.attempt_id == attempt_id).order_by(drafts.c.number)
        return [Draft(**row._mapping) for row in self.connection.execute(query)]

    def last_draft(self, attempt_id: str) -> Draft | None:
        """The one with the highest number, kept aside or not."""
        query = select(drafts).where(drafts.c.attempt_id == attempt_id).order_by(drafts.c.number.desc()).limit(1)
        row = self.connection.execute(query).first()
        return Draft(**row._mapping) if row else None

    def submit(self, submission: Submission) -> None:
        """Append it; Taken if the attempt was handed in already."""
        self.connection.execute(insert(submissions).values(**asdict(submission)))
