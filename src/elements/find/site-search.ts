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

// `/` outside of fields, Ctrl+K and Command+K everywhere.
addEventListener('keydown', (event) => {
  const { key, target, ctrlKey, metaKey, altKey } = event;
  const isCommand = ctrlKey || metaKey;
  const isCall =
    key === '/'
      ? !isCommand && !altKey && !(target as Element).matches('input, textarea, select')
      : isCommand && key.toLowerCase() === 'k';
  if (!isCall) return;
  event.preventDefault();
  void import('./call-box.ts').then(({ callBox }) => callBox());
});
