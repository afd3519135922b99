// Keeps and sends what is written in the YAML editor, and puts a plain text area in its place where it can't be loaded.
// The editor itself is a file of its own (ui/editor), fetched once. What is open is remembered here while the page is,
// so that a tutor who looks at the form and comes back still has what can be undone.
const QUIET = 700, KEEP = 250, PATIENCE = 6000, LOADING = 15000;
const desks = new Map(); // by key: what was there when the editor was last open

const placeOf = (key) => `baton-editor-${key}`;
const here = (address) => new URL(address, document.baseURI).href; // as the fonts are found: beside the page

function remembered(key) {
  try { return JSON.parse(localStorage.getItem(placeOf(key)) || "null"); } catch { return null; }
}
function remember(key, text, revision) {
  try { localStorage.setItem(placeOf(key), JSON.stringify({ text, revision, at: Date.now() })); } catch { /* full or refused */ }
}
function forget(key) {
  try { localStorage.removeItem(placeOf(key)); } catch { /* refused */ }
}

// Whether a line that was written since `before` is nowhere in what came from Python: it restarted, or never heard of it.
function lost(before, mine, now) {
  const [old, brought] = [before, now].map((text) => new Set(text.split(/\r?\n/)));
  return mine.split(/\r?\n/).some((line) => line.trim() && !old.has(line) && !brought.has(line));
}

// A text area, with as much of the editor as a text area can do. It knows lines by "\n" alone; they end as they did.
function plainEditor({ box, data, changed }) {
  const field = box.querySelector("textarea");
  const list = box.querySelector(".marks");
  let given = "";
  const shown = (text) => text.replace(/\r\n?/g, "\n");
  const put = (text) => { given = text; field.value = text; };
  field.closest("label").hidden = false;
  field.style.height = heightOf(data);
  put(data.text);
  field.oninput = changed;
  const goTo = (number) => {
    const lines = field.value.split("\n");
    const start = lines.slice(0, number - 1).join("\n").length + (number > 1 ? 1 : 0);
    field.focus();
    field.setSelectionRange(start, start + (lines[number - 1] || "").length);
    field.scrollTop = (field.scrollHeight / lines.length) * Math.max(0, number - 4);
  };
  return {
    text() {
      if (field.value === shown(given)) return given;
      return given.includes("\r\n") ? field.value.replaceAll("\n", "\r\n") : field.value;
    },
    replace: put,
    sent() {},
    marks(marks) {
      list.replaceChildren(...marks.map((mark) => {
        const item = document.createElement("li"), jump = item.appendChild(document.createElement("button"));
        jump.type = "button";
        jump.textContent = `${mark.severity === "advice" ? "▲ Advice" : "■ Problem"}, line ${mark.line}: ${mark.text} ${mark.remedy}`;
        jump.onclick = () => goTo(mark.line);
        return item;
      }));
      list.hidden = !marks.length;
    },
    goTo,
    close: () => null,
  };
}

const heightOf = ({ height }) => `min(${height}px, 82dvh)`;

class Desk {
  constructor(box, first) {
    this.box = box;
    this.data = first.data;
    this.send_to = first.setStateValue;
    const before = desks.get(this.key);
    this.kept = before?.kept ?? null;
    this.epoch = before?.epoch ?? this.data.epoch;
    this.sent = before?.sent ?? this.data.text;
    this.echo = before?.echo ?? this.data.text; // the last text that both sides had
    this.token = before?.token ?? null;
    this.seq = before?.seq ?? 0;
    this.writer = null;
    this.leaving = () => this.left();
    this.blurred = ({ relatedTarget }) => { if (!relatedTarget || !box.contains(relatedTarget)) this.send(); };
    box.addEventListener("focusout", this.blurred);
    this.hiding = () => { if (document.visibilityState === "hidden") this.send(); };
    window.addEventListener("pagehide", this.leaving);
    document.addEventListener("visibilitychange", this.hiding);
    this.line("Opening the editor…");
  }

  get key() { return this.data.key; }
  line(text) { this.box.querySelector(".state").textContent = text; }
  say(text) { this.box.querySelector(".aloud").textContent = text; }

  async open() {
    const { box, data } = this;
    box.querySelector(".host").style.minHeight = heightOf(data);
    const needed = {
      parent: box.querySelector(".host"), tools: box.querySelector(".tools"), text: data.text, state: this.kept, label: data.label,
      helpId: box.querySelector(".help").id, kind: data.kind, height: heightOf(data), known: () => this.data.known,
      schema: here(data.schema), changed: () => this.typed(), say: (text) => this.say(text),
    };
    let writer;
    try {
      const late = new Promise((_, refuse) => { this.wait = setTimeout(() => refuse(new Error("too slow")), LOADING); });
      const editor = await Promise.race([import(here(data.script)), late]);
      if (this.closed) return;
      writer = editor.openEditor(needed);
    } catch (why) {
      if (this.closed) return;
      console.warn("The YAML editor could not be loaded; a plain text area takes its place.", why);
      needed.parent.replaceChildren();
      needed.parent.style.minHeight = "";
      needed.tools.replaceChildren();
      box.querySelector(".help").textContent = "The editor could not be loaded, so this is a plain text area. Everything is kept and checked all the same.";
      writer = plainEditor({ box, data, changed: () => this.typed() });
    }
    clearTimeout(this.wait);
    this.line("");
    this.writer = writer;
    if (!this.kept) { writer.sent(data.text); this.sent = data.text; }
    this.take(this.data);
    this.offer();
  }

