import type { Filters } from './search-client.ts';

/** The fields whose contents stand in the address. */
export interface AddressFields {
  form: HTMLElement;
  input: HTMLInputElement;
  selects: HTMLSelectElement[];
}

/** Fills the fields from the fragment, which no server sees. Older links have the words in the query: they move at once. */
export function readAddress({ input, selects }: AddressFields, keepWords: boolean): void {
  const query = new URLSearchParams(location.search);
  const fragment = new URLSearchParams(location.hash.slice(1));
  const state = query.has('q') && !fragment.has('q') ? query : fragment.size > 0 ? fragment : query;
  if (location.search)
    history.replaceState(null, '', state.size > 0 ? `${location.pathname}#${state}` : location.pathname);
  if (!keepWords) input.value = state.get('q') ?? '';
  for (const select of selects) select.value = state.get(select.name) ?? '';
}

/** Writes what stands in the fields into the fragment. */
export function writeAddress(fields: AddressFields): void {
  const query = fields.input.value.trim();
  const { area, tool } = filtersOf(fields);
  const state = new URLSearchParams({
    ...(query && { q: query }),
    ...(area && { area }),
    ...(tool && { tool }),
  });
  history.replaceState(null, '', state.size > 0 ? `#${state}` : location.pathname);
}

/** What the search is narrowed to. */
export function filtersOf({ form, selects }: AddressFields): Filters {
  const { area, tool }: Pick<Filters, 'area' | 'tool'> = Object.fromEntries(
    selects.filter(({ value }) => value).map(({ name, value }) => [name, value]),
  );
  return { ...(area && { area }), ...(tool && { tool }), toolsOfArea: toolsOf(form, area) };
}

/** The words of an address: `/errors/npm/eresolve-failed/` gives `npm eresolve failed`. */
export function wordsOf(path: string): string {
  return path
    .replaceAll(/%[\da-f]{2}/gi, ' ')
    .replace(/^\/errors\//, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function toolsOf(form: HTMLElement, area: string | undefined): string[] {
  const options = form.querySelectorAll<HTMLOptionElement>('select[name="tool"] option[data-area]');
  return [...options].filter((option) => option.dataset['area'] === area).map(({ value }) => value);
}
