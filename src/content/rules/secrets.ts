import { redact } from '../../core/redaction/redact.ts';
import { textsOf } from '../page-texts.ts';
import type { ContentRule } from './rule.ts';

/** What redaction also replaces, but pages may show. */
const HARMLESS = new Set(['e-mail address', 'home directory']);

/** “The API key is rejected” is prose, whatever the word: a key there would have digits, or be longer. */
const SENTENCE = / (?:is|was) $/i;
const WORD = /^[a-z]{1,15}$/i;

/** Refuses a page that holds what looks like a real key. */
export const secrets: ContentRule = ({ errors }) =>
  errors.flatMap(({ file, data, body }) => {
    const texts = [...textsOf(data), { field: 'body', text: body }];
    // One look at the whole page costs a sixth of one at each of its strings.
    if (!secretIn(texts.map(({ text }) => text).join('\n\n'))) return [];
    return texts.flatMap(({ field, text }) => {
      const found = secretIn(text);
      if (!found) return [];
      const message = `holds what looks like a literal key (${found.kind}). Write a named hole or a variable instead; revoke the key if it is real.`;
      return [{ file, field, message, ...(field === 'body' && { bodyOffset: found.start }) }];
    });
  });

function secretIn(text: string) {
  return redact(text).replaced.find(
    ({ kind, start, end }) =>
      !HARMLESS.has(kind) && !(WORD.test(text.slice(start, end)) && SENTENCE.test(text.slice(0, start))),
  );
}
