import type { PageTree } from '../content/page-tree.ts';
import type { Evidence } from '../schema/evidence.ts';
import type { ErrorData } from '../schema/error.ts';
import type { Proof } from '../schema/proof.ts';

/** Of things that a page says, how many there are and how many a run has shown. */
interface Share {
  shown: number;
  of: number;
}

/** How much of a page's tree its runs have shown. */
export interface Coverage {
  /** Causes that a case stages. */
  causes: Share;
  /** Outcomes that were printed in a run. */
  outcomes: Share;
  /** Undos that are commands and left all as it was. */
  undos: Share;
  /** Changing commands that were run where they do not belong. */
  shaken: Share;
  /** Dead ends that were tried and did not help. */
  deadEnds: Share;
}

/** The coverage of a page by the runs on record; undefined without runs. */
export function coverageOf(
  { causes, commands, deadEnds = [] }: PageTree & Pick<ErrorData, 'deadEnds'>,
  proof: Proof | undefined,
  evidence: Evidence | undefined,
): Coverage | undefined {
  if (!evidence) return undefined;
  const runs = evidence.tree;
  const staged = new Set(proof && 'cases' in proof ? proof.cases.map(({ cause }) => cause) : []);
  const changing = commands.filter(({ risk }) => risk !== 'inspects');
  const withUndo = changing.filter(({ undo }) => undo !== undefined);
  const looks = commands.filter(({ risk }) => risk === 'inspects');
  return {
    causes: { shown: causes.filter(({ id }) => staged.has(id)).length, of: causes.length },
    outcomes: {
      shown: looks.reduce((sum, { id }) => sum + (runs.seen[id]?.length ?? 0), 0),
      of: looks.reduce((sum, { outcomes = [] }) => sum + outcomes.length, 0),
    },
    undos: { shown: withUndo.filter(({ id }) => runs.undone.includes(id)).length, of: withUndo.length },
    shaken: { shown: changing.filter(({ id }) => runs.shaken.includes(id)).length, of: changing.length },
    deadEnds: { shown: runs.deadEnds.length, of: deadEnds.length },
  };
}

/** The sum of several pages' coverage. */
export function sumCoverage(all: Coverage[]): Coverage {
  const sum = (part: keyof Coverage): Share => ({
    shown: all.reduce((total, each) => total + each[part].shown, 0),
    of: all.reduce((total, each) => total + each[part].of, 0),
  });
  return {
    causes: sum('causes'),
    outcomes: sum('outcomes'),
    undos: sum('undos'),
    shaken: sum('shaken'),
    deadEnds: sum('deadEnds'),
  };
}

/** One line for readers: `5 of 5 causes · 7 of 7 outcomes · 2 undos run`. */
export function coverageLine({ causes, outcomes, undos, deadEnds }: Coverage): string {
  const count = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`;
  return [
    `${causes.shown} of ${count(causes.of, 'cause', 'causes')}`,
    ...(outcomes.of > 0 ? [`${outcomes.shown} of ${count(outcomes.of, 'outcome', 'outcomes')}`] : []),
    ...(undos.shown > 0 ? [`${count(undos.shown, 'undo', 'undos')} run`] : []),
    ...(deadEnds.shown > 0 ? [`${count(deadEnds.shown, 'dead end', 'dead ends')} shown`] : []),
  ].join(' · ');
}
