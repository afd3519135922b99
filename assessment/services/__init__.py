"""One plain function per use case: the only door for screens and the command line.

Every function that acts for a person takes the centre and that person, and checks what they may do.
"""

from assessment.review.awards import PointAward
from assessment.review.exemplars import Difference
from assessment.review.outcomes import unit_outcomes, unsure_points
from assessment.services.answering import answer_colleague, decide_first, plan_next_step, save_step, stop_here
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
from assessment.services.feedback import (
    agree_to_feedback,
    ask_for_feedback,
    feedback,
    hide_comment,
    stop_feedback,
    what_was_sent,
    what_would_be_sent,
)
from assessment.services.feedback_check import ServerCheck, check_server
from assessment.services.feedback_settings import FeedbackSettings, feedback_settings
from assessment.services.feedback_use import feedback_use
from assessment.services.feedback_views import CommentView, FeedbackUse, FeedbackView, SentView
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
from assessment.services.story import Outcome, StepDraft, StoryView, WrittenStep, story
from assessment.services.submitting import submit_handover
from assessment.services.views import AttemptSummary, AttemptView, Declaration, State
from assessment.simulation.check_in import ComeBack
from assessment.simulation.consequences import Aftermath, Event
from assessment.simulation.deciding import NEEDED_WORDS, Decided
from assessment.simulation.receiver_test import Answer
from assessment.simulation.reply import Reply
from assessment.store import Mode

__all__ = [
    "NEEDED_WORDS",
    "WHO_MAY",
    "Action",
    "Aftermath",
    "Answer",
    "AttemptSummary",
    "AttemptView",
    "Centre",
    "CheckedScenario",
    "ComeBack",
    "CommentView",
    "Comparison",
    "Decided",
    "DecisionView",
    "Declaration",
    "Difference",
    "DraftView",
    "Event",
    "ExemplarResult",
    "FeedbackSettings",
    "FeedbackUse",
    "FeedbackView",
    "LibraryItem",
    "Mode",
    "Outcome",
    "PointAward",
    "QueueItem",
    "Reply",
    "ReviewView",
    "ScenarioCard",
    "SentView",
    "ServerCheck",
    "State",
    "StepDraft",
    "StoryView",
    "WrittenStep",
    "agree_to_feedback",
    "answer_colleague",
    "ask_for_feedback",
    "attempt",
    "check_scenario",
    "check_server",
    "compare",
    "decide",
    "decide_first",
    "decision_for",
    "drafts",
    "ensure_example",
    "example_attempt",
    "feedback",
    "feedback_settings",
    "feedback_use",
    "hide_comment",
    "library_list",
    "mark_attempt",
    "marking",
    "may",
    "model_handovers",
    "my_attempts",
    "open_centre",
    "open_review",
    "plan_next_step",
    "read_scenario",
    "require",
    "review_queue",
    "rubrics_for",
    "run_exemplars",
    "save_draft",
    "save_scenario",
    "save_step",
    "scenario_cards",
    "scenario_of_attempt",
    "scenario_text",
    "sign_in_locally",
    "sign_out",
    "start_attempt",
    "stop_feedback",
    "stop_here",
    "story",
    "submit_handover",
    "try_handover",
    "unit_outcomes",
    "unsure_points",
    "what_was_sent",
    "what_would_be_sent",
    "who_is",
]
