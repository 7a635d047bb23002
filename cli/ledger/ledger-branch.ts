/** Where the ledger is in its home; a branch `tutti` would forbid `tutti/12-…`, the branches of tasks. */
export const ledgerBranch = "tutti-ledger";

/** Segments of this version, and readers of it. */
export const readerVersion = 1;
