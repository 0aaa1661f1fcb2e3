import { COMMAND_HOLE } from './command-hole.ts';
import type { Shell } from './shell.ts';

export { checkHolesUnquoted } from './hole-check.ts';
export type { Shell } from './shell.ts';

/** A value that the shell or the file cannot carry unchanged; its message is a sentence for the reader. */
export class FillError extends Error {}

const BARE: Record<Shell, RegExp> = {
  bash: /^[\w./:@+,-]+$/,
  fish: /^[\w./:@+,-]+$/,
  powershell: /^[\w./:\\+][\w./:\\+-]*$/,
  cmd: /^[\w./:\\@+-]+$/,
};
const CONTROL = /[\x00-\x1f\x7f-\x9f]/;
const UNTYPABLE = /([\x01-\x09\x0b-\x1f\x7f-\x9f]+)/;

/** The names of a command's `{{name}}` holes, each once, in order. */
export function commandHoles(code: string): string[] {
  return [...new Set([...code.matchAll(COMMAND_HOLE)].map(([, name = '']) => name))];
}

/**
 * Replaces each `{{name}}` that has a value by a shell word, or a part of one, that carries the value byte for byte;
 * the others stay as written. Throws FillError for a value that the shell cannot carry.
 */
export function fillCommand(code: string, values: Record<string, string>, shell: Shell): string {
  return replaceHoles(code, values, (value, before, after) => {
    // A name or a tilde that touches the hole would take a bare value's letters for its own.
    const word = quote(value, shell, /[$~][\w]*$/.test(before));
    const opensWord = !before || /[\s;&|(]$/.test(before);
    // PowerShell ends an argument at the closing quote when the argument began with one.
    if (shell === 'powershell' && word !== value && opensWord && /^[^\s;&|)]/.test(after)) {
      throw new FillError(
        'PowerShell cannot join a quoted value to the text that follows it. Type this command by hand.',
      );
    }
    return word;
  });
}

/** Replaces each `{{name}}` that has a value, without quoting: for file snippets. Throws FillError for control characters. */
export function fillText(code: string, values: Record<string, string>): string {
  return replaceHoles(code, values, (value) => {
    if (CONTROL.test(value))
      throw new FillError('A value for a file may not hold line breaks or control characters.');
    return value;
  });
}

/** Fills a block: for the shell that it is written for, or unquoted where it is the content of a file. Throws FillError. */
export function fillBlock(template: string, values: Record<string, string>, shell?: Shell): string {
  return shell ? fillCommand(template, values, shell) : fillText(template, values);
}

/** The value as exactly one argument for the shell, bare where that is safe and `always` is not set; throws FillError where the shell has no way to carry it. */
export function quote(value: string, shell: Shell, always = false): string {
  if (value.includes('\0')) throw new FillError('No command can carry a NUL character.');
  if (!value.isWellFormed())
    throw new FillError('The value holds half of a character and cannot be written.');
  return !always && BARE[shell].test(value) ? value : QUOTE[shell](value);
}

const QUOTE: Record<Shell, (value: string) => string> = {
  bash: (value) =>
    quoteAround(
      value,
      (text) => `'${text.replaceAll("'", `'\\''`)}'`,
      (control) => `"$(printf '${escapeBytes(control, octal)}')"`,
    ),
  fish: (value) =>
    quoteAround(
      value,
      (text) => `'${text.replace(/['\\]/g, '\\$&')}'`,
      (control) => escapeBytes(control, hex),
    ),
  powershell: quoteForPowerShell,
  cmd: quoteForCmd,
};

function replaceHoles(
  code: string,
  values: Record<string, string>,
  write: (value: string, before: string, after: string) => string,
): string {
  return code.replace(COMMAND_HOLE, (hole: string, name: string, at: number) =>
    Object.hasOwn(values, name)
      ? write(values[name] as string, code.slice(0, at), code.slice(at + hole.length))
      : hole,
  );
}

/** Control characters are spelled out, because a terminal acts on them when they are pasted. */
function quoteAround(
  value: string,
  text: (text: string) => string,
  control: (control: string) => string,
): string {
  const pieces = value.split(UNTYPABLE);
  return pieces.map((piece, index) => (index % 2 ? control(piece) : piece && text(piece))).join('') || "''";
}

function escapeBytes(text: string, escape: (byte: number) => string): string {
  return Array.from(text, (char) => {
    const code = char.charCodeAt(0);
    return code < 0x80 ? escape(code) : escape(0xc2) + escape(code);
  }).join('');
}

const octal = (byte: number) => `\\${byte.toString(8).padStart(3, '0')}`;
const hex = (byte: number) => `\\X${byte.toString(16).padStart(2, '0')}`;

function quoteForPowerShell(value: string): string {
  // Windows PowerShell 5.1 loses these on the way to a program, whatever the quoting.
  if (!value) throw new FillError('PowerShell drops an empty argument.');
  if (value.includes('"'))
    throw new FillError('PowerShell cannot pass a double quote to every program. Type this value by hand.');
  if (/\s/.test(value) && value.endsWith('\\')) {
    throw new FillError(
      'PowerShell cannot pass a value with spaces that ends in a backslash. Leave the last backslash out.',
    );
  }
  if (UNTYPABLE.test(value))
    throw new FillError('PowerShell would act on the control characters in this value.');
  return `'${value.replace(/['\u2018-\u201b]/g, '$&$&')}'`;
}

function quoteForCmd(value: string): string {
  if (CONTROL.test(value)) throw new FillError('cmd cannot carry line breaks or control characters.');
  if (/["%!]/.test(value))
    throw new FillError('cmd cannot carry ", % or ! unchanged. Type this value by hand.');
  return `"${value.replace(/\\+$/, '$&$&')}"`;
}
