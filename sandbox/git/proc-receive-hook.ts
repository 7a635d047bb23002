// Run by git with the commands of a push: asks the sandbox, which moves the refs itself, and tells git what it said.
// Arguments: the socket to ask at, and the push that git was started for. https://git-scm.com/docs/githooks#proc-receive

import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { flushPacket, packet, readSections } from "./pkt-line.ts";
import { parsePushAnswer } from "./push-message.ts";

const [socketPath = "", push = ""] = process.argv.slice(2);
const sections = readSections(process.stdin);

async function nextSection(): Promise<readonly string[]> {
  const next = await sections.next();
  if (next.done === true) throw new Error("git ended before it had said everything");
  return next.value;
}

const [greeting = ""] = await nextSection();
const atomic = greeting.split("\0")[1]?.split(" ").includes("atomic") ?? false;
process.stdout.write(packet("version=1\0atomic\n") + flushPacket);

const commands = await nextSection();
const socket = connect(socketPath);
socket.end(JSON.stringify({ push, atomic, commands }));
const { verdicts, remarks } = parsePushAnswer(await text(socket));

for (const remark of remarks) process.stderr.write(`${remark}\n`);
for (const { ref, refusal } of verdicts) {
  process.stdout.write(packet(refusal === null ? `ok ${ref}\n` : `ng ${ref} ${refusal}\n`));
}
process.stdout.write(flushPacket);
