import type { Content } from './content-files.ts';

/** The bundled pages have modules of their own: only the process is common to them and the checks. */
const KEY: unique symbol = Symbol.for('errdex.content');
const shared: { [KEY]?: Content } = globalThis as object;

/** Keeps the content that a build has read and checked for the rest of the build. */
export function shareContent(content: Content): void {
  shared[KEY] = content;
}

/** What the build has read and checked; nothing in `dev`, where the store follows every change. */
export function sharedContent(): Content | undefined {
  return shared[KEY];
}
