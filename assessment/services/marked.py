"""Markings of texts that a tutor tries, kept so that only what changed is marked again.

A page runs every exemplar at each change, and a marking takes about a sixth of a second. It is found again by everything
that it depends on: the engine, the rubrics, the text, and the scenario but for what no marking reads.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

from assessment.errors import Mistake
from assessment.model.marking import Marking, Pins
from assessment.model.response import Response
from assessment.model.scenario import Scenario
from assessment.services.centre import Centre
from assessment.services.shelf import Shelved, rubrics_now, rubrics_to_mark

MOST_KEPT = 400  # about 20 kB each
# What is shown or played and never marked from. A test holds the marking to it.
UNREAD = frozenset(["title", "sector", "minutes", "steps", "decide", "slip", "check_in", "exemplars"])
UNREAD_OF_FACTS = frozenset(["asks", "if_missing"])


class Kept:
    """The markings asked for last, at most so many; safe to share between threads."""

    def __init__(self, most: int = MOST_KEPT) -> None:
        self._most = most
        self._lock = Lock()
        self._found: OrderedDict[tuple[object, ...], Marking] = OrderedDict()

    def get(self, key: tuple[object, ...], make: Callable[[], Marking]) -> Marking:
        """The marking under that key; made, and kept, if it is not there."""
        with self._lock:
            if key in self._found:
                self._found.move_to_end(key)
                return self._found[key]
        marking = make()
        with self._lock:
            self._found[key] = marking
            while len(self._found) > self._most:
                self._found.popitem(last=False)
        return marking

    def __len__(self) -> int:
        return len(self._found)


_kept = Kept()


def marked(centre: Centre, scenario: Scenario, text: str) -> Marking:
    """What the engine proposes for that text, by the rubrics of the library as they are now; Mistake where it has no
    rubric for one of the scenario's units."""
    with centre.store.reading() as data:
        rubrics = rubrics_to_mark(scenario, rubrics_now(data))
    return marked_by(centre, scenario, rubrics, text)


def marked_by(centre: Centre, scenario: Scenario, rubrics: tuple[Shelved, ...], text: str) -> Marking:
    """What the engine proposes for that text by these rubrics; Mistake where one of the scenario's units has none."""
    missing = sorted(set(scenario.units) - {rubric.item.id for rubric in rubrics})
    if missing:
        raise Mistake(
            f"This scenario can't be marked: there is no rubric for {', '.join(missing)}. "
            "Correct “units” in the scenario, or add the rubric."
        )
    pins = Pins(rubrics=tuple((rubric.item.id, rubric.hash) for rubric in rubrics))
    items = tuple(rubric.item for rubric in rubrics)
    key = (centre.mark, pins, read_part(scenario), _hash(text))
    return _kept.get(key, lambda: centre.mark(scenario, items, Response(text), pins))


def read_part(scenario: Scenario) -> str:
    """A hash of all that a marking may read of a scenario: the same for two that any text is marked alike under."""
    exclude = dict.fromkeys(UNREAD, True) | {"facts": {"__all__": set(UNREAD_OF_FACTS)}}
    return _hash(scenario.model_dump_json(exclude=exclude))


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
