import MarkdownIt from 'markdown-it';

const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });

/** Inline Markdown (`code`, emphasis, links) as HTML; everything else is escaped. */
export function inlineHtml(text: string): string {
  return markdown.renderInline(text);
}

/** The same text without its marks, for places that hold plain text. */
export function plainText(text: string): string {
  const [inline] = markdown.parseInline(text, {});
  return (inline?.children ?? []).map((token) => (token.type === 'softbreak' ? ' ' : token.content)).join('');
}
