import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'astro/zod';
import { sharedAuthority, trustAuthority } from './authority.ts';
import { type Service, addHosts, startServer } from './service.ts';

const FILE = '/srv/http/answers.yaml';

/** One documented answer. The first in the file that fits a request is given. */
const answerSchema = z.strictObject({
  /** The address without its query; `*` at the end stands for any rest. Example: `https://api.openai.com/v1/models`. */
  url: z.url({ protocol: /^https?$/ }),
  /** Only for this method. */
  method: z.string().optional(),
  /** Only for requests that hold this text, in `name: value` of a header or in the body. */
  when: z.string().optional(),
  status: z.int().min(100).max(599).default(200),
  headers: z.record(z.string(), z.string()).optional(),
  /** The body as text, or as a value that is sent as JSON. */
  body: z.string().optional(),
  json: z.unknown().optional(),
  /** Seconds before the answer comes. */
  wait: z.number().min(0).optional(),
});

export type Answer = z.output<typeof answerSchema>;

/** Plays the answers in /srv/http/answers.yaml, which `setup` writes, on the hosts and ports of their addresses; the case trusts its certificate. */
export const httpStub: Service = {
  packages: ['openssl'],
  after: async (sandbox) => {
    const file = `/proc/${sandbox.pid}/root${FILE}`;
    if (!existsSync(file)) throw new Error(`http-stub needs ${FILE}. Write it in \`setup\`.`);
    const answers = readAnswers(readFileSync(file, 'utf8'));
    const urls = answers.map(({ url }) => new URL(url));
    const names = [...new Set(urls.map(({ hostname }) => hostname))];
    const secure = [
      ...new Set(urls.filter(({ protocol }) => protocol === 'https:').map(({ port }) => Number(port) || 443)),
    ];
    const plain = [
      ...new Set(urls.filter(({ protocol }) => protocol === 'http:').map(({ port }) => Number(port) || 80)),
    ];
    addHosts(
      sandbox,
      '127.0.0.1',
      names.filter((name) => !/^(localhost|[\d.]+)$/.test(name)),
    );
    const authority = sharedAuthority();
    if (secure.length > 0) await trustAuthority(sandbox, authority);
    const credentials = secure.length > 0 ? authority.issue({ names }) : undefined;
    await startServer(sandbox, 'http-stub.ts', { file, secure, plain, credentials });
  },
};

/** Reads answers; throws with a sentence per problem. */
export function readAnswers(text: string): Answer[] {
  const result = z.array(answerSchema).min(1).safeParse(parse(text));
  if (result.success) return result.data;
  throw new Error(
    result.error.issues.map(({ path, message }) => `${FILE} · ${path.join('.')}: ${message}`).join('\n'),
  );
}
