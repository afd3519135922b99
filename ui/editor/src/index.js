// Baton's editor for scenario and rubric files. One door, `openEditor`; what keeps and sends the text is outside
// (ui/widgets/yaml_editor.js), so that a plain text area can take this one's place.
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab, isolateHistory } from "@codemirror/commands";
import { yaml, yamlLanguage } from "@codemirror/lang-yaml";
import { bracketMatching, codeFolding, foldGutter, foldKeymap, indentOnInput, indentUnit } from "@codemirror/language";
import { lintKeymap } from "@codemirror/lint";
import { highlightSelectionMatches, openSearchPanel, search, searchKeymap } from "@codemirror/search";
import { EditorState, StateEffect } from "@codemirror/state";
import {
  drawSelection, dropCursor, EditorView, highlightActiveLine, highlightActiveLineGutter, highlightSpecialChars, keymap, lineNumbers,
} from "@codemirror/view";
import { completions } from "./complete.js";
import { changesTo, exactText, linesOf, textOf } from "./exact.js";
import { hangingIndent } from "./hanging.js";
import { entriesFor, insertEntry } from "./insert.js";
import { look } from "./look.js";
import { counted, noteSent, problems, showMarks, SIGNS, togglePanel, words } from "./problems.js";

const FROM_PYTHON = "baton.replace";

// Tab indents while one writes; after Escape it goes on to the next thing on the page, for as long as nothing is typed.
const leaving = (say) => [
  keymap.of([{ key: "Escape", run(view) { view.setTabFocusMode(true); say("Tab now leaves the editor."); return true; } }]),
  EditorView.domEventHandlers({ focus(_, view) { view.setTabFocusMode(false); return false; } }),
  EditorView.updateListener.of(({ view, docChanged }) => { if (docChanged) view.setTabFocusMode(false); }),
];

function extensions({ label, helpId, kind, changed, counts, say, schemaOf, known, text }) {
  return [
    exactText(text), lineNumbers(), highlightActiveLineGutter(), highlightSpecialChars(), history(), foldGutter(), codeFolding(),
    drawSelection(), dropCursor(), EditorState.allowMultipleSelections.of(true), indentUnit.of("  "), indentOnInput(),
    bracketMatching(), closeBrackets(), highlightActiveLine(), highlightSelectionMatches(), search({ top: true }),
    yaml(), yamlLanguage.data.of({ closeBrackets: { brackets: ["[", "{", '"'] } }), // apostrophes are for English
    autocompletion({ override: [completions(kind, known, schemaOf)], icons: false, aboveCursor: false }),
    hangingIndent, look, problems(counts),
    keymap.of([...closeBracketsKeymap, ...completionKeymap, ...searchKeymap, ...lintKeymap, ...defaultKeymap.filter(({ key }) => key !== "Escape"),
      ...historyKeymap, ...foldKeymap, indentWithTab]),
    leaving(say),
    EditorView.contentAttributes.of({ "aria-label": label, "aria-describedby": helpId, tabindex: "0", spellcheck: "false", autocorrect: "off", autocapitalize: "off" }),
    EditorView.updateListener.of((update) => {
      const replaced = update.transactions.some((each) => each.isUserEvent(FROM_PYTHON));
      if (update.docChanged && !replaced) changed();
    }),
  ];
}

function button(text, press) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  made.addEventListener("click", press);
  return made;
}

// options: parent, tools, text, state (of an editor closed before, or null), label, helpId, kind, height, known(),
// schema (its address), changed(), say(words for a screen reader).
export function openEditor(options) {
  const { parent, tools, text, kind, say } = options;
  let schema = null;
  fetch(options.schema).then((answer) => (answer.ok ? answer.json() : null)).then((form) => { schema = form; }, () => {});

  const found = button("", () => togglePanel(view));
  let saying = null;
  const counts = (now) => {
    const worst = now.problems ? "problem" : now.advice ? "advice" : "";
    const sign = document.createElement("span");
    sign.ariaHidden = "true";
    sign.textContent = worst && `${SIGNS[worst]} `;
    found.replaceChildren(sign, words(now));
    found.className = `found ${worst}`;
    found.disabled = !worst;
    clearTimeout(saying);
    saying = setTimeout(() => say(words(now)), 1000);
  };

  const parts = extensions({ ...options, counts, schemaOf: () => schema });
  // A page that shows the editor again gives back what it had, with what can be undone.
  const start = options.state
    ? options.state.last.update({ effects: StateEffect.reconfigure.of(parts) }).state
    : EditorState.create({ doc: linesOf(text), extensions: parts });
  const view = new EditorView({ parent, state: start, root: parent.getRootNode() });
  view.dom.style.height = options.height;
  if (options.state?.scroll) requestAnimationFrame(() => { view.scrollDOM.scrollTop = options.state.scroll; });

  tools.append(...entriesFor(kind).map((entry) => button(entry.label, () => insertEntry(view, entry))),
    button("Find", () => openSearchPanel(view)), found);
  counts(counted(view.state));

  return {
    text: () => textOf(view.state),
    // The whole text is another now: one step for undo, apart from what was typed before and comes after.
    replace(now) {
      const { changes, effects } = changesTo(view.state, now);
      if (!changes.length && !effects.length) return;
      view.dispatch({ changes, effects, userEvent: FROM_PYTHON, annotations: isolateHistory.of("full") });
    },
    sent: (now) => noteSent(view, now),
    marks: (list, of) => showMarks(view, list, of),
    goTo(number) {
      const line = view.state.doc.line(Math.min(Math.max(1, number), view.state.doc.lines));
      const anchor = line.from + /^\s*(- +)*/.exec(line.text)[0].length;
      view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: "center" }) });
      view.focus();
    },
    close() {
      const kept = { last: view.state, scroll: view.scrollDOM.scrollTop };
      clearTimeout(saying);
      view.destroy();
      return kept;
    },
  };
}
