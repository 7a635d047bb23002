import { validationFailed } from "../state/refusal.ts";

const longestBody = 65_536;

export function refuseLongBody(resource: string, body: string | null): void {
  if (body === null || body.length <= longestBody) return;
  throw validationFailed({
    resource,
    field: "body",
    code: "custom",
    message: `body is too long (maximum is ${String(longestBody)} characters)`,
  });
}
