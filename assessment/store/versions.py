"""The texts of scenarios and rubrics that were ever used, and which of them the library shows."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import Connection, func, insert, select

from assessment.store.records import Publication, Version
from assessment.store.tables import publications, rubric_versions, scenario_versions


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
        return self.connection.execute(
            select(rubric_versions.c.text).where(rubric_versions.c.hash == hash)
        ).scalar_one_or_none()

    def publish(self, publication: Publication) -> None:
        """Append it; Taken if that number of the scenario is there already."""
        self.connection.execute(insert(publications).values(**asdict(publication)))

    def latest(self) -> list[Publication]:
        """The last publication of every scenario, withdrawn ones too, by scenario id."""
        last = (
            select(publications.c.scenario_id, func.max(publications.c.number).label("number"))
            .group_by(publications.c.scenario_id)
            .subquery()
        )
        query = select(publications).join(
            last,
            (publications.c.scenario_id == last.c.scenario_id) & (publications.c.number == last.c.number),
        )
        found = [Publication(**row._mapping) for row in self.connection.execute(query)]
        return sorted(found, key=lambda publication: publication.scenario_id)

    def latest_of(self, scenario_id: str) -> Publication | None:
        query = (
            select(publications)
            .where(publications.c.scenario_id == scenario_id)
            .order_by(publications.c.number.desc())
            .limit(1)
        )
        row = self.connection.execute(query).first()
        return Publication(**row._mapping) if row else None
