// What git check-ref-format refuses: https://git-scm.com/docs/git-check-ref-format
// oxlint-disable-next-line no-control-regex
const forbidden = /[\u0000-\u0020\u007f~^:?*[\\]|\.\.|@\{|\/\/|\/$|\.$/;

/** Whether git takes this as the full name of a ref. */
export function isRefName(ref: string): boolean {
  return (
    ref.startsWith("refs/") &&
    ref.split("/").length >= 3 &&
    !forbidden.test(ref) &&
    ref.split("/").every((part) => part !== "" && !part.startsWith(".") && !part.endsWith(".lock"))
  );
}
