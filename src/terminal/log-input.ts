const MEBIBYTE = 1024 * 1024;
/** How much of a longer log is kept, half from each end. */
const MOST_BYTES = 64 * MEBIBYTE;

/** A log as it was read, and how many bytes of its middle were passed over. */
export interface LogInput {
  text: string;
  skipped: number;
}

/** Reads a stream to its end in bounded memory: of more than `most` bytes the beginning and the end are kept, cut at lines. */
export async function readLog(
  stream: AsyncIterable<Uint8Array | string>,
  most = MOST_BYTES,
): Promise<LogInput> {
  const half = most / 2;
  const head: Buffer[] = [];
  let headSize = 0;
  let tail: Buffer[] = [];
  let tailSize = 0;
  let skipped = 0;
  for await (const piece of stream) {
    let chunk = Buffer.from(piece as Uint8Array);
    if (headSize < half) {
      const part = chunk.subarray(0, half - headSize);
      head.push(part);
      headSize += part.length;
      chunk = chunk.subarray(part.length);
    }
    if (chunk.length === 0) continue;
    tail.push(chunk);
    tailSize += chunk.length;
    if (tailSize > 2 * half) {
      const kept = Buffer.concat(tail).subarray(-half);
      skipped += tailSize - kept.length;
      tail = [kept];
      tailSize = kept.length;
    }
  }
  const end = Buffer.concat(tail);
  const kept = skipped > 0 || headSize + tailSize > most ? end.subarray(-half) : end;
  skipped += end.length - kept.length;
  const beginning = Buffer.concat(head);
  if (skipped === 0) return { text: Buffer.concat([beginning, kept]).toString('utf8'), skipped };
  const from = kept.indexOf(10) + 1;
  const to = beginning.lastIndexOf(10) + 1;
  return {
    text: `${beginning.toString('utf8', 0, to)}${kept.toString('utf8', from)}`,
    skipped: skipped + from + (beginning.length - to),
  };
}
