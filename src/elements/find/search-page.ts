import { runSearchPage } from './search-form.ts';

/** `<search-page>`: full search with filters, its state in the address; on the 404 page it searches the address's own words. */
class SearchPage extends HTMLElement {
  connectedCallback(): void {
    runSearchPage(this);
  }
}

customElements.define('search-page', SearchPage);
