/** A Markdown list. */
export function list(items: string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

/** A fence longer than any run of backticks inside. */
export function fence(text: string, language: string): string {
  const marks = '`'.repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map(([run]) => run.length + 1)));
  return `${marks}${language}\n${text}\n${marks}`;
}

/** Text as inline code, whatever backticks are in it. */
export function codeSpan(text: string): string {
  const marks = '`'.repeat(1 + Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length)));
  const pad = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${marks}${pad}${text}${pad}${marks}`;
}

/** A statement with a link to who says it. */
export function withSource(text: string, source: string | undefined): string {
  return source ? `${text} [Source](${source})` : text;
}
