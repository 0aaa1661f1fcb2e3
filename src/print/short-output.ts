const BEGINNING = 8;
const END = 4;

/** A recorded output as a page shows it: of a long one the beginning and the end, and how many lines stand between. */
export function shortOutput(output: string): string {
  const lines = output.trimEnd().split('\n');
  const left = lines.length - BEGINNING - END;
  // A line that only says that one was left out saves nothing.
  if (left <= 1) return lines.join('\n');
  return [...lines.slice(0, BEGINNING), `… ${left} lines not shown`, ...lines.slice(-END)].join('\n');
}
