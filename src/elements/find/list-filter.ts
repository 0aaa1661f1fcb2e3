const NAME = 'filter';

/** `<list-filter>`: a field that leaves of the page's lists only what holds all typed words. They stand in the fragment and are sent nowhere. */
class ListFilter extends HTMLElement {
  connectedCallback(): void {
    const input = document.createElement('input');
    input.type = 'search';
    input.placeholder = input.ariaLabel = 'Filter this list';
    input.autocomplete = 'off';
    input.spellcheck = false;
    const status = document.createElement('p');
    status.role = 'status';
    this.append(input, status);
    input.value = new URLSearchParams(location.hash.slice(1)).get(NAME) ?? '';
    if (input.value) this.apply(input.value, status);
    input.oninput = () => {
      const words = input.value.trim();
      history.replaceState(
        null,
        '',
        words ? `#${new URLSearchParams({ [NAME]: words })}` : location.pathname,
      );
      this.apply(words, status);
    };
  }

  /** Hides the rows that lack a word, and the headings that have no row left; says how many are shown. */
  apply(typed: string, status: HTMLElement): void {
    const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
    const rows = [
      ...document.querySelectorAll<HTMLElement>('.listing :is(.error-list, .signature-list) > li'),
    ];
    for (const row of rows) {
      const heading = row.closest('section')?.querySelector('h2')?.textContent ?? '';
      const text = `${heading} ${row.textContent}`.toLowerCase();
      row.hidden = !words.every((word) => text.includes(word));
    }
    for (const group of document.querySelectorAll<HTMLElement>('.listing section'))
      group.hidden = !group.querySelector('li:not([hidden])');
    // Its links lead to groups that may be hidden now.
    for (const jumps of document.querySelectorAll<HTMLElement>('.jumps')) jumps.hidden = words.length > 0;
    const shown = rows.filter(({ hidden }) => !hidden).length;
    status.textContent = words.length > 0 ? `${shown} of ${rows.length}` : '';
    if (words.length === 0 || shown > 0) return;
    const link = document.createElement('a');
    link.href = `/search/#${new URLSearchParams({ q: typed })}`;
    link.textContent = 'Search all pages for it';
    status.textContent = 'Nothing in this list has these words. ';
    status.append(link);
  }
}

customElements.define('list-filter', ListFilter);
