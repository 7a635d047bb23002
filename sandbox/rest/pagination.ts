const defaultSize = 30;
const largestSize = 100;

export type Page<Row> = { readonly items: readonly Row[]; readonly link: string | null };

/** By `page` and `per_page`; out-of-range values are brought into range, as GitHub does. */
export function pageOf<Row>(rows: readonly Row[], url: URL): Page<Row> {
  const size = Math.min(largestSize, positive(url, "per_page") ?? defaultSize);
  const page = positive(url, "page") ?? 1;
  const last = Math.max(1, Math.ceil(rows.length / size));
  const items = rows.slice((page - 1) * size, page * size);
  const links = [
    ...(page > 1 ? [relation(url, Math.min(page - 1, last), "prev")] : []),
    ...(page < last ? [relation(url, page + 1, "next"), relation(url, last, "last")] : []),
    ...(page > 1 ? [relation(url, 1, "first")] : []),
  ];
  return { items, link: links.length === 0 ? null : links.join(", ") };
}

function positive(url: URL, name: string): number | null {
  const value = Number(url.searchParams.get(name));
  return Number.isSafeInteger(value) && value > 0 ? value : null;
}

function relation(url: URL, page: number, name: string): string {
  const target = new URL(url);
  target.searchParams.set("page", String(page));
  return `<${target.href}>; rel="${name}"`;
}
