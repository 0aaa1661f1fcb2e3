import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { recordFigure } from '../figures.ts';
import { listFiles } from '../site/dist.ts';
import { sortByType } from '../site/page-types.ts';
import { ERROR, PAGE_TYPES, SEED, timeFor } from './pages.ts';
import { axeProblems } from './probes/axe.ts';
import { deadButtons, readableLines, unstyledProblems } from './probes/bare.ts';
import { keyboardProblems, walk } from './probes/keyboard.ts';
import { fitProblems, SMALLEST, spacingProblems, targetProblems } from './probes/layout.ts';
import { copyProblems, meaningProblems } from './probes/meaning.ts';
import { presentationProblems } from './probes/presentation.ts';
import { forcedColourProblems, motionProblems, printProblems } from './probes/rendering.ts';
import { shiftProblems } from './probes/stability.ts';

const PATHS = listFiles()
  .filter((file) => file.endsWith('.html'))
  .map((file) => `/${file.replace(/index\.html$/, '')}`);
const SHARDS = 8;
const MOST_STOPS = 8;
const USUAL = { width: 1280, height: 720 };

interface Look {
  /** What must hold on every page. */
  claim: string;
  viewport?: { width: number; height: number };
  colorScheme?: 'light' | 'dark';
  problems: (page: Page) => Promise<string[]>;
}

const LOOKS: Look[] = [
  { claim: 'axe finds nothing in light colours', colorScheme: 'light', problems: axeProblems },
  { claim: 'axe finds nothing in dark colours', colorScheme: 'dark', problems: axeProblems },
  { claim: 'links say where they lead, and nothing only looks like a button', problems: meaningProblems },
  { claim: 'it fits at 320 by 256 pixels', viewport: SMALLEST, problems: fitProblems },
  { claim: 'it fits at 320 by 256 pixels, spaced widely', viewport: SMALLEST, problems: spacingProblems },
  ...[390, 1350].map((width) => ({
    claim: `its text is set to be read at ${width} pixels: short lines, well apart`,
    viewport: { width, height: 900 },
    problems: presentationProblems,
  })),
];

/** Looks at the open page in every way; what is wrong with it, in the order of the claims. */
async function lookAt(page: Page): Promise<string[][]> {
  const found: string[][] = [];
  for (const { viewport = USUAL, colorScheme = 'light', problems } of LOOKS) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(viewport);
    found.push(await problems(page));
  }
  return found;
}

for (let shard = 0; shard < SHARDS; shard += 1) {
  const paths = PATHS.filter((_, index) => index % SHARDS === shard);
  test(`every page in both colours and at every width, part ${shard + 1} of ${SHARDS}`, async ({ page }) => {
    test.setTimeout(LOOKS.length * timeFor(paths.length));
    expect(paths.length).toBeGreaterThan(5);
    const found: string[][] = LOOKS.map(() => []);
    for (const path of paths) {
      await page.goto(path);
      for (const [index, problems] of (await lookAt(page)).entries())
        found[index]?.push(...problems.map((problem) => `${path} ${problem}`));
    }
    for (const [index, { claim, problems, colorScheme }] of LOOKS.entries()) {
      if (problems === axeProblems)
        recordFigure('axe-violations', found[index]?.length ?? 0, `${colorScheme}-${shard}`);
      expect.soft(found[index], claim).toEqual([]);
    }
  });
}

test('what is wrong in one look only is found in that one', async ({ page }) => {
  const style =
    'body { background: light-dark(#fff, #000); color: light-dark(#000, #444) } @media (width < 330px) { main { inline-size: 500px } }';
  await page.setContent(
    `<html lang="en"><meta name="color-scheme" content="light dark"><title>A</title><style>${style}</style><main><h1>Title</h1></main></html>`,
  );
  const found = await lookAt(page);
  const wrong = LOOKS.filter((_, index) => found[index]?.length).map(({ claim }) => claim);
  expect(wrong).toEqual([
    'axe finds nothing in dark colours',
    'it fits at 320 by 256 pixels',
    'it fits at 320 by 256 pixels, spaced widely',
  ]);
});

