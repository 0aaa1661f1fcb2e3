/** `<site-search>`: the search box on every page. What searching needs is loaded when the reader turns to it. */
class SiteSearch extends HTMLElement {
  connectedCallback(): void {
    const input = this.querySelector('input');
    if (!input?.form) return;
    // Without this script the form leads to the list of all errors.
    input.form.action = '/search/';
    const load = async () => {
      const { openPanel } = await import('./search-panel.ts');
      openPanel(this, input);
    };
    input.addEventListener('focus', () => void load(), { once: true });
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
  field.focus();
  field.select();
});
