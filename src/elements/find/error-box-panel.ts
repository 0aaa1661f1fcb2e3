import { showDiagnosis, showNothing } from '../log/diagnosis-view.ts';
import { openLogReader } from '../log/log-reader.ts';
import { countResults, showResults } from './result-list.ts';
import { search } from './search-client.ts';

const WAIT_MS = 150;
/** A browser's text field gets slow beyond this; the rest is read, but not put into the field. */
const FIELD_LIMIT = 20_000;
const opened = new WeakSet<HTMLElement>();

/** Makes the box answer: typed words are searched; what is pasted, dropped or chosen is read as a log and asks nobody. */
export async function openErrorBox(host: HTMLElement): Promise<void> {
  if (opened.has(host)) return;
  opened.add(host);
  const field = host.querySelector('textarea');
  const file = host.querySelector<HTMLInputElement>('input[type="file"]');
  const status = host.querySelector('.search-status');
  const list = host.querySelector('.results');
  const report = host.querySelector<HTMLElement>('.diagnosis');
  if (!field || !file || !status || !list || !report) return;

  /** The whole text, when the field holds only its beginning. */
  let longText: string | undefined;
  let cameFromElsewhere = false;
  let turn = 0;

  const clear = () => {
    list.replaceChildren();
    report.replaceChildren();
    status.textContent = '';
  };
  const readLog = async (log: string) => {
    const reader = await openLogReader();
    const diagnosis = await reader.read(log);
    list.replaceChildren();
    showDiagnosis(report, diagnosis, reader.pages);
    const { findings, lineCount } = diagnosis;
    const lines = lineCount === 1 ? 'one line' : `${lineCount.toLocaleString('en')} lines`;
    status.textContent =
      findings.length > 0 ? `${countResults(findings.length)} in ${lines}.` : showNothing(lines);
  };
  const update = async () => {
    const own = ++turn;
    const text = longText ?? field.value;
    if (text.trim() === '') return clear();
    try {
      if (cameFromElsewhere || text.trim().includes('\n')) return await readLog(text);
      report.replaceChildren();
      await search(text.trim(), {}, (results, isDone) => {
        if (own !== turn) return;
        showResults(list, results.slice(0, 8));
        status.textContent = isDone ? countResults(results.length) : '';
      });
    } catch (error) {
      if (own !== turn) return;
      clear();
      status.textContent = `This did not work: ${error instanceof Error ? error.message : String(error)} The list of all errors works without it.`;
    }
  };
  const take = (text: string) => {
    longText = text.length > FIELD_LIMIT ? text : undefined;
    field.value = text.slice(0, FIELD_LIMIT);
    cameFromElsewhere = true;
    void update();
  };

  let timer = 0;
  field.addEventListener('input', () => {
    longText = undefined;
    if (field.value === '') cameFromElsewhere = false;
    clearTimeout(timer);
    timer = window.setTimeout(() => void update(), WAIT_MS);
  });
  field.addEventListener('paste', (event) => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    cameFromElsewhere = true;
    if (field.value !== '' || text === '') return;
    event.preventDefault();
    take(text);
  });
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void update();
  });
  field.form?.addEventListener('submit', (event) => {
    event.preventDefault();
    void update();
  });
  file.addEventListener('change', () => void file.files?.[0]?.text().then(take));
  host.addEventListener('dragover', (event) => event.preventDefault());
  host.addEventListener('drop', (event) => {
    event.preventDefault();
    const [dropped] = event.dataTransfer?.files ?? [];
    void (dropped ? dropped.text() : Promise.resolve(event.dataTransfer?.getData('text/plain') ?? '')).then(
      take,
    );
  });
  await openLogReader().catch(() => undefined);
  host.dataset['ready'] = '';
  if (field.value) void update();
}
