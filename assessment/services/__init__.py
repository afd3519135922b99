"""One plain function per use case: the only door for screens and the command line.

Every function that acts for a person takes the centre and that person, and checks what they may do.
"""

from assessment.review.awards import PointAward
from assessment.review.exemplars import Difference
from assessment.review.outcomes import unit_outcomes, unsure_points
from assessment.services.attempts import Comparison, DraftView, attempt, compare, drafts, my_attempts
from assessment.services.authoring import (
    CheckedScenario,
    ExemplarResult,
    check_scenario,
    run_exemplars,
    save_scenario,
    try_handover,
)
from assessment.services.centre import Centre, open_centre
from assessment.services.drafting import save_draft, start_attempt
from assessment.services.example import ensure_example, example_attempt
from assessment.services.library import LibraryItem, library_list, scenario_text
from assessment.services.people import sign_in_locally, sign_out, who_is
from assessment.services.permissions import WHO_MAY, Action, may, require
from assessment.services.proposing import mark_attempt, marking
from assessment.services.reviewing import (
    DecisionView,
    QueueItem,
    ReviewView,
    decide,
    decision_for,
    open_review,
    review_queue,
)
from assessment.services.scenarios import (
    ScenarioCard,
    model_handovers,
    read_scenario,
    rubrics_for,
    scenario_cards,
    scenario_of_attempt,
)
from assessment.services.submitting import submit_handover
from assessment.services.views import AttemptSummary, AttemptView, Declaration, State
from assessment.store import Mode

__all__ = [
    "WHO_MAY",
    "Action",
    "AttemptSummary",
    "AttemptView",
    "Centre",
    "CheckedScenario",
    "Comparison",
    "DecisionView",
    "Declaration",
    "Difference",
    "DraftView",
    "ExemplarResult",
    "LibraryItem",
    "Mode",
    "PointAward",
    "QueueItem",
    "ReviewView",
    "ScenarioCard",
    "State",
    "attempt",
    "check_scenario",
    "compare",
    "decide",
    "decision_for",
    "drafts",
    "ensure_example",
    "example_attempt",
    "library_list",
    "mark_attempt",
    "marking",
    "may",
    "model_handovers",
    "my_attempts",
    "open_centre",
    "open_review",
    "read_scenario",
    "require",
    "review_queue",
    "rubrics_for",
    "run_exemplars",
    "save_draft",
    "save_scenario",
    "scenario_cards",
    "scenario_of_attempt",
    "scenario_text",
    "sign_in_locally",
    "sign_out",
    "start_attempt",
    "submit_handover",
    "try_handover",
    "unit_outcomes",
    "unsure_points",
    "who_is",
]
