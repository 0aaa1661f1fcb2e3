/** Pieces of a secret that are as long as this, or longer, must not get out. */
const FRAGMENT = 6;

type Form = { text: string; length: number };

/** Says whether a text holds a piece of one of the secrets, as it is, backwards, in base64 or in hex. Secrets are letters and digits. */
export function createLeakDetector(secrets: string[]): (text: string) => boolean {
  const fragments = new Map<number, Set<string>>();
  for (const { text, length } of secrets.flatMap(formsOf)) {
    const known = fragments.get(length) ?? new Set();
    fragments.set(length, known);
    for (let at = 0; at + length <= text.length; at += 1) known.add(text.slice(at, at + length));
  }
  const holds = (text: string) =>
    [...fragments].some(([length, known]) => {
      for (let at = 0; at + length <= text.length; at += 1)
        if (known.has(text.slice(at, at + length))) return true;
      return false;
    });
  return (text) => holds(text) || holds(text.replace(/[\s"'\\]/g, ''));
}

/** How the secret may look, and how long a piece of FRAGMENT characters is then. In base64 a piece has three alignments; the edges hold foreign bits. */
function formsOf(secret: string): Form[] {
  const hex = Buffer.from(secret).toString('hex');
  const base64 = [0, 1, 2].map((shift) =>
    Buffer.from('\0'.repeat(shift) + secret)
      .toString('base64')
      .slice(shift && 4, -4),
  );
  return [
    { text: secret, length: FRAGMENT },
    { text: [...secret].reverse().join(''), length: FRAGMENT },
    { text: hex, length: FRAGMENT * 2 },
    { text: hex.toUpperCase(), length: FRAGMENT * 2 },
    ...base64.map((text) => ({ text, length: (FRAGMENT * 4) / 3 })),
  ];
}
