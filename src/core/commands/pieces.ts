import { COMMAND_HOLE } from './command-hole.ts';

/** A stretch of a filled command: text as it is written, or what stands in the hole of this name. */
export interface Piece {
  text: string;
  hole?: string;
}

/** The pieces of a filled template, in order; joined they are `fill(template)`. `fill` puts the values into any template that begins like this one. */
export function piecesOf(template: string, fill: (template: string) => string): Piece[] {
  const filled = fill(template);
  const pieces: Piece[] = [];
  let end = 0;
  for (const { 0: written, 1: hole = '', index } of template.matchAll(COMMAND_HOLE)) {
    const start = fill(template.slice(0, index)).length;
    const next = fill(template.slice(0, index + written.length)).length;
    if (start > end) pieces.push({ text: filled.slice(end, start) });
    pieces.push({ text: filled.slice(start, next), hole });
    end = next;
  }
  return end < filled.length ? [...pieces, { text: filled.slice(end) }] : pieces;
}