test('long, close and justified lines and close paragraphs are caught', async ({ page }) => {
  const words = 'several short words in a row '.repeat(12);
  await page.setContent(
    `<main style="inline-size:1200px;font:16px/1.2 monospace"><p style="text-align:justify;margin:0">${words}</p><p style="margin:0">${words}</p></main>`,
  );
  const found = (await presentationProblems(page)).map((problem) => problem.replace(/^“.*” /, ''));
  expect(found).toHaveLength(6);
  expect(found[0]).toMatch(/^has a line of 1\d\d characters$/);
  expect(found.slice(1, 4)).toEqual([
    'has its lines too close',
    'is justified',
    'is too close to the next paragraph',
  ]);
});

test(`the Tab key reaches every error page’s first command after at most ${MOST_STOPS} stops`, async ({
  page,
}) => {
  test.setTimeout(timeFor(PATHS.length));
  const far: string[] = [];
  let most = 0;
  for (const path of PATHS.filter((name) => /^\/errors\/[^/]+\/[^/]+\/$/.test(name))) {
    await page.goto(path);
    const stops = await walk(page, ({ name }) => name.startsWith('Copy: '));
    const before = stops.length - 1;
    most = Math.max(most, before);
    if (before > MOST_STOPS) far.push(`${path}: ${before} stops come first`);
  }
  recordFigure('tab-stops', most);
  expect(far).toEqual([]);
});

for (const [name, path] of Object.entries(PAGE_TYPES)) {
  test.describe(name, () => {
    test('the keyboard reaches everything, in order, seen and uncovered', async ({ page }) => {
      await page.goto(path);
      expect(await keyboardProblems(page)).toEqual([]);
    });

    test('targets are large enough', async ({ page }) => {
      await page.goto(path);
      expect(await targetProblems(page)).toEqual([]);
    });

    test('controls stay visible in forced colours', async ({ page }) => {
      // The list of signatures has hundreds of links.
      test.slow();
      await page.goto(path);
      expect(await forcedColourProblems(page)).toEqual([]);
    });

    test('nothing moves for those who asked for rest', async ({ page }) => {
      await page.goto(path);
      expect(await motionProblems(page)).toEqual([]);
    });

    test('paper loses nothing', async ({ page }) => {
      await page.goto(path);
      expect(await printProblems(page)).toEqual([]);
    });

    test('it never scrolls sideways from 320 to 1440 pixels', async ({ page }) => {
      await page.goto(path);
      const wide: number[] = [];
      for (let width = 320; width <= 1440; width += 20) {
        await page.setViewportSize({ width, height: 800 });
        if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) wide.push(width);
      }
      expect(wide).toEqual([]);
    });

    test('it reads in order without styles', async ({ page }) => {
      await page.route('**/*.css', (route) => route.abort());
      await page.goto(path);
      expect(await unstyledProblems(page)).toEqual([]);
    });
  });
}

for (const viewport of [
  { width: 390, height: 844 },
  { width: 1350, height: 940 },
]) {
  test.describe(`${viewport.width} pixels wide`, () => {
    test.use({ viewport });
    for (const [name, path] of Object.entries(PAGE_TYPES)) {
      test(`nothing moves when the script comes late: ${name}`, async ({ page }) => {
        expect(await shiftProblems(page, path)).toEqual([]);
      });
    }
  });
}

test('a page that makes room only when its script comes is caught', async ({ page }) => {
  await page.route('/late/', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: '<div></div><p>Below</p><script type="module" src="/assets/Base.late.js"></script>',
    }),
  );
  await page.route('/assets/Base.late.js', (route) =>
    route.fulfill({
      contentType: 'text/javascript',
      body: 'document.querySelector("div").append(document.createElement("hr"))',
    }),
  );
  expect(await shiftProblems(page, '/late/')).toEqual([expect.stringMatching(/^<p class=""> moves/)]);
});

