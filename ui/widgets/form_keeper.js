// Sends what is typed into a field of the bench after a short quiet: Streamlit itself would wait for a click elsewhere.
const QUIET = 900;
let timer = null, last = null;

const ours = (field) => field instanceof HTMLElement && field.closest(".st-key-bench") && field.matches('textarea, input[type="text"]')
  && !field.closest('[role="combobox"], [data-baseweb="select"], [data-testid="stDateInput"], [data-testid="stTimeInput"]');

function send(field) {
  last = null;
  if (!field.isConnected) return;
  const how = { key: "Enter", code: "Enter", keyCode: 13, bubbles: true, ctrlKey: field.matches("textarea") };
  field.dispatchEvent(new KeyboardEvent("keydown", how));
}

function typed(event) {
  if (!ours(event.target)) return;
  last = event.target;
  clearTimeout(timer);
  timer = setTimeout(() => send(last), QUIET);
}

// Streamlit sends a field by itself when it loses the focus.
function left(event) {
  if (event.target === last) { clearTimeout(timer); last = null; }
}

export default function () {
  document.addEventListener("input", typed, true);
  document.addEventListener("focusout", left, true);
  return () => {
    document.removeEventListener("input", typed, true);
    document.removeEventListener("focusout", left, true);
    clearTimeout(timer);
    last = null;
  };
}
