// Fault 3: the process dies at every await of a handler, before what it waits for took effect.
import { dieAtEveryCall } from "./fail-at-every-call.ts";

dieAtEveryCall("before");
