import { type Template, parseOutput } from '../core/signatures/template.ts';
import type { Outcome } from '../schema/error.ts';

/**
 * The outcomes, counted from 0, that an output is. One that is only more general than another that was printed too is
 * left out: `origin` beside `origin {url} (fetch)`.
 */
export function seenOutcomes(outcomes: Outcome[], output: string): number[] {
  const seen = [...outcomes.keys()].filter((index) => isPrinted(outcomes[index], output));
  return seen.filter(
    (index) => !seen.some((other) => other !== index && isMoreGeneral(outcomes[index], outcomes[other])),
  );
}

/** A regular expression that finds a template's text; holes become groups of their names. */
function templatePattern({ parts }: Template): RegExp {
  const named = new Set<string>();
  const source = parts.map((part, index) => {
    if (typeof part === 'string') return part.split('\n').map(RegExp.escape).join('\\s*\\n\\s*');
    if (named.has(part.name)) return `\\k<${part.name}>`;
    named.add(part.name);
    const kind = part.kind === 'text' && index === parts.length - 1 ? 'word' : part.kind;
    return `(?<${part.name}>${HOLES[kind]})`;
  });
  return new RegExp(source.join(''));
}

const HOLES = { text: '.{1,300}?', word: '\\S+', number: '\\d+', line: '.+' };

function isPrinted(outcome: Outcome | undefined, output: string): boolean {
  if (!outcome) return false;
  if (outcome.output === undefined) return output.trim() === '';
  return templatePattern(parseOutput(outcome.output)).test(output);
}

function isMoreGeneral(outcome: Outcome | undefined, other: Outcome | undefined): boolean {
  if (!other?.output || outcome?.output === other.output) return false;
  return isPrinted(outcome, sampleText(parseOutput(other.output)));
}

/** A text that the template could have been copied from. */
function sampleText({ parts }: Template): string {
  return parts.map((part) => (typeof part === 'string' ? part : part.kind === 'number' ? '7' : 'x')).join('');
}
