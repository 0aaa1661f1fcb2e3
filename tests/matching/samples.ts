import type { SignatureEntry } from '../../src/core/signatures/types.ts';
import { splitTemplate } from '../../src/core/signatures/template-parts.ts';

/** A page's message as a tool could print it, with what its holes stand for. */
export interface Sample {
  page: string;
  template: string;
  text: string;
  captures: Record<string, string>;
}

const VALUES: Record<string, string> = {
  address: '192.0.2.10',
  architecture: 'arm64',
  branch: 'feature/new-cart',
  code: '    total = price * count',
  column: '12',
  command: 'docker-compose',
  database: 'shop_test',
  directory: '/run/postgresql',
  expression: 'order.customer',
  file: 'src/cart/total.ts',
  fingerprint: 'SHA256:uNiVztksCsDhcc0u9e8BgrJXVGDkgNRs7WfhvJ9a0S8',
  header: 'zlib.h',
  host: 'db.example.com',
  interpreter: '/usr/bin/python3.11',
  key: 'id',
  keyFile: '/home/dana/.ssh/id_ed25519',
  kind: 'tokens',
  knownHosts: '/home/dana/.ssh/known_hosts',
  library: 'sqlite3',
  mark: '    ^',
  model: 'gpt-5.1-mini',
  module: 'left-pad',
  name: 'cartTotal',
  packages: 'flask>=3 and werkzeug<3',
  path: '/srv/shop/data/orders.db',
  requirer: '/srv/shop/server.js',
  script: './deploy.sh',
  socket: '/var/run/docker.sock',
  symbol: 'compress2',
  url: 'https://git.example.com/shop/cart.git',
  version: '2.4.1',
};

/** Realistic values for the holes of a template; a name always stands for the same. */
function fillTemplate(template: string): Pick<Sample, 'text' | 'captures'> {
  const captures: Record<string, string> = {};
  let text = '';
  for (const part of splitTemplate(template)) {
    if (typeof part === 'string') text += part;
    else
      text += captures[part.name] ??= text.endsWith('/') ? valueOf(part).replace(/^\//, '') : valueOf(part);
  }
  return { text, captures };
}

function valueOf({ name, kind }: { name: string; kind: string }): string {
  const known = VALUES[name];
  if (kind === 'number') return /^\d+$/.test(known ?? '') ? (known as string) : '8080';
  if (known && (kind !== 'word' || !/\s/.test(known.trim()))) return kind === 'line' ? known : known.trim();
  return `the${name[0]?.toUpperCase()}${name.slice(1)}`;
}

/** Every signature of every page, with the words that it needs on a line before. */
export function makeSamples(entries: SignatureEntry[]): Sample[] {
  return entries.flatMap(({ id, signatures }) =>
    signatures.map(({ template, needs = [] }) => {
      const { text, captures } = fillTemplate(template);
      const missing = needs
        .map((words) => words.split('|')[0] ?? '')
        .filter((words) => !text.includes(words));
      return {
        page: id,
        template,
        text: [...missing, text.replace(/\n+$/, '')].join('\n'),
        captures: Object.fromEntries(Object.entries(captures).map(([name, value]) => [name, value.trim()])),
      };
    }),
  );
}
