import { showDiagnosis, showNothing } from '../log/diagnosis-view.ts';
import { openLogReader } from '../log/log-reader.ts';
import { debounce } from './debounce.ts';
import { nearestPages } from './pasted-text.ts';
import { countResults, showResults, type Result } from './result-list.ts';
import { search } from './search-client.ts';

const WAIT_MS = 150;
const MOST = 8;
/** A browser's text field gets slow beyond this; the rest is read, but not put into the field. */
const FIELD_LIMIT = 20_000;
const opened = new WeakSet<HTMLElement>();

/** The parts of the box. */
interface Parts {
  field: HTMLTextAreaElement;
  file: HTMLInputElement;
  status: Element;
  list: Element;
  report: HTMLElement;
}

/** Makes the box answer: typed words are searched; what is pasted, dropped or chosen is read as a log and asks nobody. */
export async function openErrorBox(host: HTMLElement): Promise<void> {
  if (opened.has(host)) return;
  opened.add(host);
  const parts = partsOf(host);
  if (!parts) return;
  const reader = createReader(parts);
  listenToField(host, parts.field, reader);
  listenToFiles(host, parts.file, reader);
  // What came before this script may have been pasted.
  if (parts.field.value) reader.take(parts.field.value);
  await openLogReader().catch(() => undefined);
  host.dataset['ready'] = '';
}

function partsOf(host: HTMLElement): Parts | undefined {
  const field = host.querySelector('textarea');
  const file = host.querySelector<HTMLInputElement>('input[type="file"]');
  const status = host.querySelector('.search-status');
  const list = host.querySelector('.results');
  const report = host.querySelector<HTMLElement>('.diagnosis');
  return field && file && status && list && report ? { field, file, status, list, report } : undefined;
}

interface Reader {
  /** Takes a text that was not typed. */
  take: (text: string) => void;
  /** The field was changed by hand. */
  typed: () => void;
  /** What is in the field came, or comes, from elsewhere. */
  markAsGiven: () => void;
  update: () => Promise<void>;
}

/** Answers what stands in the field; an older question does not show its answer. */
function createReader({ field, status, list, report }: Parts): Reader {
  /** The whole text, when the field holds only its beginning. */
  let longText: string | undefined;
  let isGiven = false;
  let latest = 0;
  const show = (results: Result[], text: string) => {
    showResults(list, results);
    status.textContent = text;
  };
  const readLog = async (log: string, isLatest: () => boolean) => {
    const reader = await openLogReader();
    const diagnosis = await reader.read(log);
    const { findings, lineCount } = diagnosis;
    const near = findings.length > 0 ? [] : await nearestPages(log, diagnosis);
    if (!isLatest()) return;
    showDiagnosis(report, diagnosis, reader.pages);
    const lines = lineCount === 1 ? 'one line' : `${lineCount.toLocaleString('en')} lines`;
    show(
      near,
      findings.length > 0 ? `${countResults(findings.length)} in ${lines}.` : showNothing(lines, near.length),
    );
  };
  const update = async () => {
    const turn = ++latest;
    const isLatest = () => turn === latest;
    const text = longText ?? field.value;
    if (text.trim() === '') {
      report.replaceChildren();
      return show([], '');
    }
    try {
      if (isGiven || text.trim().includes('\n')) return await readLog(text, isLatest);
      report.replaceChildren();
      await search(text.trim(), {}, (results, isDone) => {
        if (isLatest()) show(results.slice(0, MOST), isDone ? countResults(results.length) : '');
      });
    } catch (error) {
      if (!isLatest()) return;
      report.replaceChildren();
      const reason = error instanceof Error ? error.message : String(error);
      show([], `This did not work: ${reason} The list of all errors works without it.`);
    }
  };
  return {
    take: (text) => {
      longText = text.length > FIELD_LIMIT ? text : undefined;
      field.value = text.slice(0, FIELD_LIMIT);
      isGiven = true;
      void update();
    },
    typed: () => {
      longText = undefined;
      if (field.value === '') isGiven = false;
    },
    markAsGiven: () => void (isGiven = true),
    update,
  };
}

function listenToField(host: HTMLElement, field: HTMLTextAreaElement, reader: Reader): void {
  const typing = debounce(() => void reader.update(), WAIT_MS);
  field.addEventListener('input', () => {
    reader.typed();
    // An emptied field has no answer, not even for a moment.
    if (field.value === '') void reader.update();
    typing.call();
  });
  field.addEventListener('paste', (event) => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    reader.markAsGiven();
    if (field.value !== '' || text === '') return;
    event.preventDefault();
    reader.take(text);
  });
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void reader.update();
  });
  host.querySelector('button')?.addEventListener('click', () => void reader.update());
}

function listenToFiles(host: HTMLElement, file: HTMLInputElement, reader: Reader): void {
  const taking = (text: Promise<string> | undefined) => void text?.then(reader.take);
  file.addEventListener('change', () => taking(file.files?.[0]?.text()));
  host.addEventListener('dragover', (event) => event.preventDefault());
  host.addEventListener('drop', (event) => {
    event.preventDefault();
    const [dropped] = event.dataTransfer?.files ?? [];
    taking(dropped ? dropped.text() : Promise.resolve(event.dataTransfer?.getData('text/plain') ?? ''));
  });
}
