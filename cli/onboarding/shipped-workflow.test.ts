import { expect, test } from "vitest";
import { parse } from "yaml";
import { readShippedWorkflow, workflowFor } from "./shipped-workflow.ts";

const shipped = await readShippedWorkflow();

test.each(["trunk", "release/2.x", "1.x", "on-call #2", "$&"])(
  "it is started by pushes to %s",
  async (branch) => {
    const text = workflowFor(shipped, branch);
    expect(parse(text)).toEqual({
      ...parse(shipped),
      on: { ...parse(shipped).on, push: { branches: [branch] } },
    });
    expect(text).not.toContain("Put your default branch here");
  },
);
