// What a file names itself: its facts, people, checks and points, for the places that want one of them.
function section(doc, name) {
  const lines = [];
  let inside = false;
  for (const text of doc.iterLines()) {
    if (/^[^\s#-]/.test(text)) inside = text.startsWith(`${name}:`);
    else if (inside) lines.push(text);
  }
  return lines;
}

const bare = (value) => value.trim().replace(/^(["'])(.*)\1$/, "$2");

// Each entry of a list: its `wanted` name, and what else stands beside it.
function entries(doc, list, wanted, told) {
  const found = [];
  const field = new RegExp(`^\\s*(?:- +)?\\{?\\s*${wanted}:\\s*(?:"([^"]*)"|'([^']*)'|([^,}#]+))`);
  const note = new RegExp(`\\b${told}:\\s*(.+?)\\s*}?$`);
  for (const text of section(doc, list)) {
    const name = field.exec(text);
    if (name) found.push({ name: (name[1] ?? name[2] ?? name[3]).trim(), told: "" });
    const said = note.exec(text);
    if (said && found.length && !found.at(-1).told) found.at(-1).told = bare(said[1]);
  }
  return found;
}

function plainList(doc, name) {
  const lines = section(doc, name).flatMap((text) => /^\s*- +(.+)$/.exec(text)?.[1] ?? []);
  for (const text of doc.iterLines()) {
    const inline = new RegExp(`^${name}:\\s*\\[(.*)\\]`).exec(text);
    if (inline) lines.push(...inline[1].split(","));
  }
  return lines.map((value) => ({ name: bare(value), told: "" })).filter(({ name: said }) => said);
}

function recipient(doc) {
  const line = section(doc, "recipient").map((text) => /^\s+name:\s*(.+)$/.exec(text)).find(Boolean);
  return line ? [{ name: bare(line[1]), told: "the recipient" }] : [];
}

const given = (list) => (list || []).map((name) => ({ name, told: "" }));
export const facts = (doc) => entries(doc, "facts", "id", "says");
const points = (doc) => entries(doc, "points", "id", "title");
const flags = (doc) => [...entries(doc, "misconceptions", "id", "title"), ...entries(doc, "safeguards", "id", "title")];
export const checks = (doc, known) => [...entries(doc, "checks", "id", "found"), ...given(known.checks)];

// [a path, what is wanted there]. A path that ends in `*` wants it as the name of an entry.
const WANTED = {
  scenario: [
    [/^slip\.fact$/, facts], [/^check_in\.\w+\.open\.\[\]$/, facts], [/^exemplars\.\[\]\.facts\.\*$/, facts],
    [/^exemplars\.\[\]\.points\.\*$/, (_, known) => given(known.points)],
    [/^exemplars\.\[\]\.flags\.\*$/, (_, known) => given(known.flags)],
    [/^units\.\[\]$/, (_, known) => given(known.units)],
    [/^decide\.recipient$/, (doc) => [...recipient(doc), ...entries(doc, "others", "name", "role")]],
    [/^decide\.methods\.\[\]$/, (doc) => plainList(doc, "accepts")],
  ],
  rubric: [
    [/^(after_asking|at_check_in)\.(raises|holds_down)\.\*$/, points],
    [/^(after_asking|at_check_in)\.confirms\.\[\]$/, checks], [/^(after_asking|at_check_in)\.flags\.\[\]$/, flags],
  ],
};

export function wantedAt(kind, path, doc, known) {
  const place = path.join(".");
  return WANTED[kind].find(([pattern]) => pattern.test(place))?.[1](doc, known) ?? null;
}
