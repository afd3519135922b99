// What can be written at the cursor: names and values of the form, ids of the file, and whole new entries.
import { snippetCompletion, startCompletion } from "@codemirror/autocomplete";
import { syntaxTree } from "@codemirror/language";
import { entriesFor } from "./insert.js";
import { MEANINGS } from "./meanings.js";
import { checks, wantedAt } from "./named.js";
import { at, fitting, names, values, wantsCheck } from "./schema.js";
import { whereAt } from "./where.js";

const LONG = 10000; // characters: a text of several lines
const SENTENCE = 100; // characters: longer than any name
const WORD = /[\w.-]*$/;

// What follows a name: its colon, and the beginning of what it holds, before and after the cursor.
function opening(inside, indent, flow) {
  const [form] = inside;
  const step = "\n" + " ".repeat(indent + 2);
  if (!form || flow) return [": ", ""];
  if (form.type === "array") {
    const sentences = inside.some(({ items }) => items?.maxLength > SENTENCE || items?.$ref || items?.oneOf);
    return sentences ? [`:${step}- `, ""] : [": [", "]"];
  }
  if (form.type === "object") return form.properties ? [`:${step}`, ""] : [": {", "}"];
  return [form.maxLength > LONG ? `: |${step}` : ": ", ""];
}

function nameOption(option, place) {
  const [before, after] = opening(option.inside, place.indent, place.flow);
  return {
    label: option.name, type: "property", info: option.told || undefined, boost: option.needed ? 10 : 0,
    detail: option.needed ? "needed" : undefined,
    apply(view, _, from, to) {
      const insert = option.name + before + after;
      view.dispatch({ changes: { from, to, insert }, selection: { anchor: from + insert.length - after.length }, userEvent: "input.complete" });
      if (after || values(option.inside).length) startCompletion(view);
    },
  };
}

function valueOptions(forms, place, root) {
  const key = place.path.at(-1) === "[]" ? place.path.at(-2) : place.path.at(-1);
  const kinds = key === "kind" ? Object.values(root.$defs).filter((form) => form.properties?.kind?.const) : [];
  const meaning = (value) => MEANINGS[{ parts: "part", weights: "weight" }[key] || key]?.[value]
    || kinds.find((form) => form.properties.kind.const === value)?.description;
  return [...new Set(values(forms))].map((value, rank) => ({ label: value, type: "enum", info: meaning(value), boost: -rank }));
}

const idOptions = (list) => list.map(({ name, told }, rank) => ({ label: name, type: "variable", detail: told.slice(0, 60) || undefined, info: told.length > 60 ? told : undefined, boost: -rank / 10 }));

function keyOptions(place, root, kind, doc, known) {
  const forms = fitting(at(root, place.path), place.siblings);
  const open = names(root, forms).filter(({ name }) => !place.siblings.has(name)).map((option) => nameOption(option, place));
  const wanted = wantedAt(kind, [...place.path, "*"], doc, known) || [];
  const ids = idOptions(wanted.filter(({ name }) => !place.siblings.has(name)));
  return [...open, ...ids.map((each) => ({ ...each, apply: `${each.label}: ` }))];
}

function wordOptions(place, root, kind, doc, known) {
  const forms = fitting(at(root, place.path), new Map());
  const ruled = wantsCheck(forms) ? checks(doc, known) : [];
  return [...valueOptions(forms, place, root), ...idOptions(wantedAt(kind, place.path, doc, known) || ruled)];
}

export function completions(kind, known, schemaOf) {
  return function complete(context) {
    const root = schemaOf();
    const inside = syntaxTree(context.state).resolveInner(context.pos, -1).name;
    if (!root || inside === "Comment" || inside === "QuotedLiteral" || inside === "BlockLiteralContent") return null;
    const { doc } = context.state;
    const place = whereAt(doc, context.pos);
    if (!place || place.quoted) return null;
    const typed = WORD.exec(place.typed)[0];
    if (!typed && !context.explicit && place.kind === "key") return null;
    const options = [];
    if (place.kind !== "key") options.push(...wordOptions(place, root, kind, doc, known()));
    if (place.kind !== "value") options.push(...keyOptions(place, root, kind, doc, known()));
    if (!place.flow && !place.siblings.size && place.kind !== "value") options.push(...wholeEntries(kind, place, doc));
    return options.length ? { from: context.pos - typed.length, options, validFor: /^[\w.-]*$/ } : null;
  };
}

// In an empty place of a list, a whole entry of it.
function wholeEntries(kind, place, doc) {
  const [list, step, ...deeper] = place.path;
  if (deeper.length || (step && step !== "[]")) return [];
  return entriesFor(kind).filter((entry) => entry.list === list).map((entry) =>
    snippetCompletion(`${step ? "" : "- "}${entry.body(doc).replaceAll("\n", "\n  ")}`,
      { label: entry.label, detail: "all of it", type: "text", boost: 20 }));
}
