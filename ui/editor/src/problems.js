// Problems and advice at their lines: the browser's own reading of the YAML at once, Baton's as soon as they arrive.
import { diagnosticCount, forceLinting, forEachDiagnostic, linter, lintGutter, openLintPanel, closeLintPanel } from "@codemirror/lint";
import { ChangeSet, StateEffect, StateField } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { linesOf } from "./exact.js";
import { syntaxProblems } from "./plain.js";

export const SIGNS = { problem: "■", advice: "▲" };
const SEVERITIES = { problem: "error", advice: "warning" };
const setMarks = StateEffect.define();

// The marks of the last answer, carried along with what has been typed since; `asked` is what that answer read.
const marks = StateField.define({
  create: () => ({ list: [], fresh: false }),
  update(value, transaction) {
    for (const effect of transaction.effects) if (effect.is(setMarks)) return effect.value;
    if (!transaction.docChanged) return value;
    const list = value.list.map((mark) => ({
      ...mark, from: transaction.changes.mapPos(mark.from, 1), to: transaction.changes.mapPos(mark.to, -1),
    }));
    return { list: list.map((mark) => ({ ...mark, to: Math.max(mark.from, mark.to) })), fresh: false };
  },
});

function placed(lines, mark) {
  const line = lines.line(Math.min(Math.max(1, mark.line), lines.lines));
  const indent = /^\s*(- +)*/.exec(line.text)[0].length;
  const start = mark.column ? Math.min(mark.column - 1, line.length) : indent;
  const word = mark.column ? /^[^\s:,\]}]+/.exec(line.text.slice(start)) : null;
  const from = line.from + start;
  const to = word ? from + word[0].length : line.from + line.text.trimEnd().length;
  return { ...mark, from, to: Math.max(from, to) };
}

function diagnostic(length, { from, to, severity, text, remedy }) {
  return {
    from: Math.min(from, length), to: Math.min(Math.max(to, from), length), severity: SEVERITIES[severity] || "error",
    message: remedy ? `${text} ${remedy}` : text,
    renderMessage(view) {
      const box = document.createElement("span");
      const at = box.appendChild(document.createElement("span"));
      at.className = "at";
      at.textContent = `${SIGNS[severity]} ${severity === "advice" ? "Advice" : "Problem"}, line ${view.state.doc.lineAt(Math.min(from, view.state.doc.length)).number}:`;
      box.append(text);
      if (remedy) {
        const more = box.appendChild(document.createElement("span"));
        more.className = "remedy";
        more.textContent = remedy;
      }
      return box;
    },
  };
}

function everything(view) {
  const { doc } = view.state;
  const { list, fresh } = view.state.field(marks);
  const own = fresh ? [] : syntaxProblems(doc.toString()).map((found) => ({ ...found, severity: "problem" }));
  const known = new Set(list.map((mark) => doc.lineAt(Math.min(mark.from, doc.length)).from));
  const added = own.filter((found) => !known.has(doc.lineAt(Math.min(found.from, doc.length)).from));
  return [...list, ...added].map((mark) => diagnostic(doc.length, mark));
}

export function counted(state) {
  const found = { error: 0, warning: 0 };
  forEachDiagnostic(state, ({ severity }) => { found[severity] += 1; });
  return { problems: found.error, advice: found.warning };
}

export const words = ({ problems, advice }) => [
  problems ? `${problems} ${problems === 1 ? "problem" : "problems"}` : "",
  advice ? `${advice} ${advice === 1 ? "piece" : "pieces"} of advice` : "",
].filter(Boolean).join(", ") || "No problems found";

// What was typed since a text was sent, so that marks that speak of that text find their places in this one.
const setSent = StateEffect.define();
const sent = StateField.define({
  create: (state) => ({ text: null, since: ChangeSet.empty(state.doc.length) }),
  update(value, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(setSent)) return { text: effect.value, since: ChangeSet.empty(transaction.newDoc.length) };
    }
    return transaction.docChanged ? { ...value, since: value.since.compose(transaction.changes) } : value;
  },
});

export const noteSent = (view, text) => view.dispatch({ effects: setSent.of(text) });

export function showMarks(view, list, text) {
  const { text: known, since } = view.state.field(sent);
  if (text !== known) return; // they speak of a text that is neither here nor on its way
  const lines = linesOf(text);
  const mapped = list.map((mark) => placed(lines, mark)).map((mark) => {
    const from = since.mapPos(mark.from, 1);
    return { ...mark, from, to: Math.max(from, since.mapPos(mark.to, -1)) };
  });
  view.dispatch({ effects: setMarks.of({ list: mapped, fresh: since.empty }) });
  forceLinting(view);
}

export function problems(changed) {
  return [marks, sent, lintGutter(),
    linter(everything, { delay: 500, needsRefresh: ({ transactions }) => transactions.some((each) => each.effects.some((effect) => effect.is(setMarks))) }),
    EditorView.updateListener.of((update) => {
      const now = counted(update.state), before = counted(update.startState);
      if (now.problems !== before.problems || now.advice !== before.advice) changed(now);
    })];
}

export function togglePanel(view) {
  if (view.dom.querySelector(".cm-panel-lint")) { closeLintPanel(view); view.focus(); return; }
  if (diagnosticCount(view.state)) openLintPanel(view);
}
