// Where in a YAML file the cursor is, by indentation: what is being written is seldom whole, so no parser will do.
const LEAD = /^[ ]*(?:- +)*/;
const KEY = /^([^\s:#"'[\]{},&*|>][^:#[\]{},]*?)\s*:(?:\s+(.*))?$/;
const FLOW = /^([ ]*(?:- +)*)(?:[^\s:#][^:#]*:\s+)?[[{]/;
const REACH = 80; // lines that one bracketed list may go over

const blank = (text) => /^\s*(#|$)/.test(text);

function read(text) {
  const lead = LEAD.exec(text)[0];
  const rest = text.slice(lead.length).trimEnd();
  const found = KEY.exec(rest === "-" ? "" : rest);
  const dashes = [...(rest === "-" ? `${lead}-` : lead)].flatMap((char, column) => (char === "-" ? [column] : []));
  return { column: lead.length, dashes, key: found?.[1] ?? null, value: found?.[2]?.trim() ?? "", text: rest };
}

// From a place on a line up to the root: the keys, "[]" for a list. Null inside a text of several lines.
function pathAbove(doc, number, column, dashes) {
  const path = [];
  let limit = column, inList = false;
  for (const dash of [...dashes].reverse()) { path.unshift("[]"); limit = dash; inList = true; }
  for (let at = number - 1; at >= 1 && (limit > 0 || inList); at -= 1) {
    const { text } = doc.line(at);
    if (blank(text)) continue;
    const line = read(text);
    const first = line.dashes[0] ?? line.column;
    if (first > limit || (first === limit && !(inList && !line.dashes.length))) continue;
    const parent = line.column < limit || (inList && line.column === limit);
    if (parent) {
      if (line.key === null || (line.value && !/^(#|&\S+\s*$)/.test(line.value))) return null;
      path.unshift(line.key);
      limit = line.column;
      inList = false;
    }
    for (const dash of [...line.dashes].reverse()) {
      if (dash < limit) { path.unshift("[]"); limit = dash; inList = true; }
    }
  }
  return path;
}

// The entries of the mapping that a line belongs to, without that line's own.
function siblings(doc, number, column, dashed) {
  const found = new Map();
  const take = (line) => { if (line.key !== null && line.column === column) found.set(line.key, line.value.replace(/^["']|["']$/g, "")); };
  for (let at = number - 1; at >= 1 && !dashed; at -= 1) {
    const { text } = doc.line(at);
    if (blank(text)) continue;
    const line = read(text), first = line.dashes[0] ?? line.column;
    if (line.column === column) take(line);
    if (first < column) break;
  }
  for (let at = number + 1; at <= doc.lines; at += 1) {
    const { text } = doc.line(at);
    if (blank(text)) continue;
    const line = read(text);
    if ((line.dashes[0] ?? line.column) < column) break;
    take(line);
  }
  return found;
}

// The brackets that are open at the end of a text, each with the keys it has had.
function openBrackets(text) {
  const stack = [];
  let quote = "", start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at], top = stack.at(-1);
    if (quote) {
      if (char === "\\" && quote === '"') at += 1;
      else if (char === quote) quote = "";
    } else if ((char === '"' || char === "'") && !text.slice(start, at).trim()) quote = char;
    else if (char === "{" || char === "[") { stack.push({ list: char === "[", key: null, seen: [] }); start = at + 1; }
    else if (char === "}" || char === "]") { stack.pop(); if (!stack.length) return null; start = at + 1; }
    else if (char === ",") { top.key = null; start = at + 1; }
    else if (char === ":" && /^(\s|$)/.test(text.slice(at + 1)) && !top.list) {
      top.key = text.slice(start, at).trim().replace(/^["']|["']$/g, "");
      top.seen.push(top.key);
      start = at + 1;
    }
  }
  return { stack, quote, typed: text.slice(start).trimStart() };
}

function inBrackets(doc, number, pos) {
  for (let at = number; at >= Math.max(1, number - REACH); at -= 1) {
    const line = doc.line(at);
    const opening = FLOW.exec(line.text);
    if (!opening || line.from + opening[0].length > pos) { if (at < number && /^\S/.test(line.text) && !blank(line.text)) return null; continue; }
    const open = openBrackets(doc.sliceString(line.from + opening[0].length - 1, pos));
    if (!open) return null;
    const head = read(line.text.slice(0, opening[0].length - 1).trimEnd());
    const above = pathAbove(doc, at, head.column, head.dashes);
    if (!above) return null;
    const path = head.key === null ? above : [...above, head.key];
    open.stack.slice(0, -1).forEach((bracket) => path.push(bracket.list ? "[]" : bracket.key));
    const last = open.stack.at(-1);
    const place = { flow: true, typed: open.typed, quoted: Boolean(open.quote), indent: 0 };
    if (last.list) return { ...place, kind: "item", path: [...path, "[]"], siblings: new Map() };
    if (last.key !== null) return { ...place, kind: "value", path: [...path, last.key], siblings: new Map() };
    return { ...place, kind: "key", path, siblings: new Map(last.seen.map((key) => [key, ""])) };
  }
  return null;
}

// kind: "key" (a name is being written), "value" (after its colon) or "item" (an entry of a list); null elsewhere.
export function whereAt(doc, pos) {
  const line = doc.lineAt(pos);
  const before = line.text.slice(0, pos - line.from);
  if (/(^|\s)#/.test(before.replace(/"[^"]*"|'[^']*'/g, ""))) return null;
  const here = read(before), column = here.text === "-" ? before.length + 1 : here.column;
  const above = pathAbove(doc, line.number, column, here.dashes);
  if (!above) return inBrackets(doc, line.number, pos);
  const flow = inBrackets(doc, line.number, pos);
  if (flow) return flow;
  const trailing = /:\s+$/.test(before) || here.value;
  if (here.key !== null && trailing) {
    const around = siblings(doc, line.number, here.column, here.dashes.length > 0);
    return { kind: "value", path: [...above, here.key], typed: here.value, siblings: around, flow: false, indent: here.column,
      quoted: /^["'|>]/.test(here.value) };
  }
  if (here.key !== null) return null; // just after the colon: a space comes first
  return { kind: here.dashes.length ? "item" : "key", path: above, typed: here.text === "-" ? "" : here.text, flow: false,
    siblings: siblings(doc, line.number, column, here.dashes.length > 0), indent: column, quoted: /^["']/.test(here.text) };
}
