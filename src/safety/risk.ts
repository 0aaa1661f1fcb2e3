import { RISKS } from '../schema/command.ts';
import { FORBIDDEN, RISK_RULES, type Risk } from './risk-rules.ts';
import { type Call, type Script, readScript } from './shell-script.ts';

/** What the rules make of a command: the greatest risk of what it calls, and sentences for what is unknown or forbidden. */
export type Assessment = { risk: Risk; problems: string[] };

/** Classifies bash by what it calls. `{{holes}}` should be filled before. */
export async function assessBash(code: string): Promise<Assessment> {
  const script = await readScript(code);
  const problems = script.fault ? [`is no bash: ${script.fault}`] : [];
  const calls = await unfold(script.calls);
  const risks: Risk[] = ['inspects'];
  for (const call of calls) {
    const text = callText(call);
    const risk = RISK_RULES.find(([form]) => form.test(text))?.[1];
    if (risk) risks.push(risk);
    else if (text) problems.push(`is not classified: \`${text}\`. Add its form to src/safety/risk-rules.ts.`);
  }
  if (script.changesEnvironment || writesFiles(script)) risks.push('changes');
  problems.push(...forbiddenIn(script, calls), ...forbiddenText(code));
  return { risk: risks.reduce(greater), problems };
}

/** Sentences for what is forbidden in text of any shell or language. */
export function forbiddenText(code: string): string[] {
  return FORBIDDEN.filter(({ text }) => text?.test(code)).map(({ name, why }) => `${name}: ${why}`);
}

/** Whether a risk is greater than another. */
export function isGreater(risk: Risk, other: Risk): boolean {
  return RISKS.indexOf(risk) > RISKS.indexOf(other);
}

function greater(a: Risk, b: Risk): Risk {
  return isGreater(a, b) ? a : b;
}

function forbiddenIn(script: Script, calls: Call[]): string[] {
  const texts = [...script.calls, ...calls].map(callText);
  const pipelines = script.pipelines.map((stages) => stages.map(callText).join(' | '));
  return FORBIDDEN.filter(
    ({ call, pipeline }) =>
      texts.some((text) => call?.test(text)) || pipelines.some((text) => pipeline?.test(text)),
  ).map(({ name, why }) => `${name}: ${why}`);
}

function writesFiles({ written }: Script): boolean {
  return written.some((place) => !/^(\/dev\/(null|stderr|stdout|tty|tcp\/.*)|-)$/.test(place));
}

function callText({ words }: Call): string {
  return words.map((word) => word.replace(/\s/g, '·')).join(' ');
}

/** Programs that only start another one: how many words stand before it. */
const STARTERS: Record<string, (words: string[]) => number> = {
  sudo: (words) => afterOptions(words, /^-[ugphCrt]$/),
  env: (words) => {
    const at = afterOptions(words, /^-[uCS]$/);
    return at + words.slice(at).findIndex((word) => !/^\w+=/.test(word));
  },
  command: (words) => (/^-[vV]$/.test(words[1] ?? '') ? 0 : 1),
  exec: (words) => (words.length > 1 ? 1 : 0),
  nohup: () => 1,
  time: () => 1,
  builtin: () => 1,
  nice: (words) => afterOptions(words, /^-n$/),
  timeout: (words) => afterOptions(words, /^-[ks]$/) + 1,
  xargs: (words) => afterOptions(words, /^-[InLPdEs]$/),
  runuser: (words) => words.indexOf('--') + 1,
  strace: (words) => afterOptions(words, /^-[eopsSuP]$/),
};

function afterOptions(words: string[], takesValue: RegExp): number {
  let at = 1;
  while (words[at]?.startsWith('-')) at += takesValue.test(words[at] ?? '') ? 2 : 1;
  return at < words.length ? at : 0;
}

/** Replaces programs that start others by those: `sudo -u x psql`, `find … -exec rm {} +`, `sh -c '…'`. */
async function unfold(calls: Call[]): Promise<Call[]> {
  const result: Call[] = [];
  for (const call of calls) {
    const { words } = call;
    const name = words[0] ?? '';
    const skip = STARTERS[name]?.(words) ?? 0;
    const script = /^(ba|da|z|k)?sh$/.test(name) ? words.findIndex((word) => /^-\w*c$/.test(word)) + 1 : 0;
    const started = name === 'find' ? words.findIndex((word) => /^-(exec|ok)(dir)?$/.test(word)) + 1 : 0;
    if (skip > 0) result.push(...(await unfold([{ ...call, words: words.slice(skip) }])));
    else if (script > 0) result.push(...(await unfold((await readScript(words[script] ?? '')).calls)));
    else if (started > 0) {
      const end = words.findIndex((word, index) => index >= started && /^(;|\+)$/.test(word));
      result.push({ ...call, words: words.slice(0, started - 1) });
      result.push(...(await unfold([{ ...call, words: words.slice(started, end < 0 ? undefined : end) }])));
    } else result.push(call);
  }
  return result;
}
