// Fault 37 for what no delivery names: a parent that follows its child, and a task that waited for it, are shown right
// although the process died between the commit and the views.
import { dieAtEveryCall } from "./fail-at-every-call.ts";
import { familyDay } from "./family-day.ts";

dieAtEveryCall("after", familyDay);
