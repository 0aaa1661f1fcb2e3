import type { FullView } from '../catalog/views.ts';

/** A section of the error page: what it is called, when it is shown, and how it reads where there is no page. */
export interface Section {
  /** Its fragment, which stays for ever. */
  id: string;
  title: string;
  /** Whether a page has it; left out: every page does. */
  isShown?: (view: FullView) => boolean;
  /** What stands under its heading in the Markdown. */
  markdown: (view: FullView) => string;
  /** The heading in the Markdown, where it is another than the page's. */
  markdownTitle?: string;
  /** Its members in the public JSON. */
  json: (view: FullView) => Record<string, unknown>;
  /** What a full-text search reads of it, as inline Markdown. */
  searchText?: (view: FullView) => (string | undefined)[];
  /** How much a word of it counts in a search; left out: as much as in any sentence. */
  searchWeight?: number;
}
