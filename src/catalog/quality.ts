import recorded from '../../content/quality.json' with { type: 'json' };
import { qualitySchema } from '../schema/quality.ts';

/** What a figure should be: exactly, at least or at most. */
export type Goal = { is: number } | { least: number } | { most: number };

/** A figure about the site itself. */
export interface FigureKind {
  /** What is measured, as the page says it. */
  title: string;
  unit: '' | 'bytes' | 'ms' | 'GB' | '×' | '%' | ':1';
  /** Left out where a figure only stands beside another. */
  goal?: Goal;
  /**
   * The part of the recorded value by which a run may differ before `npm test` asks to record it anew: 0 for what is equal in every run of the
   * same sources, a little for weights, which any change moves by some bytes, no limit for times and for what a browser may order otherwise.
   */
  tolerance: number;
}

/** Figures that one command writes, under a heading. */
export interface FigureGroup {
  title: string;
  command: string;
  figures: Record<string, FigureKind>;
}

const exact = (title: string, unit: FigureKind['unit'], goal: Goal): FigureKind => ({
  title,
  unit,
  goal,
  tolerance: 0,
});
const weighed = (title: string, goal: Goal): FigureKind => ({
  title,
  unit: 'bytes',
  goal,
  tolerance: 0.01,
});
const timed = (title: string, unit: FigureKind['unit'], goal?: Goal): FigureKind => ({
  title,
  unit,
  ...(goal && { goal }),
  tolerance: Infinity,
});

/** Every figure by its id, in the order of the page. */
export const QUALITY: FigureGroup[] = [
  {
    title: 'Security',
    command: 'npm test',
    figures: {
      'observatory-score': exact('Points of Mozilla’s HTTP Observatory, the lower of nginx and Caddy', '', {
        is: 135,
      }),
      'observatory-tests': exact('Tests of the Observatory that pass, of 10', '', { is: 10 }),
      'policy-violations': exact(
        'Refusals by the Content Security Policy or Trusted Types, with every page type seen and every button pressed',
        '',
        { is: 0 },
      ),
      'foreign-requests': exact('Requests to anyone else in the same visit', '', { is: 0 }),
      cookies: exact('Cookies after it', '', { is: 0 }),
      'inline-code': exact('Inline styles, scripts and handlers in all pages', '', { is: 0 }),
    },
  },
  {
    title: 'Serving and building',
    command: 'npm test -- --all',
    figures: {
      'build-differences': exact(
        'Files that differ in a build in another folder, four years later, in another time zone and locale, on one processor, with another umask and another order of files',
        '',
        { is: 0 },
      ),
      'switch-faults': exact(
        'Failed requests, and pages with files of another build, while builds are switched under load',
        '',
        { is: 0 },
      ),
    },
  },
  {
    title: 'Pages as decision trees',
    command: 'npm test',
    figures: {
      'tree-pages': exact('Pages that are walked, shaken and undone in runs', '', { least: 104 }),
      'causes-staged': exact('Causes that a run brings about, of those on these pages', '%', { least: 85 }),
      'outcomes-seen': exact('Outcomes of read-only commands that a run has printed', '%', { least: 85 }),
      'undos-run': exact('Undos that a run took back to the file, of all that these pages name', '%', {
        least: 80,
      }),
      'dead-end-pages': exact('Pages with something that does not help, shown in a run', '', { least: 60 }),
      'page-words': exact('Words on the middle error page, without what is folded', '', { most: 800 }),
      'page-screens': timed('Screens of 360 by 780 pixels that the middle error page fills', '', { most: 8 }),
      'page-screens-most': timed('The same for the page that 95% do not exceed', '', { most: 12 }),
    },
  },
  {
    title:
      'A hurried reader on a phone, with the logs of 20 errors: until the command that cures the case is in the clipboard',
    command: 'npm test',
    figures: {
      'hurry-usual-box': exact('Taps after a paste on the home page, the usual cause', '', { most: 1 }),
      'hurry-other-box': exact('The same for the rarest cause', '', { most: 3 }),
      'hurry-usual-page': exact('Taps after a paste on the error’s page, the usual cause', '', { most: 1 }),
      'hurry-other-page': exact('The same for the rarest cause', '', { most: 3 }),
      'hurry-usual-box-screens': timed('Screens scrolled on the middle way, from the home page', ''),
      'hurry-other-box-screens': timed('The same for the rarest cause', ''),
      'hurry-usual-page-screens': timed('Screens scrolled on the middle way, from the error’s page', ''),
      'hurry-other-page-screens': timed('The same for the rarest cause', ''),
    },
  },
  {
    title: 'Accessibility',
    command: 'npm test',
    figures: {
      'axe-violations': exact(
        'Violations that axe finds on all pages, light and dark, AAA rules included',
        '',
        {
          is: 0,
        },
      ),
      'lowest-contrast': exact('Lowest contrast of a text with its ground', ':1', { least: 7 }),
      'planted-defects': exact('Planted defects that the tests catch, of 14', '', { least: 13 }),
      'tab-stops': exact('Stops of the Tab key before the first command, at most', '', { most: 8 }),
    },
  },
  {
    title: 'Weight, over the wire with brotli',
    command: 'npm test',
    figures: {
      'page-median': weighed('First visit of the middle error page, everything included', {
        most: 10_240,
      }),
      'page-within': exact('Error pages that keep to 10,240 bytes', '%', { is: 100 }),
      'page-largest': weighed('First visit of the heaviest error page', { most: 10_240 }),
      'page-scripts': weighed('Scripts on an error page before anybody searches', { most: 3_072 }),
      'search-signatures-bytes': timed('First search until its first hits are shown', 'bytes', {
        most: 16_384,
      }),
      'search-full-text-bytes': timed('First search until all results are shown', 'bytes', { most: 112_640 }),
    },
  },
  {
    title: 'Lighthouse on a phone, the lowest of all page types',
    command: 'npm test',
    figures: {
      'lighthouse-performance': timed('Performance', '', { is: 100 }),
      'lighthouse-accessibility': timed('Accessibility', '', { is: 100 }),
      'lighthouse-best-practices': timed('Best practices', '', { is: 100 }),
      'lighthouse-seo': timed('SEO', '', { is: 100 }),
      'lighthouse-cls': timed('Layout shift', '', { is: 0 }),
      'lighthouse-tbt': timed('Time in which the page cannot answer', 'ms', { is: 0 }),
    },
  },
  {
    title: 'Time to build',
    command: 'npm run bench:build -- 100 1000 20000',
    figures: {
      'build-share': timed('1,000 pages from nothing, as a part of Starlight’s time', '×', { most: 0.5 }),
      'build-growth': timed('Time for a page among 20,000, against one among 1,000', '×', { most: 1.2 }),
      'build-memory': timed('Most memory for 20,000 pages', 'GB', { most: 3 }),
      'build-again': timed('1,000 pages again after one has changed, as a part of the first build', '×', {
        most: 0.25,
      }),
    },
  },
  {
    title: 'Reading a log',
    command: 'npm run bench:match',
    figures: {
      'match-time': timed('10 MB of log against the signatures of 500 pages', 'ms', { most: 1000 }),
      'match-growth': timed('The same against 20,000 signatures, as a multiple', '×', { most: 2 }),
      'match-peer': timed('The same with one regular expression for each signature, as a multiple', '×'),
    },
  },
];

