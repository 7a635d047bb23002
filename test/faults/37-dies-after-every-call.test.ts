// Faults 3 and 37: the process dies at every await of a handler, after what it waits for took effect; so also between the
// commit and the views.
import { dieAtEveryCall } from "./fail-at-every-call.ts";

dieAtEveryCall("after");
