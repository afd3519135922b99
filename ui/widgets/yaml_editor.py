"""The editor for scenario and rubric files: colours, completion, problems at their lines.

The editor is built from `ui/editor` into `ui/static/yaml-editor.js` (`make editor`) and fetched once by a small script.
While one types, what is written there is the truth; Python's text replaces it only when Python says, by a new `epoch`,
that it changed the text itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal

import streamlit as st

STATIC = Path(__file__).parents[1] / "static"
Kind = Literal["scenario", "rubric"]

HTML = """
<div class="baton-editor">
<div class="offer" role="status" hidden><p></p>
<button type="button" class="bring">Bring it back</button><button type="button" class="leave">Leave it</button></div>
<div class="tools"></div>
<div class="host"></div>
<label hidden><span class="name"></span><textarea spellcheck="false" autocapitalize="off" autocomplete="off"></textarea></label>
<ul class="marks" aria-label="Problems and advice" hidden></ul>
<div class="line"><p class="help">Tab indents. To leave with the keyboard, press Escape, then Tab.
Ctrl+Space suggests words, Ctrl+F finds, F8 goes to the next problem.</p><p class="state" role="status"></p></div>
<p class="aloud" role="status"></p>
</div>
"""


@dataclass(frozen=True, slots=True)
class Mark:
    """What to show at a line: lines and columns count from 1; without a column, the whole line is meant."""

    line: int
    column: int | None
    severity: Literal["problem", "advice"]
    text: str
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Edited:
    """A text as it was written in the editor; `seq` is higher for each that follows, also after a reload."""

    text: str
    seq: int


_editor = st.components.v2.component(
    "baton_yaml_editor",
    html=HTML,
    css=Path(__file__).with_suffix(".css").read_text(encoding="utf-8"),
    js=Path(__file__).with_suffix(".js").read_text(encoding="utf-8"),
    isolate_styles=False,  # selections, and tooltips over the page, work everywhere only outside a shadow root
)


def yaml_editor(
    text: str,
    *,
    key: str,
    kind: Kind,
    epoch: int,
    marks: Sequence[Mark],
    label: str,
    height: int = 620,
    go_to: tuple[int, int] | None = None,
    known: Mapping[str, Sequence[str]] | None = None,
    beacon: Mapping[str, Any] | None = None,
) -> Edited | None:
    """Shows the text; gives back what was last written there since `epoch`, or None if nothing was.

    `text` is what is kept now: the browser drops its own copy only when it gets back, as `text`, what it sent. `marks`
    must speak of that same text. `go_to` is a line and a token: the cursor goes there when the token is another.
    `known` names what the file itself doesn't: "units", "points", "flags" for a scenario, "checks" of other units for a
    rubric. `beacon` ({"url", "draft", "revision"}) is where the last words go when the page is closed; its address counts
    from the page's own, as those of the fonts do.
    """
    _editor(
        key=key,
        data={
            "key": key,
            "text": text,
            "kind": kind,
            "epoch": epoch,
            "marks": [asdict(mark) for mark in marks],
            "label": label,
            "height": height,
            "go_to": go_to,
            "known": {name: list(words) for name, words in (known or {}).items()},
            "beacon": dict(beacon) if beacon else None,
            "script": _address("yaml-editor.js"),
            "schema": _address(f"{kind}.schema.json"),
        },
        on_edit_change=lambda: None,
    )
    return last_edit(key, epoch)


def last_edit(key: str, epoch: int) -> Edited | None:
    """What was last written there since `epoch`; may be asked before the editor is shown, or when it no longer is.

    Ask it first, also in a button's callback: words and the click that followed them may come in one run, and what was
    written before a new epoch is no longer told.
    """
    state = st.session_state.get(key)
    edit = state.get("edit") if isinstance(state, Mapping) else None
    if not isinstance(edit, Mapping) or edit.get("epoch") != epoch:
        return None
    text, seq = edit.get("text"), edit.get("seq")
    return Edited(text, seq) if isinstance(text, str) and isinstance(seq, int) else None


@cache
def _address(name: str) -> str:
    """Where the browser finds a file, as the fonts are found; its hash lets it be kept until it changes."""
    return f"app/static/{name}?v={sha256((STATIC / name).read_bytes()).hexdigest()[:12]}"
