const attribution = /^On [^\n]{1,200}(?:\n[^\n]{1,200})?\bwrote:[ \t]*$/m;
const originalMessage = /^-{2,}\s?(?:Original Message|Forwarded message)\s?-{2,}[ \t]*$/im;

/**
 * Where, in a paragraph's source, the message that an e-mail answers begins: after "On … wrote:" (on one line or two)
 * or "-----Original Message-----". Nothing when the paragraph is no answer. Ends of lines must be `\n`.
 */
export function startOfQuotedMessage(paragraph: string): number | undefined {
  const starts = [attribution, originalMessage].map((pattern) => pattern.exec(paragraph)?.index ?? -1);
  const found = starts.filter((start) => start >= 0);
  return found.length === 0 ? undefined : Math.min(...found);
}
