import { SECRET_KINDS } from '../../../../src/core/redaction/secret-kinds.ts';
import { makeSecret } from '../secret-samples.ts';

/** A made-up secret: what it is, how it is written, and the stretches of it that must not be left anywhere. */
export type SecretValue = { kind: string; value: string; secrets: string[] };

/** What has no look of its own and is a secret by its place alone; see `makeSecret` for how a sample is read. */
const NAMELESS: [kind: string, sample: string][] = [
  ['letters and digits', '{5 az}{3 d}'],
  ['begins with my', 'my{6 az}{2 d}'],
  ['my and a word', 'my{7 az}'],
  ['begins with test', 'test{4 d}'],
  ['test and letters', 'test{5 az}'],
  ['begins with your', 'your{6 az}'],
  ['begins with some', 'some{5 az}{1 d}'],
  ['begins with the', 'the{6 az}!'],
  ['begins with example', 'example{4 d}'],
  ['begins with no', 'no{7 az}'],
  ['one word', '{8 az}'],
  ['six characters', '{6 an}'],
  ['a name and a year', 'S{6 az}{4 d}!'],
  ['signs inside', '{3 an}!{2 an}@{1 az}#{3 an}$'],
  ['a dollar first', '${9 an}'],
  ['a dollar inside', '{4 an}${5 an}'],
  ['a stop at the end', '{8 an}!'],
  ['digits', '{8 d}'],
  ['hexadecimal, 32', '{32 hex}'],
  ['hexadecimal, 40', '{40 hex}'],
  ['hexadecimal, 64', '{64 hex}'],
  ['a UUID', '{8 hex}-{4 hex}-4{3 hex}-a{3 hex}-{12 hex}'],
  ['Base64, 24', '{22 an}=='],
  ['Base64, 44', '{20 an}/{10 an}+{11 an}='],
  ['Base64, 300', '{150 an}+{147 an}=='],
  ['URL-safe Base64', '{43 w}'],
  ['lower case', '{16 az}'],
  ['upper case', '{20 up}'],
  ['words and dashes', '{5 az}-{6 az}-{4 az}-{7 az}'],
  ['words and spaces', '{5 az} {6 az} {4 az} {7 az}'],
  ['other letters', 'pä{5 az}ß{1 d}'],
  ['AWS secret', '{17 an}/{7 an}/{14 an}'],
  ['a colon inside', '{4 an}:{5 an}'],
  ['a slash inside', '{6 an}/{7 an}'],
  ['a slash first', '/{9 an}'],
  ['a comma inside', '{5 an},{4 an}'],
  ['a semicolon inside', '{5 an};{4 an}'],
  ['an ampersand inside', '{5 an}&{4 an}'],
  ['a hash inside', '{5 an}#{4 an}'],
  ['a percent sign inside', '{5 an}%{4 an}'],
  ['an equals sign inside', '{6 an}={6 an}'],
  ['brackets inside', '{4 an}({4 an})'],
  ['braces inside', '{4 an}{{4 an}}'],
  ['less than inside', '{5 an}<{5 an}'],
  ['a quote inside', '{5 an}"{5 an}'],
  ['an apostrophe inside', "{5 an}'{5 an}"],
  ['a backslash inside', '{5 an}\\{5 an}'],
  ['dots', '{5 az}.{6 az}.{4 d}'],
  ['bcrypt', '$2b$12${53 an}'],
  ['SHA-512 crypt', '$6${16 an}${86 an}'],
];

/** One secret of each kind, the same for the same random numbers. */
export function makeValues(random: () => number): SecretValue[] {
  const write = (sample: string) => makeSecret(sample, random);
  const known = SECRET_KINDS.map(({ name, sample }): SecretValue => {
    const pieces = write(sample);
    return {
      kind: name,
      value: pieces.map(({ text }) => text).join(''),
      secrets: pieces.filter(({ text, isRandom }) => isRandom && text.length > 5).map(({ text }) => text),
    };
  });
  const nameless = NAMELESS.map(([kind, sample]): SecretValue => {
    const value = write(sample)
      .map(({ text }) => text)
      .join('');
    return { kind, value, secrets: [value] };
  });
  return [...known, ...nameless];
}
