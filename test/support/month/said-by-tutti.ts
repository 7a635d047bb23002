import type { LivedMonth } from "./lived-month.ts";

/** Tutti's comments. */
export function saidByTutti({ stage, look }: LivedMonth): readonly string[] {
  const bot = stage.sandbox.state.accounts.at(stage.app.botId).login;
  return look.comments.flatMap(({ by, body }) => (by === bot ? [body] : []));
}

/** Whether GitHub would notify somebody for being named; what is set as code mentions nobody. */
export function mentionsSomebody(body: string): boolean {
  return /(^|[^\w/])@[a-z]/.test(body.replaceAll(/`[^`\n]*`/g, ""));
}
