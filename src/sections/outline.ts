import type { FullView } from '../catalog/views.ts';
import { sectionsOf } from './index.ts';
import type { Section } from './section.ts';

/** A line of a page's contents: a fragment and a heading. */
export interface Heading {
  id: string;
  title: string;
}

/** The contents list of a page; `headings` are the body's own, which come first. */
export function outlineOf(
  view: FullView,
  headings: { depth: number; slug: string; text: string }[],
  sections?: Record<string, Section>,
): Heading[] {
  const body = headings
    .filter(({ depth }) => depth === 2)
    .map(({ slug, text }) => ({ id: slug, title: text }));
  return [...body, ...sectionsOf(view, sections).map(([, { id, title }]) => ({ id, title }))];
}
