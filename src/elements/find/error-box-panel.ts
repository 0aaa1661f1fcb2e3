import { answerLog, answerWords, clear, openBoxReader, showFailure, type Parts } from './box-answers.ts';
import { debounce } from './debounce.ts';
import { isTyping } from './typing.ts';

const WAIT_MS = 150;
/** A browser's text field gets slow beyond this; the rest is read, but not put into the field. */
const FIELD_LIMIT = 20_000;
const opened = new WeakSet<HTMLElement>();

/** Makes the box answer: typed words are searched; what is pasted, dropped or chosen is read as a log and asks nobody. */
export async function openErrorBox(host: HTMLElement, wasTyped: boolean): Promise<void> {
  if (opened.has(host)) return;
  opened.add(host);
  const parts = partsOf(host);
  if (!parts) return;
  const reader = createReader(parts);
  listenToField(host, parts.field, reader);
  listenToFiles(host, parts.file, reader);
  // What came before any script may have been pasted.
  if (wasTyped) void reader.update();
  else if (parts.field.value) reader.take(parts.field.value);
  await openBoxReader().catch(() => undefined);
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
  /** The field was changed, by typing or otherwise. */
  changed: (isTyped: boolean) => void;
  /** What is in the field came, or comes, from elsewhere. */
  markAsGiven: () => void;
  update: () => Promise<void>;
}

/** Answers what stands in the field; an older question does not show its answer. */
function createReader(parts: Parts): Reader {
  const { field } = parts;
  /** The whole text, when the field holds only its beginning. */
  let longText: string | undefined;
  let isGiven = false;
  let latest = 0;
  const update = async () => {
    const turn = ++latest;
    const isLatest = () => turn === latest;
    const text = longText ?? field.value;
    if (text.trim() === '') return clear(parts);
    const answer = isGiven || text.trim().includes('\n') ? answerLog : answerWords;
    await answer(parts, text, isLatest).catch((error: unknown) => isLatest() && showFailure(parts, error));
  };
  return {
    take: (text) => {
      longText = text.length > FIELD_LIMIT ? text : undefined;
      field.value = text.slice(0, FIELD_LIMIT);
      isGiven = true;
      void update();
    },
    changed: (isTyped) => {
      longText = undefined;
      if (field.value === '') isGiven = false;
      else if (!isTyped) isGiven = true;
    },
    markAsGiven: () => void (isGiven = true),
    update,
  };
}

function listenToField(host: HTMLElement, field: HTMLTextAreaElement, reader: Reader): void {
  const typing = debounce(() => void reader.update(), WAIT_MS);
  field.addEventListener('input', (event) => {
    reader.changed(isTyping(event));
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
