import { site } from '../site.ts';
import type { FullView } from '../catalog/views.ts';
import { sectionsOf } from '../sections/index.ts';
import type { Section } from '../sections/section.ts';
import { escapeXml } from './xml.ts';

/** How much a word counts in a full-text search where it stands here instead of in a sentence. */
const WEIGHTS = { signature: 10, title: 8, quickFix: 2 };

/**
 * What a full-text search reads of an error page, as a small HTML page for Pagefind: everything that is about this error,
 * without what every page says, what other pages are called, and recorded runs. `body` is the page's own text as HTML.
 */
export function searchText(view: FullView, body: string, sections?: Record<string, Section>): string {
  const { title, area, tool } = view;
  const [signature = '', ...others] = view.signatures.map(({ text }) => escapeXml(text));
  const parts = sectionsOf(view, sections).map(([, { searchText: read, searchWeight }]) => ({
    texts: (read?.(view) ?? []).map(words),
    weight: searchWeight,
  }));
  const sentences = parts.filter(({ weight }) => weight === undefined).flatMap(({ texts }) => texts);
  const weighed = parts.filter(({ weight }) => weight !== undefined);
  return `<!doctype html><html lang="${site.language}"><head><title>${escapeXml(title)}</title></head>\
<body data-pagefind-body data-pagefind-filter="area:${area.id}, tool:${tool.id}">\
<h1 data-pagefind-weight="${WEIGHTS.title}">${escapeXml(title)}</h1>\
<p data-pagefind-weight="${WEIGHTS.signature}" data-pagefind-meta="signature">${signature}</p>\
<div data-pagefind-weight="${WEIGHTS.signature}">${paragraphs(others)}</div>\
<p data-pagefind-weight="${WEIGHTS.quickFix}">${words(view.quickFix)}</p>\
${body}${paragraphs([words(view.description), ...sentences])}\
${weighed.map(({ texts, weight }) => `<div data-pagefind-weight="${weight}">${paragraphs(texts)}</div>`).join('')}</body></html>`;
}

function paragraphs(texts: string[]): string {
  return texts.map((text) => `<p>${text}</p>`).join('');
}

/** Inline Markdown without its marks and the addresses of its links. */
function words(markdown = ''): string {
  return escapeXml(markdown.replaceAll(/\[([^\]]+)\]\([^)\s]+\)|`|\*\*/g, '$1'));
}
