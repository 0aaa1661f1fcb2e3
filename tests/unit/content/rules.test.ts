import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkContent, RULES, type RuleName } from '../../../src/content/rules/index.ts';
import type { Content } from '../../../src/content/content-files.ts';
import { formatProblem } from '../../../src/content/problems.ts';
import { BODY, makeContent, makeEntry, makeEvidence, makeFrontmatter, makeProof } from '../../fixtures/entry.ts';

const TODAY = new Date('2026-11-23T00:00:00Z');
const FILE = 'content/errors/git/example.mdx';

const command = (overrides: Record<string, unknown>) => ({
  commands: [{ ...(makeFrontmatter()['commands'] as object[])[0], ...overrides }],
});

/** A second cause, which nothing but the page's list of causes names. */
const UNNAMED = [
  { id: 'no-path', cause: 'There is no path.', byHand: 'Write it.' },
  { id: 'wrong-path', cause: 'It is another path.', byHand: 'Write that one.' },
];

/** Content whose first proof has these fields in each of its cases. */
function withCases(fields: object): Content {
  const content = makeContent();
  const [proof] = content.proofs;
  if (proof && 'cases' in proof.data) for (const each of proof.data.cases) Object.assign(each, fields);
  return content;
}

/** Content whose only tool has its pages in these groups. */
function grouped(...groups: string[][]): Content {
  const content = makeContent();
  for (const tool of content.tools)
    tool.data.groups = groups.map((errors, index) => ({ title: `Task ${index}`, errors }));
  return content;
}

