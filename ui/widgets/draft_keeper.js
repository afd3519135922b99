// Keeps what is typed: to the server after 0.8 s of quiet, by beacon when the page goes, and in this browser
// until the server has it. One page to write on is open at a time, so the state is the module's own.
const QUIET = 800, PATIENCE = 6000;
const now = { data: null, box: null, timer: null, doubt: null, offered: null };

const area = () => now.data && document.querySelector(`.st-key-${now.data.field} textarea`);
const place = () => `baton-draft-${now.data.attempt}${now.data.step ? `-${now.data.step}` : ""}`;
const say = (text) => { const line = now.box?.querySelector(".saved"); if (line) line.textContent = text; };

function count() {
  const field = area(), line = now.box?.querySelector(".words");
  if (!field || !line) return;
  const words = field.value.split(/\s+/).filter(Boolean).length;
  line.textContent = words === 1 ? "1 word" : `${words.toLocaleString("en-GB")} words`;
}

function remembered() {
  try { return JSON.parse(localStorage.getItem(place()) || "null"); } catch { return null; }
}

function remember(text) {
  try { localStorage.setItem(place(), JSON.stringify({ text, revision: now.data.revision })); } catch { /* full or refused */ }
}

function forget() {
  try { localStorage.removeItem(place()); } catch { /* refused */ }
}

function send() {
  const field = area();
  if (!field || field.value === now.data.text) return;
  field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", code: "Enter", keyCode: 13, ctrlKey: true, bubbles: true }));
  clearTimeout(now.doubt);
  now.doubt = setTimeout(() => say("Not saved yet. Your words are kept in this browser."), PATIENCE);
}

function typed(event) {
  if (!now.data || event.target !== area()) return;
  count();
  remember(event.target.value);
  say("Saving…");
  clearTimeout(now.timer);
  now.timer = setTimeout(send, QUIET);
}

function leaving() {
  const field = area();
  if (!field || field.value === now.data.text) return;
  const { attempt, step, revision } = now.data;
  navigator.sendBeacon("/baton/draft", new Blob([JSON.stringify({ attempt, step, text: field.value, revision })], { type: "text/plain" }));
}

function put(text) {
  const field = area();
  if (!field) return;
  Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set.call(field, text);
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus();
}

function offer() {
  if (now.offered === place()) return;
  now.offered = place();
  const kept = remembered();
  const box = now.box.querySelector(".offer");
  if (!kept || !kept.text.trim() || kept.text === now.data.text) { if (kept) forget(); return; }
  const words = kept.text.split(/\s+/).filter(Boolean).length;
  box.querySelector("p").textContent = `This browser has a newer text of yours (${words} words) that was not saved.`;
  box.hidden = false;
  box.querySelector(".bring").onclick = () => { box.hidden = true; put(kept.text); };
  box.querySelector(".leave").onclick = () => { box.hidden = true; forget(); };
}

export default function (component) {
  const { data, parentElement } = component;
  const first = now.box === null || now.data?.attempt !== data.attempt || now.data?.step !== data.step;
  now.data = data;
  now.box = parentElement;
  const field = area();
  if (field && field.value === data.text) {
    clearTimeout(now.doubt);
    if (!first) forget();
    say(data.saved);
  } else if (!field) {
    say(data.saved);
  }
  if (first) {
    say(data.saved);
    document.addEventListener("input", typed, true);
    window.addEventListener("pagehide", leaving);
    setTimeout(() => { if (now.data) { offer(); count(); } }, 300);
  }
  count();
  return () => {
    document.removeEventListener("input", typed, true);
    window.removeEventListener("pagehide", leaving);
    clearTimeout(now.timer);
    clearTimeout(now.doubt);
    now.box = now.data = null;
  };
}
