import type { Locator, Page } from '@playwright/test';
import { recordedCases, type RecordedCase } from './recorded-case.ts';

/** What a way to a command cost. */
export interface Cost {
  taps: number;
  /** How far the page was moved, in heights of the window. */
  screens: number;
}

/** A reader with a phone and no time: pastes, taps what is at hand, and counts. */
export class HurriedReader {
  cost: Cost = { taps: 0, screens: 0 };
  readonly #page: Page;
  readonly #wanted: string;

  constructor(page: Page, wanted: string) {
    this.#page = page;
    this.#wanted = wanted;
  }

  /** Gives the log to a box. Not a tap that is counted: it is how the log gets here. */
  async paste(box: Locator, log: string): Promise<void> {
    await box.focus();
    await this.#page.waitForLoadState('networkidle');
    await box.evaluate((field, value) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', value);
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, log);
  }

  /** Copies the wanted command where it stands in `place`; whether it does. */
  async copyIn(place: Locator): Promise<boolean> {
    for (const block of await place.locator('command-block:visible').all()) {
      if ((await block.locator('pre > code').textContent()) !== this.#wanted) continue;
      await this.tap(block.getByRole('button', { name: /^Copy/ }));
      await block.getByText('Copied', { exact: true }).waitFor();
      return (await this.#page.evaluate(() => navigator.clipboard.readText())) === this.#wanted;
    }
    return false;
  }

  /** On an error's page: the command in the answer, or else the one that the card of the cause leads to. */
  async copyOnPage({ cause, fix }: RecordedCase): Promise<boolean> {
    if (await this.copyIn(this.#page.locator('.answer'))) return true;
    await this.tap(this.#page.locator(`#cause-${cause} a[href="#${fix}"]`));
    return this.copyIn(this.#page.locator(`#${fix}`));
  }

  /** Moves the page until a thing is on the screen, and taps it. */
  async tap(thing: Locator): Promise<void> {
    const height = this.#page.viewportSize()?.height ?? 1;
    const { top, bottom } = await thing.evaluate(
      (element) => element.getBoundingClientRect().toJSON() as DOMRect,
    );
    const far = top < 0 ? top : Math.max(0, bottom - height);
    await this.#page.evaluate((way) => scrollBy({ top: way, behavior: 'instant' }), far);
    this.cost.screens += Math.abs(far) / height;
    this.cost.taps += 1;
    await thing.tap();
  }
}

/** The usual case of a page and its rarest one. */
export function casesOf(page: string): RecordedCase[] {
  const cases = recordedCases(page);
  const [usual] = cases;
  const rare = cases.at(-1);
  if (!usual?.isUsual || !rare || rare === usual)
    throw new Error(`${page} has not the cases that are asked for.`);
  return [usual, rare];
}