/** A figure as the page and the data print it. */
export interface FigureView {
  id: string;
  title: string;
  value: number;
  unit: FigureKind['unit'];
  goal: Goal | undefined;
  /** Whether the goal is reached; nothing where there is none. */
  isReached: boolean | undefined;
  date: string;
}

/** Whether a value is what it should be. @internal Its tests call it. */
export function reaches(value: number, goal: Goal): boolean {
  if ('is' in goal) return value === goal.is;
  return 'least' in goal ? value >= goal.least : value <= goal.most;
}

/** The groups with what was recorded; a figure that no run has written yet is left out. */
export function recordedGroups(): {
  title: string;
  command: string;
  oldest: string;
  figures: FigureView[];
}[] {
  const values = qualitySchema.parse(recorded);
  return QUALITY.flatMap(({ title, command, figures: kinds }) => {
    const figures = Object.entries(kinds).flatMap(([id, { title, unit, goal }]): FigureView[] => {
      const found = values[id];
      if (!found) return [];
      return [{ id, title, unit, goal, isReached: goal && reaches(found.value, goal), ...found }];
    });
    const [oldest] = figures.map(({ date }) => date).sort();
    return oldest ? [{ title, command, oldest, figures }] : [];
  });
}

/** `9,890 bytes`, `0.31 ×`, `7.2:1`. */
export function readableFigure(value: number, unit: FigureKind['unit']): string {
  const number = value.toLocaleString('en', { maximumFractionDigits: 2 });
  return unit === ':1' || unit === '%' || unit === '' ? number + unit : `${number} ${unit}`;
}

/** `at most 10,240 bytes`. */
export function readableGoal(goal: Goal, unit: FigureKind['unit']): string {
  if ('is' in goal) return readableFigure(goal.is, unit);
  return 'least' in goal
    ? `at least ${readableFigure(goal.least, unit)}`
    : `at most ${readableFigure(goal.most, unit)}`;
}
