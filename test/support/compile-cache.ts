import { fileURLToPath } from "node:url";

/**
 * For the environment of a program that tests start again and again: what was compiled of its sources is kept, which
 * halves its start. Programs write it when they end in order, not when they are killed.
 */
export const compileCache = {
  NODE_COMPILE_CACHE: fileURLToPath(new URL("../../node_modules/.cache/compiled", import.meta.url)),
};
