// A button beside each line that is meant to be copied. Where a browser forbids it, the line can still be selected.
// The page around a button is written anew whenever something happens: what was copied is known here, not there.
let copied = null;
const said = document.createElement("p");
said.className = "for-reader";
said.setAttribute("role", "status");

const lineOf = (button) => button.parentElement.querySelector("pre").innerText.trimEnd();
const label = () => {
  for (const button of document.querySelectorAll("[data-copy]")) {
    const text = lineOf(button) === copied ? "Copied" : "Copy";
    if (button.firstChild.textContent !== text) button.firstChild.textContent = text;
  }
};
const copy = async (button) => {
  const line = lineOf(button);
  await navigator.clipboard.writeText(line);
  copied = line;
  said.textContent = `Copied: ${button.dataset.copy}`;
  label();
};

if (navigator.clipboard !== undefined) {
  document.body.append(said);
  document.documentElement.dataset.copies = "";
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("[data-copy]") : null;
    if (button !== null) void copy(button);
  });
  new MutationObserver(label).observe(document.body, { childList: true, subtree: true });
}
