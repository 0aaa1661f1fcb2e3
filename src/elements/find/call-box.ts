let leave: AbortController | undefined;

/** Brings the reader to the page's box for errors, and offers the way back. */
export function callBox(): void {
  const field = document.querySelector<HTMLInputElement>('[role="search"] :is(input, textarea)');
  if (!field) return;
  const { activeElement } = document;
  if (activeElement !== field) offerWayBack(field, scrollY, activeElement);
  field.focus();
  field.select();
}

/** Lets Escape in a field that a key has called bring the reader back to where the reader was, until the reader goes on elsewhere. */
function offerWayBack(field: HTMLElement, top: number, focus: Element | null): void {
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
