// Whole new entries, with fields that Tab goes through: by a button, or from the list that completes.
import { snippet } from "@codemirror/autocomplete";
import { EditorView } from "@codemirror/view";
import { facts } from "./named.js";

function nextId(doc) {
  const numbers = facts(doc).map(({ name }) => Number(/^f(\d+)$/.exec(name)?.[1] || 0));
  return `f${String(Math.max(0, ...numbers) + 1).padStart(2, "0")}`;
}

const FACT = (doc) => `id: ${nextId(doc)}\npart: \${customer}\nweight: \${essential}\nsays: "\${One plain sentence.}"`;
const PERSON = () => 'name: "${Name}"\nrole: "${what they do}"';
const EXEMPLAR = () => 'text: |\n  ${The handover.}\npoints: {${}}\nnote: "${What is good or weak in it.}"';
const POINT = () => 'id: ${C5}\ntitle: "${What it is about}"\nwording: |-\n  2: ${met when}\n  1: ${partly met when}\n  0: ${not yet met when}\n'
  + 'why: "${Why it matters to the customer.}"\nneeds:\n  met:\n    all: [${}]\n  partly:\n    any: [${}]\nadvice:\n'
  + '  not_yet: "${What to do.}"\n  partly: "${What to do.}"\n  met: "${What to do next time.}"';
const CHECK = () => 'id: ${name_of_it}\nkind: act\nfound: "${say it}"\nmissing: "${do not say it}"\nphrasings:\n  - "${One.}"\n  - "${Two.}"\n  - "${Three.}"\n'
  + 'near_misses:\n  - "${Not this.}"\n  - "${Nor this.}"\n  - "${Nor this.}"';

const ENTRIES = {
  scenario: [
    { list: "facts", label: "New fact", body: FACT }, { list: "others", label: "New person", body: PERSON },
    { list: "exemplars", label: "New exemplar", body: EXEMPLAR },
  ],
  rubric: [{ list: "points", label: "New marking point", body: POINT }, { list: "checks", label: "New check", body: CHECK }],
};
export const entriesFor = (kind) => ENTRIES[kind];

// Where a list of the file ends (the start of the line after it), and how far its dashes are indented; null without one.
function endOf(doc, list) {
  let head = null, indent = null;
  for (let number = 1; number <= doc.lines; number += 1) {
    const { from, text } = doc.line(number);
    if (head && /^[^\s#-]/.test(text)) return { head, end: from, indent };
    if (text.startsWith(`${list}:`)) head = doc.line(number);
    else if (head) indent ??= /^( *)- /.exec(text)?.[1] ?? null;
  }
  return head && { head, end: doc.length, indent };
}

// A place at the start of a line: what is put in takes over the indent of the line that it is put in.
function startOfLine(view, pos) {
  const { doc } = view.state;
  let at = pos;
  while (at > 0 && at < doc.length && /^\s*(#.*)?$/.test(doc.lineAt(at - 1).text) && doc.lineAt(at - 1).text[0] !== " ") at = doc.lineAt(at - 1).from;
  if (doc.lineAt(at).from === at) return at;
  view.dispatch({ changes: { from: at, insert: "\n" }, userEvent: "input" });
  return at + 1;
}

export function insertEntry(view, entry) {
  const { doc } = view.state;
  const place = endOf(doc, entry.list);
  const empty = place && /^\w+:\s*\[\s*\]/.exec(place.head.text);
  const indent = place?.indent ?? "  ";
  const body = `- ${entry.body(doc).replaceAll("\n", "\n  ")}`.split("\n").map((line) => `${indent}${line}\n`).join("");
  if (empty) {
    const from = place.head.from + entry.list.length + 1;
    snippet(`\n${body.trimEnd()}`)(view, null, from, place.head.from + empty[0].length);
  } else {
    const at = startOfLine(view, place?.end ?? doc.length);
    snippet(place ? body : `${entry.list}:\n${body}`)(view, null, at, at);
  }
  view.dispatch({ effects: EditorView.scrollIntoView(view.state.selection.main.head, { y: "center" }) });
  view.focus();
}
