import { InboxUnavailable } from "../src/ports/inbox.ts";

type Place = { readonly host: string; readonly port: number; readonly inboxFile: string };

/** What on this machine keeps the App from starting, and what to do about it; null when it is something else. */
export function whyNotStarted(error: unknown, { host, port, inboxFile }: Place): string | null {
  if (!(error instanceof Error)) return null;
  const code = "code" in error ? error.code : "";
  const syscall = "syscall" in error ? error.syscall : "";
  if (error instanceof InboxUnavailable || syscall === "mkdir") {
    const reason = error.cause instanceof Error ? error.cause.message : error.message;
    return `The inbox ${inboxFile} cannot be opened (${reason}): set INBOX_FILE to a file in a folder that this user may write to.`;
  }
  if (code === "EADDRINUSE") {
    return `Port ${port} is taken by another program: stop that one, or set PORT to a free port.`;
  }
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND") {
    return `${host} is no address of this machine: set HOST to one, or leave it out for all of them.`;
  }
  if (code === "EACCES" && syscall === "listen") {
    return `Port ${port} may not be opened by this user: set PORT to one above 1023.`;
  }
  return null;
}
