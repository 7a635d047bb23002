// Parts of the page marked `data-live` follow what happens. Forms that somebody is filling in are never touched.
const regions = () => [...document.querySelectorAll("[data-live]")];

const refresh = async () => {
  const response = await fetch(location.href, { headers: { accept: "text/html" } });
  if (!response.ok) return;
  const next = new DOMParser().parseFromString(await response.text(), "text/html");
  takeLabelColors(next);
  for (const region of regions()) {
    const fresh = next.querySelector(`[data-live="${region.dataset.live}"]`);
    if (fresh !== null && fresh.innerHTML !== unfolded(region)) replace(region, fresh);
  }
};

/** A label with a colour that no other had yet. */
const takeLabelColors = (next) => {
  const [mine, theirs] = [document, next].map((page) => page.querySelector("link[data-labels]"));
  if (theirs !== null && mine?.getAttribute("href") !== theirs.getAttribute("href"))
    mine?.replaceWith(theirs.cloneNode());
};

/** As the server wrote it: without the folds that the reader opened. */
const unfolded = (region) => {
  const copy = region.cloneNode(true);
  for (const fold of copy.querySelectorAll("details[open]")) fold.removeAttribute("open");
  return copy.innerHTML;
};

/** Keeps the focus where it was, and open what the reader opened. */
const replace = (region, fresh) => {
  const open = [...region.querySelectorAll("details")].map((fold) => fold.open);
  const focused = region.contains(document.activeElement) ? document.activeElement : null;
  const place = focused === null ? -1 : focusable(region).indexOf(focused);
  region.innerHTML = fresh.innerHTML;
  for (const [index, fold] of [...region.querySelectorAll("details")].entries())
    fold.open = open[index] ?? false;
  if (focused === null) return;
  const same = focused.id === "" ? null : document.getElementById(focused.id);
  (same ?? focusable(region)[place])?.focus();
};

const focusable = (region) => [...region.querySelectorAll("a, button, summary, select, input, [tabindex]")];

let waiting = false;
let again = false;
const follow = async () => {
  if (waiting) {
    again = true;
    return;
  }
  waiting = true;
  do {
    again = false;
    await refresh().catch(() => undefined);
  } while (again);
  waiting = false;
};

if (regions().length > 0) {
  const changes = new EventSource("/_page/changes");
  changes.addEventListener("change", () => void follow());
  // What happened between the page and the connection, or while it was cut, was told to nobody.
  changes.addEventListener("open", () => void follow());
}
