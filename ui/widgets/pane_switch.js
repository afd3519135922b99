// On a narrow screen: one pane at a time, each keeping its place.
export default function (component) {
  const { parentElement } = component;
  const root = document.documentElement;
  const scroller = () => document.querySelector('[data-testid="stMain"]') || root;
  const at = { brief: 0, write: 0 };
  const bar = parentElement.querySelector(".bar");
  const show = (pane) => {
    if (root.dataset.pane) at[root.dataset.pane] = scroller().scrollTop;
    root.dataset.pane = pane;
    for (const button of bar.querySelectorAll("button")) {
      button.setAttribute("aria-pressed", String(button.dataset.pane === pane));
      button.onclick = () => show(button.dataset.pane);
    }
    requestAnimationFrame(() => { scroller().scrollTop = at[pane]; });
  };
  if (!root.dataset.pane) show("brief"); else show(root.dataset.pane);
  return () => { delete root.dataset.pane; };
}
