"""From a draft to a version in the library: everything that has to hold first, and one step that does it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from assessment.content import Parsed, parse_rubric, parse_scenario
from assessment.errors import Conflict, Mistake
from assessment.model.people import Actor
from assessment.model.rubric import Rubric
from assessment.model.scenario import Scenario
from assessment.services.advice_choices import carry_over
from assessment.services.centre import Centre, again_if_taken
from assessment.services.content_versions import Affected, ContentVersion, numbered, version_view
from assessment.services.draft_views import how_ended, moved_on, written
from assessment.services.exemplar_runs import exemplar_runs, in_the_library
from assessment.services.neighbours import affected_scenarios, fits_its_neighbours
from assessment.services.permissions import Action, require
from assessment.services.shelf import Shelved, kind_of_item, publish, rubrics_now, rubrics_to_mark
from assessment.services.words import day_and_time, name_of
from assessment.store import Kind, Publication, Taken, Work, WrittenDraft

LONGEST_NOTE = 500


@dataclass(frozen=True, slots=True)
class _Ready:
    """A draft that may be published, the rubrics that it was tried beside, and the scenario that it would replace."""

    parsed: Parsed[Scenario] | Parsed[Rubric]
    item: Scenario | Rubric
    rubrics: dict[str, str]
    there: Scenario | None


def publish_draft(
    centre: Centre, who: Actor, draft_id: str, *, note: str, revision: int, over: str | None = None
) -> ContentVersion:
    """Make the draft a new version in the library, for good; a second click gets the same version.

    ContentProblem: what is wrong with the text. Mistake: no note, no exemplars, or an exemplar that the engine marks
    otherwise than its author expects, where the version in the library has not the same difference. Conflict: the draft, or the version in the library, is not the one that this
    window saw; `over` is the hash of a version to publish over on purpose. A rubric's effect on the exemplars of the
    library is reported in `affected`, never refused.
    """
    require(who, Action.PUBLISH)
    said = note_of(note)
    return again_if_taken(lambda: _publish(centre, who, draft_id, said, revision, over))


def affected_by(centre: Centre, who: Actor, draft_id: str) -> tuple[Affected, ...]:
    """The exemplars of the library that publishing this draft of a rubric would take further from what their authors
    expect; none for a scenario. Takes a while, as `affected_scenarios` says."""
    require(who, Action.AUTHOR)
    with centre.store.reading() as data:
        draft = written(data, draft_id)
        parsed = parse(draft.start.kind, draft.text.text, "draft", rubrics_now(data))
    item = parsed.required()
    return affected_scenarios(centre, item, parsed.hash) if isinstance(item, Rubric) else ()


def parse(
    kind: Kind, text: str | bytes, name: str, rubrics: Mapping[str, Shelved] | None
) -> Parsed[Scenario] | Parsed[Rubric]:
    """The scenario or rubric in a text, beside these rubrics; by itself if there are none given."""
    items = None if rubrics is None else [rubric.item for rubric in rubrics.values()]
    return parse_rubric(text, name, items) if kind == "rubric" else parse_scenario(text, name, items)


def note_of(note: str) -> str:
    """The note, in order; a Mistake if there is none."""
    said = " ".join(note.split())
    if not said:
        raise Mistake("Write a note first: in a few words, what changed and why. It stays with the version.")
    if len(said) > LONGEST_NOTE:
        raise Mistake(f"The note has {len(said):,} characters; at most {LONGEST_NOTE} are kept. Make it shorter.")
    return said


def _publish(centre: Centre, who: Actor, draft_id: str, note: str, revision: int, over: str | None) -> ContentVersion:
    with centre.store.reading() as data:
        draft = written(data, draft_id)
        done = _published_already(data, who, draft, revision)
        if done:
            return done
        shelved = rubrics_now(data)
        ready = _ready(data, who, draft, revision, over, shelved)
    # Marking takes seconds, and nobody else should wait for it: so it is done before the library is locked.
    affected = _tried(centre, ready, shelved)
    with centre.store.publishing() as data:
        draft = written(data, draft_id)
        done = _published_already(data, who, draft, revision)
        if done:
            return done
        again = _ready(data, who, draft, revision, over, rubrics_now(data))
        if again.rubrics != ready.rubrics:
            raise Taken  # a rubric changed while we tried: try beside the new one
        return _append(centre, data, who, draft, ready, note, affected)


def _ready(
    data: Work, who: Actor, draft: WrittenDraft, revision: int, over: str | None, shelved: dict[str, Shelved]
) -> _Ready:
    if draft.ended:
        raise Conflict(
            f"{how_ended(data, draft)} Nothing was overwritten: go back to the library and start from there."
        )
    if draft.text.number != revision:
        raise Conflict(f"{moved_on(data, who, draft)} Nothing was published: look at the text that is there now first.")
    parsed = parse(draft.start.kind, draft.text.text, "draft", shelved)
    item = parsed.required()
    _may_follow(data, draft, item, parsed.hash, over)
    if isinstance(item, Rubric):
        fits_its_neighbours(data, {item.id: item})
    elif not item.exemplars:
        raise Mistake(
            "This scenario has no exemplars, so nobody would notice if a later change marked it wrongly. "
            "Keep at least one handover as an exemplar first."
        )
    there = in_the_library(data, item.id) if isinstance(item, Scenario) else None
    return _Ready(parsed, item, {unit: rubric.hash for unit, rubric in shelved.items()}, there)


def _may_follow(data: Work, draft: WrittenDraft, item: Scenario | Rubric, hash: str, over: str | None) -> None:
    """Conflict unless the version in the library is the one that the draft takes into account."""
    kind, there = draft.start.kind, data.versions.latest_of(item.id, draft.start.kind)
    if there is None:
        return
    if there.hash == hash and there.state == "published":
        raise Mistake(
            f"This is word for word version {there.number} of “{item.id}”, which is published already. "
            "Change it first, or discard the draft."
        )
    renamed = draft.start.content_id not in (None, item.id)
    if over is not None:
        if over != there.hash:
            raise Conflict(f"{_came_first(data, there)} Nothing was overwritten: compare the two first.")
    elif draft.text.base_hash is None or renamed:
        retired = "" if there.state == "published" else f", {there.state} at present"
        raise Conflict(
            f"There is a {kind} “{item.id}” in the library already{retired}. Give yours another id, or publish it over "
            "that one on purpose. Nothing was overwritten."
        )
    elif draft.text.base_hash != there.hash:
        raise Conflict(
            f"{_came_first(data, there)} Nothing was overwritten: compare the two, then bring those changes into yours, "
            "or publish over them on purpose."
        )


def _came_first(data: Work, there: Publication) -> str:
    by = "from the files" if there.by_id is None and there.origin == "file" else f"by {name_of(data, there.by_id)}"
    what = "published anew" if there.state == "published" else there.state
    return (
        f"“{there.content_id}” was {what} {by} on {day_and_time(there.at)} (version {there.number}), "
        "after this draft was begun."
    )


def _tried(centre: Centre, ready: _Ready, shelved: dict[str, Shelved]) -> tuple[Affected, ...]:
    if isinstance(ready.item, Rubric):
        return affected_scenarios(centre, ready.item, ready.parsed.hash)
    runs = exemplar_runs(centre, ready.item, rubrics_to_mark(ready.item, shelved), ready.there)
    lines = [f"Exemplar {run.number}: {each}" for run in runs for each in run.new]
    if lines:
        raise Mistake(
            "The engine marks the exemplars otherwise than you expect, so this is not published yet. Change the "
            "scenario, or what is expected of the exemplar:\n" + "\n".join(lines)
        )
    return ()


def _append(
    centre: Centre,
    data: Work,
    who: Actor,
    draft: WrittenDraft,
    ready: _Ready,
    note: str,
    affected: tuple[Affected, ...],
) -> ContentVersion:
    now, item, parsed = centre.now(), ready.item, ready.parsed
    kind = kind_of_item(item)
    last = data.versions.latest_of(item.id, kind)
    publication = publish(
        data, item, text=parsed.text, hash=parsed.hash, origin="tutor", by_id=who.id, at=now, after=last, note=note
    )
    data.content_drafts.end(
        draft.start.id, "published", by=who.id, at=now, content_id=item.id, version=publication.number
    )
    carry_over(data, draft.start, item.id, by=who.id, at=now)
    detail = {
        "number": publication.number,
        "hash": parsed.hash,
        "instead_of": last.hash if last else None,
        "draft": draft.start.id,
        "note": note,
    }
    data.audit.add(f"{kind}_published", item.id, at=now, by=who.id, detail=detail)
    return version_view(data, publication, current=True, affected=affected)


def _published_already(data: Work, who: Actor, draft: WrittenDraft, revision: int) -> ContentVersion | None:
    """The version that this very text became by this person's first click; None if that is not so."""
    end = draft.ended
    if end is None or end.version is None or (end.by_id, draft.text.number) != (who.id, revision):
        return None
    kind, content_id = draft.start.kind, end.content_id or ""
    there = data.versions.latest_of(content_id, kind)
    publication = numbered(data, kind, content_id, end.version)
    return version_view(data, publication, current=there == publication)
