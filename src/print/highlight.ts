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

const done = new Map<string, Run[]>();
const MOST_DONE = 2000;

/** Text of one colour: the letter of its class, or none. */
export interface Run {
  name: string;
  text: string;
}

/**
 * The code in runs of one colour, text unchanged. `language` is a shell, a file name, or a file ending; an unknown one has no
 * colours.
 */
export function colouredRuns(code: string, language: string): Run[] {
  const ending = language.split('/').at(-1)?.split('.').at(-1)?.toLowerCase() ?? '';
  const lang = LANGUAGES[ending] ?? ending;
  if (!highlighter.getLoadedLanguages().includes(lang)) return [{ name: '', text: code }];
  const key = `${lang}\n${code}`;
  const known = done.get(key);
  if (known !== undefined) return known;
  // Without a limit of time, so that a busy machine highlights like an idle one.
  const { children } = highlighter.codeToHast(code, { lang, theme: 'classes', tokenizeTimeLimit: 0 });
  const nodes = ((children[0] as Element).children[0] as Element).children;
  const classes = SHELLS.has(lang) ? SHELL_CLASSES : CLASSES;
  const runs = joinRuns(nodes.flatMap((node) => runsOf(node, '', classes))).flatMap(tellingParts);
  // A page asks for the same code again; the next pages hardly do.
  if (done.size >= MOST_DONE) done.clear();
  done.set(key, runs);
  return runs;
}

/** Runs as HTML with token classes, no style attributes. `column` is where the first of them begins in its line. */
export function runsHtml(runs: Run[], column = 0): string {
  let at = column;
  return runs
    .map(({ name, text }) => {
      const html = wholeOptions(text, at);
      at = columnAfter(text, at);
      return name ? `<span class="${name}">${html}</span>` : html;
    })
    .join('');
}

/** Where a browser would break a line between the dashes of an option and its name. */
const OPTION = /(?<=^|[\s(])--?[a-z]/gi;
/** What begins before it stands in the first line, on the narrowest screen too. */
const NEVER_BROKEN = 26;

/** Text as HTML text; the beginning of an option that a line's end may reach stands in a `<span>`, which stays on a line. */
function wholeOptions(text: string, column: number): string {
  let html = '';
  let end = 0;
  for (const { 0: option, index } of text.matchAll(OPTION)) {
    if (columnAfter(text.slice(0, index), column) < NEVER_BROKEN) continue;
    html += `${escapeHtml(text.slice(end, index))}<span>${option}</span>`;
    end = index + option.length;
  }
  return html + escapeHtml(text.slice(end));
}

/** The column behind a text that begins at `column`. */
export function columnAfter(text: string, column = 0): number {
  const lineBreak = text.lastIndexOf('\n');
  return lineBreak < 0 ? column + text.length : text.length - lineBreak - 1;
}

/** Grammars of shells call every argument a string and every dash a keyword; colour for all of them, or for a number, tells nothing. */
function tellingParts(run: Run): Run[] {
  const { name, text } = run;
  if (name !== 's') return [/[a-z_]/i.test(text) ? run : { name: '', text }];
  const parts = text.split(/("(?:[^"\\]|\\.)*"|'[^']*')/s).filter((part) => part !== '');
  return parts.map((part) => ({ name: /["'`]/.test(part) ? 's' : '', text: part }));
}

function runsOf(node: ElementContent, outer: string, classes: Record<string, string>): Run[] {
  if (node.type === 'text') return [{ name: outer, text: node.value }];
  if (node.type !== 'element') return [];
  const token = /token-([a-z-]+)\)/.exec(String(node.properties['style'] ?? ''))?.[1] ?? '';
  return node.children.flatMap((child) => runsOf(child, classes[token] ?? outer, classes));
}

/** One run for neighbours of one colour; white space has none and goes with what stands before it. */
function joinRuns(runs: Run[]): Run[] {
  const joined: Run[] = [];
  for (const { name, text } of runs) {
    const last = joined.at(-1);
    if (last && (last.name === name || text.trim() === '')) last.text += text;
    else joined.push({ name: text.trim() === '' ? '' : name, text });
  }
  return joined;
}

/** Text as HTML text. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
