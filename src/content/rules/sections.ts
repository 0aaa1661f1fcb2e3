import { bodyParts } from '../page-texts.ts';
import type { ContentRule } from './rule.ts';

/** Refuses a heading of a body with nothing below it. */
export const sections: ContentRule = ({ errors }) =>
  errors.flatMap(({ file, body }) =>
    bodyParts(body)
      .filter(({ text }) => text.trim() === '')
      .map(({ heading, start }) => ({
        file,
        field: 'body',
        message: `has nothing under \`## ${heading}\`. Write the section.`,
        bodyOffset: start,
      })),
  );
