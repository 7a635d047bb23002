export const defaultInboxFile = "var/inbox.sqlite";

/** Where the inbox is, for who needs to know before all settings are read. */
export function inboxFileOf({ INBOX_FILE: file = "" }: Readonly<Record<string, string | undefined>>): string {
  return file.trim() === "" ? defaultInboxFile : file;
}
