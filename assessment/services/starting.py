"""The text that a new scenario or unit starts from."""

from __future__ import annotations

from datetime import timedelta

from assessment.content.decoding import decode
from assessment.content.editing import Put, edited
from assessment.content.parse import kind_of, open_source
from assessment.content.templates import new_rubric, new_scenario, slug
from assessment.errors import Mistake
from assessment.model.people import Actor
from assessment.services.centre import Centre
from assessment.services.library import scenario_text
from assessment.services.permissions import Action, require
from assessment.store import Kind


def new_scenario_text(centre: Centre, who: Actor, title: str, sector: str, level: str) -> str:
    """An empty scenario of that title, its clock on tomorrow's date at nine."""
    require(who, Action.AUTHOR)
    if not title.strip() and not sector.strip():
        raise Mistake("Give it a title and a sector first, such as “rail travel”. You can change both later.")
    if not sector.strip():
        raise Mistake("Write which sector it plays in: “rail travel”, “housing association”.")
    tomorrow = (centre.now() + timedelta(days=1)).replace(hour=9, minute=0, second=0, microsecond=0)
    return new_scenario(_title(title), sector.strip(), level, tomorrow.replace(tzinfo=None))


def new_unit_text(centre: Centre, who: Actor, title: str) -> str:
    """An empty unit of that title."""
    require(who, Action.AUTHOR)
    return new_rubric(_title(title))


def copied_scenario_text(centre: Centre, who: Actor, scenario_id: str, title: str) -> str:
    """The published scenario under another title and id."""
    require(who, Action.AUTHOR)
    text, _ = scenario_text(centre, who, scenario_id)
    return edited(text, [Put(("id",), slug(_title(title))), Put(("title",), _title(title))])


def uploaded_text(centre: Centre, who: Actor, data: bytes, name: str) -> tuple[str, Kind]:
    """The text of an uploaded file and whether it means to be a scenario or a unit; Mistake where it is no text."""
    require(who, Action.AUTHOR)
    text, findings = decode(data)
    if not text.strip():
        what = f"{findings[0].what} {findings[0].remedy}" if findings else "there is nothing in it."
        raise Mistake(f"{name} can't be opened: {what}")
    return text, kind_of(open_source(text)) or "scenario"


def _title(title: str) -> str:
    if not title.strip():
        raise Mistake("Give it a title first. You can change it later.")
    return " ".join(title.split())
