"""What a marking point looks for: one small module a kind of check. Each says whether it holds, on what evidence."""

from __future__ import annotations

from assessment.marking.checks.acts import check_act
from assessment.marking.checks.counts import check_facts, check_parts
from assessment.marking.checks.invention import check_invention
from assessment.marking.checks.method import check_method, check_record
from assessment.marking.checks.owners import check_owners
from assessment.marking.checks.recipient import check_addressed, check_loaded
from assessment.marking.checks.shape import check_layout, check_recital
from assessment.marking.checks.trigger import check_trigger
from assessment.marking.sight import Sight
from assessment.model.marking import CheckFinding
from assessment.model.rubric import (
    Act,
    Addressed,
    AnyCheck,
    Facts,
    Invention,
    Layout,
    Loaded,
    Method,
    Owners,
    PartsCovered,
    Recital,
    Record,
    Trigger,
)


def run_check(check: AnyCheck, sight: Sight) -> CheckFinding:
    """The finding of one check on one handover."""
    match check:
        case Act():
            return check_act(check, sight)
        case Facts():
            return check_facts(check, sight)
        case PartsCovered():
            return check_parts(check, sight)
        case Layout():
            return check_layout(check, sight)
        case Addressed():
            return check_addressed(check, sight)
        case Trigger():
            return check_trigger(check, sight)
        case Method():
            return check_method(check, sight)
        case Owners():
            return check_owners(check, sight)
        case Record():
            return check_record(check, sight)
        case Recital():
            return check_recital(check, sight)
        case Loaded():
            return check_loaded(check, sight)
        case Invention():
            return check_invention(check, sight)
