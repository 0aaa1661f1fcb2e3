import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reportDraft } from '../../../../src/elements/log/report-draft.ts';
import { diagnose } from '../../../../src/core/diagnosis/diagnosis.ts';
import { createVocabulary } from '../../../../src/core/diagnosis/vocabulary.ts';
import { createMatcher } from '../../../../src/core/matching/match.ts';
import { site } from '../../../../src/site.ts';
import { createLogMaker, ENTRIES, WORDS } from './secret-logs.ts';

const LOGS = 100_000;
const HOLE =
  /\{(?:value|number|secret|url|id|path|address|hash|file|host|version)\d*(?::number)?\}(?:(?:[mn]?s|m|h|%|[kKMGT]i?B)\b)?/g;
const matcher = createMatcher(ENTRIES);
const isPublic = createVocabulary(ENTRIES, WORDS);
const piecesOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{M}\p{N}_]+/gu) ?? [];
const known = new Set(
  [...WORDS, ...ENTRIES.flatMap(({ signatures }) => signatures.map(({ template }) => template))].flatMap(
    piecesOf,
  ),
);

/** What of a draft is not public: told from what it says, not from how it was made. */
function strayTokens({ title, body }: { title: string; body: string }): string[] {
  const [, before, written = '', after] = /^(.*?)^ {2}- template: (".*")$(.*)$/ms.exec(body) ?? [];
  assert.equal(`${before}${after}`, FRAME);
  const template = JSON.parse(written) as string;
  return [template, title.replace(/^Missing page: /, '')].flatMap((text) => {
    const rest = text.replace(HOLE, ' ');
    return [
      ...piecesOf(rest).filter((piece) => !known.has(piece) && !/^e?s$/.test(piece)),
      ...(rest.match(/[^ -~“”‘’]/g) ?? []),
    ];
  });
}

/** What following the link sends. */
function readAddress(address: string): unknown {
  const { origin, pathname, searchParams, hash } = new URL(address);
  return { to: origin + pathname + hash, ...Object.fromEntries(searchParams) };
}

const FRAME = [
  'The message, with a hole for every word that Errdex does not know. Please put back the words that matter and are not secret:',
  '',
  '```yaml',
  'signatures:',
  '',
  '```',
  '',
  'Which tool printed it, in which version, and what were you doing?',
  '',
].join('\n');

test('a draft holds the template, in the address as in the text', () => {
  const { title, body, address } = reportDraft('{value} failed: cannot reach widget {number:number}');
  assert.equal(title, 'Missing page: {value} failed: cannot reach widget {number:number}');
  assert.match(body, /^ {2}- template: "\{value\} failed: cannot reach widget \{number:number\}"$/m);
  assert.deepEqual(readAddress(address), { to: `${site.repository}/issues/new`, title, body });
});

test('a long title ends with a whole word', () => {
  assert.equal(reportDraft(`failed ${'to open '.repeat(20)}`).title.length, 14 + 97);
  assert.equal(reportDraft('x'.repeat(200)).title, 'Missing page: ');
});

test('a draft that was not made public is rejected', () => {
  assert.deepEqual(strayTokens(reportDraft('login of alice failed: Ünknown user')), [
    'alice',
    'ünknown',
    'Ü',
    'alice',
    'ünknown',
    'Ü',
  ]);
});

test(`of ${LOGS.toLocaleString('en')} logs with secrets no report holds a word that is not public`, (context) => {
  const makeLog = createLogMaker(2026);
  const strays: string[] = [];
  let reports = 0;
  for (let count = 0; count < LOGS; count++) {
    const { log, secrets } = makeLog();
    for (const { template } of diagnose(matcher, log, isPublic).suspects) {
      if (template === undefined) continue;
      reports++;
      const draft = reportDraft(template);
      const { title, body, address } = draft;
      if (count % 100 === 0)
        assert.deepEqual(readAddress(address), { to: `${site.repository}/issues/new`, title, body });
      const found = [...strayTokens(draft), ...secrets.filter((secret) => body.includes(secret))];
      if (found.length > 0) strays.push(`${JSON.stringify(log)} → ${template}: ${found.join(' ')}`);
    }
  }
  context.diagnostic(`${reports} reports, ${strays.length} with a stray word`);
  assert.ok(reports > LOGS / 2, `${reports} reports`);
  assert.deepEqual(strays.slice(0, 10), []);
});
