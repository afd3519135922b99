"""One plain function per use case: the only door for screens and the command line.

Every function that acts for a person takes the centre and that person, and checks what they may do.
"""

from assessment.content.editing import data_of
from assessment.guidance import Advice, Offer
from assessment.review.awards import PointAward
from assessment.review.exemplars import Difference
from assessment.review.line_changes import DiffLine, text_diff
from assessment.review.outcomes import unit_outcomes, unsure_points
from assessment.services.advice_choices import bring_back_advice, dismiss_advice, dismissed_advice
from assessment.services.answering import answer_colleague, decide_first, plan_next_step, save_step, stop_here
from assessment.services.attempts import Comparison, DraftView, attempt, compare, drafts, my_attempts
from assessment.services.bench import (
    AdviceLine,
    CheckedContent,
    Turned,
    advice_lines,
    check_content,
    form_section,
    known_names,
    rubrics_of_scenario,
    take_offer,
    turned_since,
    unit_advice,
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
from assessment.services.draft_views import ContentDraft, DraftRevision, title_of
from assessment.services.drafting import save_draft, start_attempt
from assessment.services.example import ensure_example, example_attempt
from assessment.services.exemplar_runs import ExemplarResult, run_exemplars
from assessment.services.feedback import (
    agree_to_feedback,
    agreed_to_feedback,
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
from assessment.services.form_rows import at as value_at
from assessment.services.form_rows import (
    fact_rows,
    facts_with_a_slip,
    on_trail,
    people_rows,
    text_at,
    trail_of,
    word_for_word,
)
from assessment.services.form_rows import lines_of as texts_at
from assessment.services.forms import (
    add_fact,
    empty_fact,
    free_fact_id,
    next_fact_id,
    split_fact,
    with_exemplar,
    with_facts,
    with_people,
    without_exemplar,
    without_fact,
)
from assessment.services.forms import put as put_field
from assessment.services.guiding import advice_for, advice_for_rubric, covered
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
from assessment.services.starting import copied_scenario_text, new_scenario_text, new_unit_text, uploaded_text
from assessment.services.story import Outcome, StepDraft, StoryView, WrittenStep, story
from assessment.services.submitting import submit_handover
from assessment.services.trying import (
    Changed,
    FactLine,
    exemplar_of,
    fact_lines,
    recent_texts,
    try_handovers,
    what_changed,
)
from assessment.services.unit_forms import add_act, add_point, drop_item, put_rule, rule_text
from assessment.services.views import AttemptSummary, AttemptView, Declaration, State
from assessment.services.waking import wake_engine
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
    "Advice",
    "AdviceLine",
    "Affected",
    "Aftermath",
    "Answer",
    "AttemptSummary",
    "AttemptView",
    "Centre",
    "Changed",
    "CheckedContent",
    "ComeBack",
    "CommentView",
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
    "FactLine",
    "FeedbackSettings",
    "FeedbackUse",
    "FeedbackView",
    "Kind",
    "LibraryItem",
    "Mode",
    "Offer",
    "Outcome",
    "PackItem",
    "PackPlan",
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
    "Turned",
    "WrittenStep",
    "add_act",
    "add_fact",
    "add_point",
    "advice_for",
    "advice_for_rubric",
    "advice_lines",
    "affected_by",
    "agree_to_feedback",
    "agreed_to_feedback",
    "answer_colleague",
    "ask_for_feedback",
    "attempt",
    "bring_back_advice",
    "check_content",
    "check_server",
    "compare",
    "content_draft",
    "content_draft_history",
    "content_draft_text",
    "content_drafts",
    "copied_scenario_text",
    "covered",
    "data_of",
    "decide",
    "decide_first",
    "decision_for",
    "discard_content_draft",
    "dismiss_advice",
    "dismissed_advice",
    "drafts",
    "drop_item",
    "edit_published",
    "empty_fact",
    "ensure_example",
    "example_attempt",
    "exemplar_of",
    "export_pack",
    "fact_lines",
    "fact_rows",
    "facts_with_a_slip",
    "feedback",
    "feedback_settings",
    "feedback_use",
    "file_diff",
    "form_section",
    "free_fact_id",
    "hide_comment",
    "import_pack",
    "keep_mine",
    "known_names",
    "library_list",
    "mark_attempt",
    "marking",
    "may",
    "model_handovers",
    "my_attempts",
    "new_scenario_text",
    "new_unit_text",
    "next_fact_id",
    "on_trail",
    "open_centre",
    "open_review",
    "people_rows",
    "plan_next_step",
    "publish_again",
    "publish_draft",
    "put_field",
    "put_rule",
    "read_pack",
    "read_scenario",
    "recent_texts",
    "reopen_content_draft",
    "require",
    "retire",
    "review_queue",
    "rubric_list",
    "rubrics_for",
    "rubrics_of_scenario",
    "rule_text",
    "run_exemplars",
    "save_content_draft",
    "save_draft",
    "save_step",
    "scenario_cards",
    "scenario_of_attempt",
    "scenario_text",
    "sign_in_locally",
    "sign_out",
    "split_fact",
    "start_attempt",
    "start_content_draft",
    "stop_feedback",
    "stop_here",
    "story",
    "submit_handover",
    "take_file",
    "take_offer",
    "text_at",
    "text_diff",
    "texts_at",
    "title_of",
    "trail_of",
    "try_handovers",
    "turned_since",
    "unit_advice",
    "unit_outcomes",
    "unsure_points",
    "uploaded_text",
    "value_at",
    "version_diff",
    "version_text",
    "versions_of",
    "wake_engine",
    "what_changed",
    "what_was_sent",
    "what_would_be_sent",
    "who_is",
    "with_exemplar",
    "with_facts",
    "with_people",
    "without_exemplar",
    "without_fact",
    "word_for_word",
]
