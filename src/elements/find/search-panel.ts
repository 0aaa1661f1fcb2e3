import styles from '../../styles/search-panel.css?inline';
import { openLogReader } from '../log/log-reader.ts';
import { debounce } from './debounce.ts';
import { isLog, readPasted, sayReading } from './pasted-text.ts';
import { countResults, showResults, type Result } from './result-list.ts';
import { search } from './search-client.ts';

const WAIT_MS = 120;
const MOST = 8;

/** The panel under a search box: a status line and a list. */
interface Panel {
  element: HTMLElement;
  list: HTMLElement;
  show: (results: Result[], status: string) => void;
}

/** Gives a search box its panel of results: words are searched, what is pasted is read on the device. */
export function openPanel(host: HTMLElement, input: HTMLInputElement): void {
  const panel = makePanel(host);
  const finder = createFinder(input, panel);
  // What a paste needs is there before it comes: after it nothing is asked for.
  void openLogReader().catch(() => undefined);
  const typing = debounce(() => void finder.update(), WAIT_MS);
  const close = () => {
    typing.cancel();
    finder.forget();
    panel.element.hidden = true;
  };
  input.addEventListener('input', () => {
    if (input.value === '') finder.take(undefined);
    typing.call();
  });
  input.addEventListener('paste', (event) => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (text === '') return;
    finder.take(text);
    // A field of one line would run the lines of a log together.
    if (!isLog(text)) return;
    event.preventDefault();
    input.value = text.trim().split('\n', 1)[0]?.slice(0, 100) ?? '';
    void finder.update();
  });
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    if (finder.isPasted()) panel.list.querySelector('a')?.focus();
    else if (input.value.trim())
      location.assign(`/search/#${new URLSearchParams({ q: input.value.trim() })}`);
  });
  moveByKeys(host, input, panel, close);
  closeOutside(host, input, panel, close);
  // Words that came before this script may have been pasted.
  if (input.value.trim()) {
    finder.take(input.value);
    void finder.update();
  }
}

function makePanel(host: HTMLElement): Panel {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  document.adoptedStyleSheets.push(sheet);
  const element = document.createElement('div');
  element.className = 'search__panel';
  element.hidden = true;
  const status = document.createElement('p');
  status.className = 'search-status';
  status.role = 'status';
  const list = document.createElement('ol');
  list.className = 'results';
  element.append(status, list);
  host.append(element);
  return {
    element,
    list,
    show: (results, text) => {
      showResults(list, results);
      status.textContent = text;
      element.hidden = false;
    },
  };
}

/** Finds pages for what stands in the field; an older question does not show its answer. */
function createFinder(input: HTMLInputElement, panel: Panel) {
  let latest = 0;
  /** What was pasted, whole, as long as it stands in the field. */
  let pasted: string | undefined;
  return {
    take: (text: string | undefined) => void (pasted = text),
    isPasted: () => pasted !== undefined,
    forget: () => void latest++,
    async update(): Promise<void> {
      const turn = ++latest;
      const query = input.value.trim();
      if (query === '') return void (panel.element.hidden = true);
      const show = (results: Result[], status: string) => {
        if (turn === latest) panel.show(results.slice(0, MOST), status);
      };
      try {
        if (pasted !== undefined) {
          const reading = await readPasted(isLog(pasted) ? pasted : input.value);
          return show(reading.results, sayReading(reading));
        }
        await search(query, {}, (results, isDone) =>
          show(results, isDone ? countResults(Math.min(results.length, MOST)) : ''),
        );
      } catch {
        show([], 'Search could not be loaded. The list of all errors works without it.');
      }
    },
  };
}

/** Arrow keys move through the results, Escape closes them. */
function moveByKeys(host: HTMLElement, input: HTMLInputElement, { element, list }: Panel, close: () => void) {
  host.addEventListener('keydown', (event) => {
    if (element.hidden) return;
    const stops: HTMLElement[] = [input, ...list.querySelectorAll('a')];
    const at = stops.indexOf(document.activeElement as HTMLElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape') {
      // The browser would empty the field; the first Escape closes the panel only.
      event.preventDefault();
      input.focus();
      close();
    } else if (step && at >= 0) {
      event.preventDefault();
      stops[(at + step + stops.length) % stops.length]?.focus();
    }
  });
}

function closeOutside(
  host: HTMLElement,
  input: HTMLInputElement,
  { element, list }: Panel,
  close: () => void,
) {
  host.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !host.contains(relatedTarget)) close();
  });
  input.addEventListener('focus', () => {
    if (list.childElementCount > 0 && input.value.trim()) element.hidden = false;
  });
  document.addEventListener('pointerdown', ({ target }) => {
    if (target instanceof Node && !host.contains(target)) close();
  });
}
