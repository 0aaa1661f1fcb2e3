import { splitTemplate, type Hole } from './template-parts.ts';

/** A literal message with named holes: literals and holes in the order in which they are printed. */
export type Template = { source: string; parts: (string | Hole)[] };

/** A template that cannot be used; its message is a sentence for the author of the page. */
export class TemplateError extends Error {}

const KINDS: readonly string[] = ['text', 'word', 'number', 'line'];
const CODE = /^[A-Za-z]+[0-9]{2,}$/;

/** Reads `{name}` and `{name:kind}` as holes and all else as literal text; throws TemplateError for a template too weak or unclear to match with. */
export function parseTemplate(source: string): Template {
  const template = parseOutput(source);
  requireSubstance(template);
  return template;
}

/** Reads a template like parseTemplate, but accepts one with little literal text: what a command prints may be short. */
export function parseOutput(source: string): Template {
  const text = source.replace(/\r\n?/g, '\n').trim();
  const parts = splitTemplate(text);
  parts.forEach((part, index) => {
    if (typeof part === 'string') return;
    const { name, kind } = part;
    const next = parts[index + 1] ?? '';
    if (!KINDS.includes(kind)) {
      fail(text, `{${name}:${kind}} names a kind that does not exist. Use one of ${KINDS.join(', ')}.`);
    }
    if (typeof next === 'object') {
      fail(text, `{${next.name}} follows {${name}} directly. Write the text between them, or use one hole.`);
    }
    if (kind === 'line' && next && !next.startsWith('\n')) {
      fail(text, `{${name}:line} reaches to the end of its line, but text follows it. Use {${name}} there.`);
    }
  });
  return { source: text, parts };
}

/** The names of the template's holes, each once, in order. */
export function holeNames(template: Template): string[] {
  return [...new Set(template.parts.flatMap((part) => (typeof part === 'string' ? [] : [part.name])))];
}

/** The template as people read it: holes as `{name}` without their kinds. */
export function templateText(template: Template): string {
  return template.parts.map((part) => (typeof part === 'string' ? part : `{${part.name}}`)).join('');
}

function requireSubstance({ source, parts }: Template): void {
  if (!source) fail(source, 'it is empty. Write the message as the tool prints it.');
  const runs = parts
    .filter((part) => typeof part === 'string')
    .flatMap((literal) => literal.split('\n'))
    .map((run) => run.replace(/\s+/g, ''));
  if (runs.join('').length < 6 && !CODE.test(source)) {
    fail(source, 'it has fewer than 6 literal characters and would match too much. Add more of the message.');
  }
  if (!runs.some((run) => run.length >= 5)) {
    fail(
      source,
      'no piece between its holes has 5 literal characters. Add more of the message to one of them.',
    );
  }
}

function fail(text: string, problem: string): never {
  throw new TemplateError(`The template "${text}" cannot be used: ${problem}`);
}
