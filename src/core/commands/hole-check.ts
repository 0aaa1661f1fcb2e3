import { COMMAND_HOLE } from './command-hole.ts';
import type { Shell } from './shell.ts';

/**
 * What stands between two marks: `code`, where a quoted value is right; `text`, in which code may stand again; `literal`, in
 * which nothing opens; `own`, an expansion with rules of its own.
 */
type Mark = { open: string; close: string; inside: 'code' | 'text' | 'literal' | 'own'; escapes?: boolean };

/** `spoils` are the characters that would change a quoted value that follows them. */
type Syntax = { escape: string; spoils: string; marks: Mark[]; comment: string; hasDocuments?: boolean };

const GROUP: Mark = { open: '(', close: ')', inside: 'code' };
const SUBSTITUTION: Mark = { open: '$(', close: ')', inside: 'code' };
const EXPANSION: Mark = { open: '${', close: '}', inside: 'own' };
const SINGLE: Mark = { open: "'", close: "'", inside: 'literal' };
const DOUBLE: Mark = { open: '"', close: '"', inside: 'text', escapes: true };
const COMMENT: Mark = { open: '', close: '\n', inside: 'literal' };

/** Marks that begin alike stand with the longest first. */
const SYNTAX: Record<Shell, Syntax> = {
  bash: {
    escape: '\\',
    spoils: '\\',
    marks: [
      { open: "$'", close: "'", inside: 'literal', escapes: true },
      { open: '$((', close: '))', inside: 'own' },
      SUBSTITUTION,
      EXPANSION,
      { open: '`', close: '`', inside: 'own' },
      SINGLE,
      DOUBLE,
      GROUP,
    ],
    comment: '#',
    hasDocuments: true,
  },
  fish: {
    escape: '\\',
    spoils: '\\',
    marks: [SUBSTITUTION, { ...SINGLE, escapes: true }, DOUBLE, GROUP],
    comment: '#',
  },
  powershell: {
    escape: '`',
    spoils: '`',
    marks: [
      { open: "@'", close: "\n'@", inside: 'literal' },
      { open: '@"', close: '\n"@', inside: 'text', escapes: true },
      { open: '<#', close: '#>', inside: 'own' },
      SUBSTITUTION,
      EXPANSION,
      SINGLE,
      DOUBLE,
      GROUP,
    ],
    comment: '#',
  },
  cmd: { escape: '^', spoils: '^\\', marks: [{ open: '"', close: '"', inside: 'literal' }], comment: 'rem ' },
};

const HERE_DOCUMENT = /<<-?[ \t]*(['"\\]?)([\w.-]+)\1/y;

/** A sentence about the first `{{name}}` that stands where a quoted value would be wrong, or undefined when all stand well. */
export function checkHolesUnquoted(code: string, shell: Shell): string | undefined {
  const syntax = SYNTAX[shell];
  const hole = new RegExp(COMMAND_HOLE, 'y');
  const open: Mark[] = [];
  let documents: string[] = [];
  let at = 0;
  while (at < code.length) {
    hole.lastIndex = at;
    const written = hole.exec(code)?.[0];
    if (written) {
      const problem = findProblem(
        open,
        at > 0 && syntax.spoils.includes(code[at - 1] as string),
        code[at + written.length] ?? '',
      );
      if (problem) return `${written} ${problem}`;
      at += written.length;
      continue;
    }
    if (code[at] === '\n' && documents.length) {
      const end = findDocumentsEnd(code, at, documents);
      const [inside] = code.slice(at, end).match(COMMAND_HOLE) ?? [];
      if (inside)
        return `${inside} stands in a here-document, where quotes are text. Use an argument instead.`;
      documents = [];
      at = end;
    }
    at = step(code, at, syntax, open, documents);
  }
  return undefined;
}

function findProblem(open: Mark[], spoiled: boolean, next: string): string | undefined {
  const top = open.at(-1);
  if (top === COMMENT) return 'stands in a comment, which a value could end. Move it into the command.';
  if (top?.inside === 'literal' || top?.inside === 'text') {
    return 'stands inside quotes, but is quoted when it is filled. Take the quotes away.';
  }
  if (open.some(({ inside }) => inside === 'own')) {
    return 'stands inside an expansion with rules of its own. Put it into a plain argument, or use $(…).';
  }
  if (spoiled) return 'follows a character that would undo its quotes. Take that character away.';
  if (/[<>]/.test(next)) {
    return `touches ${next}, which would take a number for a file descriptor. Put a space between.`;
  }
  return undefined;
}

/** Moves past what stands at `at`, keeping the open marks and the here-documents that begin on the next line. */
function step(code: string, at: number, syntax: Syntax, open: Mark[], documents: string[]): number {
  const top = open.at(-1);
  const inside = top?.inside ?? 'code';
  if (top && code.startsWith(top.close, at)) {
    open.pop();
    return at + top.close.length;
  }
  // A hole behind the escape character is looked at before it is passed.
  if (code[at] === syntax.escape && (inside !== 'literal' || top?.escapes)) {
    return at + (code.startsWith('{{', at + 1) ? 1 : 2);
  }
  if (inside === 'literal') return at + 1;
  const mark = syntax.marks.find((mark) => code.startsWith(mark.open, at));
  if (mark && (inside !== 'text' || /^(?:\$[({]|`)/.test(mark.open))) {
    open.push(mark);
    return at + mark.open.length;
  }
  if (inside === 'text') return at + 1;
  if (code.startsWith(syntax.comment, at) && /(?:^|[\s;&|(])$/.test(code.slice(Math.max(0, at - 1), at))) {
    open.push(COMMENT);
    return at + syntax.comment.length;
  }
  if (code.startsWith('<<<', at)) return at + 3;
  HERE_DOCUMENT.lastIndex = at;
  const document = syntax.hasDocuments && HERE_DOCUMENT.exec(code);
  if (!document) return at + 1;
  documents.push(document[2] as string);
  return HERE_DOCUMENT.lastIndex;
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
