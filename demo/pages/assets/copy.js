// A button beside each line that is meant to be copied. Where a browser forbids it, the line can still be selected.
const offer = () => {
  for (const button of document.querySelectorAll("[data-copy]")) button.hidden = false;
};
const copy = async (button) => {
  await navigator.clipboard.writeText(button.parentElement.querySelector("pre").innerText.trimEnd());
  button.firstChild.textContent = "Copied";
};
document.addEventListener("click", (event) => {
  const button = event.target instanceof Element ? event.target.closest("[data-copy]") : null;
  if (button !== null) void copy(button);
});
if (navigator.clipboard !== undefined) {
  offer();
  new MutationObserver(offer).observe(document.body, { childList: true, subtree: true });
}
