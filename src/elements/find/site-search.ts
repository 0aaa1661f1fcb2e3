/** `<site-search>`: the search box on every page. What searching needs is loaded when the reader turns to it. */
class SiteSearch extends HTMLElement {
  connectedCallback(): void {
    const input = this.querySelector('input');
    if (!input) return;
    const load = async () => {
      // How the text came about, kept until the panel can judge it.
      const inputs = input.value ? [new Event('input')] : [];
      const keep = (event: Event) => (input.value ? inputs.push(event) : inputs.splice(0));
      input.addEventListener('input', keep);
      const { openPanel } = await import('./search-panel.ts');
      input.removeEventListener('input', keep);
      openPanel(this, input, inputs);
    };
    // The reader may have been there before this script.
    if (document.activeElement === input || input.value) void load();
    else input.addEventListener('focus', () => void load(), { once: true });
  }
}

customElements.define('site-search', SiteSearch);

addEventListener('keydown', (event) => {
  const { key, target, ctrlKey, metaKey, altKey } = event;
  const isTyping = target instanceof Element && target.matches('input, textarea, command-hole');
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
