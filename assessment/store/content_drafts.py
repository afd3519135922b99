"""What tutors are writing: drafts of scenarios and rubrics, each text of them, and how they ended."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, func, insert, select

from assessment.store.content_records import DraftEnd, DraftEnded, DraftStart, DraftText, Kind, WrittenDraft
from assessment.store.tables import content_draft_ends, content_draft_texts, content_drafts


@dataclass(frozen=True, slots=True)
class ContentDrafts:
    """The tables of content drafts, inside one transaction."""

    connection: Connection

    def start(self, draft: DraftStart) -> None:
        """Append it; Taken if another draft of that content got the number first."""
        self.connection.execute(insert(content_drafts).values(**asdict(draft)))

    def next_number(self, kind: Kind, content_id: str | None) -> int:
        """For a new draft of that content; 1 for something that is new itself."""
        if content_id is None:
            return 1
        query = select(func.max(content_drafts.c.number)).where(
            content_drafts.c.kind == kind, content_drafts.c.content_id == content_id
        )
        return (self.connection.execute(query).scalar_one() or 0) + 1

    def add_text(self, text: DraftText) -> None:
        """Append it; Taken if another window saved under that number first."""
        self.connection.execute(insert(content_draft_texts).values(**asdict(text)))

    def texts(self, draft_id: str) -> list[DraftText]:
        """All of them, oldest first."""
        query = (
            select(content_draft_texts)
            .where(content_draft_texts.c.draft_id == draft_id)
            .order_by(content_draft_texts.c.number)
        )
        return [DraftText(**row._mapping) for row in self.connection.execute(query)]

    def last_text(self, draft_id: str) -> str:
        """The text that was saved last, kept aside or not; empty if there is none."""
        table = content_draft_texts
        query = select(table.c.text).where(table.c.draft_id == draft_id).order_by(table.c.number.desc()).limit(1)
        return self.connection.execute(query).scalar_one_or_none() or ""

    def end(
        self,
        draft_id: str,
        how: DraftEnded,
        *,
        by: str,
        at: datetime,
        content_id: str | None = None,
        version: int | None = None,
    ) -> None:
        """Append how it ended, or that it is open again; Taken if somebody ended it in the same moment."""
        table = content_draft_ends
        query = select(func.max(table.c.number)).where(table.c.draft_id == draft_id)
        number = (self.connection.execute(query).scalar_one() or 0) + 1
        end = DraftEnd(draft_id, number, how, by, at, content_id, version)
        self.connection.execute(insert(table).values(**asdict(end)))

    def one(self, draft_id: str) -> WrittenDraft | None:
        row = self.connection.execute(select(content_drafts).where(content_drafts.c.id == draft_id)).first()
        if row is None:
            return None
        last = self.connection.execute(_ENDS.where(content_draft_ends.c.draft_id == draft_id)).first()
        return self._written(DraftStart(**row._mapping), DraftEnd(**last._mapping) if last else None)

    def open(self, kind: Kind | None = None, content_id: str | None = None) -> list[WrittenDraft]:
        """Those that nobody published or discarded, last saved first."""
        ended = _ENDS.subquery()
        query = select(content_drafts).where(
            content_drafts.c.id.not_in(select(ended.c.draft_id).where(ended.c.how != "reopened"))
        )
        if kind is not None:
            query = query.where(content_drafts.c.kind == kind)
        if content_id is not None:
            query = query.where(content_drafts.c.content_id == content_id)
        rows = self.connection.execute(query).all()
        found = [self._written(DraftStart(**row._mapping), None) for row in rows]
        return sorted(found, key=lambda draft: (draft.text.saved_at, draft.start.id), reverse=True)

    def _written(self, start: DraftStart, end: DraftEnd | None) -> WrittenDraft:
        table = (
            content_draft_texts  # a draft that is saved as one types has hundreds of texts: only the current is read
        )
        last = select(func.max(table.c.number)).where(table.c.draft_id == start.id)
        current = (
            select(table)
            .where(table.c.draft_id == start.id, table.c.aside.is_(False))
            .order_by(table.c.number.desc())
            .limit(1)
        )
        text = DraftText(**self.connection.execute(current).one()._mapping)
        ended = end if end and end.how != "reopened" else None
        return WrittenDraft(start, text, self.connection.execute(last).scalar_one(), ended)


def _last_ends() -> Select[Any]:
    """How each draft ended last."""
    table, later = content_draft_ends, content_draft_ends.alias()
    last = select(func.max(later.c.number)).where(later.c.draft_id == table.c.draft_id).scalar_subquery()
    return select(table).where(table.c.number == last)


_ENDS = _last_ends()
