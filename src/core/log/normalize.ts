import { readLayer } from './layer.ts';
import type { NormalText } from './text-writer.ts';

/** So many layers are read one after another; a text in more of them is nobody's. */
const MOST_LAYERS = 4;
const CHUNK = 8192;

/**
 * Takes colours, timestamps, borders and the prefixes of CI and log collectors off, folds white space, reads the escapes of JSON,
 * HTML and URLs, layer after layer, and marks the places where a terminal may have wrapped. Never longer than the source; quotation
 * marks stay as they are.
 */
export function normalize(source: string, wraps = true): NormalText {
  const maps: NormalText['toOriginal'][] = [];
  let text = source;
  for (;;) {
    const { codes, toOriginal, isLayered } = readLayer(text, wraps, false);
    if (!isLayered || maps.length === MOST_LAYERS) {
      return { codes, toOriginal: (index) => maps.reduceRight((at, map) => map(at), toOriginal(index)) };
    }
    const layer = readLayer(text, wraps, true);
    maps.push(layer.toOriginal);
    text = textOf(layer.codes);
  }
}

/** The text that UTF-16 codes spell. */
function textOf(codes: Uint16Array): string {
  let text = '';
  for (let start = 0; start < codes.length; start += CHUNK)
    text += String.fromCharCode(...codes.subarray(start, start + CHUNK));
  return text;
}
