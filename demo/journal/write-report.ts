import { z } from "zod";

/** One change on GitHub, as Tutti carried it out. */
const ReportedWrite = z.object({
  /** What it is about: the node id of an issue, a pull request or a comment, or the commit that a check is on. */
  about: z.string(),
  words: z.string(),
  /** Ids of the accounts that the words go on with. */
  accounts: z.array(z.number()),
});
export type ReportedWrite = z.infer<typeof ReportedWrite>;

/** What Tutti wrote at one time, and the commit of its record that this was a view of. */
export const WriteReport = z.object({ commit: z.string(), writes: z.array(ReportedWrite) });
export type WriteReport = z.infer<typeof WriteReport>;
