import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'astro/zod';
import type { Sandbox } from '../sandbox/sandbox.ts';
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
    const { names, secure } = readPlaces(sandbox);
    addHosts(
      sandbox,
      '127.0.0.1',
      names.filter((name) => !/^(localhost|[\d.]+)$/.test(name)),
    );
    if (secure.length > 0) await trustAuthority(sandbox, sharedAuthority());
    await start(sandbox);
  },
  again: start,
};

function start(sandbox: Sandbox): Promise<void> {
  const { file, names, secure, plain } = readPlaces(sandbox);
  const credentials = secure.length > 0 ? sharedAuthority().issue({ names }) : undefined;
  return startServer(sandbox, 'http-stub.ts', { file, secure, plain, credentials });
}

/** The file of answers as the machine outside sees it, the hosts that it names, and the ports with and without TLS. */
function readPlaces({ pid }: Sandbox) {
  const file = `/proc/${pid}/root${FILE}`;
  if (!existsSync(file)) throw new Error(`http-stub needs ${FILE}. Write it in \`setup\`.`);
  const urls = readAnswers(readFileSync(file, 'utf8')).map(({ url }) => new URL(url));
  const ports = (scheme: string, usual: number) => [
    ...new Set(urls.filter(({ protocol }) => protocol === scheme).map(({ port }) => Number(port) || usual)),
  ];
  return {
    file,
    names: [...new Set(urls.map(({ hostname }) => hostname))],
    secure: ports('https:', 443),
    plain: ports('http:', 80),
  };
}

/** Reads answers; throws with a sentence per problem. */
export function readAnswers(text: string): Answer[] {
  const result = z.array(answerSchema).min(1).safeParse(parse(text));
  if (result.success) return result.data;
  throw new Error(
    result.error.issues.map(({ path, message }) => `${FILE} · ${path.join('.')}: ${message}`).join('\n'),
  );
}
