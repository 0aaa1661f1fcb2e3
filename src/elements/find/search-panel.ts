import styles from '../../styles/search-panel.css?inline';
import { countResults, showResults } from './result-list.ts';
import { search } from './search-client.ts';

const WAIT_MS = 120;
const MOST = 8;

/** Gives a search box its panel of results, with styles of its own: arrow keys move through it, Escape closes it. */
export function openPanel(host: HTMLElement, input: HTMLInputElement): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  document.adoptedStyleSheets.push(sheet);
  const panel = document.createElement('div');
  panel.className = 'search__panel';
  panel.hidden = true;
  const status = document.createElement('p');
  status.className = 'search-status';
  status.role = 'status';
  const list = document.createElement('ol');
  list.className = 'results';
  panel.append(status, list);
  host.append(panel);

  let latest = 0;
  let timer = 0;
  const close = () => {
    // What is still on its way must not open the panel again.
    latest++;
    clearTimeout(timer);
    panel.hidden = true;
  };
  const update = async () => {
    const query = input.value.trim();
    if (query === '') return close();
    const turn = ++latest;
    try {
      await search(query, {}, (results, isDone) => {
        if (turn !== latest) return;
        const best = results.slice(0, MOST);
        showResults(list, best);
        status.textContent = isDone ? countResults(best.length) : '';
        panel.hidden = false;
      });
    } catch {
      if (turn !== latest) return;
      list.replaceChildren();
      status.textContent = 'Search could not be loaded. The list of all errors works without it.';
      panel.hidden = false;
    }
  };

  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => void update(), WAIT_MS) as unknown as number;
  });
  host.addEventListener('keydown', (event) => {
    const links = [...list.querySelectorAll('a')];
    const stops: HTMLElement[] = [input, ...links];
    const at = stops.indexOf(document.activeElement as HTMLElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape' && !panel.hidden) {
      // The browser would empty the field; the first Escape closes the panel only.
      event.preventDefault();
      input.focus();
      close();
    } else if (step && !panel.hidden && at >= 0) {
      event.preventDefault();
      stops[(at + step + stops.length) % stops.length]?.focus();
    }
  });
  host.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !host.contains(relatedTarget)) close();
  });
  input.addEventListener('focus', () => {
    if (list.childElementCount > 0 && input.value.trim()) panel.hidden = false;
  });
  document.addEventListener('pointerdown', ({ target }) => {
    if (target instanceof Node && !host.contains(target)) close();
  });
  if (input.value.trim()) void update();
}