  // What Python says now. Its text counts only when it changed it itself, which a new epoch says.
  take(data) {
    this.data = data;
    if (!this.writer) return;
    const before = this.echo;
    if (data.epoch !== this.epoch) {
      this.epoch = data.epoch;
      this.stop();
      const mine = this.writer.text();
      this.writer.replace(data.text);
      this.sent = this.echo = data.text;
      this.writer.sent(data.text);
      if (lost(before, mine, data.text)) {
        remember(this.key, mine, data.beacon?.revision);
        if (this.offered) this.offer();
      } else forget(this.key);
    } else if (this.writer.text() === data.text) {
      this.stop();
      this.echo = data.text;
      if (this.offered) forget(this.key);
    } else if (this.writer.text() !== this.sent) {
      this.soon();
    }
    this.writer.marks(data.marks, data.text);
    if (data.go_to && data.go_to[1] !== this.token) {
      this.token = data.go_to[1];
      this.writer.goTo(data.go_to[0]);
    }
  }

  typed() {
    clearTimeout(this.keeping);
    this.keeping = setTimeout(() => remember(this.key, this.writer.text(), this.data.beacon?.revision), KEEP);
    this.soon();
  }

  soon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), QUIET);
  }

  send() {
    clearTimeout(this.timer);
    const text = this.writer?.text();
    if (text === undefined || text === this.sent) return;
    this.sent = text;
    this.writer.sent(text);
    this.seq = Math.max(this.seq + 1, Date.now()); // counts on after a reload, too
    this.send_to("edit", { text, seq: this.seq, epoch: this.epoch });
    clearTimeout(this.doubt);
    this.doubt = setTimeout(() => {
      this.line("Not saved yet. Your text is kept in this browser.");
      this.sent = null; // so it is sent again when Python is heard of next
    }, PATIENCE);
  }

  stop() {
    for (const timer of [this.timer, this.keeping, this.doubt]) clearTimeout(timer);
    this.line("");
  }

  left() {
    const text = this.writer?.text();
    if (text === undefined || text === this.data.text) return;
    remember(this.key, text, this.data.beacon?.revision);
    if (!this.data.beacon) return;
    const { url, draft, revision } = this.data.beacon;
    navigator.sendBeacon(here(url), new Blob([JSON.stringify({ draft, text, revision })], { type: "text/plain" }));
  }

  offer() {
    this.offered = true;
    const kept = remembered(this.key), box = this.box.querySelector(".offer");
    if (!kept || typeof kept.text !== "string") return;
    if (kept.text === this.writer.text()) { if (kept.text === this.data.text) forget(this.key); return; }
    const at = new Date(kept.at).toLocaleString("en-GB", { weekday: "short", hour: "2-digit", minute: "2-digit" });
    box.querySelector("p").textContent = `This browser has a text of yours from ${at} that was not saved.`;
    box.hidden = false;
    box.querySelector(".bring").onclick = () => { box.hidden = true; this.writer.replace(kept.text); this.typed(); };
    box.querySelector(".leave").onclick = () => { box.hidden = true; forget(this.key); };
  }

  close() {
    if (this.writer) this.left();
    const text = this.writer?.text();
    const kept = this.writer?.close() ?? null;
    this.closed = true;
    clearTimeout(this.wait);
    for (const timer of [this.timer, this.keeping, this.doubt]) clearTimeout(timer);
    if (kept) desks.set(this.key, { kept, epoch: this.epoch, sent: text === this.data.text ? text : null, echo: this.echo, token: this.token, seq: this.seq });
    this.box.removeEventListener("focusout", this.blurred);
    window.removeEventListener("pagehide", this.leaving);
    document.removeEventListener("visibilitychange", this.hiding);
    this.box.replaceChildren(...this.empty);
  }
}

let count = 0;

function dress(box, label) {
  count += 1;
  const help = box.querySelector(".help"), field = box.querySelector("textarea");
  help.id = `baton-editor-help-${count}`;
  field.setAttribute("aria-describedby", help.id);
  box.querySelector(".name").textContent = label;
}

export default function (component) {
  const { data, parentElement, setStateValue } = component;
  let desk = parentElement.batonDesk;
  if (desk && desk.key !== data.key) { desk.close(); desk = null; }
  if (desk) {
    desk.send_to = setStateValue;
    desk.take(data);
  } else {
    const box = parentElement.querySelector(".baton-editor");
    const empty = [...box.cloneNode(true).childNodes];
    dress(box, data.label);
    desk = parentElement.batonDesk = new Desk(box, { data, setStateValue });
    desk.empty = empty;
    desk.open();
  }
  return () => { parentElement.batonDesk?.close(); parentElement.batonDesk = null; };
}
