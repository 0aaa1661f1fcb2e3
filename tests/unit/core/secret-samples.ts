import { SECRET_KINDS } from '../../../src/core/redaction/secret-kinds.ts';

/** Other forms of the kinds in the table, and secrets that are known by what stands around them. */
const MORE: { name: string; sample: string }[] = [
  { name: 'OpenAI service key', sample: 'sk-svcacct-{60 w}' },
  { name: 'GitHub OAuth', sample: 'gho_{36 an}' },
  { name: 'GitHub app', sample: 'ghs_{36 an}' },
  { name: 'GitLab deploy', sample: 'gldt-{20 w}' },
  { name: 'AWS session key', sample: 'ASIA{16 b32}' },
  { name: 'AWS secret', sample: 'aws_secret_access_key = {40 an}' },
  { name: 'Slack user', sample: 'xoxp-{12 d}-{12 d}-{32 hex}' },
  { name: 'Slack webhook', sample: 'https://hooks.slack.com/services/T{8 up}/B{8 up}/{24 an}' },
  { name: 'Discord webhook', sample: 'https://discord.com/api/webhooks/{18 d}/{68 w}' },
  { name: 'Stripe restricted', sample: 'rk_test_{99 an}' },
  { name: 'Azure storage', sample: 'DefaultEndpointsProtocol=https;AccountName=x;AccountKey={86 an}==;' },
  { name: 'Authorization header', sample: 'Authorization: Bearer {40 an}' },
  { name: 'basic authorization', sample: 'authorization: Basic {24 an}==' },
  { name: 'API key header', sample: 'x-api-key: {32 an}' },
  { name: 'cookie', sample: 'Set-Cookie: session={32 an}; Path=/' },
  { name: 'password in a URL', sample: 'postgres://app:{16 an}@db.invalid:5432/x' },
  { name: 'token in a URL', sample: 'https://{40 an}@git.invalid/x.git' },
  { name: 'token parameter', sample: 'https://x.invalid/cb?access_token={32 an}&y=1' },
  { name: 'environment', sample: 'MYSQL_ROOT_PASSWORD={12 an}' },
  { name: 'JSON member', sample: '{"client_secret": "{24 an}"}' },
  { name: 'YAML member', sample: 'apiKey: {24 an}7a' },
  { name: 'option', sample: 'deploy --token {24 an}' },
  { name: 'curl login', sample: 'curl -u admin:{16 an} https://x.invalid' },
  { name: 'netrc', sample: 'machine x.invalid login me password {16 an}' },
  { name: 'npmrc', sample: '//registry.invalid/:_authToken={36 an}' },
  {
    name: 'private key',
    sample: '-----BEGIN RSA PRIVATE KEY-----\n{64 an}\n{64 an}\n-----END RSA PRIVATE KEY-----',
  },
  { name: 'cut private key', sample: '-----BEGIN OPENSSH PRIVATE KEY-----\n{70 an}\n{70 an}\n' },
];

const DIGITS = '0123456789';
const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const UPPER = LOWER.toUpperCase();
const ALPHABETS: Record<string, string> = {
  d: DIGITS,
  az: LOWER,
  hex: `${DIGITS}abcdef`,
  up: UPPER + DIGITS,
  lower: LOWER + DIGITS,
  b32: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567',
  an: DIGITS + UPPER + LOWER,
  w: `${DIGITS}${UPPER}${LOWER}_-`,
};

/** A piece of a sample; `isRandom` when every secret of its kind has another one. */
export type SamplePiece = { text: string; isRandom: boolean };

/** The pieces of a secret that is made as the sample says. */
export function makeSecret(sample: string, random: () => number): SamplePiece[] {
  return sample.split(/(\{\d+ \w+\})/).flatMap((text): SamplePiece[] => {
    const [, length, name = ''] = /^\{(\d+) (\w+)\}$/.exec(text) ?? [];
    if (!length) return text ? [{ text, isRandom: false }] : [];
    const alphabet = ALPHABETS[name] as string;
    const chars = Array.from({ length: Number(length) }, () => alphabet[random() % alphabet.length]);
    return [{ text: chars.join(''), isRandom: true }];
  });
}

/** Text with one secret of each kind, and the random stretches that must not be left in it. */
export function makeSecrets(random: () => number): { kind: string; text: string; secrets: string[] }[] {
  return [...SECRET_KINDS, ...MORE].map(({ name, sample }) => {
    const pieces = makeSecret(sample, random);
    const secrets = pieces.filter(({ text, isRandom }) => isRandom && text.length >= 8);
    return {
      kind: name,
      text: pieces.map(({ text }) => text).join(''),
      secrets: secrets.map(({ text }) => text),
    };
  });
}
