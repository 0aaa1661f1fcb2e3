/** A page's title under a heading that names its tool: `Anthropic API 401 …` is `401 …`, `apt: Could not …` is `Could not …`. */
export function shortTitle(title: string, tool: string): string {
  const rest = title.startsWith(tool) ? title.slice(tool.length) : '';
  // `npm error …` and `git push: …` are what the tool prints.
  return /^(?:: | \d)/.test(rest) ? rest.replace(/^:? /, '') : title;
}
