/** A tag with its attributes; a value may hold `>`. */
const TAG = /(<\/?[a-z][\w-]*(?:\s+[^\s"=>]+(?:="[^"]*")?)*\s*>)/i;

/** Elements whose text keeps every space. */
const KEPT = new Set(['pre', 'textarea', 'script', 'code', 'kbd']);

/** Elements around which white space shows nothing. A custom element is none: its style may be inline. */
const BLOCKS = new Set(
  'html head body title meta link script main header footer nav section article form h1 h2 h3 p ul ol li dl dt dd div pre table caption thead tbody tfoot tr th td details summary'.split(
    ' ',
  ),
);

/** The page without white space that no browser shows, and entities that text does not need. */
export function tidy(html: string): string {
  let kept = 0;
  const parts = html.split(TAG);
  return parts
    .map((part, index) => {
      if (index % 2 === 1) {
        const name = nameOf(part);
        if (KEPT.has(name)) kept += part.startsWith('</') ? -1 : 1;
        return part;
      }
      if (nameOf(parts[index - 1] ?? '') === 'script') return part;
      const text = kept > 0 ? part : collapse(part, isBlock(parts[index - 1]), isBlock(parts[index + 1]));
      return text.replaceAll('&#39;', "'").replaceAll('&quot;', '"');
    })
    .join('');
}

function collapse(text: string, isAfterBlock: boolean, isBeforeBlock: boolean): string {
  // Not `trim`, which takes spaces that do not break.
  const single = text.replaceAll(/[ \t\r\n]+/g, ' ');
  const begun = isAfterBlock ? single.replace(/^ /, '') : single;
  return isBeforeBlock ? begun.replace(/ $/, '') : begun;
}

function isBlock(tag: string | undefined): boolean {
  return tag === undefined || BLOCKS.has(nameOf(tag));
}

function nameOf(tag: string): string {
  return /[a-z][\w-]*/i.exec(tag)?.[0].toLowerCase() ?? '';
}