test('a page of every type is looked at', () => {
  const seen = Object.values(PAGE_TYPES).map((path) => ({ path: path.replace(/[?#].*/, '') }));
  const missing = { path: '/404.html' };
  expect(() => sortByType([...seen, missing])).not.toThrow();
  expect(() => sortByType(seen.slice(1))).toThrow(/made no page/);
});

test.describe('with a finger', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });
  for (const [name, path] of Object.entries(PAGE_TYPES)) {
    test(`targets are large enough: ${name}`, async ({ page }) => {
      await page.goto(path);
      expect(await page.evaluate(() => matchMedia('(pointer: coarse)').matches)).toBe(true);
      expect(await targetProblems(page)).toEqual([]);
    });
  }
});

test.describe('copying', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });
  for (const path of [ERROR, SEED]) {
    test(`each copy is announced exactly once: ${path}`, async ({ page }) => {
      await page.goto(path);
      expect(await copyProblems(page)).toEqual([]);
    });
  }
});

for (const [name, path] of Object.entries(PAGE_TYPES)) {
  test(`without JavaScript the same is there to read: ${name}`, async ({ page, browser, baseURL }) => {
    const bare = await (await browser.newContext({ javaScriptEnabled: false, baseURL })).newPage();
    await bare.goto(path);
    expect(await deadButtons(bare)).toEqual([]);
    await page.goto(path);
    const read = new Set(await readableLines(bare));
    expect((await readableLines(page)).filter((line) => !read.has(line))).toEqual([]);
    await bare.context().close();
  });
}

test.describe('a page with fourteen planted defects', () => {
  const html = readFileSync('tests/fixtures/planted/index.html', 'utf8');
  const plant = (page: Page) => page.setContent(html);
  test.use({ permissions: ['clipboard-read', 'clipboard-write'], viewport: { width: 800, height: 600 } });

  const CAUGHT: [defect: string, probe: (page: Page) => Promise<string[]>, sign: RegExp][] = [
    ['1 pale text', axeProblems, /^color-contrast-enhanced: .*pale/],
    ['2 a button without a name', axeProblems, /^button-name: /],
    ['3 a link that says nothing', meaningProblems, /“click here” says nothing/],
    ['4 no button', meaningProblems, /4\. Something .* looks like a button/],
    ['5 focus that is not seen', keyboardProblems, /^A link whose focus.*: its focus is not seen/],
    [
      '5 focus without an outline',
      keyboardProblems,
      /^A link whose focus.*: its focus has no outline of 2 pixels/,
    ],
    ['6 a wrong order', keyboardProblems, /^First to the eye: comes after Second/],
    ['7 covered focus', keyboardProblems, /^7\. .* is covered/],
    ['8 announced twice', copyProblems, /is announced 2 times/],
    ['9 a small target', targetProblems, /^9\. .*: 12×12, less than 24/],
    ['10 too wide', fitProblems, /the page is \d+ pixels wide/],
    ['11 cut when spaced', spacingProblems, /class="tight"> cuts/],
    ['12 motion', motionProblems, /CSSAnimation runs/],
    ['13 a state told by colour', forcedColourProblems, /^bash: its state is not seen/],
    ['14 cut on paper', printProblems, /^<pre> “curl.* is cut/],
  ];
  for (const [defect, probe, sign] of CAUGHT) {
    test(`is caught: ${defect}`, async ({ page }) => {
      await plant(page);
      if (probe === fitProblems) await page.setViewportSize(SMALLEST);
      const found = (await probe(page)).filter((problem) => sign.test(problem));
      recordFigure('planted-defects', Math.min(1, found.length), parseInt(defect));
      expect(found).toHaveLength(1);
    });
  }
});

test('what script or style alone gives order to is caught', async ({ page }) => {
  await page.setContent(
    '<main><h1 style="margin-block-start:9rem">A</h1><h2 style="position:absolute;inset-block-start:0">B</h2><svg viewBox="0 0 1 1"></svg><button>Go</button></main>',
  );
  expect(await unstyledProblems(page)).toHaveLength(2);
  expect(await deadButtons(page)).toEqual(['Go']);
  expect(await readableLines(page)).toEqual(['A', 'B']);
});
