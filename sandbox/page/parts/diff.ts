import type { DiffFile } from "../../state/git-storage.ts";
import { type Html, html } from "../html.ts";

export function diffOf(files: readonly DiffFile[]): Html {
  if (files.length === 0) return html`<p class="empty">No file changes.</p>`;
  return html`${files.map(fileOf)}`;
}

function fileOf(file: DiffFile): Html {
  const from = file.previousPath === null ? "" : `${file.previousPath} → `;
  return html`<section class="file">
    <h2>
      <code>${from}${file.path}</code>
      <span class="meta"
        >${file.status} · <span class="added">+${file.additions}</span>
        <span class="removed">−${file.deletions}</span></span
      >
    </h2>
    ${file.patch === null ? html`<p class="empty">Binary file.</p>` : patchOf(file.path, file.patch)}
  </section>`;
}

function patchOf(path: string, patch: string): Html {
  const lines = patch.split("\n").map((line) => html`<span class="${toneOf(line)}">${line} </span>`);
  return html`<pre class="patch" tabindex="0" aria-label="Changes of ${path}"><code>${lines}</code></pre>`;
}

function toneOf(line: string): string {
  if (line.startsWith("@@")) return "hunk";
  if (line.startsWith("+")) return "added";
  return line.startsWith("-") ? "removed" : "same";
}
