/** A short fingerprint of a text: 16 hexadecimal digits, equal for equal texts. */
export type Digest = (text: string) => string;
