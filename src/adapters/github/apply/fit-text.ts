/** Comments, and the summary of a check run, take this many characters. */
const MOST_CHARACTERS = 65_535;

const CUT = "\n\n… (cut: GitHub takes no more)";

export function fitText(text: string, most: number = MOST_CHARACTERS): string {
  if (text.length <= most) return text;
  return `${cutAt(text, most - CUT.length)}${CUT}`;
}

/** As `fitText`, with the marker in it wherever it was. */
export function fitComment(body: string, marker: string, most: number = MOST_CHARACTERS): string {
  if (body.length <= most) return body;
  const fitted = fitText(body, most - marker.length - 1);
  return fitted.includes(marker) ? fitted : `${fitted}\n${marker}`;
}

/** Not through the middle of a pair of surrogates. */
function cutAt(text: string, length: number): string {
  const isHighSurrogate = /[\uD800-\uDBFF]/.test(text.charAt(length - 1));
  return text.slice(0, isHighSurrogate ? length - 1 : length);
}
