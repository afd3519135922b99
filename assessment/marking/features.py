"""The numbers from which a fact's status is decided. Each is a plain question about the best stretch.

The names matter: `training/` fits on them and `data/facts.json` keeps them, so that weights and features can't
drift apart unnoticed.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from assessment.language.meaning import Vectors, encoder
from assessment.language.values import Value, comparable, near_value, same_value
from assessment.marking.case import Case, FactParts
from assessment.marking.contrary import Topic, contrary, topics
from assessment.marking.private import private_features
from assessment.marking.reading import Reading
from assessment.marking.roles import NEED
from assessment.marking.stretches import Coverage, Stretch, best_stretch, cover, slip_of

_KINDS = ("reference", "phone", "time", "date", "money", "number", "duration")
_TOUCHES = 0.3  # the share of a fact's words from which a stretch touches it
_NEAR_IT = 0.4  # or the nearness in meaning: what is under both conveyed the fact once in seventy
_ABOUT = 0.8  # the score from which a clause is about a fact
_SHORT_HEADING = 4  # words
_PARTS = ("customer", "issue", "action_taken", "outstanding", "commitment", "context")


@dataclass(frozen=True, slots=True)
class FactView:
    """One fact against one handover: where it is spoken of, its numbers, and values that contradict it."""

    fact: FactParts
    stretch: Stretch
    coverage: Coverage
    features: dict[str, float]
    conflicts: tuple[tuple[Value, Value], ...]


def view_facts(case: Case, reading: Reading) -> tuple[FactView, ...]:
    """Every fact of the case against the handover."""
    coverages = [cover(f, reading, case) for f in case.facts]
    stretches = [best_stretch(f, c, reading) for f, c in zip(case.facts, coverages, strict=True)]
    about = topics(case, reading)
    read_so = _as_read(case, [stretch_text(s, reading, t) for s, t in zip(stretches, about, strict=True)], stretches)
    views = []
    for i, fact in enumerate(case.facts):
        conflicts = _conflicts(fact, stretches[i], coverages[i], reading, case)
        features = _features(i, case, reading, coverages, stretches, conflicts)
        features.update(zip(("model_missing", "model_conveyed", "model_wrong"), map(float, read_so[i]), strict=True))
        features.update(contrary(i, about[i], case, reading))
        topic = about[i]
        features["topic_in_stretch"] = float(
            topic is not None and reading.clauses[topic.clause].sentence in stretches[i].sentences
        )
        if fact.fact.weight == "withhold":
            features.update(private_features(fact, coverages[i], reading, case))
        features["wrong_with_conflict"] = features["model_wrong"] * min(1.0, features["conflicts"])
        views.append(FactView(fact, stretches[i], coverages[i], features, conflicts))
    return tuple(views)


def _as_read(case: Case, texts: list[str], stretches: list[Stretch]) -> Vectors:
    """What the language model makes of each fact and what is said of it: chances of missing, conveyed, wrong. Facts that the
    stretch hardly touches are not put to it."""
    chances = np.tile(np.array([1.0, 0.0, 0.0], dtype=np.float32), (len(stretches), 1))
    asked = [i for i, s in enumerate(stretches) if worth_asking(case.facts[i], s)]
    pairs = [(case.facts[i].says, texts[i]) for i in asked]
    if pairs:
        chances[asked] = np.round(encoder().conveys(pairs), 3)
    return chances


def worth_asking(fact: FactParts, stretch: Stretch) -> bool:
    """Whether the stretch touches the fact at all: by a value, by enough of its words, or by its meaning."""
    total = sum(t.weight for t in fact.terms) or 1.0
    told = (
        sum(t.weight * got for t, got in zip(fact.terms, stretch.terms, strict=True)) / total if stretch.terms else 0.0
    )
    return bool(stretch.sentences) and (any(stretch.values) or told >= _TOUCHES or stretch.closeness >= _NEAR_IT)


def said_of_facts(case: Case, reading: Reading) -> list[tuple[FactParts, Stretch, str]]:
    """Each fact of the case with its stretch and what is said of it: what `training/` shows the language model."""
    stretches = [best_stretch(f, cover(f, reading, case), reading) for f in case.facts]
    about = topics(case, reading)
    return [(f, s, stretch_text(s, reading, t)) for f, s, t in zip(case.facts, stretches, about, strict=True)]


def stretch_text(stretch: Stretch, reading: Reading, topic: Topic | None = None) -> str:
    """The sentences of a stretch as one text, each new heading before them; with a topic, also the sentence of the clause
    that speaks most of the fact's subject."""
    chosen = set(stretch.sentences)
    if topic is not None and chosen and topic.score >= _ABOUT:
        chosen.add(reading.clauses[topic.clause].sentence)
    parts, heading = [], ""
    for i in sorted(chosen):
        sentence = reading.sentences[i]
        if sentence.segment.heading != heading:
            heading = sentence.segment.heading
            own = sentence.text.lower().startswith(heading)
            if heading and not own and len(heading.split()) <= _SHORT_HEADING:
                parts.append(f"{heading}:")
        parts.append(sentence.text)
    return " ".join(parts)


