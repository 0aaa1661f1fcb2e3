import type { FullView } from '../catalog/views.ts';
import { causes } from './causes.ts';
import { commands } from './commands.ts';
import { deadEnds } from './dead-ends.ts';
import { faq } from './faq.ts';
import { platforms } from './platforms.ts';
import { prevention } from './prevention.ts';
import { proof } from './proof.ts';
import { related } from './related.ts';
import { scenarios } from './scenarios.ts';
import type { Section } from './section.ts';
import { steps } from './steps.ts';

/** The sections below an error page's own text, in the order in which the page, its Markdown and its JSON have them. */
export const SECTIONS = {
  causes,
  commands,
  deadEnds,
  scenarios,
  steps,
  platforms,
  prevention,
  related,
  faq,
  proof,
} as const satisfies Record<string, Section>;

/** The name of a section, under which the layout finds its component. */
export type SectionName = keyof typeof SECTIONS;

/** All sections' members of the public JSON together. */
export type SectionsJson = Together<ReturnType<(typeof SECTIONS)[SectionName]['json']>>;

type Together<Each> = (Each extends unknown ? (each: Each) => void : never) extends (all: infer All) => void
  ? All
  : never;

/** The sections that a page has. */
export function sectionsOf(
  view: FullView,
  sections: Record<string, Section> = SECTIONS,
): [string, Section][] {
  return Object.entries(sections).filter(([, { isShown }]) => !isShown || isShown(view));
}
