"""JSON Schemas of both forms, made from the models, so that editors complete and check while a tutor writes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from assessment.model.base import Content
from assessment.model.rubric import Rubric
from assessment.model.scenario import Scenario

FORMS: dict[str, type[Content]] = {"scenario": Scenario, "rubric": Rubric}
# Editors take the format "date-time" as one with a zone, and the clock of a scenario has none.
CLOCK: dict[str, Any] = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?$"}


def schema_text(form: str) -> str:
    """The schema of a form, as its file holds it."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **FORMS[form].model_json_schema()}
    clock = schema["properties"].get("now")
    if clock:
        clock.pop("format")
        clock.update(CLOCK)
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def schema_path(folder: Path, form: str) -> Path:
    """Where the schema of a form lies."""
    return folder / f"{form}.schema.json"


def write_schemas(folder: Path) -> list[Path]:
    """Writes both schemas, the same bytes on every system."""
    folder.mkdir(parents=True, exist_ok=True)
    for form in FORMS:
        schema_path(folder, form).write_bytes(schema_text(form).encode("utf-8"))
    return [schema_path(folder, form) for form in FORMS]
