// The marker's keys: arrows go between points, 0, 1 and 2 set a level, Enter confirms, N goes to the next attempt.
// They keep out of the way of fields, buttons and anybody's shortcuts.
const KEYS = new Set(["ArrowUp", "ArrowDown", "0", "1", "2", "Enter", "n", "N"]);
const BUSY = "input, textarea, select, button, a, summary, [contenteditable], [role=radio], [role=option], [role=tab]";

export default function (component) {
  const { setTriggerValue } = component;
  const pressed = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !KEYS.has(event.key)) return;
    const held = event.target.closest?.(BUSY);
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (typing || (held && ["Enter", "ArrowUp", "ArrowDown"].includes(event.key))) return;
    event.preventDefault();
    setTriggerValue("pressed", event.key.toLowerCase());
    setTimeout(() => document.querySelector('[class*="st-key-point_row_now_"]')?.scrollIntoView({ block: "nearest" }), 400);
  };
  document.addEventListener("keydown", pressed);
  return () => document.removeEventListener("keydown", pressed);
}
