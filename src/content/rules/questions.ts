import type { ContentRule } from './rule.ts';

/** Refuses questions of which the last does not ask how to know that the error is gone. */
export const questions: ContentRule = ({ errors }) =>
  errors.flatMap(({ file, data: { faq } }) => {
    if (!faq || faq.at(-1)?.question.includes('fixed')) return [];
    const message = 'is the last one and does not ask how to know that it is fixed. End with that question.';
    return [{ file, field: `faq[${faq.length - 1}].question`, message }];
  });
