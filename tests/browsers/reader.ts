import { partsBelow, WINDOWS } from '../first-screen.ts';
import { until, type WatchedSite } from './site.ts';
import type { Tab } from './tab.ts';

/** What a person does on the site, in whatever browser. Each act says what the person then sees. */
export interface Reader {
  visit(path: string): Promise<void>;
  /** What of the answer is not on the first screen of a phone or a laptop. */
  missOnFirstScreen(): Promise<string[]>;
  /** Presses the Copy button of each visible block: what a block shows beside what the clipboard then pastes. */
  copyBlocks(): Promise<{ shown: string; pasted: string }[]>;
  /** Puts a text on the clipboard and pastes it into a field. */
  pasteInto(selector: string, text: string): Promise<void>;
  /** The text of the first element that a selector finds, as soon as it is the wanted one; else what it is at the end. */
  read(selector: string, wanted: string): Promise<string>;
  /** Where the first link that a selector finds leads, as soon as there is one. */
  linkAt(selector: string): Promise<string>;
  /** The path of the page, as soon as it is the wanted one; else where the reader is at the end. */
  arriveAt(path: string): Promise<string>;
  /** Waits for an element. */
  awaitElement(selector: string): Promise<void>;
}

/** `patienceMs` is how long the reader waits for a thing to come. */
export function readerOf(tab: Tab, site: WatchedSite, patienceMs?: number): Reader {
  const wait = <Seen>(look: () => Promise<Seen>, isEnough: (seen: Seen) => boolean) =>
    until(look, isEnough, patienceMs);
  const has = (selector: string) => tab.ask((wanted) => document.querySelector(wanted) !== null, selector);
  const awaitElement = async (selector: string) => {
    if (!(await wait(() => has(selector), Boolean))) throw new Error(`${selector} did not come.`);
  };
  return {
    visit: async (path) => {
      await tab.open(site.address(path));
      await wait(
        () => tab.ask(() => document.readyState),
        (state) => state === 'complete',
      );
    },
    missOnFirstScreen: async () => {
      const missed: string[] = [];
      for (const { width, height } of WINDOWS) {
        await tab.resize(width, height);
        await wait(
          () => tab.ask(() => innerWidth),
          (now) => now === width,
        );
        const parts = await tab.ask(partsBelow, height);
        missed.push(...parts.map((part) => `at ${width}: ${part}`));
      }
      return missed;
    },
    copyBlocks: async () => {
      await awaitElement('.answer command-block button');
      const copied: { shown: string; pasted: string }[] = [];
      for (let at = 0; ; at += 1) {
        const shown = await tab.ask(markBlock, at);
        if (shown === null) return copied;
        await tab.click('[data-turn] button[aria-label^="Copy"]');
        await tab.ask(openScratch, '');
        await tab.press('Control', 'v');
        const read = () =>
          tab.ask(() => document.querySelector<HTMLTextAreaElement>('#scratch')?.value ?? '');
        copied.push({ shown, pasted: await wait(read, (text) => text === shown) });
        await tab.ask(closeScratch);
      }
    },
    pasteInto: async (selector, text) => {
      await tab.ask(openScratch, text);
      await tab.press('Control', 'c');
      await tab.ask(closeScratch);
      await tab.click(selector);
      await tab.press('Control', 'v');
    },
    read: (selector, wanted) =>
      wait(
        () => tab.ask((found) => document.querySelector(found)?.textContent ?? '', selector),
        (text) => text === wanted,
      ),
    linkAt: (selector) =>
      wait(
        () => tab.ask((found) => document.querySelector(found)?.getAttribute('href') ?? '', selector),
        (href) => href !== '',
      ),
    arriveAt: (path) =>
      wait(
        () => tab.ask(() => location.pathname),
        (now) => now === path,
      ),
    awaitElement,
  };
}

/** Marks the visible block with this number, and says what it shows; null when there is none. Runs in the page. */
function markBlock(at: number): string | null {
  document.querySelector('[data-turn]')?.removeAttribute('data-turn');
  const visible = [...document.querySelectorAll<HTMLElement>('command-block')].filter((block) =>
    block.checkVisibility(),
  );
  visible[at]?.setAttribute('data-turn', '');
  return visible[at]?.querySelector('code')?.textContent ?? null;
}

/** Adds a field of the test's own with a text in it, all of it selected. Runs in the page. */
function openScratch(text: string): void {
  const field = document.createElement('textarea');
  field.id = 'scratch';
  field.value = text;
  document.body.prepend(field);
  field.focus();
  field.select();
}

/** Runs in the page. */
function closeScratch(): void {
  document.querySelector('#scratch')?.remove();
}
