// Streamlit keeps the scroll of the page before; the first page of a visit is left where the browser puts it.
let last = null;

export default function (component) {
  const { place } = component.data;
  if (last !== null && last !== place) {
    const top = () => document.querySelector('[data-testid="stMain"]')?.scrollTo({ top: 0, behavior: "instant" });
    top();
    setTimeout(top, 120);
  }
  last = place;
}
