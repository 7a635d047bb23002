import { CommitNotFoundError } from "../../ports/branch.ts";
import { git } from "./run-git.ts";

const LINE_FEED = 0x0a;

/** Whole files of one commit in one git process; null for what it does not have as a file. */
export async function readBlobs(
  gitDirectory: string,
  commit: string,
  paths: readonly string[],
): Promise<ReadonlyMap<string, string | null>> {
  const questions = [`${commit}^{commit}`, ...paths.map((path) => `${commit}:${path}`)];
  const output = await git(gitDirectory, ["cat-file", "--batch"], `${questions.join("\n")}\n`);
  const [root, ...blobs] = parseAnswers(output);
  if (root?.type !== "commit") throw new CommitNotFoundError(`no commit ${commit}`);
  return new Map(
    paths.map((path, index) => {
      const blob = blobs[index];
      return [path, blob?.type === "blob" ? blob.content.toString() : null];
    }),
  );
}

type Answer = { readonly type: string; readonly content: Buffer };

/** Answers are `<id> <type> <size>`, a line feed, that many bytes, a line feed; or one line that ends in a word. */
function parseAnswers(output: Buffer): readonly Answer[] {
  const answers: Answer[] = [];
  let offset = 0;
  while (offset < output.length) {
    const end = output.indexOf(LINE_FEED, offset);
    const words = output.toString("utf8", offset, end).match(/^\S+ (commit|tree|blob|tag) (\d+)$/);
    offset = end + 1;
    if (words === null) {
      answers.push({ type: "missing", content: Buffer.alloc(0) });
      continue;
    }
    const [, type = "", size = "0"] = words;
    answers.push({ type, content: output.subarray(offset, offset + Number(size)) });
    offset += Number(size) + 1;
  }
  return answers;
}
