import { debounce } from './debounce.ts';
import { findPages } from './find-pages.ts';
import { onFirstTurn } from './first-turn.ts';
import { followLine, type LineText } from './line-text.ts';
import { showResults, type Result } from './result-list.ts';
import { filtersOf, readAddress, wordsOf, writeAddress, type AddressFields } from './search-address.ts';

const WAIT_MS = 150;

/** The fields of a search page, and where its results are shown. */
interface Fields extends AddressFields {
  show: (results: Result[], status: string) => void;
}

/** Where a page takes its words from, and where it keeps them. */
interface Place {
  read: (line: LineText) => void;
  write: () => void;
}

/** Runs the search page inside `host`: its fields, status line and result list stand there already. */
export function runSearchPage(host: HTMLElement): void {
  const fields = fieldsOf(host);
  if (!fields) return;
  // What a paste needs is there before it comes: after it nothing is asked for.
  onFirstTurn(
    fields.form,
    () => void import('./pasted-text.ts').then(({ prepareReading }) => prepareReading()),
  );
  const isMissingPage = 'fromAddress' in host.dataset;
  const place = isMissingPage ? missingPlace(fields) : fragmentPlace(fields);
  const { line, update } = createSearch(fields, place);
  place.read(line);
  searchOnEnter(fields.input, update);
  if (!isMissingPage) followHistory(line, place, update);
  update();
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

/** The 404 page searches the words of its own address, and keeps nothing there. */
function missingPlace({ input }: Fields): Place {
  return { read: () => void (input.value ||= wordsOf(location.pathname)), write: () => undefined };
}

function fragmentPlace(fields: Fields): Place {
  return {
    read: (line) => readAddress(fields, line.given() !== undefined),
    write: () => writeAddress(fields),
  };
}

/** Answers what stands in the fields; an older question does not show its answer. */
function createSearch(fields: Fields, place: Place): { line: LineText; update: () => void } {
  const { form, input, selects } = fields;
  let latest = 0;
  const update = () => {
    const turn = ++latest;
    const given = line.given();
    if (given === undefined) place.write();
    if (input.value.trim() === '') return fields.show([], 'Type the message, or paste it.');
    void findPages({ text: input.value, given, filters: filtersOf(fields) }, (results, status) => {
      if (turn === latest) fields.show(results, status);
    });
  };
  const typing = debounce(update, WAIT_MS);
  const line = followLine(input, { onInput: typing.call, onLog: update });
  form.addEventListener('change', ({ target }) => {
    if (selects.some((select) => select === target)) update();
  });
  return { line, update };
}

function searchOnEnter(input: HTMLInputElement, update: () => void): void {
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.isComposing) update();
  });
}

function followHistory(line: LineText, place: Place, update: () => void): void {
  addEventListener('hashchange', () => {
    line.forget();
    place.read(line);
    update();
  });
}
