import type { ProofCase } from '../../schema/proof.ts';
import type { Content } from '../content-files.ts';
import type { PageTree } from '../page-tree.ts';
import type { Problem } from '../problems.ts';

/** Cases of a page that must come from somebody else's trouble. */
const HARD_CASES = 2;

type Note = (field: string, message: string) => void;

/** Every cause of a page has a case or says why not; cases name their causes; some come from others. */
export function treeCases({ errors, proofs, unread }: Content): Problem[] {
  const casesOf = new Map(proofs.map(({ id, data }) => [id, 'cases' in data ? data.cases : undefined]));
  return errors.flatMap(({ id, file, data }) => {
    const proofFile = file.replace(/\.mdx$/, '.proof.yaml');
    if (unread?.has(proofFile)) return [];
    const problems: Problem[] = [];
    const note: Note = (field, message) => problems.push({ file, field, message });
    const noteInProof: Note = (field, message) => problems.push({ file: proofFile, field, message });
    checkCases(data, casesOf.get(id), note, noteInProof);
    return problems;
  });
}

function checkCases({ causes }: PageTree, cases: ProofCase[] | undefined, note: Note, noteInProof: Note) {
  const staged = new Set((cases ?? []).map(({ cause }) => cause));
  causes.forEach(({ id, unproven, byHand }, index) => {
    if (!staged.has(id) && !unproven)
      note(`causes[${index}]`, `\`${id}\` has no case. Write one, or say in \`unproven\` why there is none and who says it exists.`);
    if (staged.has(id) && unproven) note(`causes[${index}].unproven`, 'is not so: a case stages it. Remove it.');
    if (byHand !== undefined && cases?.some((each) => each.cause === id && !each.between && !each.retyped))
      note(`causes[${index}].byHand`, 'is played by no `between` or `retyped` in its case. Write what the person does, or types instead.');
  });
  (cases ?? []).forEach(({ cause }, index) => {
    if (causes.some(({ id }) => id === cause)) return;
    const fault = `is \`${cause}\`, which is no cause of the page. Name the cause that it stages.`;
    noteInProof(`cases[${index}].cause`, fault);
  });
  const hard = (cases ?? []).filter(({ from }) => from).length;
  if (cases && hard < HARD_CASES)
    noteInProof(
      'cases',
      `has ${hard} cases with \`from\`. At least ${HARD_CASES} come from somebody else's trouble: a public thread, or the audit.`,
    );
}
