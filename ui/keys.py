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

# Tutor: the library, something new, versions, sharing
LIBRARY_SEARCH = "library_search"
GO_ON = "library_go_on"
NEW = "new_content"
NEW_FROM = "new_from"
SCENARIO_FILE = "scenario_file"
OLDER = "version_older"
NEWER = "version_newer"
AGAIN = "version_again"
VERSION_SAID = "version_said"
PACK_ITEMS = "pack_items"
PACK_FILE = "pack_file"
PACK_TAKE = "pack_take"
PACK_SAID = "pack_said"

# Grows when a page is to be shown from its top again
TOP = "page_top_again"

# Tutor: the bench; each with the draft it belongs to
BENCH = "bench_held"
VIEW = "bench_view_of"
SECTION = "bench_section"
FIELD = "bench_field"
TABLE = "bench_table"
FACT = "bench_fact"
ITEM = "bench_item"
PICKER = "bench_picker"
PICKED = "bench_picked"
JUST_MADE = "bench_just_made"
PLAIN_BOX = "bench_plain_box"
EDITOR = "bench_editor"
EDITOR_SEQ = "bench_editor_seq"
EDITOR_PLAIN = "bench_editor_plain"
GO_TO = "bench_go_to"
EARLIER_TEXTS = "bench_earlier_texts"
EARLIER_TEXT = "bench_earlier_text"
AFFECTED = "bench_affected"
ADVICE = "bench_advice"
TRY_TEXT = "bench_try"
UNIT_ADVICE = "bench_unit_advice"
KEEP_NOTE = "bench_keep_note"
NOTE = "bench_note"
PUBLISHED = "bench_published"
PUBLISH_CLASH = "bench_publish_clash"
PUBLISH_SAID = "publish_said"
LEFT = "bench_left"


def of(key: str, *owner: object) -> str:
    """The key of one attempt's, point's or scenario's own widget, so that two never share a value."""
    return "_".join([key, *(str(part) for part in owner)])
