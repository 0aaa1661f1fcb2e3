import { createRequire } from 'node:module';
import { Language, type Node, Parser } from 'web-tree-sitter';

/** One call of a program: its words with quotes taken off, and the variables set for it alone. */
export type Call = { words: string[]; assigned: string[] };

/** What a piece of bash does, as far as its form tells. */
export type Script = {
  calls: Call[];
  /** Calls joined by `|`, in order; also a download that a shell is given by substitution. */
  pipelines: Call[][];
  /** Files that output is redirected to. */
  written: string[];
  /** Variables that the reader's shell keeps for other programs, or loses. */
  changesEnvironment: boolean;
  /** Names of all variables that are set, with their values. */
  assignments: string[];
  /** The first place that is no bash, as `line 2: …`. */
  fault?: string;
};

const require = createRequire(import.meta.url);
const parsers = new Map<string, Promise<Parser>>();

/** Reads bash into what it calls. Never throws: what is no bash is reported as `fault`. */
export async function readScript(code: string): Promise<Script> {
  const tree = (await parserFor('bash')).parse(code);
  if (!tree) throw new Error('tree-sitter gave no tree.');
  const script: Script = {
    calls: [],
    pipelines: [],
    written: [],
    changesEnvironment: false,
    assignments: [],
  };
  const fault = findFault(tree.rootNode);
  if (fault) script.fault = fault;
  visit(tree.rootNode, script);
  tree.delete();
  return script;
}

/** The first place where PowerShell does not parse, as `line 2: …`; undefined for what does. */
export async function powershellFault(code: string): Promise<string | undefined> {
  const tree = (await parserFor('powershell')).parse(`${easePowershell(code)}\n`);
  const fault = tree ? findFault(tree.rootNode) : 'gave no tree.';
  tree?.delete();
  return fault;
}

/**
 * Valid PowerShell that the grammar does not know, in forms that it does: lists of arguments (`a, b`), paths that begin with
 * a variable (`$HOME\\.ssh`), `-` as the last argument, and errors sent to `$null`.
 */
function easePowershell(code: string): string {
  let depth = 0;
  return code.replace(
    /'(?:[^']|'')*'|"(?:[^"`]|`.|"")*"|[([]|[)\]]|,\s*|\d?>\s*\$null|\$(?:env:)?\w+(?:\\[\w.*~-]+)+|(?<=\s)-(?=\s*(?:$|[|;\n]))/g,
    (token, at: number) => {
      if (/^[([]/.test(token)) depth += 1;
      else if (/^[)\]]/.test(token)) depth -= 1;
      else if (token.startsWith(',')) return depth > 0 || OPERAND.test(code.slice(0, at)) ? token : ' ';
      else if (token === '-') return 'input';
      else if (token.endsWith('$null')) return '';
      else if (token.startsWith('$')) return `"${token}"`;
      return token;
    },
  );
}

const OPERAND = /-[ci]?(?:replace|split|join|in|contains)\s+(?:'[^']*'|"[^"]*")$|\s-f\s[^|;\n{}]*$/;

function parserFor(language: 'bash' | 'powershell'): Promise<Parser> {
  const known = parsers.get(language) ?? createParser(language);
  parsers.set(language, known);
  return known;
}

/** Two calls of `init` at once load its program twice, and one cannot read what the other made. */
let initialized: Promise<void> | undefined;

async function createParser(language: string): Promise<Parser> {
  await (initialized ??= Parser.init());
  const parser = new Parser();
  parser.setLanguage(
    await Language.load(require.resolve(`tree-sitter-${language}/tree-sitter-${language}.wasm`)),
  );
  return parser;
}

function visit(node: Node, script: Script): void {
  const children = node.namedChildren.filter((child) => child !== null);
  if (node.type === 'command') {
    const call = readCall(node);
    script.calls.push(call);
    const substituted = node
      .descendantsOfType(['process_substitution', 'command_substitution'])
      .flatMap((each) => each?.descendantsOfType('command') ?? []);
    for (const inner of substituted) if (inner) script.pipelines.push([readCall(inner), call]);
  }
  if (node.type === 'pipeline') {
    const stages = children.map((child) =>
      child.type === 'command' ? child : child.descendantsOfType('command')[0],
    );
    script.pipelines.push(stages.flatMap((stage) => (stage ? [readCall(stage)] : [])));
  }
  if (node.type === 'file_redirect' && !/^[<]/.test(node.text.replace(/^\d/, ''))) {
    const place = node.childForFieldName('destination');
    if (place && place.type !== 'number') script.written.push(plain(place));
  }
  if (node.type === 'variable_assignment') script.assignments.push(plain(node));
  if (
    node.type === 'unset_command' ||
    (node.type === 'declaration_command' && /^(export|declare -x)\s+(?!-p)/.test(node.text))
  ) {
    script.changesEnvironment = true;
  }
  for (const child of children) visit(child, script);
}

function readCall(node: Node): Call {
  const parts = node.namedChildren.filter((child) => child !== null);
  return {
    assigned: parts.filter(({ type }) => type === 'variable_assignment').map(plain),
    words: parts
      .filter(
        ({ type }) =>
          !/^(variable_assignment|file_redirect|heredoc_redirect|herestring_redirect)$/.test(type),
      )
      .map(plain),
  };
}

/** A word without its quotes and backslashes. */
function plain(node: Node): string {
  if (node.type === 'raw_string') return node.text.slice(1, -1);
  if (node.type === 'ansi_c_string') return node.text.slice(2, -1);
  if (node.type === 'string') return node.text.slice(1, -1).replace(/\\(["\\$`])/g, '$1');
  if (node.type === 'word') return node.text.replace(/\\(.)/g, '$1');
  const parts = node.children.filter((child) => child !== null);
  return /^(concatenation|variable_assignment|command_name)$/.test(node.type) && parts.length > 0
    ? parts.map(plain).join('')
    : node.text;
}

function findFault(root: Node): string | undefined {
  if (!root.hasError) return undefined;
  const faulty = root.descendantsOfType(['ERROR']).find((node) => node !== null);
  const line = (faulty?.startPosition.row ?? 0) + 1;
  return `line ${line}: ${faulty?.text.split('\n')[0]?.slice(0, 60) || 'something is missing'}`;
}
