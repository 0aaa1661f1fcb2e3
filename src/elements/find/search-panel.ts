import styles from '../../styles/search-panel.css?inline';
import { debounce } from './debounce.ts';
import { findPages } from './find-pages.ts';
import { followLine, type LineText } from './line-text.ts';
import { showResults, type Result } from './result-list.ts';
import { isTyping } from './typing.ts';

const WAIT_MS = 120;
const MOST = 8;
/** A reader who has come to type has begun by then. */
const PASTE_MS = 300;

/** The panel under a search box: a status line and a list. */
interface Panel {
  element: HTMLElement;
  list: HTMLElement;
  show: (results: Result[], status: string) => void;
}

/** Finds pages for what stands in the box. */
interface Finder {
  line: LineText;
  update: () => void;
  /** Closes the panel; an answer that is still on its way does not open it again. */
  close: () => void;
}

/** Gives a search box its panel of results: words are searched, what is pasted is read on the device. `inputs` have made the text that is there. */
export function openPanel(host: HTMLElement, input: HTMLInputElement, inputs: Event[]): void {
  const wasTyped = inputs.every(isTyping);
  preparePaste(input, wasTyped);
  const panel = makePanel(host);
  const finder = createFinder(input, panel, wasTyped);
  goOnEnter(input, panel, finder);
  moveByKeys(host, input, panel, finder.close);
  closeOutside(host, input, panel, finder.close);
  if (input.value.trim()) finder.update();
}

/** Takes results that are the error's page that is open. */
async function takeOnOwnPage(results: Result[]): Promise<boolean> {
  if (!document.querySelector('.answer')) return false;
  return (await import('./own-page.ts')).stayOnPage(results);
}

/** What a paste needs is there before it comes: after it nothing is asked for. Who types at once searches, and is spared it. */
function preparePaste(input: HTMLInputElement, wasTyped: boolean): void {
  if (wasTyped && input.value) return;
  const timer = setTimeout(() => {
    void import('./pasted-text.ts').then(({ prepareReading }) => prepareReading());
    void takeOnOwnPage([]);
  }, PASTE_MS);
  input.addEventListener('input', (event) => isTyping(event) && clearTimeout(timer));
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

/** An older question does not show its answer. */
function createFinder(input: HTMLInputElement, panel: Panel, wasTyped: boolean): Finder {
  let latest = 0;
  const update = () => {
    const turn = ++latest;
    if (input.value.trim() === '') return void (panel.element.hidden = true);
    const take = async (results: Result[]) => {
      const isTaken = turn === latest && (await takeOnOwnPage(results));
      if (isTaken) close();
      return isTaken;
    };
    void findPages({ text: input.value, given: line.given(), most: MOST, take }, (results, status) => {
      if (turn === latest) panel.show(results, status);
    });
  };
  const typing = debounce(update, WAIT_MS);
  const line = followLine(input, { onInput: typing.call, onLog: update }, wasTyped);
  const close = () => {
    typing.cancel();
    latest++;
    panel.element.hidden = true;
  };
  return { line, update, close };
}

/** Typed words go to the search page, in the fragment; a given text leads to the first page found. */
function goOnEnter(input: HTMLInputElement, { list }: Panel, { line, update }: Finder): void {
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    const words = input.value.trim();
    if (words === '') return;
    if (line.given() === undefined) return location.assign(`/search/#${new URLSearchParams({ q: words })}`);
    const first = list.querySelector('a');
    if (first) first.focus();
    else update();
  });
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
