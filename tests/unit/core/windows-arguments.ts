/** Splits a command line into arguments as the Microsoft C runtime documents it: 2n backslashes before a quote are n, an odd one keeps the quote. */
export function splitCommandLine(line: string): string[] {
  const found: string[] = [];
  let current: string | undefined;
  let quoted = false;
  for (let at = 0; at < line.length; at++) {
    const slashes = /^\\+(?=")/.exec(line.slice(at))?.[0].length ?? 0;
    if (slashes) {
      current = (current ?? '') + '\\'.repeat(slashes / 2);
      at += slashes;
      if (slashes % 2) current += '"';
      else quoted = !quoted;
    } else if (line[at] === '"') {
      current ??= '';
      quoted = !quoted;
    } else if (!quoted && /[ \t\n]/.test(line[at] as string)) {
      if (current !== undefined) found.push(current);
      current = undefined;
    } else current = (current ?? '') + line[at];
  }
  return current === undefined ? found : [...found, current];
}

/** The arguments after a cmd command: nothing outside quotes may be special, nothing anywhere may expand. */
export function runCmd(line: string): string[] {
  if (/[\n\r%!]/.test(line)) throw new Error(`cmd would expand or cut: ${line}`);
  const outside = line.split('"').filter((_, index) => index % 2 === 0);
  if (outside.some((text) => /[&|<>^()]/.test(text))) throw new Error(`cmd would act on: ${line}`);
  return splitCommandLine(line).slice(1);
}

const SINGLE_QUOTES = "'\u2018\u2019\u201a\u201b";

/** The arguments that Windows PowerShell 5.1 hands to a program, from bare words and single-quoted strings (about_Parsing, about_Quoting_Rules). */
export function runPowerShell(line: string): string[] {
  const words: string[] = [];
  for (let at = 0; at < line.length;) {
    if (/\s/.test(line[at] as string)) {
      at++;
      continue;
    }
    let word = '';
    let opensQuoted = false;
    const start = at;
    while (at < line.length && !/\s/.test(line[at] as string)) {
      if (!SINGLE_QUOTES.includes(line[at] as string)) {
        if (/[`$&|;<>(){}@#,"*?~]/.test(line[at] as string))
          throw new Error(`PowerShell would act on: ${line}`);
        word += line[at++];
        continue;
      }
      opensQuoted ||= at === start;
      at++;
      while (at < line.length) {
        const isQuote = SINGLE_QUOTES.includes(line[at] as string);
        if (isQuote && !SINGLE_QUOTES.includes(line[at + 1] ?? ' ')) break;
        word += line[at];
        at += isQuote ? 2 : 1;
      }
      if (at++ >= line.length) throw new Error(`PowerShell waits for the end of: ${line}`);
      if (opensQuoted) break;
    }
    words.push(word);
  }
  const commandLine = words.map((word) => (/\s/.test(word) ? `"${word}"` : word)).join(' ');
  return splitCommandLine(commandLine).slice(1);
}
