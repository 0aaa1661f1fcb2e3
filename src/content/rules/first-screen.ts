import type { ContentRule } from './rule.ts';

/** What a phone of 390 × 844 pixels shows: characters in a line of code, and lines that leave room for the rest of the answer. */
const PHONE = { columns: 36, lines: 8 };

/** Refuses a first command that takes the whole screen of a phone. */
export const firstScreen: ContentRule = ({ errors }) =>
  errors.flatMap(({ file, data }) => {
    const lines = (data.commands[0]?.code ?? '')
      .split('\n')
      .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / PHONE.columns)), 0);
    if (lines <= PHONE.lines) return [];
    const message = `takes ${lines} lines on a phone, and the first screen holds ${PHONE.lines}. Begin with a shorter look; the longer command can come second.`;
    return [{ file, field: 'commands[0].code', message }];
  });
