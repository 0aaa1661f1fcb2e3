import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { answerBlockOf } from '../answer-block.ts';
import { ERROR, errorPaths, PAGE_TYPES, SEED } from '../e2e/pages.ts';
import { firefox } from './firefox.ts';
import { readerOf, type Reader } from './reader.ts';
import { until, watchSite, type WatchedSite } from './site.ts';
import { obstacleOf, type Tab } from './tab.ts';
import { webkit } from './webkit.ts';

const VALUES = PAGE_TYPES['error with values'];
const CANARY = 'canary-7f3a9c';
const LOG = `> shop@1.0.0 start
> node server.js

using PASSWORD=${CANARY}
Error: listen EADDRINUSE: address already in use :::8123
    at Server.setupListenHandle [as _listen2] (node:net:1908:16)
`;
/** The first command that the log leads to, with what the log names. */
const FILLED = answerBlockOf(VALUES).template.replaceAll('{{port}}', '8123');
/** How long a reader waits for what a planted fault keeps away. */
const SHORT_MS = 1000;

for (const kind of [firefox, webkit]) {
  const skip = process.env['CI'] ? false : (kind.obstacle ?? false);

  describe(kind.name, { skip }, () => {
    let folder: string;
    let site: WatchedSite;
    let tab: Tab;
    let reader: Reader;
    let hasty: Reader;
    before(async () => {
      if (kind.obstacle) throw new Error(kind.obstacle);
      folder = mkdtempSync(path.join(tmpdir(), 'errdex-browsers-'));
      site = await watchSite();
      tab = await kind.start(folder);
      reader = readerOf(tab, site);
      hasty = readerOf(tab, site, SHORT_MS);
    });
    after(async () => {
      await tab?.close();
      site?.close();
      if (folder) rmSync(folder, { recursive: true });
    });

    /** A journey in which the browser has nothing to complain of, and nothing but `missing` is missing. What the page before it breaks off is not of it. */
    const journey = (name: string, go: () => Promise<void>, missing: string[] = []) =>
      void test(name, async () => {
        await tab.open('about:blank');
        await site.settle();
        const { length } = tab.complaints();
        site.missing.length = 0;
        await go();
        await site.settle();
        assert.deepEqual(site.missing, missing);
        assert.deepEqual(tab.complaints().slice(length), []);
      });

    journey('every error page answers on the first screen', async () => {
      const tooLow: string[] = [];
      for (const address of errorPaths()) {
        await reader.visit(address);
        tooLow.push(...(await reader.missOnFirstScreen()).map((part) => `${address} ${part}`));
      }
      assert.deepEqual(tooLow, []);
    });

    for (const [name, address] of Object.entries(PAGE_TYPES)) {
      const go = async () => {
        await reader.visit(address);
        await reader.awaitElement('html[data-shell]');
      };
      journey(`nothing to complain of: ${name}`, go, name === 'missing' ? [address] : []);
    }

    for (const address of [ERROR, SEED]) {
      journey(`Copy gives what is shown, block by block: ${address}`, async () => {
        await reader.visit(address);
        const copied = await reader.copyBlocks();
        assert.ok(copied.length > 3);
        for (const { shown, pasted } of copied) assert.equal(pasted, shown);
        assert.equal(copied[0]?.pasted, answerBlockOf(address).code);
      });
    }

    journey('a related error is one click away', async () => {
      await reader.visit(ERROR);
      const target = await reader.linkAt('.related a');
      await tab.click('.related a');
      assert.equal(await reader.arriveAt(target), target);
      await reader.awaitElement('.answer__fix');
    });

    const searchByKeyboard = async (by: Reader) => {
      await tab.press('/');
      await tab.type('address already in use');
      await by.linkAt('.search__panel .results a');
      // Leaving breaks off what is still loaded for more results.
      await site.settle();
      await tab.press('ArrowDown');
      await tab.press('Enter');
      return by.arriveAt(VALUES);
    };
    journey('the search of every page is used with the keyboard alone', async () => {
      await reader.visit('/errors/npm/');
      assert.equal(await searchByKeyboard(reader), VALUES);
    });

    journey('a pasted log finds its page, fills its commands, and is sent nowhere', async () => {
      await reader.visit('/');
      await reader.pasteInto('error-box textarea', LOG);
      const status = await reader.read('error-box .search-status', '1 error matches in 6 lines.');
      assert.equal(status, '1 error matches in 6 lines.');
      assert.match(await reader.linkAt('.findings h3 a'), new RegExp(`^${VALUES}#values&.*port=8123`));
      await tab.click('.findings h3 a');
      assert.equal(await reader.arriveAt(VALUES), VALUES);
      assert.equal(await reader.read('.answer pre', FILLED), FILLED);
      assert.deepEqual(carriers(site), []);
    });

    const search = async (by: Reader, words: string) => {
      await by.visit(`/search/#${new URLSearchParams({ q: words })}`);
      return by.linkAt('.results a');
    };
    for (const [words, found] of [
      ['EADDRINUSE :::3000', VALUES],
      // Only the full text has it.
      ['GIT_DISCOVERY_ACROSS_FILESYSTEM', ERROR],
    ] as const) {
      journey(`the search page finds what its address names: ${words}`, async () => {
        assert.equal(await search(reader, words), found);
      });
    }

    test('an answer that is too low is noticed', async () => {
      await reader.visit(ERROR);
      await tab.ask(() => document.querySelector<HTMLElement>('h1')?.style.setProperty('height', '900px'));
      assert.equal((await reader.missOnFirstScreen()).length, 8);
    });

    test('an error, a warning, what the policy refuses and a missing file are noticed', async () => {
      await reader.visit('/about/');
      site.missing.length = 0;
      const { length } = tab.complaints();
      await tab.ask(() => {
        console.error('planted error');
        console.warn('planted warning');
        console.log('planted remark');
        new Image().src = '/planted.png';
        document.body.setAttribute('style', 'color: red');
        setTimeout(() => {
          throw new Error('planted throw');
        });
      });
      const said = () => Promise.resolve(tab.complaints().slice(length).join('\n'));
      const signs = ['planted error', 'planted warning', 'planted throw', 'style-src'];
      const heard = await until(said, (text) => signs.every((sign) => text.includes(sign)));
      for (const sign of signs) assert.match(heard, new RegExp(sign));
      assert.doesNotMatch(heard, /planted remark/);
      await site.settle();
      assert.deepEqual(site.missing, ['/planted.png']);
    });

    test('a button that copies something else is noticed', async () => {
      await reader.visit(ERROR);
      await reader.awaitElement('.answer command-block button');
      await tab.ask(() => {
        const write = navigator.clipboard.writeText.bind(navigator.clipboard);
        Object.defineProperty(navigator.clipboard, 'writeText', {
          value: (text: string) => write(`${text}\n`),
        });
        for (const block of document.querySelectorAll('command-block:not(.answer *)')) block.remove();
      });
      for (const { shown, pasted } of await hasty.copyBlocks()) assert.equal(pasted, `${shown}\n`);
    });

    test('keys that do nothing are noticed', async () => {
      await reader.visit('/errors/npm/');
      await tab.ask(() => addEventListener('keydown', (event) => event.preventDefault(), true));
      assert.equal(await searchByKeyboard(hasty), '/errors/npm/');
    });

    test('a dead link, a search in vain and an unfilled command are noticed', async () => {
      await reader.visit(ERROR);
      await tab.ask(() => addEventListener('click', (event) => event.preventDefault(), true));
      await tab.click('.related a');
      assert.equal(await hasty.arriveAt(await reader.linkAt('.related a')), ERROR);
      await reader.visit(VALUES);
      assert.notEqual(await hasty.read('.answer pre', FILLED), FILLED);
      assert.equal(await search(hasty, 'zzzzqqqq'), '');
    });

    test('a request that carries what was pasted is noticed', async () => {
      await reader.visit('/');
      await tab.ask(() =>
        document.addEventListener('paste', (event) => {
          const text = event.clipboardData?.getData('text/plain') ?? '';
          void fetch('/about/', { method: 'POST', body: text });
          void fetch(`/about/?${new URLSearchParams({ text })}`);
        }),
      );
      await reader.pasteInto('error-box textarea', LOG);
      const sent = await until(
        () => Promise.resolve(carriers(site)),
        ({ length }) => length === 2,
      );
      assert.equal(sent.length, 2);
    });
  });
}

test('a program that is not there is named, with the packages that hold it', () => {
  assert.equal(obstacleOf([], 'xvfb'), undefined);
  assert.equal(obstacleOf(['/usr/bin/Xvfb'], 'xvfb'), '/usr/bin/Xvfb is not there: apt-get install xvfb');
});

/** The requests that carry something of the log. */
function carriers({ requests }: WatchedSite): string[] {
  return requests.filter((request) => request.includes(CANARY) || request.includes('8123'));
}
