import { channel } from "node:diagnostics_channel";

/** Each sandbox that starts in this process, by its `Violations`: for those who did not start it and hold it to GitHub's descriptions. */
export const sandboxStarted = channel("sandbox:started");
