import { normalize } from '../log/normalize.ts';
import { splitTemplate, type Hole } from '../signatures/template-parts.ts';

/** Text that is matched as it stands: literals, and runs of digits between them. */
export type Piece = (string | Hole)[];

/** A template made ready for matching: pieces with gaps between them. */
export type Pattern = {
  pieces: Piece[];
  /** `gaps[i]` stands before piece `i`, the last one behind all pieces; none means that nothing stands there. */
  gaps: (Hole | undefined)[];
  /** How many pieces must be there; the rest, and the hole behind it, may be worded otherwise or cut off. */
  required: number;
  /** What a log is worth that holds the first pieces: `weights[i]` for `i` of them. */
  weights: number[];
  /** The label before the message (`ERROR 1045 (28000): `), which wrappers leave out or replace, and what it adds. */
  label: string;
  labelWeight: number;
  /** One word alone is only itself in its own letter case. */
  exact: boolean;
  /** The longest text each piece can stand for. */
  reaches: number[];
};

/** The longest prefix that is skipped at the start of a message's next line. */
export const LONGEST_HEAD = 80;
/** The longest number a hole takes. */
export const LONGEST_NUMBER = 20;

/** What the words of a message must weigh to be known without its label. */
const TELLING = 13;
/** What its beginning must weigh to be known without its end. */
const CERTAIN = 24;

const HOLE_MARK = 0xe000;
const LABEL =
  /^(?:(?:[\w.$]*(?:error|exception|warning|warn|fatal|panic)(?:\[\w+\])?(?: [\w()]{1,12}){0,3}|[A-Z]):? )+(?=\S)|^[a-z]{1,12}: (?=\S)/i;
/** What the system says for every program: by itself it is no program's message. */
const SYSTEM_WORDS =
  /no such file or directory|permission denied|connection (?:refused|reset by peer|timed out)|operation not permitted|address already in use|is a directory|not a directory|file exists|no space left on device|cannot allocate memory|too many open files|resource temporarily unavailable|(?<!command )not found/gi;
const CLAUSE_END = /(?<=[^\n]{10}[.,:;] )(?=[^\n]{10})/;

/** Compiles a template's source with the weights of words; parseTemplate says which templates are of use. */
export function compilePattern(source: string, weigh: (text: string) => number): Pattern {
  const parts = splitTemplate(source);
  const clean = cleanParts(parts);
  const [found = ''] = LABEL.exec(clean) ?? [];
  const rest = clean.slice(found.length).replace(/[\ue000-\uefff]/g, ' ');
  const own = rest.replace(SYSTEM_WORDS, ' ');
  const label = / \S/.test(rest.trim()) && weigh(own) >= TELLING ? found : '';
  const message = clean.slice(label.length).replace(/(?<=\w\w)\.$/, '');
  const { pieces, gaps } = splitPieces(message, parts);
  const weights = [0, ...pieces.map((_, index) => weigh(joinLiterals(pieces.slice(0, index + 1))))];
  const all = weights.at(-1) as number;
  const certain = weights.findIndex((weight) => weight >= CERTAIN);
  return {
    pieces,
    gaps,
    // A hole at the end counts as one more piece.
    required: certain > 0 ? certain : pieces.length + 1,
    weights,
    label,
    labelWeight: weigh(label + joinLiterals(pieces)) - all,
    exact: !/[A-Za-z]\S*\s+\S*[A-Za-z]/.test(joinLiterals(pieces)),
    reaches: pieces.map(measureReach),
  };
}

/** The literal texts of the pieces in order, with the piece each belongs to and how far into it it stands at least. */
export function listLiterals(pieces: Piece[]): { text: string; piece: number; before: number }[] {
  return pieces.flatMap((items, piece) => {
    let before = 0;
    return items.flatMap((item) => {
      const start = before;
      before += typeof item === 'string' ? item.length : 1;
      return typeof item === 'string' ? [{ text: item, piece, before: start }] : [];
    });
  });
}

function joinLiterals(pieces: Piece[]): string {
  return listLiterals(pieces)
    .map(({ text }) => text)
    .join(' ');
}

/** The template as a log would print it, each hole as one private character. */
function cleanParts(parts: (string | Hole)[]): string {
  const marked = parts.map((part, index) =>
    typeof part === 'string' ? part : String.fromCharCode(HOLE_MARK + index),
  );
  return String.fromCharCode(...normalize(marked.join(''), false).codes).replace(/\n+/g, '\n');
}

function splitPieces(message: string, parts: (string | Hole)[]): Pick<Pattern, 'pieces' | 'gaps'> {
  const pieces: Piece[] = [[]];
  const gaps: Pattern['gaps'] = [undefined];
  const open = (gap: Hole | undefined) => {
    if (!pieces.at(-1)?.length) gaps.pop();
    else pieces.push([]);
    gaps.push(gap);
  };
  for (const text of message.split(/([\ue000-\uefff])/)) {
    const part = parts[text.charCodeAt(0) - HOLE_MARK];
    if (typeof part === 'object' && part.kind !== 'number') open(part);
    else if (typeof part === 'object') pieces.at(-1)?.push(part);
    else if (text) {
      text.split(CLAUSE_END).forEach((clause, index) => {
        if (index) open(undefined);
        pieces.at(-1)?.push(clause);
      });
    }
  }
  if (pieces.at(-1)?.length) gaps.push(undefined);
  else pieces.pop();
  return { pieces, gaps };
}

function measureReach(piece: Piece): number {
  // A line break may bring a label and an empty line, and each literal a soft break.
  return piece.reduce(
    (sum, item) =>
      sum +
      (typeof item === 'string'
        ? item.length + LONGEST_HEAD * (item.split('\n').length - 1) + 12
        : LONGEST_NUMBER),
    0,
  );
}
