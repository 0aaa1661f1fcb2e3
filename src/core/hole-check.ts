import { COMMAND_HOLE, type Shell } from './fill.ts';

/** What a shell's text can open: the opening mark, its end, and which marks may open inside it. */
type Syntax = {
  escape: string;
  literal: string[];
  expanding: string[];
  opens: [mark: string, end: string][];
  comment: string;
};

const SYNTAX: Record<Shell, Syntax> = {
  bash: {
    escape: '\\',
    literal: ["'"],
    expanding: ['"', "$'"],
    opens: [
      ["$'", "$'"],
      ['$((', '))'],
      ['$(', ')'],
      ['${', '}'],
      ["'", "'"],
      ['"', '"'],
      ['`', '`'],
      ['(', ')'],
    ],
    comment: '#',
  },
  fish: {
    escape: '\\',
    literal: [],
    expanding: ['"', "'"],
    opens: [
      ["'", "'"],
      ['"', '"'],
      ['(', ')'],
    ],
    comment: '#',
  },
  powershell: {
    escape: '`',
    literal: ["'", "\n'@"],
    expanding: ['"', '\n"@'],
    opens: [
      ["@'", "\n'@"],
      ['@"', '\n"@'],
      ['<#', '#>'],
      ['$(', ')'],
      ['${', '}'],
      ["'", "'"],
      ['"', '"'],
      ['(', ')'],
    ],
    comment: '#',
  },
  cmd: { escape: '^', literal: ['"'], expanding: [], opens: [['"', '"']], comment: 'rem ' },
};

const HERE_DOCUMENT = /<<(-?)[ \t]*(['"\\]?)([\w.-]+)\2/y;

/** A sentence about the first `{{name}}` that stands where a quoted value would be wrong, or undefined when all stand well. */
export function checkHolesUnquoted(code: string, shell: Shell): string | undefined {
  const syntax = SYNTAX[shell];
  const hole = new RegExp(COMMAND_HOLE, 'y');
  const stack: string[] = [];
  let documents: string[] = [];
  for (let at = 0; at < code.length;) {
    const top = stack.at(-1) ?? '';
    hole.lastIndex = at;
    const [written] = hole.exec(code) ?? [];
    if (written) {
      const problem = findProblem(stack, code[at - 1] === syntax.escape, code[at + written.length]);
      if (problem) return `${written} ${problem}`;
      at += written.length;
    } else if (code[at] === '\n' && documents.length) {
      const end = findDocumentsEnd(code, at, documents);
      const inside = new RegExp(COMMAND_HOLE).exec(code.slice(at, end));
      if (inside)
        return `${inside[0]} stands in a here-document, where quotes are text. Pass the value as an argument instead.`;
      documents = [];
      at = end;
    } else at = step(code, at, top, syntax, stack, documents);
  }
  return undefined;
}

function findProblem(stack: string[], escaped: boolean, next: string | undefined): string | undefined {
  const top = stack.at(-1) ?? '';
  if (/['"]/.test(top)) return 'stands inside quotes, but is quoted when it is filled. Take the quotes away.';
  if (top === '\n') return 'stands in a comment, which a value could end. Move it into the command.';
  if (stack.some((end) => '`}))#>'.includes(end) && end !== ')')) {
    return 'stands inside an expansion with rules of its own. Put it into a plain argument, or use $(…).';
  }
  if (escaped) return 'follows an escape character, which would undo its quotes. Take that character away.';
  if (next === '<' || next === '>')
    return `touches ${next}, which would take a number for a file descriptor. Put a space between.`;
  return undefined;
}

/** Moves past what stands at `at`, keeping the stack of open marks. */
function step(
  code: string,
  at: number,
  top: string,
  syntax: Syntax,
  stack: string[],
  documents: string[],
): number {
  if (top && code.startsWith(top.slice(-1 * top.replace('$', '').length), at)) {
    stack.pop();
    return at + top.replace('$', '').length;
  }
  if (top === '\n' || syntax.literal.includes(top)) return at + 1;
  // A hole behind the escape character is looked at before it is skipped.
  if (code[at] === syntax.escape) return at + (code.startsWith('{{', at + 1) ? 1 : 2);
  const quoted = syntax.expanding.includes(top);
  const opened = syntax.opens.find(
    ([mark]) => code.startsWith(mark, at) && !(quoted && !/[$`]./.test(`${mark}.`)),
  );
  if (opened && !(quoted && opened[0] === "$'")) {
    stack.push(opened[1]);
    return at + opened[0].length;
  }
  if (quoted) return at + 1;
  if (code.startsWith(syntax.comment, at) && /(^|[\s;&|(])$/.test(code.slice(0, at))) {
    stack.push('\n');
    return at + syntax.comment.length;
  }
  if (code.startsWith('<<<', at)) return at + 3;
  HERE_DOCUMENT.lastIndex = at;
  const document = syntax === SYNTAX.bash && HERE_DOCUMENT.exec(code);
  if (document) {
    documents.push(document[3] as string);
    return at + document[0].length;
  }
  return at + 1;
}

function findDocumentsEnd(code: string, at: number, ends: string[]): number {
  let from = at;
  for (const end of ends) {
    const lines = code.slice(from + 1).split('\n');
    const last = lines.findIndex((line) => line.replace(/^\t+/, '') === end);
    if (last < 0) return code.length;
    from += lines.slice(0, last + 1).join('\n').length + 1;
  }
  return from;
}
