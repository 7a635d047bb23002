import { z } from "zod";
import { readCookie, writeCookie } from "./cookies.ts";

/** What became of the last act, shown once on the page that follows. */
const Notice = z.object({ kind: z.enum(["done", "refused"]), text: z.string() });
export type Notice = z.infer<typeof Notice>;

const noticeCookie = "notice";
const longest = 500;

export function readNotice(request: Request): Notice | null {
  const value = readCookie(request, noticeCookie);
  if (value === null) return null;
  try {
    return Notice.safeParse(JSON.parse(value)).data ?? null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

export function noticeHeader(notice: Notice): string {
  const short = { ...notice, text: notice.text.slice(0, longest) };
  return writeCookie(noticeCookie, JSON.stringify(short), 30);
}

export function forgetNotice(): string {
  return writeCookie(noticeCookie, "", 0);
}
