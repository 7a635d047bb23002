import { validationFailed } from "../state/refusal.ts";

/** Pull requests are issues here as well. */
export function refuseBlankTitle(title: string): void {
  if (title.trim() !== "") return;
  throw validationFailed({ resource: "Issue", field: "title", code: "missing_field" });
}
