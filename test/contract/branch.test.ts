import { describeBranchContract } from "./branch.contract.ts";
import { BRANCHES } from "./branches-under-test.ts";

for (const [name, create] of Object.entries(BRANCHES)) describeBranchContract(name, create);
