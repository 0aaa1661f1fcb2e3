/** `<search-page>`: full search with filters, its state in the address; on the 404 page it searches the address's own words. */
class SearchPage extends HTMLElement {
  connectedCallback(): void {
    void import('./search-form.ts').then(({ runSearchPage }) => runSearchPage(this));
  }
}

customElements.define('search-page', SearchPage);
