import { site } from '../site.ts';

/** Response headers by name. */
export type Headers = Record<string, string>;

/** Headers that some addresses get besides the common ones. */
export interface HeaderRule {
  /** Path patterns with at most one `*`, which stands for anything, slashes too: what the weakest host understands. */
  paths: string[];
  /** A `:splat` in a value stands for what the `*` matched. */
  headers: Headers;
}

/** What a page may load and do, by directive. No hash and no `unsafe-` anything but the one that WebAssembly needs. */
const POLICY: Record<string, string> = {
  'default-src': "'none'",
  'script-src': "'self' 'wasm-unsafe-eval'",
  'style-src': "'self'",
  'img-src': "'self'",
  'font-src': "'self'",
  'connect-src': "'self'",
  'worker-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
  'require-trusted-types-for': "'script'",
  'trusted-types': 'default',
  'upgrade-insecure-requests': '',
};

const UNUSED_FEATURES = ['camera', 'microphone', 'geolocation', 'payment', 'usb', 'browsing-topics'];

/** Caches may keep it, but ask each time whether it is still the same. */
export const REVALIDATE = 'public, max-age=0, must-revalidate';

/** The name changes with the content, so it is never asked for twice. @internal Its tests call it. */
export const IMMUTABLE = 'public, max-age=31536000, immutable';

/** The headers of every answer, redirects and missing pages included. */
export const COMMON: Headers = {
  'Content-Security-Policy': Object.entries(POLICY)
    .map(([directive, value]) => (value ? `${directive} ${value}` : directive))
    .join('; '),
  'Strict-Transport-Security': 'max-age=63072000; includeSubDomains; preload',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': [
    ...UNUSED_FEATURES.map((name) => `${name}=()`),
    'clipboard-read=()',
    'clipboard-write=(self)',
  ].join(', '),
  Vary: 'Accept-Encoding',
};

/** Files whose names hold a hash of their content; the same list tells which files of an older build to keep. */
export const HASHED = [
  '/assets/*',
  '/pagefind/filter/*',
  '/pagefind/fragment/*',
  '/pagefind/index/*',
  '/pagefind/*.pf_meta',
];

/** No address gets one header from two rules: hosts would join the values with a comma. */
export const RULES: HeaderRule[] = [
  { paths: HASHED, headers: { 'Cache-Control': IMMUTABLE } },
  { paths: ['/*.json', '/*.md', '/*.xml', '/*.txt'], headers: { 'Access-Control-Allow-Origin': '*' } },
  { paths: ['/errors/*.md', '/errors/*.json'], headers: { 'X-Robots-Tag': 'noindex' } },
  {
    paths: ['/errors/*.md', '/errors/*.json'],
    headers: { Link: `<${site.url}/errors/:splat/>; rel="canonical"` },
  },
];

/** Content types by ending; everything else is bytes. */
export const TYPES: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
  png: 'image/png',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
  pagefind: 'application/wasm',
};

/** The type of everything that `TYPES` does not name. */
export const BYTES = 'application/octet-stream';

/** A pattern of a rule as a regular expression that JavaScript, PCRE and RE2 read alike; its one group is the splat. */
export function patternSource(path: string): string {
  return `^${path.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace('*', '(.*)')}$`;
}

/** The headers of an answer: of the file at `path` (`/errors/git/index.html`), or without one of a redirect. */
export function headersFor(path?: string): Headers {
  const headers: Headers = { ...COMMON, 'Cache-Control': REVALIDATE };
  if (path === undefined) return headers;
  headers['Content-Type'] = TYPES[/\.([^./]+)$/.exec(path)?.[1] ?? ''] ?? BYTES;
  for (const { paths, headers: own } of RULES) {
    const match = paths
      .map((pattern) => new RegExp(patternSource(pattern)).exec(path))
      .find((found) => found);
    if (!match) continue;
    for (const [name, value] of Object.entries(own))
      headers[name] = value.replace(':splat', () => match[1] ?? '');
  }
  return headers;
}
