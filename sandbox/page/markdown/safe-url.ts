/** The address of a link that somebody wrote, or `null` when a browser should not follow it. */
export function safeUrl(url: string): string | null {
  if (/^(?:https?:\/\/|mailto:)/i.test(url)) return url;
  const isRelative = /^(?:#|\.{0,2}\/(?!\/|\\)|[\w-]+(?:[/.#?]|$))/.test(url) && !/^[\w.+-]*:/.test(url);
  return isRelative ? url : null;
}
