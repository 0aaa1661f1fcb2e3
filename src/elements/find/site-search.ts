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

addEventListener('keydown', (event) => {
  const { key, target, ctrlKey, metaKey, altKey } = event;
  const isTyping = target instanceof Element && target.matches('input, textarea, select');
  const isCommand = ctrlKey || metaKey;
  if (key === '/' ? isTyping || isCommand || altKey : key.toLowerCase() !== 'k' || !isCommand) return;
  const field = document.querySelector<HTMLInputElement>('[role="search"] :is(input, textarea)');
  if (!field) return;
  event.preventDefault();
  const { activeElement } = document;
  const top = scrollY;
  if (activeElement !== field)
    void import('./way-back.ts').then(({ offerWayBack }) => offerWayBack(field, top, activeElement));
  field.focus();
  field.select();
});
