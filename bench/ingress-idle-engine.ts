import type { CreateEngine } from "../app/engine-factory.ts";

export const createEngine: CreateEngine = async () => ({
  handleBatch: async (_lane, deliveries) => deliveries.map(({ id }) => ({ id, outcome: "done" })),
  tellBuried: async () => {},
  namedChecks: () => null,
  ledgers: () => ({ open: 1, unread: [], halted: [] }),
  close: async () => {},
});
