"""The JSON Schemas that editors use are those of the models."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import assessment.commands.check as check_command
from assessment.__main__ import main
from assessment.content.schema import FORMS, schema_path, schema_text
from assessment.model.rubric import Rubric
from assessment.model.scenario import Scenario

FOLDER = Path(__file__).parents[2] / "docs" / "schema"


@pytest.mark.parametrize("form", FORMS)
def test_the_schema_in_docs_is_up_to_date(form: str) -> None:
    kept = schema_path(FOLDER, form).read_text(encoding="utf-8")
    assert kept == schema_text(form), "run: python -m assessment check --write-schemas"


@pytest.mark.parametrize(("form", "model"), [("scenario", Scenario), ("rubric", Rubric)])
def test_a_schema_knows_every_key_and_refuses_others(form: str, model: type[Scenario] | type[Rubric]) -> None:
    schema = json.loads(schema_text(form))
    assert set(schema["properties"]) == set(model.model_fields)
    assert schema["additionalProperties"] is False
    assert all(part["additionalProperties"] is False for part in schema["$defs"].values())


def test_the_clock_of_a_scenario_is_local_time_for_an_editor_too() -> None:
    now = json.loads(schema_text("scenario"))["properties"]["now"]
    assert "format" not in now
    assert now["type"] == "string"


def test_one_command_writes_the_schemas(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(check_command, "SCHEMAS", tmp_path / "docs" / "schema")
    assert main(["check", "--write-schemas"]) == 0
    assert (tmp_path / "docs/schema/rubric.schema.json").read_bytes() == schema_text("rubric").encode()
    assert capsys.readouterr().out.splitlines() == [
        "Written: docs/schema/scenario.schema.json",
        "Written: docs/schema/rubric.schema.json",
    ]
