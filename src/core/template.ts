/** What a hole may stand for: a piece of a line, a run without white space, digits, or the rest of a line. */
export type HoleKind = 'text' | 'word' | 'number' | 'line';

/** A named gap in a template. */
export type Hole = { name: string; kind: HoleKind };

/** A literal message with named holes: literals and holes in the order in which they are printed. */
export type Template = { source: string; parts: (string | Hole)[] };

/** A template that cannot be used; its message is a sentence for the author of the page. */
export class TemplateError extends Error {}

const KINDS: readonly string[] = ['text', 'word', 'number', 'line'];
const HOLE = /(\{?)\{([A-Za-z][A-Za-z0-9]*)(?::([A-Za-z]+))?\}(\}?)/g;
const CODE = /^[A-Za-z]+[0-9]{2,}$/;

/** Reads `{name}` and `{name:kind}` as holes and all else as literal text; throws TemplateError for a template too weak or unclear to match with. */
export function parseTemplate(source: string): Template {
  const template = parseOutput(source);
  requireSubstance(template.source, template.parts);
  return template;
}

/** Reads a template like parseTemplate, but accepts one with little literal text: what a command prints may be short. */
export function parseOutput(source: string): Template {
  const text = source.replace(/\r\n?/g, '\n').trim();
  const parts: Template['parts'] = [];
  const addLiteral = (literal: string) => {
    const last = parts.length - 1;
    if (typeof parts[last] === 'string') parts[last] += literal;
    else if (literal) parts.push(literal);
  };
  let end = 0;
  for (const found of text.matchAll(HOLE)) {
    const [whole, open, name = '', kind = 'text', close] = found;
    addLiteral(text.slice(end, found.index));
    end = found.index + whole.length;
    if (open && close) {
      addLiteral(whole.slice(1, -1));
      continue;
    }
    if (!isKind(kind)) {
      fail(text, `{${name}:${kind}} names a kind that does not exist. Use one of ${KINDS.join(', ')}.`);
    }
    addLiteral(open ?? '');
    if (typeof parts.at(-1) === 'object') {
      fail(
        text,
        `{${name}} follows another hole directly. Put the text that stands between them there, or use one hole.`,
      );
    }
    parts.push({ name, kind });
    addLiteral(close ?? '');
  }
  addLiteral(text.slice(end));
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

function isKind(kind: string): kind is HoleKind {
  return KINDS.includes(kind);
}

function requireSubstance(text: string, parts: Template['parts']): void {
  if (!text) fail(text, 'it is empty. Write the message as the tool prints it.');
  const literals = parts.filter((part) => typeof part === 'string');
  const runs = literals.flatMap((literal) => literal.split('\n')).map((run) => run.replace(/\s+/g, ''));
  const total = runs.join('').length;
  if (total < 6 && !CODE.test(text)) {
    fail(text, 'it has fewer than 6 literal characters and would match too much. Add more of the message.');
  }
  if (!runs.some((run) => run.length >= 5)) {
    fail(
      text,
      'no piece between its holes has 5 literal characters. Add more of the message to one of them.',
    );
  }
  parts.forEach((part, index) => {
    const next = parts[index + 1];
    if (
      typeof part === 'object' &&
      part.kind === 'line' &&
      typeof next === 'string' &&
      !next.startsWith('\n')
    ) {
      fail(
        text,
        `{${part.name}:line} reaches to the end of its line, but text follows it. Use {${part.name}} there.`,
      );
    }
  });
}

function fail(text: string, problem: string): never {
  throw new TemplateError(`The template "${text}" cannot be used: ${problem}`);
}
