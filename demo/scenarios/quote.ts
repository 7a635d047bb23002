/** What Tutti wrote in Markdown, as a quotation in one line of plain text, without what is folded away. */
export function quote(markdown: string): string {
  const plain = markdown
    .replaceAll(/<!--[^]*?-->|<details>[^]*?<\/details>/g, "")
    .replaceAll(/[`*\\]/g, "")
    .replaceAll(/\s+/g, " ")
    .trim();
  return `“${plain}”`;
}
