/**
 * A hidden comment by which we find a text of ours again. Reading one says only that it stands there: anybody can type
 * it, so the caller checks that the author is us.
 */
export type Marker = {
  /** Kebab-case words. */
  readonly name: string;
  /** Of what there is one each, such as a comment's node id; "" for nothing. */
  readonly key: string;
};

const pattern = /<!-- tutti:([a-z]+(?:-[a-z]+)*)(?: ([^\s<>-]+))? -->/g;

/** The same marker is always the same text, so that it can be searched for as well. */
export function writeMarker({ name, key }: Marker): string {
  return key === "" ? `<!-- tutti:${name} -->` : `<!-- tutti:${name} ${encode(key)} -->`;
}

/** The markers of a text in their order. What is not written as `writeMarker` does is none. */
export function readMarkers(text: string): readonly Marker[] {
  return [...text.matchAll(pattern)].flatMap(([whole, name = "", encoded = ""]) => {
    const key = decode(encoded);
    return key !== undefined && writeMarker({ name, key }) === whole ? [{ name, key }] : [];
  });
}

/** Without hyphens, since two of them may end an HTML comment. */
function encode(key: string): string {
  return encodeURIComponent(key.toWellFormed()).replaceAll("-", "%2D");
}

function decode(encoded: string): string | undefined {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return undefined;
  }
}
