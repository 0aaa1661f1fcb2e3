/** `<site-search>`: the search box on every page. What searching needs is loaded when the reader turns to it. */
class SiteSearch extends HTMLElement {
  connectedCallback(): void {
    const input = this.querySelector('input');
    if (!input) return;
    const load = async () => {
      const { openPanel } = await import('./search-panel.ts');
      await openPanel(this, input);
    };
    input.addEventListener('focus', () => void load(), { once: true });
    input.form?.addEventListener('submit', (event) => {
      event.preventDefault();
      if (input.value.trim()) location.assign(`/search/?${new URLSearchParams({ q: input.value })}`);
    });
  }
}

customElements.define('site-search', SiteSearch);

addEventListener('keydown', (event) => {
  const typing =
    event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]');
  const isSlash = event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
  const isCommandK = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey);
  const input = document.querySelector<HTMLInputElement | HTMLTextAreaElement>(
    'form[role="search"] :is(input, textarea)',
  );
  if (!input || !(isSlash || isCommandK)) return;
  event.preventDefault();
  input.focus();
  input.select();
});
