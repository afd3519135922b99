// Counts down in the browser. The server keeps the deadline; this only says how long is left.
const QUIET_UNTIL = 5 * 60;

function words(left) {
  if (left <= 0) return "Time is up. Hand over what you have.";
  if (left > QUIET_UNTIL) { const m = Math.ceil(left / 60); return `${m} minutes left`; }
  return `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")} left`;
}

export default function (component) {
  const { data, parentElement } = component;
  const line = parentElement.querySelector(".left"), aloud = parentElement.querySelector(".aloud");
  const ahead = data.server_now - Date.now();
  const said = new Set();
  const tick = () => {
    const left = Math.max(0, Math.floor((data.deadline - Date.now() - ahead) / 1000));
    line.textContent = words(left);
    line.classList.toggle("soon", left <= QUIET_UNTIL);
    for (const [at, text] of [[QUIET_UNTIL, "Five minutes left."], [60, "One minute left."], [0, words(0)]]) {
      if (left <= at && left > at - 5 && !said.has(at)) { said.add(at); aloud.textContent = text; }
    }
  };
  tick();
  const timer = setInterval(tick, 1000);
  return () => clearInterval(timer);
}
