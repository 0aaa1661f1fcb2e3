/** One wording of an error: its template, and words that must stand somewhere in the log beside it, of `a|b` either. */
export type Signature = { template: string; needs?: string[] };

/** What the matcher and the search know about a page. */
export type SignatureEntry = {
  /** `tool/slug`. */
  id: string;
  title: string;
  signatures: Signature[];
  /** Words or phrases whose presence in the log says that it is not this page. */
  unless?: string[];
  /** Ids of the pages that are consequences of this one: when both match, this one ranks above them. */
  outranks?: string[];
};
