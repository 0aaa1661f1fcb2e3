import MarkdownIt from 'markdown-it';
import { codePieces, LINE } from './inline-code.ts';

const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });
const { escapeHtml } = markdown.utils;

markdown.renderer.rules.code_inline = (tokens, index, _options, env) =>
  codeHtml(tokens[index]?.content ?? '', Number(env?.['line'] ?? LINE));

/** Inline Markdown (`code`, emphasis, links) as HTML; everything else is escaped. `line`: the characters of code that its narrowest line holds. */
export function inlineHtml(text: string, line = LINE): string {
  return markdown.renderInline(text, { line });
}

/** The same text without its marks, for places that hold plain text. */
export function plainText(text: string): string {
  const [inline] = markdown.parseInline(text, {});
  return (inline?.children ?? []).map((token) => (token.type === 'softbreak' ? ' ' : token.content)).join('');
}

function codeHtml(code: string, line: number): string {
  const pieces = codePieces(code, line).map(({ text, element }) =>
    element ? `<${element}>${escapeHtml(text)}</${element}>` : escapeHtml(text),
  );
  return `<code>${pieces.join('')}</code>`;
}
