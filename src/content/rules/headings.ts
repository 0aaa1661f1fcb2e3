import { bodyParts } from '../page-texts.ts';
import type { ContentRule } from './rule.ts';

/** The two headings that every body begins with, in this order. */
const REQUIRED_HEADINGS = ['What this error means', 'Why this happens'];

/** Refuses a body that does not begin with the two headings that readers find on every page. */
export const headings: ContentRule = ({ errors }) =>
  errors.flatMap(({ file, body }) => {
    const sections = bodyParts(body);
    return REQUIRED_HEADINGS.flatMap((heading, index) => {
      if (sections[index]?.heading === heading) return [];
      const message = `does not have \`## ${heading}\` as heading ${index + 1}. Begin the body with it.`;
      return [{ file, field: 'body', message, bodyOffset: sections[index]?.start ?? body.length }];
    });
  });
