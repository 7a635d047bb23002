import { describe, expect, it } from "vitest";

import { createLogger } from "./logger.ts";

function capture(level: "info" | "silent" = "info") {
  const lines: string[] = [];
  const logger = createLogger(level, { write: (line) => void lines.push(line) });
  return { logger, lines };
}

describe("the log", () => {
  it("writes one JSON object a line, with the fields of its parents", () => {
    const { logger, lines } = capture();
    logger.child({ part: "worker" }).info({ lane: "1" }, "took a batch");
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({
      level: "info",
      part: "worker",
      lane: "1",
      msg: "took a batch",
    });
  });

  it("hides secrets wherever they hang on a field or an error", () => {
    const { logger, lines } = capture();
    const error = Object.assign(new Error("401"), {
      request: { headers: { authorization: "token hush-1" } },
      response: { data: "hush-2" },
    });
    logger.error({ error, body: "hush-3", settings: { privateKey: "hush-4" } }, "failed");
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain("failed");
    expect(lines[0]).not.toContain("hush");
  });

  it("is silent when asked", () => {
    const { logger, lines } = capture("silent");
    logger.error({}, "nobody hears");
    expect(lines).toEqual([]);
  });
});