/** One fixture per thing a rule must reject, with the whole line that the author reads. */
const REJECTED: { rule: keyof typeof RULES; name: string; content: () => Content; line: string }[] = [
  {
    rule: 'areas',
    name: 'a tool in an unknown area',
    content: () => {
      const content = makeContent();
      for (const tool of content.tools) tool.data.area = 'version-contrl';
      return content;
    },
    line: 'content/tools/git.yaml · area: `version-contrl` is not in content/areas.yaml. Did you mean `version-control`? Use one of its ids, or add the area there.',
  },
  {
    rule: 'comparisons',
    name: 'a comparison with one row',
    content: () => ({
      ...makeContent(),
      comparisons: [{ id: 'example', title: 'Example', description: 'x'.repeat(60), words: ['the example'] }],
    }),
    line: 'content/comparisons.yaml · [0].words: are in the signatures and aliases of one page alone. Take words that two pages say, or remove the entry.',
  },
  {
    rule: 'comparisons',
    name: 'a comparison within an area that is not there',
    content: () => ({
      ...makeContent(),
      comparisons: [
        { id: 'failed', title: 'Failed', description: 'x'.repeat(60), words: ['failed'], area: 'clouds' },
      ],
    }),
    line: 'content/comparisons.yaml · [0].area: `clouds` is not in content/areas.yaml. Use one of its ids, or leave the field out.',
  },
  {
    rule: 'comparisons',
    name: 'two comparisons of one name',
    content: () => {
      const entry = { id: 'failed', title: 'Failed', description: 'x'.repeat(60), words: ['failed'] };
      return { ...makeContent(), comparisons: [entry, entry] };
    },
    line: 'content/comparisons.yaml · [1].id: `failed` is the name of an entry above. Give it one of its own.',
  },
  {
    rule: 'groups',
    name: 'a group with a page that is not there',
    content: () => grouped(['exmple'], ['example', 'other']),
    line: 'content/tools/git.yaml · groups: names `exmple`, and git has no such page. Did you mean `example`? Mend or remove it.',
  },
  {
    rule: 'groups',
    name: 'a page in two groups',
    content: () => grouped(['example'], ['example', 'other']),
    line: 'content/tools/git.yaml · groups: names `example` twice. Leave one out.',
  },
  {
    rule: 'groups',
    name: 'a page in no group',
    content: () => grouped(['example'], []),
    line: 'content/tools/git.yaml · groups: leaves out `other`. Put every page into a group.',
  },
  {
    rule: 'places',
    name: 'a page of an unknown tool',
    content: () => {
      const content = makeContent();
      content.errors.push(
        makeEntry('gti/third', {
          title: 'gti: third',
          signatures: [{ template: 'fatal: the third failed' }],
        }),
      );
      content.proofs.push(makeProof('gti/third'));
      return content;
    },
    line: 'content/errors/gti/third.mdx:1:1 · path: the folder `gti` is no tool. Did you mean `git`? Move the file, or add content/tools/gti.yaml.',
  },
  {
    rule: 'titles',
    name: 'a title twice',
    content: () => makeContent({}, { title: 'git: fatal: the example failed' }),
    line: `content/errors/git/other.mdx · title: is the same as in ${FILE}. Two pages cannot share it: make this one say what is different.`,
  },
  {
    rule: 'signatures',
    name: 'a signature twice, under other hole names',
    content: () => makeContent({}, { signatures: [{ template: 'fatal: the example failed at {place}' }] }),
    line: `content/errors/git/other.mdx · signatures[0].template: is the same as in ${FILE}. Two pages cannot share it: make this one say what is different.`,
  },
  {
    rule: 'related',
    name: 'a related page that does not exist',
    content: () => makeContent({ related: [{ id: 'git/othr', kind: 'similar-to', why: 'It fails alike.' }] }),
    line: `${FILE} · related[0].id: \`git/othr\` is not a page. The nearest one is \`git/other\`. Name one that exists.`,
  },
  {
    rule: 'related',
    name: 'a pair that contradicts itself',
    content: () => makeContent({ related: [{ id: 'git/other', kind: 'leads-to', why: 'It comes first.' }] }),
    line: `${FILE} · related[0].kind: is \`leads-to\`, but content/errors/git/other.mdx calls this page \`similar-to\`. They contradict each other: there it should be \`caused-by\`.`,
  },
  {
    rule: 'related',
    name: 'a look-alike that goes one way only',
    content: () =>
      makeContent(
        {
          related: [
            { id: 'git/other', kind: 'confused-with', why: 'It looks alike.', check: 'Read the path.' },
          ],
        },
        { related: [{ id: 'git/third', kind: 'similar-to', why: 'It fails alike.' }] },
      ),
    line: `${FILE} · related[0].kind: is \`confused-with\`, which goes both ways, but content/errors/git/other.mdx does not name this page. Add it there.`,
  },
  {
    rule: 'related',
    name: 'a page related to itself',
    content: () =>
      makeContent({ related: [{ id: 'git/example', kind: 'similar-to', why: 'It is itself.' }] }),
    line: `${FILE} · related[0].id: is this page itself. Remove it.`,
  },
  {
    rule: 'commandIds',
    name: 'a former command that leads to none',
    content: () => makeContent({ formerIds: { older: 'lok' } }),
    line: `${FILE} · formerIds.older: leads to \`lok\`, which is no command of this page. Use one of its ids.`,
  },
  {
    rule: 'prompts',
    name: 'a prompt inside a command',
    content: () => makeContent(command({ code: '$ ls -d example' })),
    line: `${FILE} · commands[0].code: has the prompt \`$\` in it. Remove it: prompts are drawn, and readers copy what stands here.`,
  },
  {
    rule: 'prompts',
    name: 'a PowerShell prompt inside a variant',
    content: () => makeContent(command({ variants: { powershell: 'PS C:\\> Get-Item example' } })),
    line: `${FILE} · commands[0].variants.powershell: has the prompt \`PS C:\\>\` in it. Remove it: prompts are drawn, and readers copy what stands here.`,
  },
  {
    rule: 'firstScreen',
    name: 'a first command that fills a phone',
    content: () => makeContent(command({ code: `ls ${'a'.repeat(8 * 36)}` })),
    line: `${FILE} · commands[0].code: takes 9 lines on a phone, and the first screen holds 8. Begin with a shorter look; the longer command can come second.`,
  },
  {
    rule: 'values',
    name: 'a value that nobody described',
    content: () => makeContent(command({ code: 'ls -d {{path}}' })),
    line: `${FILE} · commands[0].code: uses \`{{path}}\`, which \`values\` does not describe. Add it there with a label and a default.`,
  },
  {
    rule: 'holesInProse',
    name: 'a value in prose, where it would not be filled',
    content: () => makeContent({ quickFix: { text: 'Run `ls {{path}}` again.', check: 'look' } }),
    line: `${FILE} · quickFix.text: has a \`{{name}}\`, which is filled only inside \`code\`. Write it in words, or show the default.`,
  },
  {
    rule: 'values',
    name: 'a value that no command uses',
    content: () => makeContent({ values: { port: { label: 'Port', default: '3000' } } }),
    line: `${FILE} · values.port: is used by no command. Remove it, or use it.`,
  },
  {
    rule: 'outcomes',
    name: 'an outcome that leads nowhere',
    content: () =>
      makeContent(
        command({
          outcomes: [
            { output: 'example', means: 'It is there.', next: 'lok' },
            { silent: true, means: 'It is not.' },
          ],
        }),
      ),
    line: `${FILE} · commands[0].outcomes[0].next: \`lok\` is neither a command of this page nor a page. Did you mean \`look\`? Name one of them.`,
  },
  {
    rule: 'characters',
    name: 'a smart quote inside a command',
    content: () => makeContent(command({ code: 'ls \u201cexample\u201d' })),
    line: `${FILE} · commands[0].code: has the character U+201C in line 1: a typographic quote or dash, or one that cannot be seen. Type it as plain ASCII.`,
  },
  {
    rule: 'characters',
    name: 'a zero-width space in the second line of a command',
    content: () => makeContent(command({ code: 'ls\nls ex\u200bample' })),
    line: `${FILE} · commands[0].code: has the character U+200B in line 2: a typographic quote or dash, or one that cannot be seen. Type it as plain ASCII.`,
  },
  {
    rule: 'dates',
    name: 'a date in the future',
    content: () => makeContent({ updated: '2026-11-24' }),
    line: `${FILE} · updated: 2026-11-24 is in the future. Write the day of the last check.`,
  },
  {
    rule: 'headings',
    name: 'a body without its second heading',
    content: () => makeContent({}, {}, '\n## What this error means\n\nIt failed.\n'),
    line: `${FILE} · body: does not have \`## Why this happens\` as heading 2. Begin the body with it.`,
  },
  {
    rule: 'sections',
    name: 'an empty section in a body',
    content: () => makeContent({}, {}, '\n## What this error means\n\n## Why this happens\n\nNo path.\n'),
    line: `${FILE} · body: has nothing under \`## What this error means\`. Write the section.`,
  },
  {
    rule: 'questions',
    name: 'a last question about something else',
    content: () =>
      makeContent({
        faq: [
          { question: 'Is it fixed?', answer: 'Yes.' },
          { question: 'Is anything lost?', answer: 'No.' },
        ],
      }),
    line: `${FILE} · faq[1].question: is the last one and does not ask how to know that it is fixed. End with that question.`,
  },
  {
    rule: 'proofs',
    name: 'a page without a proof',
    content: () => {
      const content = makeContent();
      content.proofs.shift();
      return content;
    },
    line: `${FILE}:1:1 · proof: has no example.proof.yaml beside it. Write how to bring the error about, or why that cannot be had.`,
  },
  {
    rule: 'orphans',
    name: 'a proof of no page',
    content: () => {
      const content = makeContent();
      content.proofs.push(makeProof('git/exmple'));
      return content;
    },
    line: 'content/errors/git/exmple.proof.yaml:1:1 · path: belongs to no page: there is no git/exmple. Did you mean `git/example`? Move or remove it.',
  },
  {
    rule: 'secrets',
    name: 'a literal key',
    // Put together here, so that no scanner takes this file for a leak.
    content: () =>
      makeContent({
        quickFix: {
          text: `Set the key to ${['sk', 'proj', 'aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bC1dE3fG5hJ7kL9'].join('-')}.`,
          check: 'look',
        },
      }),
    line: `${FILE} · quickFix.text: holds what looks like a literal key`,
  },
  {
    rule: 'secrets',
    name: 'a word that is assigned as a password',
    content: () => makeContent({ quickFix: { text: `Set ${'DB_PASS' + 'WORD'}=dragonfly in the file.`, check: 'look' } }),
    line: `${FILE} · quickFix.text: holds what looks like a literal key`,
  },
  {
    rule: 'commandIds',
    name: 'two commands of one name',
    content: () => {
      const content = makeContent();
      const commands = content.errors[0]?.data.commands ?? [];
      commands.push(...commands);
      return content;
    },
    line: `${FILE} · commands[1].id: \`look\` is taken by another command of this page. Choose another.`,
  },
  {
    rule: 'prompts',
    name: 'a prompt inside an undo',
    content: () => makeContent(command({ undo: { code: '> rm example' } })),
    line: `${FILE} · commands[0].undo.code: has the prompt \`>\` in it. Remove it: prompts are drawn, and readers copy what stands here.`,
  },
  {
    rule: 'quotedHoles',
    name: 'a value inside quotes',
    content: () =>
      makeContent({
        ...command({ code: "ls -d '{{path}}'" }),
        values: { path: { label: 'Path', default: 'example' } },
      }),
    line: `${FILE} · commands[0].code: {{path}} stands inside quotes, but is quoted when it is filled. Take the quotes away.`,
  },
  {
    rule: 'scaffold',
    name: 'a sentence that npm run new has written',
    content: () => makeContent({ causes: [{ id: 'no-path', cause: 'Replace this by the most frequent cause.', byHand: 'x' }] }),
    line: `${FILE} · causes[0].cause: still holds what \`npm run new\` has written. Replace it, or remove the field.`,
  },
  {
    rule: 'scaffold',
    name: 'the scaffold of a section',
    content: () => makeContent({}, {}, BODY.replace('It failed.', 'Replace this by what the tool tried.')),
    line: `${FILE} · body: still holds what \`npm run new\` has written. Write the section.`,
  },
  {
    rule: 'scaffold',
    name: 'a proof that npm run new has written, of a page that has passed before',
    content: () => {
      const content = makeContent();
      const [entry] = content.errors;
      const proof = makeProof('git/example');
      if ('cases' in proof.data && proof.data.cases[0]) proof.data.cases[0].name = 'replace this by the cause';
      if (entry) entry.passed = true;
      content.proofs[0] = proof;
      return content;
    },
    line: 'content/errors/git/example.proof.yaml · cases[0].name: still holds what `npm run new` has written.',
  },
  {
    rule: 'dates',
    name: 'a page that is published tomorrow',
    content: () => makeContent({ published: '2026-11-24' }),
    line: `${FILE} · published: 2026-11-24 is in the future. Write the day when the page first stood on the site.`,
  },
  {
    rule: 'related',
    name: 'a page that is related twice',
    content: () =>
      makeContent({
        related: [
          { id: 'git/other', kind: 'similar-to', why: 'It fails alike.' },
          { id: 'git/other', kind: 'similar-to', why: 'It looks alike.' },
        ],
      }),
    line: `${FILE} · related[1].id: names \`git/other\` a second time. Keep one of the two.`,
  },
  {
    rule: 'places',
    name: 'a page in a folder below a tool',
    content: () => {
      const content = makeContent();
      content.errors.push(makeEntry('git/deeper/third'));
      return content;
    },
    line: 'content/errors/git/deeper/third.mdx:1:1 · path: is not content/errors/<tool>/<slug>.mdx. Move the file.',
  },
  {
    rule: 'orphans',
    name: 'evidence of no page',
    content: () => ({ ...makeContent(), evidence: [makeEvidence('git/exmple')] }),
    line: 'content/evidence/git/exmple.json:1:1 · path: belongs to no page: there is no git/exmple. Did you mean `git/example`? Move or remove it.',
  },
  {
    rule: 'tree',
    name: 'a cause that no look tells apart',
    content: () => makeContent({ causes: UNNAMED }),
    line: `${FILE} · causes[1]: \`wrong-path\` is named by no outcome. Let a look tell it apart.`,
  },
  {
    rule: 'treeCases',
    name: 'a cause without a case',
    content: () => makeContent({ causes: UNNAMED }),
    line: `${FILE} · causes[1]: \`wrong-path\` has no case. Write one, or say in \`unproven\` why there is none and who says it exists.`,
  },
  {
    rule: 'treeSources',
    name: 'an answer that rests on nothing',
    content: () => makeContent({ faq: [{ question: 'How do I know it is fixed?', answer: 'It is.' }] }),
    line: `${FILE} · faq[0]: rests on nothing. Name the \`case\` that shows it, or its \`source\`, or remove it.`,
  },
];

