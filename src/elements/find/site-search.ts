import { watchTyping } from './typing.ts';

/** `<site-search>`: the search box on every page. What searching needs is loaded when the reader turns to it. */
class SiteSearch extends HTMLElement {
  connectedCallback(): void {
    const input = this.querySelector('input');
    if (!input) return;
    const load = async () => {
      const wasTyped = watchTyping(input);
      const { openPanel } = await import('./search-panel.ts');
      openPanel(this, input, wasTyped());
    };
    // The reader may have been there before this script.
    if (document.activeElement === input || input.value) void load();
    else input.addEventListener('focus', () => void load(), { once: true });
  }
}

customElements.define('site-search', SiteSearch);

/** Where the reader was when a key called the box, to come back to. */
let cameFrom: { field: HTMLElement; top: number; focus: Element | null } | undefined;

addEventListener('keydown', (event) => {
  const { target } = event;
  if (event.key === 'Escape' && !event.defaultPrevented && target === cameFrom?.field) return goBack();
  if (!isCall(event)) return;
  const field = document.querySelector<HTMLInputElement>('[role="search"] :is(input, textarea)');
  if (!field) return;
  event.preventDefault();
  if (document.activeElement !== field) cameFrom = { field, top: scrollY, focus: document.activeElement };
  field.focus();
  field.select();
});

// Who goes on elsewhere has left the old place.
for (const event of ['focusin', 'pointerdown'])
  addEventListener(event, ({ target }) => {
    const box = cameFrom?.field.closest('[role="search"]');
    if (target instanceof Node && !box?.contains(target)) cameFrom = undefined;
  });

/** `/` outside of fields, Ctrl+K and Command+K everywhere. */
function isCall({ key, target, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  const isTyping = target instanceof Element && target.matches('input, textarea, select');
  const isCommand = ctrlKey || metaKey;
  return key === '/' ? !isTyping && !isCommand && !altKey : key.toLowerCase() === 'k' && isCommand;
}

function goBack(): void {
  if (!cameFrom) return;
  const { field, top, focus } = cameFrom;
  cameFrom = undefined;
  field.blur();
  if (focus instanceof HTMLElement) focus.focus({ preventScroll: true });
  scrollTo({ top, behavior: 'instant' });
}
