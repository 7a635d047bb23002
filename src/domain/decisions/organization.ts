import type { CommandOf } from "../commands.ts";
import type { Event } from "../events.ts";
import type { OrganizationFrame } from "../organization-frame.ts";
import type { Stamp } from "./draft.ts";

/** Commands that need no configuration, since they bring it about. */
export type FrameCommand = CommandOf<
  "OpenLedger" | "AcceptConfiguration" | "RejectConfiguration" | "ClaimWriter" | "CompleteSweep"
>;

export function decideFrame(frame: OrganizationFrame, command: FrameCommand, stamp: Stamp): readonly Event[] {
  switch (command.type) {
    case "OpenLedger": {
      const { home, installation } = command;
      return frame.home === null ? [{ ...stamp, type: "LedgerOpened", home, installation }] : [];
    }
    case "AcceptConfiguration": {
      const { commit, digest, resolved } = command;
      if (frame.configuration?.digest === digest && frame.rejected === null) return [];
      return [{ ...stamp, type: "ConfigurationAccepted", commit, digest, resolved }];
    }
    case "RejectConfiguration": {
      const { commit, problems } = command;
      if (frame.rejected?.commit === commit) return [];
      return [{ ...stamp, type: "ConfigurationRejected", commit, problems: [...problems] }];
    }
    case "ClaimWriter": {
      const { writer } = command;
      return frame.writer === writer ? [] : [{ ...stamp, type: "WriterClaimed", writer }];
    }
    case "CompleteSweep": {
      const { repository, cursor } = command;
      if ((frame.cursors.get(repository) ?? "") >= cursor) return [];
      return [{ ...stamp, type: "SweepCompleted", repository, cursor }];
    }
    default:
      return command satisfies never;
  }
}
