import type { ErrorView } from './views.ts';

/** A section of the error page: its fragment and its heading. */
export interface Section {
  id: string;
  title: string;
}

/** The sections that every layout and every twin prints, in this order. Body headings beyond the first two follow `why`. */
export const SECTIONS = {
  meaning: { id: 'what-this-error-means', title: 'What this error means' },
  why: { id: 'why-this-happens', title: 'Why this happens' },
  causes: { id: 'common-causes', title: 'Common causes' },
  fixes: { id: 'quick-fixes', title: 'Quick fixes' },
  commands: { id: 'commands', title: 'Copy-paste commands' },
  scenarios: { id: 'real-world-fixes', title: 'Real-world fixes' },
  steps: { id: 'steps', title: 'Step-by-step troubleshooting' },
  platforms: { id: 'platforms', title: 'Platform-specific fixes' },
  prevention: { id: 'prevention', title: 'How to prevent it' },
  related: { id: 'related', title: 'Related errors' },
  faq: { id: 'faq', title: 'FAQ' },
  proof: { id: 'proof', title: 'Proof and sources' },
} as const satisfies Record<string, Section>;

/** The contents list of a page; `headings` are the body's own, first two included. */
export function outlineOf(
  view: ErrorView,
  headings: { depth: number; slug: string; text: string }[],
): Section[] {
  const body = headings
    .filter(({ depth }) => depth === 2)
    .map(({ slug, text }) => ({ id: slug, title: text }));
  const { meaning: _meaning, why: _why, platforms, ...rest } = SECTIONS;
  const fixed: Section[] = Object.values(rest);
  if (view.platforms.length > 0) fixed.splice(fixed.indexOf(rest.prevention), 0, platforms);
  return [...body, ...fixed];
}

/** A title as a fragment: lower case, hyphens for all but letters and digits. */
export function fragmentOf(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}
