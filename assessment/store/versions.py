"""The texts of scenarios and rubrics that were ever used, and which of them stand in the library."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Table, func, insert, select

from assessment.store.content_records import Kind, Publication, Version
from assessment.store.tables import publications, rubric_publications, rubric_versions, scenario_versions

_TABLES: dict[Kind, Table] = {"scenario": publications, "rubric": rubric_publications}
_TEXTS: dict[Kind, Table] = {"scenario": scenario_versions, "rubric": rubric_versions}
_IDS: dict[Kind, str] = {"scenario": "scenario_id", "rubric": "rubric_id"}


@dataclass(frozen=True, slots=True)
class Versions:
    """The tables of content, inside one transaction."""

    connection: Connection

    def keep_scenario(self, version: Version) -> None:
        """Keep that text; nothing happens when it is kept already."""
        if self.scenario(version.hash) is None:
            self.connection.execute(insert(scenario_versions).values(**asdict(version)))

    def scenario(self, hash: str) -> Version | None:
        row = self.connection.execute(select(scenario_versions).where(scenario_versions.c.hash == hash)).first()
        return Version(**row._mapping) if row else None

    def keep_rubric(self, hash: str, rubric_id: str, text: str, *, at: datetime) -> None:
        """Keep that text; nothing happens when it is kept already."""
        if self.rubric_text(hash) is None:
            self.connection.execute(
                insert(rubric_versions).values(hash=hash, rubric_id=rubric_id, text=text, kept_at=at)
            )

    def rubric_text(self, hash: str) -> str | None:
        return self.text("rubric", hash)

    def text(self, kind: Kind, hash: str) -> str | None:
        """The text of that version."""
        table = _TEXTS[kind]
        return self.connection.execute(select(table.c.text).where(table.c.hash == hash)).scalar_one_or_none()

    def publish(self, publication: Publication) -> None:
        """Append it; Taken if that number of the scenario or rubric is there already."""
        values = asdict(publication)
        values[_IDS[publication.kind]] = values.pop("content_id")
        del values["kind"]
        self.connection.execute(insert(_TABLES[publication.kind]).values(**values))

    def latest(self, kind: Kind = "scenario") -> list[Publication]:
        """The last publication of each, withdrawn and retired ones too, by id."""
        table, own_id = _TABLES[kind], _TABLES[kind].c[_IDS[kind]]
        last = select(own_id.label("own_id"), func.max(table.c.number).label("number")).group_by(own_id).subquery()
        query = select(table).join(last, (own_id == last.c.own_id) & (table.c.number == last.c.number))
        found = [_publication(kind, row) for row in self.connection.execute(query)]
        return sorted(found, key=lambda publication: publication.content_id)

    def latest_of(self, content_id: str, kind: Kind = "scenario") -> Publication | None:
        found = self.all_of(content_id, kind, limit=1)
        return found[0] if found else None

    def all_of(self, content_id: str, kind: Kind = "scenario", *, limit: int | None = None) -> list[Publication]:
        """Every publication of that one, newest first."""
        table = _TABLES[kind]
        query = select(table).where(table.c[_IDS[kind]] == content_id).order_by(table.c.number.desc()).limit(limit)
        return [_publication(kind, row) for row in self.connection.execute(query)]


def _publication(kind: Kind, row: Row[Any]) -> Publication:
    values: dict[str, Any] = dict(row._mapping)
    return Publication(kind=kind, content_id=values.pop(_IDS[kind]), **values)
