// Fault 22 at the ports: every call of the forge, the ledger and the inbox fails once after its effect.
import { failAndLiveOn } from "./fail-and-live-on.ts";

failAndLiveOn("after");
