import type { Element, ElementContent } from 'hast';
import { createHighlighterCore, createCssVariablesTheme } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';

const highlighter = await createHighlighterCore({
  themes: [createCssVariablesTheme({ name: 'classes', variablePrefix: '--' })],
  langs: [
    import('shiki/langs/bash.mjs'),
    import('shiki/langs/powershell.mjs'),
    import('shiki/langs/fish.mjs'),
    import('shiki/langs/bat.mjs'),
    import('shiki/langs/json.mjs'),
    import('shiki/langs/yaml.mjs'),
    import('shiki/langs/typescript.mjs'),
    import('shiki/langs/python.mjs'),
    import('shiki/langs/nginx.mjs'),
    import('shiki/langs/ini.mjs'),
    import('shiki/langs/toml.mjs'),
    import('shiki/langs/make.mjs'),
    import('shiki/langs/c.mjs'),
    import('shiki/langs/docker.mjs'),
    import('shiki/langs/sql.mjs'),
  ],
  engine: createJavaScriptRegexEngine(),
});

const LANGUAGES: Record<string, string> = {
  cmd: 'bat',
  js: 'typescript',
  mjs: 'typescript',
  cjs: 'typescript',
  ts: 'typescript',
  mts: 'typescript',
  cts: 'typescript',
  py: 'python',
  yml: 'yaml',
  conf: 'nginx',
  cfg: 'ini',
  mk: 'make',
  makefile: 'make',
  h: 'c',
  dockerfile: 'docker',
  npmrc: 'ini',
  sh: 'bash',
};

/** Token colours as the letter of a class: `<span class="s">`. What is plain has no span. */
const CLASSES: Record<string, string> = {
  keyword: 'k',
  string: 's',
  'string-expression': 's',
  function: 'f',
  constant: 'n',
  comment: 'c',
};

/** In a shell, what runs and what is quoted; a variable is coloured as the text that it stands in. */
const SHELL_CLASSES: Record<string, string> = { ...CLASSES, keyword: '', constant: 's' };
const SHELLS = new Set(['bash', 'powershell', 'fish', 'bat']);

const done = new Map<string, string>();
const MOST_DONE = 2000;

/**
 * The code as HTML with token classes, no style attributes, text unchanged.
 * `language` is a shell, a file name, or a file ending; an unknown one gives escaped plain text.
 */
export function highlight(code: string, language: string): string {
  const ending = language.split('/').at(-1)?.split('.').at(-1)?.toLowerCase() ?? '';
  const lang = LANGUAGES[ending] ?? ending;
  if (!highlighter.getLoadedLanguages().includes(lang)) return escapeHtml(code);
  const key = `${lang}\n${code}`;
  const known = done.get(key);
  if (known !== undefined) return known;
  // Without a limit of time, so that a busy machine highlights like an idle one.
  const { children } = highlighter.codeToHast(code, { lang, theme: 'classes', tokenizeTimeLimit: 0 });
  const nodes = ((children[0] as Element).children[0] as Element).children;
  const html = serialize(nodes, SHELLS.has(lang) ? SHELL_CLASSES : CLASSES);
  // A page asks for the same code again; the next pages hardly do.
  if (done.size >= MOST_DONE) done.clear();
  done.set(key, html);
  return html;
}

/** Text of one colour, escaped. */
interface Run {
  name: string;
  html: string;
}

function serialize(nodes: ElementContent[], classes: Record<string, string>): string {
  const runs = joinRuns(nodes.flatMap((node) => runsOf(node, '', classes))).flatMap(tellingParts);
  return runs.map(({ name, html }) => (name ? `<span class="${name}">${html}</span>` : html)).join('');
}

/** Grammars of shells call every argument a string and every dash a keyword; colour for all of them, or for a number, tells nothing. */
function tellingParts(run: Run): Run[] {
  const { name, html } = run;
  if (name !== 's') return [/[a-z_]/i.test(html) ? run : { name: '', html }];
  const parts = html.split(/("(?:[^"\\]|\\.)*"|'[^']*')/s).filter((part) => part !== '');
  return parts.map((part) => ({ name: /["'`]/.test(part) ? 's' : '', html: part }));
}

function runsOf(node: ElementContent, outer: string, classes: Record<string, string>): Run[] {
  if (node.type === 'text') return [{ name: outer, html: escapeHtml(node.value) }];
  if (node.type !== 'element') return [];
  const token = /token-([a-z-]+)\)/.exec(String(node.properties['style'] ?? ''))?.[1] ?? '';
  return node.children.flatMap((child) => runsOf(child, classes[token] ?? outer, classes));
}

/** One run for neighbours of one colour; white space has none and goes with what stands before it. */
function joinRuns(runs: Run[]): Run[] {
  const joined: Run[] = [];
  for (const { name, html } of runs) {
    const last = joined.at(-1);
    if (last && (last.name === name || html.trim() === '')) last.html += html;
    else joined.push({ name: html.trim() === '' ? '' : name, html });
  }
  return joined;
}

/** Text as HTML text. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
