// A label's colour is anybody's choice; its name has to be readable on it all the same, by day and by night.

type Color = readonly [red: number, green: number, blue: number];

const white: Color = [255, 255, 255];
const black: Color = [0, 0, 0];
const night: Color = [13, 17, 23];
/** What the accessibility guidelines ask of small text. */
const readable = 4.5;
const tint = 0.18;
const steps = 20;

export function isColor(text: string): boolean {
  return /^[\da-f]{6}$/i.test(text);
}

/** The rule for labels of this colour, six hexadecimal digits. */
export function labelRule(hex: string): string {
  const color = parse(hex);
  const text = contrast(color, white) >= contrast(color, black) ? white : black;
  const ground = mix(night, color, tint);
  const glow = brighten(color, ground);
  return [
    `.label-${hex.toLowerCase()}{`,
    `background:light-dark(${css(color)},${css(ground)});`,
    `color:light-dark(${css(text)},${css(glow)});`,
    `border-color:light-dark(transparent,${css(mix(night, color, 0.5))})}`,
  ].join("");
}

/** Towards white until it is readable on `ground`. */
function brighten(color: Color, ground: Color): Color {
  for (let step = 0; step < steps; step += 1) {
    const tried = mix(color, white, step / steps);
    if (contrast(tried, ground) >= readable) return tried;
  }
  return white;
}

export function contrast(one: Color, other: Color): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** Relative luminance, as WCAG 2 defines it. */
function luminance(color: Color): number {
  const [red = 0, green = 0, blue = 0] = color.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function mix(from: Color, to: Color, share: number): Color {
  const part = (index: 0 | 1 | 2) => Math.round(from[index] + (to[index] - from[index]) * share);
  return [part(0), part(1), part(2)];
}

function parse(hex: string): Color {
  const number = Number.parseInt(hex, 16);
  return [(number >> 16) & 255, (number >> 8) & 255, number & 255];
}

function css(color: Color): string {
  return `rgb(${color.join(" ")})`;
}
