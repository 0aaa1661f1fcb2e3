import { isTyping } from './typing.ts';

/** What stands in a box of one line, and whether somebody typed it. */
export interface LineText {
  /** The whole text, when it was not typed: it may hold anything, so it is read on the device and stands in no address. */
  given: () => string | undefined;
  /** What stands there now comes from the page itself. */
  forget: () => void;
}

interface Listener {
  /** Something was changed; may be called often. */
  onInput: () => void;
  /** A whole log came at once. */
  onLog: () => void;
}

const MOST_SHOWN = 100;

/** Follows a box of one line: what is typed there, and what comes from elsewhere. */
export function followLine(
  input: HTMLInputElement,
  { onInput, onLog }: Listener,
  wasTyped = false,
): LineText {
  // What was there before any script may have been pasted.
  let given = !wasTyped && input.value.trim() ? input.value : undefined;
  const take = (event: Event, data: DataTransfer | null) => {
    const text = data?.getData('text/plain') ?? '';
    if (text === '') return;
    given = text;
    if (!isLog(text)) return;
    // A field of one line would run the lines of a log together.
    event.preventDefault();
    input.value = text.trim().split('\n', 1)[0]?.slice(0, MOST_SHOWN) ?? '';
    onLog();
  };
  input.addEventListener('paste', (event) => take(event, event.clipboardData));
  input.addEventListener('drop', (event) => take(event, event.dataTransfer));
  input.addEventListener('input', (event) => {
    if (input.value === '') given = undefined;
    else if (given !== undefined || !isTyping(event)) given = input.value;
    onInput();
  });
  return { given: () => given, forget: () => void (given = undefined) };
}

/** Whether a typed or pasted text is a log: of several lines, or longer than anybody types. */
function isLog(text: string): boolean {
  return text.trim().includes('\n') || text.length > 200;
}
