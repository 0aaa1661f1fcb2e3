import assert from 'node:assert/strict';
import { test } from 'node:test';
import { explainIssues, formatProblem } from '../../../src/content/problems.ts';
import { errorSchema } from '../../../src/schema/error.ts';
import { makeFrontmatter } from '../../fixtures/entry.ts';

function problemsOf(frontmatter: Record<string, unknown>): string[] {
  const result = errorSchema.safeParse(frontmatter);
  return result.success ? [] : explainIssues(result.error.issues, frontmatter, 'page.mdx').map(formatProblem);
}

function without(field: string): Record<string, unknown> {
  const { [field]: _removed, ...rest } = makeFrontmatter();
  return rest;
}

const command = (overrides: Record<string, unknown>) =>
  makeFrontmatter({ commands: [{ ...(makeFrontmatter()['commands'] as object[])[0], ...overrides }] });

const CASES: { name: string; frontmatter: Record<string, unknown>; expected: string[] }[] = [
  { name: 'the smallest page', frontmatter: makeFrontmatter(), expected: [] },
  {
    name: 'a missing field',
    frontmatter: without('quickFix'),
    expected: ['page.mdx · quickFix: is missing. Add it; the README says what it holds.'],
  },
  {
    name: 'a misspelt field',
    frontmatter: { ...without('quickFix'), quickfix: 'Run it again.' },
    expected: [
      'page.mdx · quickFix: is missing. Add it; the README says what it holds.',
      "page.mdx · quickfix: is not a field. Did you mean `quickFix`? The README's field table lists them all.",
    ],
  },
  {
    name: 'an empty section',
    frontmatter: makeFrontmatter({ causes: [] }),
    expected: ['page.mdx · causes: is an empty list. Add an item, or remove the field.'],
  },
  {
    name: 'an empty item',
    frontmatter: makeFrontmatter({ prevention: ['Write the path.', ' '] }),
    expected: [
      'page.mdx · prevention[1]: is empty. Write the sentence, or remove the field.',
      'page.mdx · prevention[1]: begins or ends with white space. Remove it.',
    ],
  },
  {
    name: 'text where a list belongs',
    frontmatter: makeFrontmatter({ prevention: 'Look.' }),
    expected: ['page.mdx · prevention: should be a list, not `Look.`. Change it.'],
  },
  {
    name: 'causes and a quick fix that are plain sentences',
    frontmatter: makeFrontmatter({ causes: ['The path is missing.'], quickFix: 'Write it.' }),
    expected: [
      'page.mdx · quickFix: should be a group of fields, not `Write it.`. Change it.',
      'page.mdx · causes[0]: should be a group of fields, not `The path is missing.`. Change it.',
    ],
  },
  {
    name: 'a way to begin that is not named, and a cause that nothing cures',
    frontmatter: makeFrontmatter({
      quickFix: { text: 'Write it.' },
      causes: [{ id: 'no-path', cause: 'The path is missing.' }],
    }),
    expected: [
      'page.mdx · quickFix: names neither `command` nor `check`. Name the command that helps most readers, or the first look.',
      'page.mdx · causes[0]: has neither `fix` nor `byHand`. Name the commands that cure it, or say what to do by hand.',
    ],
  },
  {
    name: 'what is derived from the causes and the outcomes',
    frontmatter: makeFrontmatter({ fixes: ['Write the path.'], steps: ['Look.'] }),
    expected: ['fixes', 'steps'].map(
      (field) => `page.mdx · ${field}: is not a field. The README's field table lists them all.`,
    ),
  },
  {
    name: 'an unknown risk',
    frontmatter: command({ risk: 'inspect' }),
    expected: [
      'page.mdx · commands[0].risk: is `inspect`. Did you mean `inspects`? Use one of: inspects, changes, destroys.',
    ],
  },
  {
    name: 'a destroying command without a way back',
    frontmatter: command({ risk: 'destroys', scope: 'Every file.' }),
    expected: [
      'page.mdx · commands[0].risk: is `destroys` without `scope` and without `undo` or `rehearse`. Say what is lost, and how to get it back or look first.',
    ],
  },
  {
    name: 'an inspecting command with one outcome',
    frontmatter: command({ outcomes: [{ silent: true, means: 'It is not.' }] }),
    expected: [
      'page.mdx · commands[0].outcomes: has fewer than two entries. A command that inspects tells causes apart: say what can be printed and what each means.',
    ],
  },
  {
    name: 'a look-alike without the check',
    frontmatter: makeFrontmatter({
      related: [{ id: 'git/other', kind: 'confused-with', why: 'It looks alike.' }],
    }),
    expected: [
      'page.mdx · related[0].check: belongs to `confused-with`, and only there. Say which look decides between the two pages.',
    ],
  },
  {
    name: 'a template with too little text',
    frontmatter: makeFrontmatter({ signatures: [{ template: '{a} no' }] }),
    expected: [
      'page.mdx · signatures[0].template: The template "{a} no" cannot be used: it has fewer than 6 literal characters and would match too much. Add more of the message.',
    ],
  },
  {
    name: 'an address without https',
    frontmatter: makeFrontmatter({
      sources: [{ title: 'Manual', url: 'http://example.com', supports: 'The path.' }],
    }),
    expected: ['page.mdx · sources[0].url: is not an https address. Copy it whole from the address bar.'],
  },
];

for (const { name, frontmatter, expected } of CASES) {
  test(`frontmatter: ${name}`, () => assert.deepEqual(problemsOf(frontmatter), expected));
}

for (const updated of [
  null,
  2026,
  true,
  '2026',
  '23 Nov 2026',
  '2026-02-30',
  '2026-11-23T10:00',
  'yesterday',
  '',
])
  test(`frontmatter: ${JSON.stringify(updated)} is no day`, () =>
    assert.deepEqual(problemsOf(makeFrontmatter({ updated, published: updated })), [
      'page.mdx · published: is not a day. Write year-month-day, as in `2026-11-23`.',
      'page.mdx · updated: is not a day. Write year-month-day, as in `2026-11-23`.',
    ]));

test('frontmatter: the last day of February in a leap year is a day', () =>
  assert.deepEqual(problemsOf(makeFrontmatter({ updated: '2028-02-29' })), []));

test('a command loses the line break at its end', () => {
  assert.equal(errorSchema.parse(command({ code: 'ls -d example\n\n' })).commands[0]?.code, 'ls -d example');
});
