/** So many characters of a secret in a row are a part of it. */
const WINDOW = 6;

/** The first part of a secret that is left in a text, broken lines joined too, and does not stand in the frame around it anyway. */
export function findLeak(clean: string, secrets: string[], frame: string): string | undefined {
  const texts = [clean, clean.replace(/\s+/g, '')];
  for (const secret of secrets) {
    const width = Math.min(WINDOW, secret.length);
    for (let at = 0; at + width <= secret.length; at++) {
      const part = secret.slice(at, at + width);
      if (texts.some((text) => text.includes(part)) && !frame.includes(part)) return part;
    }
  }
  return undefined;
}