def _conflicts(
    fact: FactParts, stretch: Stretch, coverage: Coverage, reading: Reading, case: Case
) -> tuple[tuple[Value, Value], ...]:
    """Pairs (the fact's value, another of the same shape said in its place) in the stretch."""
    mine = fact.values
    order = sorted(stretch.sentences, key=lambda i: -float(coverage.rank[i]))
    said = [(place, v) for place, i in enumerate(order) for v in reading.sentences[i].values]
    others = [(place, v) for place, v in said if not any(same_value(m, v) for m in mine)]
    found = []
    for value, met in zip(mine, stretch.values, strict=True):
        if met:
            continue
        rivals = [
            (place > 0, not near_value(value, v), _owned(v, fact, case), v.start, v)
            for place, v in others
            if comparable(value, v)
        ]
        if rivals:
            found.append((value, min(rivals, key=lambda r: r[:4])[4]))
    return tuple(found)


def _foreign_slip(fact: FactParts, reading: Reading, case: Case) -> bool:
    """Whether a number or reference of the fact is nowhere in the text, and one with its digits slipped is, which no other
    fact has."""
    for mine in fact.values:
        if any(same_value(mine, v) for v in reading.values):
            continue
        if any(slip_of(mine, v) and v.key not in case.keys for v in reading.values):
            return True
    return False


def _owned(value: Value, fact: FactParts, case: Case) -> bool:
    """Whether another fact of the case has that value, so that saying it here is likelier no slip."""
    return any(same_value(value, v) for f in case.facts if f is not fact for v in f.values)


def _features(
    index: int,
    case: Case,
    reading: Reading,
    coverages: list[Coverage],
    stretches: list[Stretch],
    conflicts: tuple[tuple[Value, Value], ...],
) -> dict[str, float]:
    fact, stretch, coverage = case.facts[index], stretches[index], coverages[index]
    weights = np.array([t.weight for t in fact.terms], dtype=np.float32)
    total = float(weights.sum()) or 1.0
    names = np.array([t.name for t in fact.terms], dtype=bool)
    got = np.array(stretch.terms, dtype=np.float32)
    first = np.array(stretch.best_terms, dtype=np.float32)
    anywhere = coverage.terms.max(axis=0) if len(coverage.terms) else np.zeros(len(fact.terms), np.float32)
    plain = ~names
    out: dict[str, float] = {
        "terms": float(got @ weights) / total,
        "terms_one": float(first @ weights) / total,
        "terms_anywhere": float(anywhere @ weights) / total,
        "terms_exact": float((got >= 0.8).astype(np.float32) @ weights) / total,
        "names": float(got[names].mean()) if names.any() else -1.0,
        "names_anywhere": float(anywhere[names].mean()) if names.any() else -1.0,
        "plain_terms": float(got[plain].mean()) if plain.any() else -1.0,
        "term_count": float(len(fact.terms)),
        "closeness": stretch.closeness,
        "closeness_max": float(coverage.closeness.max()) if len(coverage.closeness) else 0.0,
        "sentences": float(len(stretch.sentences)),
        "values_count": float(len(fact.values)),
    }
    met = np.array(stretch.values, dtype=bool)
    met_first = np.array(stretch.best_values, dtype=bool)
    any_met = coverage.anywhere
    out["values"] = float(met.mean()) if len(met) else -1.0
    out["values_one"] = float(met_first.mean()) if len(met) else -1.0
    out["values_anywhere"] = float(any_met.mean()) if len(met) else -1.0
    for kind in _KINDS:
        mine = np.array([v.kind == kind for v in fact.values], dtype=bool)
        out[f"{kind}_met"] = float(met[mine].mean()) if mine.any() else -1.0
        out[f"{kind}_anywhere"] = float(any_met[mine].mean()) if mine.any() else -1.0
    out.update(_needed(fact, met, any_met, case, reading))
    out.update(_soft(fact, stretch, reading))
    out["slips"] = float(coverage.slips.any()) if len(coverage.slips) else 0.0
    out["slips_foreign"] = float(_foreign_slip(fact, reading, case))
    times = [j for j, v in enumerate(fact.values) if v.kind == "time"]
    out["last_time_met"] = float(met[times[-1]]) if times else -1.0
    identifiers = [j for j, v in enumerate(fact.values) if v.kind in ("reference", "phone")]
    out["identifier_any"] = float(any(met[j] for j in identifiers)) if identifiers else -1.0
    out["conflicts"] = float(len(conflicts))
    out["conflicts_near"] = float(sum(near_value(a, b) for a, b in conflicts))
    out["conflict_identifier"] = float(any(a.kind in ("reference", "phone") for a, _ in conflicts))
    out["conflict_time"] = float(any(a.kind == "time" for a, _ in conflicts))
    out["conflict_date"] = float(any(a.kind == "date" for a, _ in conflicts))
    out["conflict_foreign"] = float(sum(not _owned(b, fact, case) for _, b in conflicts))
    out.update(_manner(fact, stretch, reading))
    out.update(_rivals(index, coverages, stretches))
    for part in _PARTS:
        out[f"part_{part}"] = float(fact.fact.part == part)
    out["distractor"] = float(fact.fact.weight == "distractor")
    out["withhold"] = float(fact.fact.weight == "withhold")
    out["useful"] = float(fact.fact.weight == "useful")
    return out


