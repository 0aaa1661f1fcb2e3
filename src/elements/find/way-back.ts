let leave: AbortController | undefined;

/** Lets Escape in a field that a key has called bring the reader back to where the reader was, until the reader goes on elsewhere. */
export function offerWayBack(field: HTMLElement, top: number, focus: Element | null): void {
  leave?.abort();
  leave = new AbortController();
  const { signal } = leave;
  addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape' || event.defaultPrevented || event.target !== field) return;
      leave?.abort();
      field.blur();
      if (focus instanceof HTMLElement) focus.focus({ preventScroll: true });
      scrollTo({ top, behavior: 'instant' });
    },
    { signal },
  );
  const box = field.closest('[role="search"]');
  for (const event of ['focusin', 'pointerdown'])
    addEventListener(
      event,
      ({ target }) => {
        if (target instanceof Node && !box?.contains(target)) leave?.abort();
      },
      { signal },
    );
}
