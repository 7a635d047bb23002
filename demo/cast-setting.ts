type CastSetting = (typeof settings)[number];

const settings = ["playing", "paused"] as const;

/** `DEMO_CAST=playing` to watch from the start; the page, or the control API, lets the cast play as well. */
export function readCastSetting(value: string | undefined): CastSetting {
  const wanted = value?.trim().toLowerCase() ?? "";
  if (wanted === "") return "paused";
  const known = settings.find((setting) => setting === wanted);
  if (known === undefined) throw new UnknownCastSetting(wanted);
  return known;
}

class UnknownCastSetting extends Error {
  override readonly name = "UnknownCastSetting";

  constructor(found: string) {
    super(`DEMO_CAST is ${found}; it must be ${settings.join(" or ")}, and left out it is paused.`);
  }
}
