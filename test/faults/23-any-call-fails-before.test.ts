// Fault 23 at the ports: every call of the forge, the ledger and the inbox fails once before its effect.
import { failAndLiveOn } from "./fail-and-live-on.ts";

failAndLiveOn("before");
