"""The form over a content file: what a tutor changes in a field becomes an edit of the file's text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any, get_args

from assessment.content.editing import Add, Drop, Edit, Put, data_of, edited
from assessment.errors import Mistake
from assessment.model.scenario import CameBackAs
from assessment.services.form_rows import at, fact_rows, items_of, lines_of, people_rows, said

FACT_KEYS = ("part", "weight", "says", "accept", "reject", "asks", "if_missing")
REQUIRED = {"id", "part", "weight", "says"}
Row = Mapping[str, Any]


def put(text: str, path: tuple[str | int, ...], value: object, *, optional: bool = False) -> str:
    """The file with that value there; an optional one that is empty is taken out instead, with whatever held only it."""
    empty = value in ("", None) or (isinstance(value, list) and not value)
    if not (empty and optional):
        return edited(text, [Put(path, "" if value is None else value)])
    text = edited(text, [Drop(path)])
    return text if len(path) == 1 or at(data_of(text), *path[:-1]) != {} else put(text, path[:-1], None, optional=True)


def with_people(text: str, people: Sequence[Row]) -> str:
    """The file with these other people: rows of name and role. Rows without either are left out, but what stands in the
    file and shows as nothing in both (a person who is only a name, without keys) stays."""
    there = people_rows(data_of(text))
    rows = [{"name": said(row.get("name")), "role": said(row.get("role"))} for row in people]
    places = _unchanged_first([str(person) for person in there], [str(row) for row in rows])
    edits: list[Edit] = []
    stay: set[int] = set()
    for row, place in zip(rows, places, strict=True):
        if place is not None and (row == there[place] or any(row.values())):
            stay.add(place)
            changed = [key for key, value in row.items() if value != there[place][key]]
            edits += [Put(("others", place, key), row[key]) for key in changed]
    new = [row for row, place in zip(rows, places, strict=True) if place is None and any(row.values())]
    if there and not stay and not new:
        return edited(text, [Drop(("others",))])
    edits += [Drop(("others", place)) for place in range(len(there) - 1, -1, -1) if place not in stay]
    return edited(text, [*edits, *(Add(("others",), row) for row in new)])


def with_facts(text: str, rows: Sequence[Row]) -> str:
    """The file with these facts and no others, each known by its id. A row counts once it has a sentence, or while its
    fact is in the file. What did not change is not touched, nor is a fact that stands there without an id."""
    there = [_fact(row) for row in fact_rows(data_of(text))]
    wanted = [fact for fact in map(_fact, rows) if fact["id"]]
    places = _places_of_facts(there, wanted)
    edits: list[Edit] = []
    for fact, place in zip(wanted, places, strict=True):
        if place is not None:
            edits += _fact_edits(there[place], fact, place)
    gone = [number for number, fact in enumerate(there) if fact["id"] and number not in places]
    edits += [Drop(("facts", number)) for number in reversed(gone)]
    if gone and len(gone) == len(there):
        edits.append(Put(("facts",), []))
    new = [fact for fact, place in zip(wanted, places, strict=True) if place is None and fact["says"]]
    text = edited(text, [*edits, *(Add(("facts",), _with_defaults(fact)) for fact in new)])
    return _forgetting(text, {there[number]["id"] for number in gone})


def without_fact(text: str, fact_id: str) -> str:
    """The file without that fact."""
    number, _ = fact_at(text, fact_id)
    text = edited(text, [Drop(("facts", number))])
    return _forgetting(text if items_of(text, "facts") else edited(text, [Put(("facts",), [])]), {fact_id})


def _forgetting(text: str, gone: set[str]) -> str:
    """The file without what it says elsewhere of facts that are gone: what exemplars expect of them, a slip in one of
    them, what of them is still open at the check-in. Nobody who took out a fact should have to find those."""
    gone = gone - {said(fact.get("id")) for fact in items_of(text, "facts")}
    if not gone:
        return text
    data = data_of(text)
    edits: list[Edit] = []
    for number, exemplar in enumerate(items_of(text, "exemplars")):
        expected = exemplar.get("facts")
        expected = expected if isinstance(expected, dict) else {}
        named = [fact_id for fact_id in expected if fact_id in gone]
        path = ("exemplars", number, "facts")
        if named:
            edits += [Drop(path)] if len(named) == len(expected) else [Drop((*path, fact_id)) for fact_id in named]
    if said(at(data, "slip", "fact")) in gone:
        edits.append(Drop(("slip",)))
    for state in get_args(CameBackAs):
        left = [fact_id for fact_id in lines_of(data, "check_in", state, "open") if fact_id not in gone]
        if len(left) != len(lines_of(data, "check_in", state, "open")):
            place = ("check_in", state, "open")
            edits.append(Put(place, left) if left else Drop(place))
    return edited(text, edits)


def add_fact(text: str, says: str, part: str = "context", weight: str = "useful", after: str | None = None) -> str:
    """The file with one more fact, behind the fact `after` or at the end."""
    ids = [said(fact.get("id")) for fact in items_of(text, "facts")]
    place = ids.index(after) + 1 if after in ids else len(ids)
    fact = {"id": next_fact_id(ids), "part": part, "weight": weight, "says": sentence(says)}
    return edited(text, [Add(("facts",), fact, place if place < len(ids) else None)])


def empty_fact(text: str) -> str:
    """The file with one more fact that is still to be written: without a sentence it can't be published."""
    ids = [said(fact.get("id")) for fact in items_of(text, "facts")]
    return edited(text, [Add(("facts",), {"id": next_fact_id(ids), "part": "context", "weight": "useful", "says": ""})])


