import { describeInboxContract } from "./inbox.contract.ts";
import { INBOXES } from "./inboxes-under-test.ts";

for (const [name, open] of Object.entries(INBOXES)) describeInboxContract(name, open);
