import { FullName } from "./file/names.ts";
import { isMap } from "./shape/plain-data.ts";
import { readYaml } from "./yaml/source.ts";

/** The home that a text names, however much is wrong with the rest of it; null when it names none. */
export function homeNamed(text: string): string | null {
  const { value } = readYaml(text);
  const named = isMap(value) ? FullName.safeParse(value["home"]) : null;
  return named?.success === true ? named.data : null;
}
