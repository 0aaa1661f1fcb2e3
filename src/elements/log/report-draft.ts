import { site } from '../../site.ts';

/** What a new issue would hold: nothing of the log but the line's public words. */
export interface ReportDraft {
  title: string;
  body: string;
  /** Where following the link sends both. */
  address: string;
}

const LONGEST_TITLE = 100;

/** The draft of a report about an unknown error, made of its public template alone. */
export function reportDraft(template: string): ReportDraft {
  const title = `Missing page: ${cutBetweenWords(template, LONGEST_TITLE)}`;
  const body = [
    'The message, with a hole for every word that Errdex does not know. Please put back the words that matter and are not secret:',
    '',
    '```yaml',
    'signatures:',
    `  - template: ${JSON.stringify(template)}`,
    '```',
    '',
    'Which tool printed it, in which version, and what were you doing?',
    '',
  ].join('\n');
  return { title, body, address: `${site.repository}/issues/new?${new URLSearchParams({ title, body })}` };
}

/** A cut word would be a new one. */
function cutBetweenWords(text: string, length: number): string {
  return text.length > length ? text.slice(0, length).replace(/\s*\S*$/, '') : text;
}
