"""The recipient's reply to a handover: questions and read-back, in their voice, and what they say to the answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from assessment.model.marking import Evidence, Marking
from assessment.model.scenario import Scenario
from assessment.simulation.noticing import Noticed
from assessment.simulation.people import colleague, short, workload
from assessment.simulation.questions import Question, questions
from assessment.simulation.read_back import Line, read_back
from assessment.simulation.slips import PlantedSlip, plant


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back. `wrong_person`: it went to somebody who can't take it over, so they ask nothing of the case."""

    speaker: str
    opening: str
    lines: tuple[Line, ...]
    questions: tuple[Question, ...]
    closing: str
    slip: PlantedSlip | None = None
    wrong_person: bool = False

    @property
    def asked(self) -> tuple[str, ...]:
        """The facts that it asks for."""
        return tuple(fact for question in self.questions for fact in question.facts)

    def to_dict(self) -> dict[str, Any]:
        """As plain data; `from_dict` gives the same reply back."""
        return asdict(self)

    @staticmethod
    def from_dict(data: Mapping[str, Any]) -> Reply:
        """The reply that `to_dict` wrote."""
        return Reply(
            speaker=data["speaker"],
            opening=data["opening"],
            lines=tuple(Line(**{**line, "evidence": Evidence(**line["evidence"])}) for line in data["lines"]),
            questions=tuple(Question(q["text"], tuple(q["facts"])) for q in data["questions"]),
            closing=data["closing"],
            slip=PlantedSlip(**data["slip"]) if data["slip"] else None,
            wrong_person=data["wrong_person"],
        )


def reply_to(scenario: Scenario, marking: Marking, text: str, *, to: str | None, attempt_id: str, first: bool) -> Reply:
    """The reply of whoever the handover was sent to. `first`: the learner has made no attempt before this one."""
    if is_wrong(scenario, to):
        return _not_mine(scenario, to or "")
    lines, slip = plant(scenario, read_back(scenario, marking, text), attempt_id, first=first)
    asked = questions(scenario, marking)
    return Reply(
        scenario.recipient.name, _opening(scenario, marking, lines), lines, asked, _closing(lines, asked), slip
    )


def is_wrong(scenario: Scenario, to: str | None) -> bool:
    """Whether it was sent to somebody other than the recipient."""
    return bool(to) and to != scenario.recipient.name


def _not_mine(scenario: Scenario, to: str) -> Reply:
    role = next((p.role for p in scenario.others if p.name == to), "")
    does = role.split(";")[0].split(",")[0].split(" (")[0]
    here = f"{to} here ({_in_a_sentence(does)})" if does else f"{to} here"
    return Reply(
        speaker=to,
        opening=f"Hello, {here}. Your handover has come to me, and I can't take this customer over.",
        lines=(),
        questions=(Question("Who should have it, and will you send it to them?", ()),),
        closing="",
        wrong_person=True,
    )


def _in_a_sentence(role: str) -> str:
    """The role inside a sentence: "late adviser", but "Home Delivery adviser", "UK day supervisor", "Mr Thackray's son"."""
    first, *rest = role.split()
    plain = (
        first[1:].islower()
        and not first.endswith(("'s", "’s"))
        and first not in ("Mr", "Mrs", "Ms", "Miss", "Mx", "Dr")
    )
    named = bool(rest) and rest[0][:1].isupper()
    return role[:1].lower() + role[1:] if plain and not named else role


def _opening(scenario: Scenario, marking: Marking, lines: tuple[Line, ...]) -> str:
    known = any(f.status == "conveyed" and scenario.fact(f.fact).weight == "essential" for f in marking.facts)
    if not known:
        return "I've read your note, but I can't tell yet what it is about."
    load = workload(scenario)
    said = f"Thanks, I've read it. {load}".strip()
    return f"{said} This is how I understand it:" if lines else said


def _closing(lines: tuple[Line, ...], asked: tuple[Question, ...]) -> str:
    if lines and asked:
        return "Have I got that right? And please tell me:"
    if lines:
        return "Have I got that right?"
    return "Before I can start, please tell me:" if asked else "Is there anything else that I need to know?"


def thanks(scenario: Scenario, reply: Reply, answer: Noticed, filled: int, text: str) -> str:
    """The colleague's last words to the answer: never a mark, only what they do now."""
    if reply.wrong_person:
        name = colleague(scenario)
        named = any(part.lower() in text.lower() for part in scenario.recipient.name.split() if len(part) > 2)
        return (
            f"All right, I'm leaving it with you to send to {name}."
            if named
            else "I still don't know who should have it."
        )
    said = []
    if answer.outcome == "corrected" and reply.slip:
        right = reply.slip.right
        said.append(
            f"{_upper(right)}, not {reply.slip.said}. I've put that right, thank you."
            if reply.slip.kind != "owner"
            else "I've put that right, thank you."
        )
    elif answer.outcome == "queried":
        said.append("I'll read your note again, then.")
    if reply.questions:
        if filled:
            said.append("That helps." if said else "Thank you, that helps.")
        else:
            said.append("I'll go by what I have.")
    return " ".join(said) or "Good. I'm on it."


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def speaker(reply: Reply) -> str:
    """The first name, as it stands over the reply."""
    return short(reply.speaker)
