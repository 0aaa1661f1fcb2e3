import type { ErrorData } from '../../schema/error.ts';
import type { Proof } from '../../schema/proof.ts';
import type { Content } from '../content-files.ts';
import { didYouMean, type Problem } from '../problems.ts';

type Note = (field: string, message: string) => void;

/** What no run shows stands on one of the page's sources, and every other statement names its case or its source. */
export function treeSources({ errors, proofs, unread }: Content): Problem[] {
  const proofOf = new Map(proofs.map(({ id, data }) => [id, data]));
  return errors.flatMap(({ id, file, data }) => {
    const problems: Problem[] = [];
    const note: Note = (field, message) => problems.push({ file, field, message });
    checkSources(data, note);
    const names = unread?.has(file.replace(/\.mdx$/, '.proof.yaml')) ? undefined : caseNames(proofOf.get(id));
    checkBasis(data, names, note);
    return problems;
  });
}

function checkSources(data: ErrorData, note: Note) {
  const { causes, commands, deadEnds = [] } = data;
  const check = (field: string, source: string | undefined) => checkSource(data, field, source, note);
  causes.forEach(({ unproven }, index) => check(`causes[${index}].unproven.source`, unproven?.source));
  commands.forEach(({ outcomes = [] }, index) =>
    outcomes.forEach(({ unproven }, number) =>
      check(`commands[${index}].outcomes[${number}].unproven.source`, unproven?.source),
    ),
  );
  deadEnds.forEach(({ source }, index) => check(`deadEnds[${index}].source`, source));
}

function checkSource({ sources }: ErrorData, field: string, source: string | undefined, note: Note) {
  if (source !== undefined && !sources.some(({ url }) => url === source))
    note(field, `\`${source}\` is not among the page's \`sources\`. Add it there, with what it supports.`);
}

function caseNames(proof: Proof | undefined): string[] {
  return proof && 'cases' in proof ? proof.cases.map(({ name }) => name) : [];
}

/** `names` are the proof's cases; undefined when the proof could not be read, which is its own problem. */
function checkBasis(data: ErrorData, names: string[] | undefined, note: Note) {
  for (const section of ['scenarios', 'platforms', 'faq'] as const)
    data[section]?.forEach((item, index) => {
      const field = `${section}[${index}]`;
      if (item.case === undefined && item.source === undefined)
        note(field, 'rests on nothing. Name the `case` that shows it, or its `source`, or remove it.');
      if (item.case !== undefined && names && !names.includes(item.case))
        note(`${field}.case`, `\`${item.case}\` is no case of the proof.${didYouMean(item.case, names)} Use a case's name.`);
      checkSource(data, `${field}.source`, item.source, note);
    });
}
