import { blocksOf } from '../page-texts.ts';
import type { ContentRule } from './rule.ts';

const PROMPT = /^(\$|%|>|PS [^>]*>|C:\\[^>]*>)\s/m;

/** Refuses a command that begins a line with a shell's prompt: readers copy what stands there. */
export const prompts: ContentRule = ({ errors }) =>
  errors.flatMap(({ file, data }) =>
    blocksOf(data).flatMap(({ field, code, isFile }) => {
      const prompt = isFile ? undefined : PROMPT.exec(code)?.[0];
      if (!prompt) return [];
      const message = `has the prompt \`${prompt.trim()}\` in it. Remove it: prompts are drawn, and readers copy what stands here.`;
      return [{ file, field, message }];
    }),
  );
