/** GitHub's node ids: a prefix for the type, then base64url of a MessagePack array `[0, repository id?, own id]`. */

const prefixes = {
  User: "U",
  Organization: "O",
  Bot: "BOT",
  App: "A",
  Repository: "R",
  Team: "T",
  Issue: "I",
  PullRequest: "PR",
  IssueComment: "IC",
  UserContentEdit: "UCE",
  Label: "LA",
  Milestone: "MI",
  Reaction: "REA",
  PullRequestCommit: "PURC",
  PullRequestReview: "PRR",
  PullRequestReviewComment: "PRRC",
  PullRequestReviewThread: "PRRT",
  CheckSuite: "CS",
  CheckRun: "CR",
  StatusContext: "SC",
  Discussion: "D",
  DiscussionComment: "DC",
  DiscussionCategory: "DIC",
  RepositoryRuleset: "RRS",
  Installation: "MDIz",
  MergeQueueEntry: "MQE",
  TimelineEvent: "TE",
  Ref: "REF",
  Commit: "C",
  Tree: "TR",
  Blob: "B",
} as const;

export type NodeType = keyof typeof prefixes;

export type NodeReference = {
  readonly type: NodeType;
  /** `null` for accounts, apps and repositories, which belong to no repository. */
  readonly repositoryId: number | null;
  /** A database id; for git's objects the object id, for refs the full name. */
  readonly id: number | string;
};

export function nodeId(type: NodeType, repositoryId: number | null, id: number | string): string {
  const parts = repositoryId === null ? [0, id] : [0, repositoryId, id];
  const packed = Buffer.concat([Buffer.from([0x90 + parts.length]), ...parts.map(pack)]);
  return `${prefixes[type]}_${packed.toString("base64url")}`;
}

/** `null` for what no node id of ours looks like. */
export function readNodeId(text: string): NodeReference | null {
  for (const [type, prefix] of Object.entries(prefixes)) {
    if (!isNodeType(type) || !text.startsWith(`${prefix}_`)) continue;
    const found = toReference(type, unpack(Buffer.from(text.slice(prefix.length + 1), "base64url")));
    if (found !== null && nodeId(type, found.repositoryId, found.id) === text) return found;
  }
  return null;
}

function toReference(type: NodeType, parts: readonly (number | string)[] | null): NodeReference | null {
  const [zero, first, second] = parts ?? [];
  if (zero !== 0 || first === undefined) return null;
  if (second === undefined) return { type, repositoryId: null, id: first };
  return typeof first === "number" ? { type, repositoryId: first, id: second } : null;
}

function isNodeType(text: string): text is NodeType {
  return Object.hasOwn(prefixes, text);
}

function pack(part: number | string): Buffer {
  if (part === 0) return Buffer.from([0]);
  if (typeof part === "number") {
    const buffer = Buffer.alloc(5, 0xce);
    buffer.writeUInt32BE(part, 1);
    return buffer;
  }
  const text = Buffer.from(part, "utf8");
  return Buffer.concat([Buffer.from([0xda, text.length >> 8, text.length & 0xff]), text]);
}

function unpack(buffer: Buffer): readonly (number | string)[] | null {
  const parts: (number | string)[] = [];
  let at = 1;
  while (at < buffer.length) {
    const tag = buffer[at];
    if (tag === 0) {
      parts.push(0);
      at += 1;
    } else if (tag === 0xce && at + 5 <= buffer.length) {
      parts.push(buffer.readUInt32BE(at + 1));
      at += 5;
    } else if (tag === 0xda && at + 3 <= buffer.length) {
      const length = buffer.readUInt16BE(at + 1);
      parts.push(buffer.toString("utf8", at + 3, at + 3 + length));
      at += 3 + length;
    } else return null;
  }
  return parts;
}
