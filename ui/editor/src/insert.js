// Whole new entries, with fields that Tab goes through: by a button, or from the list that completes.
import { snippet } from "@codemirror/autocomplete";
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

// Where a list of the file ends, and how far its dashes are indented. Null where the file has none yet.
function endOf(doc, list) {
  let head = null, last = null, indent = null;
  for (let number = 1; number <= doc.lines; number += 1) {
    const line = doc.line(number);
    if (head && /^[^\s#-]/.test(line.text)) break;
    if (line.text.startsWith(`${list}:`)) head = last = line;
    else if (head && line.text.trim() && !/^\s*#/.test(line.text)) {
      last = line;
      indent ??= /^( *)- /.exec(line.text)?.[1] ?? null;
    }
  }
  return head && { head, last, indent: indent ?? "  " };
}

export function insertEntry(view, entry) {
  const { doc } = view.state;
  const place = endOf(doc, entry.list);
  const indent = place?.indent ?? "  ";
  const body = `- ${entry.body(doc).replaceAll("\n", "\n  ")}`.split("\n").map((line) => `\n${indent}${line}`).join("");
  if (!place) {
    const before = doc.length && doc.line(doc.lines).text ? "\n" : "";
    snippet(`${before}${entry.list}:${body}\n`)(view, null, doc.length, doc.length);
  } else {
    const empty = /^\w+:\s*(\[\s*\])?\s*$/.exec(place.head.text);
    const from = place.last === place.head && empty ? place.head.from + entry.list.length + 1 : place.last.to;
    snippet(body)(view, null, from, place.last.to);
  }
  view.dispatch({ scrollIntoView: true });
  view.focus();
}