def split_fact(text: str, fact_id: str, sentences: Sequence[str]) -> str:
    """The fact with the first sentence, and behind it a new one of the same part and weight for each other. Other
    wordings stay with the first, because nobody but the tutor knows which they go with."""
    number, fact = fact_at(text, fact_id)
    text = edited(text, [Put(("facts", number, "says"), sentence(sentences[0]))])
    after = fact_id
    for place, each in enumerate(sentences[1:], number + 1):
        text = add_fact(text, each, said(fact.get("part")), said(fact.get("weight")), after)
        after = said(items_of(text, "facts")[place].get("id"))
    return text


def fact_at(text: str, fact_id: str) -> tuple[int, dict[str, Any]]:
    """The number of that fact in the file, from 0, and what it says there; Mistake if it is gone."""
    for number, fact in enumerate(items_of(text, "facts")):
        if said(fact.get("id")) == fact_id:
            return number, fact
    raise Mistake(f"The fact {fact_id} is not in the file any more. Look at the facts again.")


def with_exemplar(text: str, entry: Row, number: int | None = None) -> str:
    """The file with that exemplar at its end, or with what is expected of exemplar `number` (from 1) written anew: what
    is empty in the entry, such as flags where none is raised, is taken out."""
    if number is None:
        return edited(text, [Add(("exemplars",), dict(entry))])
    at = ("exemplars", number - 1)
    keys = [key for key in ("points", "facts", "flags", "note") if key in entry]
    return edited(text, [Put((*at, key), entry[key]) if entry[key] else Drop((*at, key)) for key in keys])


def without_exemplar(text: str, number: int) -> str:
    """The file without exemplar `number`, from 1."""
    return edited(text, [Drop(("exemplars", number - 1))])


def free_fact_id(text: str) -> str:
    """The id that the next fact of the file gets."""
    return next_fact_id([said(fact.get("id")) for fact in items_of(text, "facts")])


def next_fact_id(ids: Sequence[str] | set[str]) -> str:
    """f01, f02 …: one more than the highest there is."""
    numbers = [int(found[1]) for each in ids if (found := re.fullmatch(r"f(\d+)", each))]
    return f"f{max(numbers, default=0) + 1:02}"


def sentence(words: str) -> str:
    """Words of a brief as a sentence of their own: on one line, with a capital and a full stop."""
    flat = re.sub(r"\s+", " ", words).strip().strip("“”\"‘'").strip()
    if not flat:
        raise Mistake("Select some words of the brief first.")
    return flat[0].upper() + flat[1:] + ("" if flat[-1] in ".?!" else ".")


def _fact(row: Row) -> dict[str, Any]:
    """A row as it would be written: without blanks around its words, and without empty lines in its lists."""
    fact: dict[str, Any] = {key: said(row.get(key)) for key in ("id", "part", "weight", "says", "asks", "if_missing")}
    for key in ("accept", "reject"):
        fact[key] = [words for each in (row.get(key) or []) if (words := said(each))]
    return fact


def _with_defaults(fact: Row) -> dict[str, Any]:
    """What a new fact has in the file."""
    whole = {**fact, "part": fact["part"] or "context", "weight": fact["weight"] or "useful"}
    return {key: whole[key] for key in ("id", *FACT_KEYS) if whole[key]}


def _places_of_facts(there: Sequence[Row], wanted: Sequence[Row]) -> list[int | None]:
    """For each row the number of its fact, None for a new one. Facts may share an id by mistake: of those the unchanged
    ones are told by all they say, the others by their order."""
    places: list[int | None] = [None] * len(wanted)
    for fact_id in {fact["id"] for fact in wanted}:
        numbers = [number for number, fact in enumerate(there) if fact["id"] == fact_id]
        rows = [number for number, fact in enumerate(wanted) if fact["id"] == fact_id]
        pairs = _unchanged_first([str(there[number]) for number in numbers], [str(wanted[row]) for row in rows])
        for row, found in zip(rows, pairs, strict=True):
            places[row] = None if found is None else numbers[found]
    return places


def _unchanged_first(there: Sequence[str], rows: Sequence[str]) -> list[int | None]:
    """For each row the number of what it is there, None for a new one: those that are the same, and between them those
    that were changed, in their order."""
    places: list[int | None] = [None] * len(rows)
    for _, first, last, low, high in SequenceMatcher(None, there, rows, autojunk=False).get_opcodes():
        for number, row in zip(range(first, last), range(low, high), strict=False):
            places[row] = number
    return places


def _fact_edits(old: Row, new: Row, number: int) -> list[Edit]:
    """What differs from the row that the file shows as. What the file has in a form that shows as empty (a text where a
    list belongs) is nobody's edit, and stays."""
    whole = _with_defaults(new)
    edits: list[Edit] = []
    for key in FACT_KEYS:
        if new[key] == old[key]:
            continue
        path = ("facts", number, key)
        edits.append(Put(path, whole.get(key, "")) if new[key] or key in REQUIRED else Drop(path))
    return edits
