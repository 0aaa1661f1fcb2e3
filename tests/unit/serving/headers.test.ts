import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  COMMON,
  headersFor,
  IMMUTABLE,
  patternSource,
  REVALIDATE,
  RULES,
} from '../../../src/serving/headers.ts';

test('the policy is this one, to the letter', () => {
  assert.equal(
    COMMON['Content-Security-Policy'],
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; font-src 'self'; " +
      "connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; " +
      "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types default; upgrade-insecure-requests",
  );
});

test('no address goes out as a referrer: an older link to the search has its words in the query', () => {
  assert.equal(headersFor('/search/index.html')['Referrer-Policy'], 'no-referrer');
});

test('every answer has the common headers, a redirect no more than revalidation', () => {
  assert.deepEqual(headersFor(), { ...COMMON, 'Cache-Control': REVALIDATE });
  for (const name of [
    'Strict-Transport-Security',
    'Permissions-Policy',
    'Cross-Origin-Opener-Policy',
    'Vary',
  ])
    assert.ok(headersFor('/index.html')[name], name);
});

const CANONICAL = '<https://errdex.dev/errors/git/x/>; rel="canonical"';

/** What an address gets besides the common headers. */
const CASES: [file: string, cache: string, type: string, more: Record<string, string>][] = [
  ['/index.html', REVALIDATE, 'text/html; charset=utf-8', {}],
  ['/errors/git/x/index.html', REVALIDATE, 'text/html; charset=utf-8', {}],
  ['/404.html', REVALIDATE, 'text/html; charset=utf-8', {}],
  ['/assets/Base.BPYOkA7R.css', IMMUTABLE, 'text/css; charset=utf-8', {}],
  ['/assets/boot.CybMJ8kl.js', IMMUTABLE, 'text/javascript; charset=utf-8', {}],
  ['/pagefind/pagefind.js', REVALIDATE, 'text/javascript; charset=utf-8', {}],
  ['/pagefind/wasm.en.pagefind', REVALIDATE, 'application/wasm', {}],
  [
    '/pagefind/pagefind-entry.json',
    REVALIDATE,
    'application/json; charset=utf-8',
    { 'Access-Control-Allow-Origin': '*' },
  ],
  ['/pagefind/pagefind.en_48d18828f6.pf_meta', IMMUTABLE, 'application/octet-stream', {}],
  ['/pagefind/fragment/en_12c8d4a.pf_fragment', IMMUTABLE, 'application/octet-stream', {}],
  ['/signatures.json', REVALIDATE, 'application/json; charset=utf-8', { 'Access-Control-Allow-Origin': '*' }],
  ['/feed.xml', REVALIDATE, 'application/xml; charset=utf-8', { 'Access-Control-Allow-Origin': '*' }],
  [
    '/errors/git/x.md',
    REVALIDATE,
    'text/markdown; charset=utf-8',
    { 'Access-Control-Allow-Origin': '*', 'X-Robots-Tag': 'noindex', Link: CANONICAL },
  ],
  [
    '/errors/git/x.json',
    REVALIDATE,
    'application/json; charset=utf-8',
    { 'Access-Control-Allow-Origin': '*', 'X-Robots-Tag': 'noindex', Link: CANONICAL },
  ],
];
for (const [file, cache, type, more] of CASES) {
  test(`the headers of ${file}`, () =>
    assert.deepEqual(headersFor(file), { ...COMMON, 'Cache-Control': cache, 'Content-Type': type, ...more }));
}

test('no address gets one header from two rules, and no pattern has two stars', () => {
  for (const [file] of CASES) {
    const names = RULES.flatMap(({ paths, headers }) =>
      paths.filter((path) => new RegExp(patternSource(path)).test(file)).flatMap(() => Object.keys(headers)),
    );
    assert.equal(new Set(names).size, names.length, file);
  }
  for (const path of RULES.flatMap(({ paths }) => paths)) assert.equal(path.split('*').length, 2, path);
});

test('a pattern means its signs literally', () => {
  assert.equal(patternSource('/a.b/*'), '^/a\\.b/(.*)$');
});