test('content without a problem passes every rule', () => {
  assert.deepEqual(checkContent(makeContent(), TODAY), []);
});

for (const { rule, name, content, line } of REJECTED) {
  test(`${rule}: rejects ${name}`, () => {
    const made = content();
    const lines = RULES[rule](made, TODAY).map(formatProblem);
    assert.ok(
      lines.some((found) => found.startsWith(line)),
      `expected:\n${line}\nfound:\n${lines.join('\n')}`,
    );
    assert.ok(checkContent(made, TODAY).map(formatProblem).join('\n').includes(line), 'the rule is not applied');
    assert.deepEqual(
      checkContent(made, TODAY, Object.keys(RULES) as RuleName[]),
      [],
      'a rule that is left out is applied',
    );
  });
}

test('dates: takes the day that it is on the Line Islands, and no later one', () => {
  const before = new Date('2026-11-23T09:59:59Z');
  const after = new Date('2026-11-23T10:00:00Z');
  const content = makeContent({ updated: '2026-11-24' });
  assert.equal(checkContent(content, before).length, 1);
  assert.deepEqual(checkContent(content, after), []);
});

/** A page of which one thing is wrong, or its proof; tests/unit/proof/tree-page.ts has a sound one. */
const WRONG_TREES: [name: string, content: Content, line: RegExp][] = [
  ['an unknown first look', makeContent({ quickFix: { text: 'x', check: 'lok' } }), /quickFix\.check: `lok` is no command of this page\. Did you mean `look`\?/],
  ['an unknown command as a fix', makeContent({ causes: [{ id: 'no-path', cause: 'x', fix: ['lok'] }] }), /causes\[0\]\.fix: `lok` is no command of this page\./],
  ['an unknown page as a fix', makeContent({ causes: [{ id: 'no-path', cause: 'x', fix: ['git/none'] }] }), /causes\[0\]\.fix: `git\/none` is no page/],
  [
    'a dead end',
    makeContent(command({ outcomes: ['a', 'b'].map((output) => ({ output, means: 'It may be anything.' })) })),
    /outcomes\[0\]: leads nowhere/,
  ],
  ['a case of an unknown cause', withCases({ cause: 'no-pth' }), /cases\[0\]\.cause: is `no-pth`, which is no cause of the page/],
  ['a hand that no case plays', withCases({ between: undefined }), /causes\[0\]\.byHand: is played by no `between`/],
  ['no case from others', withCases({ from: undefined }), /has 0 cases with `from`/],
  [
    'a source that the page does not name',
    makeContent({ causes: [{ id: 'no-path', cause: 'x', byHand: 'x', unproven: { why: 'x', source: 'https://example.org/' } }] }),
    /unproven\.source: `https:\/\/example\.org\/` is not among the page's `sources`/,
  ],
  [
    'a case that the proof has not',
    makeContent({ scenarios: [{ if: 'x', then: 'X.', case: 'of another page' }] }),
    /scenarios\[0\]\.case: `of another page` is no case of the proof/,
  ],
  [
    'an answer from a source that the page does not name',
    makeContent({ faq: [{ question: 'x?', answer: 'X.', source: 'https://example.org/' }] }),
    /faq\[0\]\.source: `https:\/\/example\.org\/` is not among/,
  ],
  [
    'errors that are thrown away',
    makeContent(command({ code: 'ls example 2>/dev/null' })),
    /has none for a look that failed, and the command throws its errors away/,
  ],
];
for (const [name, content, line] of WRONG_TREES) {
  test(`tree: rejects ${name}`, () => {
    assert.match(checkContent(content, TODAY).map(formatProblem).join('\n'), line);
  });
}

test('every rule has a fixture that it rejects', () => {
  const covered = new Set(REJECTED.map(({ rule }) => rule));
  assert.deepEqual(
    Object.keys(RULES).filter((rule) => !covered.has(rule as keyof typeof RULES)),
    [],
  );
});

test('all problems come out at once', () => {
  const content = makeContent({ updated: '2030-01-01', title: 'git: fatal: the other failed' }, {}, '');
  const fields = checkContent(content, TODAY).map(({ file, field }) => `${file.split('/').at(-1)} ${field}`);
  assert.deepEqual(fields, [
    'other.mdx title',
    'example.mdx updated',
    'example.mdx body',
    'example.mdx body',
  ]);
});

test('what has passed before is only compared with the others', () => {
  const content = makeContent();
  const [first, other] = content.errors;
  assert.ok(first && other);
  first.passed = true;
  first.data.faq?.pop();
  other.data.title = first.data.title;
  const lines = checkContent(content, TODAY).map(formatProblem);
  assert.equal(lines.length, 1);
  assert.match(lines.join(), /title: is the same as/);
});
