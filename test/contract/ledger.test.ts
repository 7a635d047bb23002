import { BRANCHES } from "./branches-under-test.ts";
import { describeLedgerContract } from "./ledger.contract.ts";

for (const [name, create] of Object.entries(BRANCHES)) describeLedgerContract(name, create);
