// Words of the brief, chosen by mouse, finger or keyboard. Python counts characters where the browser counts halves of
// some (an emoji is two): `points` and `units` go from one to the other.
const points = (text, unit) => Array.from(text.slice(0, unit)).length;
const units = (text, point) => Array.from(text).slice(0, point).join("").length;
const MOST_ALOUD = 120; // characters

// The words as they are, with what is in a fact underlined. A break that is only the end of a full line stays a
// character of the text, and is shown as a space.
function lay(box, brief, covered, soft) {
  const edges = covered.map(([from, to]) => [units(brief, from), units(brief, to)]);
  const breaks = new Set(soft.map((point) => units(brief, point)));
  const ends = [...new Set([0, brief.length, ...edges.flat(), ...[...breaks].flatMap((at) => [at, at + 1])])].sort((a, b) => a - b);
  box.replaceChildren(...ends.slice(1).map((to, index) => {
    const from = ends[index];
    const part = document.createElement(edges.some(([start, end]) => start <= from && to <= end) ? "mark" : "span");
    part.className = `${part.localName === "mark" ? "covered" : ""} ${breaks.has(from) ? "soft" : ""}`.trim();
    part.textContent = brief.slice(from, to);
    return part;
  }));
}

// A place in the text, as the browser names it.
function spot(box, unit) {
  const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
  let left = unit, node = walker.nextNode();
  while (node && left > node.length) { left -= node.length; node = walker.nextNode() || null; }
  return node ? [node, left] : [box, box.childNodes.length];
}

function unitOf(box, node, offset) {
  const before = document.createRange();
  before.selectNodeContents(box);
  before.setEnd(node, offset);
  return before.toString().length;
}

// What is selected of the brief, without the spaces around it.
function selected(box, brief) {
  const selection = document.getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0).cloneRange();
  if (!range.intersectsNode(box)) return null;
  if (!box.contains(range.startContainer)) range.setStart(box, 0);
  if (!box.contains(range.endContainer)) range.setEnd(box, box.childNodes.length);
  let start = unitOf(box, range.startContainer, range.startOffset), end = unitOf(box, range.endContainer, range.endOffset);
  while (start < end && /\s/.test(brief[start])) start += 1;
  while (end > start && /\s/.test(brief[end - 1])) end -= 1;
  return start < end ? { start, end } : null;
}

function wordsOf(brief) {
  return [...brief.matchAll(/\S+/g)].map((found) => [found.index, found.index + found[0].length]);
}

class Picker {
  constructor(page, component) {
    this.words = page.querySelector(".words");
    this.make = page.querySelector(".make");
    this.aloud = page.querySelector(".aloud");
    this.chosen = null; // units of the brief
    this.from = this.to = null; // the first and the last word, where the keyboard chooses
    this.changed = () => this.look();
    document.addEventListener("selectionchange", this.changed);
    this.words.addEventListener("keydown", (event) => this.pressed(event));
    this.words.addEventListener("pointerdown", () => { this.from = this.to = null; });
    this.make.addEventListener("pointerdown", (event) => event.preventDefault()); // the words stay selected
    this.make.addEventListener("click", () => this.pick());
    this.make.addEventListener("keydown", (event) => { if (event.key === "Escape") { this.drop(); this.words.focus(); } });
    this.take(component);
  }

  take({ data, setTriggerValue }) {
    this.send = setTriggerValue;
    const known = JSON.stringify(data);
    if (this.known === known) return;
    this.known = known;
    this.brief = data.brief;
    this.from = this.to = null;
    lay(this.words, data.brief, data.covered, data.soft);
    this.hide();
  }

  look() {
    const now = selected(this.words, this.brief);
    clearTimeout(this.hiding);
    if (now) { this.chosen = now; this.show(); return; }
    // A finger on the button may take the selection away before the button hears of it.
    if (document.activeElement !== this.make) this.hiding = setTimeout(() => this.hide(), 250);
  }

  show() {
    const range = document.createRange();
    range.setStart(...spot(this.words, this.chosen.start));
    range.setEnd(...spot(this.words, this.chosen.end));
    const last = [...range.getClientRects()].at(-1), page = this.words.getBoundingClientRect();
    if (!last) return;
    this.make.hidden = false;
    this.make.style.top = `${last.bottom - page.top + 8}px`;
    this.make.style.left = `${Math.max(0, Math.min(last.right - page.left - this.make.offsetWidth / 2, page.width - this.make.offsetWidth))}px`;
  }

  hide() {
    this.make.hidden = true;
    this.chosen = null;
  }

  drop() {
    document.getSelection().removeAllRanges();
    this.from = this.to = null;
    this.hide();
  }

  pick() {
    if (!this.chosen) return;
    const { start, end } = this.chosen, brief = this.brief;
    this.send("picked", { text: brief.slice(start, end), start: points(brief, start), end: points(brief, end), token: Date.now() });
    this.aloud.textContent = "These words were made a fact.";
    this.drop();
    this.words.focus({ preventScroll: true });
  }

  pressed(event) {
    const steps = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 8, ArrowUp: -8, Home: -Infinity, End: Infinity };
    if (event.key === "Enter" && this.chosen) { event.preventDefault(); this.pick(); return; }
    if (event.key === "Escape") { this.drop(); return; }
    if (!(event.key in steps) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const all = wordsOf(this.brief), last = all.length - 1;
    if (last < 0) return;
    const next = this.to === null ? 0 : Math.max(0, Math.min(last, this.to + steps[event.key]));
    this.to = next;
    if (!event.shiftKey || this.from === null) this.from = next;
    const [first, end] = [Math.min(this.from, this.to), Math.max(this.from, this.to)];
    const range = document.createRange();
    range.setStart(...spot(this.words, all[first][0]));
    range.setEnd(...spot(this.words, all[end][1]));
    const selection = document.getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
    this.look(); // the browser tells of it only later, perhaps after the next key
    (range.startContainer.parentElement || this.words).scrollIntoView({ block: "nearest" });
    const said = this.brief.slice(all[first][0], all[end][1]);
    this.aloud.textContent = `${said.length > MOST_ALOUD ? `${said.slice(0, MOST_ALOUD)}…` : said}. Enter makes it a fact.`;
  }

  close() {
    clearTimeout(this.hiding);
    document.removeEventListener("selectionchange", this.changed);
  }
}

export default function (component) {
  const { parentElement } = component;
  if (parentElement.batonPicker) parentElement.batonPicker.take(component);
  else parentElement.batonPicker = new Picker(parentElement.querySelector(".baton-brief"), component);
  return () => { parentElement.batonPicker?.close(); parentElement.batonPicker = null; };
}
