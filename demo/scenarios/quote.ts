/** What Tutti wrote in Markdown, as a quotation in one line of plain text. */
export function quote(markdown: string): string {
  const plain = markdown
    .replaceAll(/<!--[^]*?-->/g, "")
    .replaceAll(/[`*\\]/g, "")
    .replaceAll(/\s+/g, " ")
    .trim();
  return `“${plain}”`;
}
