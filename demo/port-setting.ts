/** `null`: nobody chose one. 0 takes any that is free. */
export function readPortSetting(value: string | undefined): number | null {
  const wanted = value?.trim() ?? "";
  if (wanted === "") return null;
  const port = Number(wanted);
  if (!/^\d+$/.test(wanted) || port > 65_535) throw new NoPort(wanted);
  return port;
}

class NoPort extends Error {
  override readonly name = "NoPort";

  constructor(found: string) {
    super(
      `PORT is ${found}; it must be a whole number from 0 to 65535, and left out it is 4400 or the next that is free.`,
    );
  }
}
