"""Every session-state key, in one place. Keys of widgets are also their CSS classes (`st-key-…`)."""

from __future__ import annotations

# Who this browser session belongs to; anything else in it is dropped when somebody else signs in.
PERSON = "person"

# Scenarios
SECTOR = "filter_sector"
LEVEL = "filter_level"
SEARCH = "filter_search"

# Brief and write
RECIPIENT = "handover_to"
METHOD = "handover_how"
TEXT = "handover_text"
SAVED = "handover_saved"
CLASH = "handover_clash"
STEP = "handover_step"
OWN_WORK = "declare_own_work"
AI_USED = "declare_ai_used"
AI_HOW = "declare_ai_how"

# Decide, answer, next step
NEEDED = "decide_needed"
DECIDED_TO = "decide_to"
DECIDED_HOW = "decide_how"
WHY = "decide_why"
STEP_TEXT = "step_text"
STEP_SAVED = "step_saved"

# Compare
EARLIER = "compare_earlier"
LATER = "compare_later"

# Comments on phrasing
AGREE = "feedback_agree"
HIDE = "feedback_hide"

# Queue and review
QUEUE_STATE = "queue_state"
QUEUE_MODE = "queue_mode"
QUEUE_SECTOR = "queue_sector"
CURRENT_POINT = "review_point"
REVIEW = "review_work"
FEEDBACK = "review_feedback"
LEVEL_GIVEN = "review_level"
REASON = "review_reason"

# Tutor
SCENARIO_TEXT = "scenario_text"
SCENARIO_FILE = "scenario_file"
SCENARIO_OPENED = "scenario_opened"
TRY_TEXT = "try_text"
TRIED = "tried"
SAVED_TITLE = "scenario_saved"
REPLACE = "scenario_replace"
UPLOAD_REFUSED = "upload_refused"


def of(key: str, *owner: object) -> str:
    """The key of one attempt's, point's or scenario's own widget, so that two never share a value."""
    return "_".join([key, *(str(part) for part in owner)])
