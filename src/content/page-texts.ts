import type { Command, ErrorData } from '../schema/error.ts';

/** A piece of code that readers copy, with the field that it stands in. */
export interface CodeBlock {
  field: string;
  code: string;
  shell: Command['shell'];
  /** It is the text of a file, not a command. */
  isFile: boolean;
}

/** Every block of a page: of each command the main one, its variants, and those that undo it. */
export function blocksOf({ commands }: Pick<ErrorData, 'commands'>): CodeBlock[] {
  return commands.flatMap((command, index) => {
    const { shell, undo } = command;
    const at = `commands[${index}]`;
    return [
      ...versionsOf(command, shell, at).map((block) => ({ ...block, isFile: command.file !== undefined })),
      ...(typeof undo === 'object' ? versionsOf(undo, shell, `${at}.undo`) : []).map((block) => ({
        ...block,
        isFile: false,
      })),
    ];
  });
}

/** Every text below a value, with the field that it stands in. */
export function textsOf(value: unknown, field = ''): { field: string; text: string }[] {
  if (typeof value === 'string') return [{ field, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    textsOf(inner, Array.isArray(value) ? `${field}[${key}]` : field === '' ? key : `${field}.${key}`),
  );
}

/** The parts of a body, one a heading: their headings, what is below, and how many characters stand before them. */
export function bodyParts(body: string): { heading: string; text: string; start: number }[] {
  const starts = Array.from(body.matchAll(/^## +/gm), ({ index }) => index);
  return starts.map((start, index) => {
    const [heading = '', ...lines] = body.slice(start, starts[index + 1]).split('\n');
    return { heading: heading.replace(/^## +/, '').trim(), text: lines.join('\n'), start };
  });
}

function versionsOf(
  { code, variants = {} }: Pick<Command, 'code' | 'variants'>,
  shell: Command['shell'],
  at: string,
) {
  const others = Object.entries(variants) as [Command['shell'], string | undefined][];
  return [
    { field: `${at}.code`, shell, code },
    ...others.flatMap(([other, text]) =>
      text === undefined ? [] : [{ field: `${at}.variants.${other}`, shell: other, code: text }],
    ),
  ];
}
