import { debounce } from './debounce.ts';
import { isLog, readPasted, sayReading } from './pasted-text.ts';
import { countResults, showResults, type Result } from './result-list.ts';
import { search, type Filters } from './search-client.ts';

const WAIT_MS = 150;

/** The fields of a search page. */
interface Fields {
  form: HTMLElement;
  input: HTMLInputElement;
  selects: HTMLSelectElement[];
  show: (results: Result[], status: string) => void;
}

/** Runs the search page inside `host`: its fields, status line and result list stand there already. */
export function runSearchPage(host: HTMLElement): void {
  const fields = fieldsOf(host);
  if (!fields) return;
  const { form, input } = fields;
  const isMissingPage = 'fromAddress' in host.dataset;
  const typedEarly = input.value;
  if (isMissingPage) input.value ||= wordsOf(location.pathname);
  else readAddress(fields);
  /** What was pasted is read on the device and stands in no address. What was there before this script may have been pasted. */
  let pasted = typedEarly || undefined;
  let latest = 0;
  const update = async () => {
    const turn = ++latest;
    const query = input.value.trim();
    if (!isMissingPage && pasted === undefined) writeAddress(fields);
    const show = (results: Result[], status: string) => {
      if (turn === latest) fields.show(results, status);
    };
    if (query === '') return show([], 'Type the message, or paste it.');
    try {
      if (pasted !== undefined) {
        const reading = await readPasted(isLog(pasted) ? pasted : query);
        return show(reading.results, sayReading(reading));
      }
      const filters = filtersOf(fields);
      await search(query, filters, (results, isDone) =>
        show(results, isDone ? countResults(results.length) : ''),
      );
    } catch {
      show([], 'Search could not be loaded. The list of all errors works without it.');
    }
  };
  const typing = debounce(() => void update(), WAIT_MS);
  form.addEventListener('input', () => {
    if (input.value === '') pasted = undefined;
    typing.call();
  });
  input.addEventListener('paste', (event) => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (text === '') return;
    pasted = text;
    // A field of one line would run the lines of a log together.
    if (!isLog(text)) return;
    event.preventDefault();
    input.value = text.trim().split('\n', 1)[0]?.slice(0, 100) ?? '';
    void update();
  });
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.isComposing) void update();
  });
  if (!isMissingPage)
    addEventListener('hashchange', () => {
      pasted = undefined;
      readAddress(fields);
      void update();
    });
  void update();
}

function fieldsOf(host: HTMLElement): Fields | undefined {
  const form = host.querySelector<HTMLElement>('.search-form');
  const input = host.querySelector('input');
  const status = host.querySelector('.search-status');
  const list = host.querySelector('.results');
  if (!form || !input || !status || !list) return undefined;
  const show = (results: Result[], text: string) => {
    showResults(list, results);
    status.textContent = text;
  };
  return { form, input, selects: [...form.querySelectorAll('select')], show };
}

/** The words stand in the fragment, which no server sees. Older links have them in the query: they move at once. */
function readAddress({ input, selects }: Fields): void {
  const state = new URLSearchParams(location.hash.slice(1) || location.search);
  if (location.search) history.replaceState(null, '', `${location.pathname}#${state}`);
  if (state.has('q') || !input.value) input.value = state.get('q') ?? '';
  for (const select of selects) select.value = state.get(select.name) ?? '';
}

function writeAddress(fields: Fields): void {
  const query = fields.input.value.trim();
  const { area, tool } = filtersOf(fields);
  const state = new URLSearchParams({
    ...(query && { q: query }),
    ...(area && { area }),
    ...(tool && { tool }),
  });
  history.replaceState(null, '', state.size > 0 ? `#${state}` : location.pathname);
}

function filtersOf({ form, selects }: Fields): Filters {
  const { area, tool }: Pick<Filters, 'area' | 'tool'> = Object.fromEntries(
    selects.filter(({ value }) => value).map(({ name, value }) => [name, value]),
  );
  return { ...(area && { area }), ...(tool && { tool }), toolsOfArea: toolsOf(form, area) };
}

function toolsOf(form: HTMLElement, area: string | undefined): string[] {
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
