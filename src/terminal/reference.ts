import type { Shell } from '../core/commands/shell.ts';
import type { Matcher } from '../core/matching/match.ts';
import type { SignatureEntry } from '../core/signatures/types.ts';

/** A copyable text of a command: for a shell, or the content of a file. `template` has `{{name}}` holes. */
export interface Block {
  shell?: Shell;
  file?: string;
  template: string;
}

/** A command of a page; each shell has a block of its own where it differs. */
export interface Command {
  id: string;
  title: string;
  risk: string;
  blocks: Block[];
}

/** A cause of an error, and the commands or the pages that cure it, in order. */
export interface Cause {
  cause: string;
  sign?: string;
  fix?: string[];
  byHand?: string;
}

/** The facts of a page that the terminal prints; a page's public JSON has them all. */
export interface PageFacts {
  id: string;
  url: string;
  title: string;
  description: string;
  quickFix: string;
  commands: Command[];
  values: { name: string; label: string; default: string }[];
  /** Where a reader begins, and what cures each cause. */
  tree: { quickFix: { command?: string; check?: string }; causes: Cause[] };
}

/** The reference as the terminal uses it; pages are read when they are asked for. */
export interface Reference {
  entries: SignatureEntry[];
  /** The matcher of the entries. */
  matcher: () => Matcher;
  /** `id` is one of the entries'. */
  page(id: string): PageFacts | Promise<PageFacts>;
  /** The page as Markdown. */
  markdown(id: string): string | Promise<string>;
}