def _needed(
    fact: FactParts, met: npt.NDArray[np.bool_], anywhere: npt.NDArray[np.bool_], case: Case, reading: Reading
) -> dict[str, float]:
    """How much of what a recipient needs of the fact's values is there; -1 where the fact needs none of that kind."""
    out: dict[str, float] = {}
    need = np.array([NEED[r] for r in fact.roles], dtype=np.float32)
    out["needed"] = float(met @ need / need.sum()) if need.sum() else -1.0
    out["needed_anywhere"] = float(anywhere @ need / need.sum()) if need.sum() else -1.0
    out["needed_lost"] = float(need[~met].sum())
    out["needed_lost_anywhere"] = float(need[~anywhere].sum())
    for role in ("finder", "due", "happened", "superseded", "other"):
        mine = np.array([r == role for r in fact.roles], dtype=bool)
        out[f"{role}_met"] = float(met[mine].mean()) if mine.any() else -1.0
    out["record_given"] = float(bool(case.finders & {v.key for v in reading.values}))
    return out


def _soft(fact: FactParts, stretch: Stretch, reading: Reading) -> dict[str, float]:
    """How near the nearest word piece of the stretch, and of the whole text, comes to each content word of the fact."""
    inside = [i for i, (a, b) in enumerate(fact.pieces.offsets) if any(t.start <= a and b <= t.end for t in fact.terms)]
    weight = np.array(
        [
            max(t.weight for t in fact.terms if t.start <= a and b <= t.end)
            for a, b in (fact.pieces.offsets[i] for i in inside)
        ],
        dtype=np.float32,
    )
    if not inside or not stretch.sentences:
        return {"soft": 0.0, "soft_least": 0.0, "soft_anywhere": 0.0}
    mine = fact.pieces.vectors[inside]
    near = np.stack([_nearest(mine, reading.pieces[i].vectors) for i in stretch.sentences]).max(axis=0)
    every = np.stack([_nearest(mine, p.vectors) for p in reading.pieces]).max(axis=0)
    total = float(weight.sum()) or 1.0
    return {
        "soft": float(near @ weight) / total,
        "soft_least": float(near.min()),
        "soft_anywhere": float(every @ weight) / total,
    }


def _nearest(mine: Vectors, theirs: Vectors) -> Vectors:
    if not len(theirs):
        return np.zeros(len(mine), dtype=np.float32)
    return np.asarray((mine @ theirs.T).max(axis=1), dtype=np.float32)


def _manner(fact: FactParts, stretch: Stretch, reading: Reading) -> dict[str, float]:
    chosen = [reading.sentences[i] for i in stretch.sentences]
    if not chosen:
        return {
            "negative_same": 0.0,
            "negative_only_fact": 0.0,
            "negative_only_text": 0.0,
            "tense_clash": 0.0,
            "copied": 0.0,
        }
    negative = any(s.negative for s in chosen)
    tenses = {s.tense for s in chosen}
    return {
        "negative_same": float(negative and fact.negative),
        "negative_only_fact": float(fact.negative and not negative),
        "negative_only_text": float(negative and not fact.negative),
        "tense_clash": float(fact.tense == "to_do" and "to_do" not in tenses),
        "copied": max(s.copied for s in chosen),
    }


def _rivals(index: int, coverages: list[Coverage], stretches: list[Stretch]) -> dict[str, float]:
    """How well the best sentence fits this fact beside the fact that it fits best."""
    if not stretches[index].sentences:
        return {"rank": 0.0, "rank_share": 0.0}
    at = int(coverages[index].rank.argmax())
    mine = float(coverages[index].rank[at])
    best = max(float(c.rank[at]) for c in coverages)
    return {"rank": mine, "rank_share": mine / best if best else 0.0}
