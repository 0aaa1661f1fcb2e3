const TYPED = /^(?:insert(?:Text|CompositionText|FromComposition|LineBreak)|delete)/;

/** Whether an input event comes from typing. Pasted, dropped, filled in or brought back by undo is not. */
export function isTyping(event: Event): boolean {
  return event instanceof InputEvent && TYPED.test(event.inputType);
}

/** Watches a field until the answer is asked for: whether all that stands there was typed. */
export function watchTyping(field: HTMLInputElement | HTMLTextAreaElement): () => boolean {
  let isTyped = field.value === '';
  const notice = (event: Event) => (isTyped = field.value === '' || (isTyped && isTyping(event)));
  field.addEventListener('input', notice);
  return () => {
    field.removeEventListener('input', notice);
    return isTyped;
  };
}
