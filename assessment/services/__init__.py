"""One plain function per use case: the only door for screens and the command line.

Every function that acts for a person takes the centre and that person, and checks what they may do.
"""

from assessment.review.awards import PointAward
from assessment.review.exemplars import Difference
from assessment.review.line_changes import DiffLine, text_diff
from assessment.review.outcomes import unit_outcomes, unsure_points
from assessment.services.advice_choices import bring_back_advice, dismiss_advice, dismissed_advice
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
from assessment.services.content_drafting import (
    content_draft,
    content_draft_history,
    content_draft_text,
    content_drafts,
    discard_content_draft,
    edit_published,
    reopen_content_draft,
    save_content_draft,
    start_content_draft,
)
from assessment.services.content_versions import Affected, ContentVersion, version_diff, version_text, versions_of
from assessment.services.draft_views import ContentDraft, DraftRevision
from assessment.services.drafting import save_draft, start_attempt
from assessment.services.example import ensure_example, example_attempt
from assessment.services.library import LibraryItem, library_list, rubric_list, scenario_text
from assessment.services.pack_plans import PackItem, PackPlan
from assessment.services.packs import export_pack, import_pack, read_pack
from assessment.services.people import sign_in_locally, sign_out, who_is
from assessment.services.permissions import WHO_MAY, Action, may, require
from assessment.services.proposing import mark_attempt, marking
from assessment.services.publishing import affected_by, publish_draft
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
from assessment.services.standing import file_diff, keep_mine, publish_again, retire, take_file
from assessment.services.story import Outcome, StepDraft, StoryView, WrittenStep, story
from assessment.services.submitting import submit_handover
from assessment.services.views import AttemptSummary, AttemptView, Declaration, State
from assessment.simulation.check_in import ComeBack
from assessment.simulation.consequences import Aftermath, Event
from assessment.simulation.deciding import NEEDED_WORDS, Decided
from assessment.simulation.receiver_test import Answer
from assessment.simulation.reply import Reply
from assessment.store import Kind, Mode

__all__ = [
    "NEEDED_WORDS",
    "WHO_MAY",
    "Action",
    "Affected",
    "Aftermath",
    "Answer",
    "AttemptSummary",
    "AttemptView",
    "Centre",
    "CheckedScenario",
    "ComeBack",
    "Comparison",
    "ContentDraft",
    "ContentVersion",
    "Decided",
    "DecisionView",
    "Declaration",
    "DiffLine",
    "Difference",
    "DraftRevision",
    "DraftView",
    "Event",
    "ExemplarResult",
    "Kind",
    "LibraryItem",
    "Mode",
    "Outcome",
    "PackItem",
    "PackPlan",
    "PointAward",
    "QueueItem",
    "Reply",
    "ReviewView",
    "ScenarioCard",
    "State",
    "StepDraft",
    "StoryView",
    "WrittenStep",
    "affected_by",
    "answer_colleague",
    "attempt",
    "bring_back_advice",
    "check_scenario",
    "compare",
    "content_draft",
    "content_draft_history",
    "content_draft_text",
    "content_drafts",
    "decide",
    "decide_first",
    "decision_for",
    "discard_content_draft",
    "dismiss_advice",
    "dismissed_advice",
    "drafts",
    "edit_published",
    "ensure_example",
    "example_attempt",
    "export_pack",
    "file_diff",
    "import_pack",
    "keep_mine",
    "library_list",
    "mark_attempt",
    "marking",
    "may",
    "model_handovers",
    "my_attempts",
    "open_centre",
    "open_review",
    "plan_next_step",
    "publish_again",
    "publish_draft",
    "read_pack",
    "read_scenario",
    "reopen_content_draft",
    "require",
    "retire",
    "review_queue",
    "rubric_list",
    "rubrics_for",
    "run_exemplars",
    "save_content_draft",
    "save_draft",
    "save_scenario",
    "save_step",
    "scenario_cards",
    "scenario_of_attempt",
    "scenario_text",
    "sign_in_locally",
    "sign_out",
    "start_attempt",
    "start_content_draft",
    "stop_here",
    "story",
    "submit_handover",
    "take_file",
    "text_diff",
    "try_handover",
    "unit_outcomes",
    "unsure_points",
    "version_diff",
    "version_text",
    "versions_of",
    "who_is",
]
