import type { Shell } from '../core/commands/fill.ts';
import type { Evidence, Level } from '../schema/evidence.ts';
import type { ErrorData, Outcome } from '../schema/error.ts';
import type { Target } from '../content/page-tree.ts';
import type { Coverage } from './coverage.ts';
import type { Link } from './link.ts';
import type { TreeView } from './tree-view.ts';
import type { RelationKind } from '../schema/related.ts';

export type { Link };

/** The fields that a view holds in another form than the author wrote them. */
type Prepared = 'signatures' | 'quickFix' | 'causes' | 'deadEnds' | 'commands' | 'values' | 'related';

/** What pages, Markdown, JSON and feeds are made from: plain data, ready to print. A field that is not named here is as its author wrote it. */
export interface ErrorView extends Omit<ErrorData, Prepared> {
  /** `tool/slug`. */
  id: string;
  /** Path from the project's root. */
  file: string;
  url: string;
  tool: { id: string; name: string; url: string };
  area: { id: string; name: string; url: string };
  signatures: SignatureView[];
  unless: string[];
  aliases: string[];
  quickFix: string;
  causes: string[];
  /** The causes with their fixes, and what does not help. */
  tree: TreeView;
  /** How much of the tree runs have shown. */
  coverage?: Coverage | undefined;
  /** What to do for each cause, as sentences. */
  fixes: string[];
  commands: CommandView[];
  values: ValueView[];
  scenarios: NonNullable<ErrorData['scenarios']>;
  /** The way through, as sentences. */
  steps: string[];
  platforms: NonNullable<ErrorData['platforms']>;
  prevention: string[];
  related: RelatedView[];
  /** The comparisons that it is a row of. */
  comparisons: Link[];
  faq: NonNullable<ErrorData['faq']>;
  proof: ProofView;
}

/** A view with what only the page itself and its copies show: lists are not made again when a body changes. */
export interface FullView extends ErrorView {
  /** The MDX below the frontmatter. */
  body: string;
  /** A hash of the recorded runs, which stands for them where views are compared. */
  evidenceSum: string | undefined;
}

export interface SignatureView {
  /** The template as its author wrote it, hole kinds included. */
  template: string;
  /** Literal text and holes in turn, for printing. */
  parts: (string | { hole: string })[];
  /** The same as one string: `already in use {address}:{port}`. */
  text: string;
  needs: string[];
  from?: string | undefined;
}

export interface CommandView {
  id: string;
  title: string;
  risk: ErrorData['commands'][number]['risk'];
  scope?: string | undefined;
  /** How to take it back, in words. */
  undo?: string | undefined;
  /** How to take it back, as a command; one per shell. */
  undoBlocks: BlockView[];
  /** The files that it touched in its runs: `~/.npmrc`. */
  touches: string[];
  rehearse?: string | undefined;
  note?: string | undefined;
  /** One per shell; the first is the author's own. */
  blocks: BlockView[];
  outcomes: OutcomeView[];
}

interface OutcomeView extends Outcome {
  /** What is printed, as people read it: `{name}` for each hole. */
  text?: string | undefined;
  /** Where it leads; absent where neither it nor its causes say. */
  leadsTo?: Target | undefined;
  nextLink?: Link | undefined;
}

/** A copyable text: what is shown, copied, searched and proven. */
export interface BlockView {
  /** `bash` for POSIX shells; absent when the block is a file's content. */
  shell?: Shell | undefined;
  /** The file whose whole content this is. */
  file?: string | undefined;
  /** Label for people: `bash, zsh`, `PowerShell`, `tsconfig.json`. */
  label: string;
  /** The text, `{{name}}` filled with the page's defaults. */
  code: string;
  /** The text with its `{{name}}` holes; the same as `code` when it has none. */
  template: string;
  /** `code` in pieces; one that stands in a hole says which value of the page it is. */
  pieces: { text: string; value?: ValueView }[];
}

/** A named value of a page's commands. */
export interface ValueView {
  name: string;
  label: string;
  default: string;
}

export interface RelatedView extends Link {
  id: string;
  kind: RelationKind;
  why: string;
  check?: string | undefined;
  tool: string;
}

/** How much is shown by a run, and what to say of it. */
export interface ProofView {
  level: Level;
  /** One sentence for the answer card. */
  summary: string;
  /** The recorded run, when there is a current one. */
  evidence?: Evidence | undefined;
  /** The evidence is over 180 days older than the newest date in the content. */
  stale: boolean;
  /** Why it cannot be run here, when that is so. */
  exempt?: { reason: string; why: string; source: string } | undefined;
}

export interface ToolView extends Link {
  id: string;
  description: string;
  area: { id: string; name: string; url: string };
  links: { label: string; url: string }[];
  errors: ErrorView[];
  /** Its errors by task; empty where they are few. */
  groups: { title: string; errors: ErrorView[] }[];
}

export interface AreaView extends Link {
  id: string;
  description: string;
  tools: ToolView[];
  /** How many error pages stand on this shelf. */
  count: number;
}

/** One message in all that print it. */
export interface ComparisonView extends Link {
  id: string;
  description: string;
  rows: { error: ErrorView; wording: SignatureView; check?: CommandView | undefined }[];
}

/** The whole reference, sorted: areas in the shelves' order, tools and errors by name. */
export interface Catalog {
  areas: AreaView[];
  tools: ToolView[];
  errors: ErrorView[];
  comparisons: ComparisonView[];
}

/** The reference with the pages' bodies. */
export interface FullCatalog extends Catalog {
  errors: FullView[];
}
