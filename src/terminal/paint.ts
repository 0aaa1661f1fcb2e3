/** Paints text for a terminal, or leaves it alone. */
export type Paint = (text: string, style: 'bold' | 'dim' | 'red') => string;

const CODES = { bold: [1, 22], dim: [2, 22], red: [31, 39] } as const;

const paintAnsi: Paint = (text, style) => `\u001b[${CODES[style][0]}m${text}\u001b[${CODES[style][1]}m`;
const paintNothing: Paint = (text) => text;

/** The paint of a stream: colours only for a terminal, and only where nobody refuses them. */
export function paintFor(stream: { isTTY?: boolean }, isWanted: boolean): Paint {
  return stream.isTTY && isWanted && !process.env['NO_COLOR'] ? paintAnsi : paintNothing;
}
