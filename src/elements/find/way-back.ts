let leave: (() => void) | undefined;

/** Makes the next Escape in a field bring the reader back to where a key called the box from. */
export function comeBackTo(top: number, focus: Element | null): void {
  leave?.();
  const goBack = ({ key, target, defaultPrevented }: KeyboardEvent) => {
    // The first Escape may close what the box has opened.
    if (key !== 'Escape' || defaultPrevented || !(target instanceof HTMLElement)) return;
    if (!target.matches('input, textarea, select')) return;
    leave?.();
    target.blur();
    if (focus instanceof HTMLElement) focus.focus({ preventScroll: true });
    scrollTo({ top, behavior: 'instant' });
  };
  leave = () => removeEventListener('keydown', goBack);
  addEventListener('keydown', goBack);
}
