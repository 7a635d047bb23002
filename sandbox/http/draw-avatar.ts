import { createHash } from "node:crypto";

const rows = [0, 1, 2, 3, 4] as const;
/** Left to right; the right half mirrors the left one. */
const columns = [0, 1, 2, 1, 0] as const;
const darkEnough = 128;

/** A pattern of blocks that is always the same for an account, as SVG. */
export function drawAvatar(accountId: number): string {
  const bytes = createHash("sha256").update(String(accountId)).digest();
  const blocks = rows.flatMap((y) =>
    columns.flatMap((byte, x) =>
      (bytes[y * 3 + byte] ?? 0) < darkEnough ? [`M${String(x + 1)} ${String(y + 1)}h1v1h-1z`] : [],
    ),
  );
  const hue = String(((bytes[15] ?? 0) / 255) * 360);
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 7 7" shape-rendering="crispEdges">',
    `<path fill="#f0f0f0" d="M0 0h7v7H0z"/><path fill="hsl(${hue} 55% 55%)" d="${blocks.join("")}"/></svg>`,
  ].join("");
}
