import { countResults, showResults } from './result-list.ts';
import { search, type Filters } from './search-client.ts';

const WAIT_MS = 150;

/** Runs the search page inside `host`: its fields, status line and result list stand there already. */
export function runSearchPage(host: HTMLElement): void {
  const form = host.querySelector('form');
  const input = host.querySelector('input');
  const status = host.querySelector('.search-status');
  const list = host.querySelector('.results');
  if (!form || !input || !status || !list) return;
  const selects = [...form.querySelectorAll('select')];
  const isMissingPage = 'fromAddress' in host.dataset;

  const address = new URLSearchParams(location.search);
  input.value = isMissingPage ? wordsOf(location.pathname) : (address.get('q') ?? '');
  for (const select of selects) select.value = address.get(select.name) ?? '';

  let latest = 0;
  const update = async () => {
    const turn = ++latest;
    const filters: Pick<Filters, 'area' | 'tool'> = Object.fromEntries(
      selects.filter(({ value }) => value).map(({ name, value }) => [name, value]),
    );
    const query = input.value.trim();
    if (!isMissingPage) {
      const state = new URLSearchParams({ ...(query && { q: query }), ...filters });
      history.replaceState(null, '', state.size > 0 ? `?${state}` : location.pathname);
    }
    if (query === '') {
      list.replaceChildren();
      return void (status.textContent = 'Type the message, or paste it.');
    }
    try {
      await search(query, { ...filters, toolsOfArea: toolsOf(form, filters.area) }, (results, isDone) => {
        if (turn !== latest) return;
        showResults(list, results);
        status.textContent = isDone ? countResults(results.length) : '';
      });
    } catch {
      status.textContent = 'Search could not be loaded. The list of all errors works without it.';
    }
  };

  let timer = 0;
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => void update(), WAIT_MS) as unknown as number;
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void update();
  });
  void update();
}

function toolsOf(form: HTMLFormElement, area: string | undefined): string[] {
  const options = form.querySelectorAll<HTMLOptionElement>('select[name="tool"] option[data-area]');
  return [...options].filter((option) => option.dataset['area'] === area).map(({ value }) => value);
}

/** The words of an address: `/errors/npm/eresolve-failed/` gives `npm eresolve failed`. */
function wordsOf(path: string): string {
  return path
    .replaceAll(/%[\da-f]{2}/gi, ' ')
    .replace(/^\/errors\//, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
