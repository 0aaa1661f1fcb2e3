import type { Content } from '../content-files.ts';
import type { Problem } from '../problems.ts';
import { areas } from './areas.ts';
import { characters } from './characters.ts';
import { commandIds } from './command-ids.ts';
import { comparisons } from './comparisons.ts';
import { dates } from './dates.ts';
import { firstScreen } from './first-screen.ts';
import { groups } from './groups.ts';
import { headings } from './headings.ts';
import { holesInProse } from './holes-in-prose.ts';
import { orphans } from './orphans.ts';
import { outcomes } from './outcomes.ts';
import { places } from './places.ts';
import { proofs } from './proofs.ts';
import { prompts } from './prompts.ts';
import { questions } from './questions.ts';
import { quotedHoles } from './quoted-holes.ts';
import { related } from './related.ts';
import type { ContentRule } from './rule.ts';
import { scaffold } from './scaffold.ts';
import { secrets } from './secrets.ts';
import { sections } from './sections.ts';
import { signatures } from './signatures.ts';
import { titles } from './titles.ts';
import { treeCases } from './tree-cases.ts';
import { treeSources } from './tree-sources.ts';
import { tree } from './tree.ts';
import { values } from './values.ts';

/** Of a page by itself: what has passed them in an earlier build is not asked again. */
const OF_A_PAGE = {
  commandIds,
  prompts,
  quotedHoles,
  firstScreen,
  values,
  holesInProse,
  characters,
  secrets,
  headings,
  sections,
  questions,
  scaffold,
} as const satisfies Record<string, ContentRule>;

/** Between pages, tools, proofs and days. */
const BETWEEN = {
  areas,
  comparisons,
  groups,
  places,
  titles,
  signatures,
  related,
  outcomes,
  dates,
  proofs,
  orphans,
  tree,
  treeCases,
  treeSources,
} as const satisfies Record<string, ContentRule>;

/** What a schema cannot say. Every rule looks at everything; none stops at the first. @internal Its tests call it. */
export const RULES = { ...BETWEEN, ...OF_A_PAGE };

export type RuleName = keyof typeof RULES;

/** Applies the rules to the content as of `today`, all of them but `except`; returns what authors must mend. */
export function checkContent(content: Content, today: Date, except: readonly RuleName[] = []): Problem[] {
  const fresh = { ...content, errors: content.errors.filter(({ passed }) => !passed) };
  return (Object.entries(RULES) as [RuleName, ContentRule][])
    .filter(([name]) => !except.includes(name))
    .flatMap(([name, rule]) => rule(name in OF_A_PAGE ? fresh : content, today));
}
