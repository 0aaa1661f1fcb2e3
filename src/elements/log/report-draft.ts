import type { Suspect } from '../../core/diagnosis/diagnosis.ts';
import { site } from '../../site.ts';

/** Address of a new issue that holds a draft page for an unknown error: redacted, its signature generalised from the line. */
export function reportDraft({ text, template }: Suspect): string {
  const draft = [
    'The message, as Errdex redacted it. Please read it once more before you send it:',
    '',
    '```',
    text,
    '```',
    '',
    'Draft of the page:',
    '',
    '```yaml',
    `title: ${JSON.stringify(text.slice(0, 70))}`,
    'signatures:',
    `  - template: ${JSON.stringify(template ?? text)}`,
    '```',
    '',
    'Which tool printed it, in which version, and what were you doing?',
    '',
  ].join('\n');
  return `${site.repository}/issues/new?${new URLSearchParams({ title: `Missing page: ${text.slice(0, 100)}`, body: draft })}`;
}
