import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { load } from 'js-yaml';
import { listFiles } from '../../src/content/list-files.ts';

const GITHUB = '.github';
const read = (folder: string) =>
  listFiles(path.join(GITHUB, folder)).map((name) => ({
    name,
    text: readFileSync(path.join(GITHUB, folder, name), 'utf8'),
  }));
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: object };

interface Workflow {
  permissions?: unknown;
  jobs: Record<string, { permissions?: unknown; steps: { uses?: string; run?: string }[] }>;
}

/** What in a workflow may be changed by others, may do more than read, or runs what is not there. */
function workflowFaults(text: string): string[] {
  const { permissions, jobs } = load(text) as Workflow;
  const steps = Object.values(jobs).flatMap((job) => job.steps);
  const pinned = [...text.matchAll(/uses: (\S+@[0-9a-f]{40}) # v\d+\.\d+\.\d+$/gm)].map(([, use]) => use);
  const missing = steps.flatMap(({ run = '' }) => {
    const [program = '', second = '', third = ''] = run.split(' ');
    if (program === 'npm' && second === 'run') return third in scripts ? [] : [run];
    return existsSync(program === 'node' ? second : program) ? [] : [run];
  });
  return [
    ...(JSON.stringify(permissions) === '{"contents":"read"}' ? [] : ['it may do more than read']),
    ...Object.entries(jobs).flatMap(([name, job]) =>
      job.permissions ? [`${name} has its own permissions`] : [],
    ),
    ...steps.flatMap(({ uses }) => (uses && !pinned.includes(uses) ? [`${uses} is not pinned`] : [])),
    ...missing.filter((run) => run !== '').map((run) => `${run} is not there`),
  ];
}

interface Field {
  type: string;
  id?: string;
  attributes: { label?: string; value?: string };
}

/** What GitHub would refuse in a form, or the site's links could not fill in. */
function formFaults(text: string): string[] {
  const { name, description, body } = load(text) as { name?: string; description?: string; body: Field[] };
  const fields = body.filter(({ type }) => type !== 'markdown');
  const ids = fields.map(({ id }) => id);
  return [
    ...(name && description ? [] : ['it has no name or no description']),
    ...(fields.length > 0 ? [] : ['it asks for nothing']),
    ...fields.flatMap(({ type, id, attributes }) => [
      ...(['input', 'textarea', 'dropdown', 'checkboxes'].includes(type)
        ? []
        : [`${type} is no type of field`]),
      ...(id && /^[a-z-]+$/.test(id) ? [] : [`${id} is no id`]),
      ...(attributes.label ? [] : [`${id} has no label`]),
    ]),
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${id} stands twice`),
  ];
}

for (const { name, text } of read('workflows'))
  test(`${name} only reads, and runs what is pinned and there`, () =>
    assert.deepEqual(workflowFaults(text), []));

const forms = read('ISSUE_TEMPLATE').filter(({ name }) => name !== 'config.yml');
for (const { name, text } of forms) test(`${name} is a form`, () => assert.deepEqual(formFaults(text), []));

test('there are forms for a missing page and for a wrong one, and a link may bring its own text', () => {
  assert.deepEqual(forms.map(({ name }) => name).sort(), ['missing-page.yml', 'wrong-page.yml']);
  const config = load(readFileSync(path.join(GITHUB, 'ISSUE_TEMPLATE/config.yml'), 'utf8'));
  assert.equal((config as { blank_issues_enabled: boolean }).blank_issues_enabled, true);
});

test('a workflow that takes whatever a tag names, writes, or runs what is gone is rejected', () => {
  const steps = '[{ uses: actions/checkout@v6 }, { run: npm run gone }, { run: scripts/gone }]';
  assert.deepEqual(workflowFaults(`jobs: { a: { permissions: write-all, steps: ${steps} } }`), [
    'it may do more than read',
    'a has its own permissions',
    'actions/checkout@v6 is not pinned',
    'npm run gone is not there',
    'scripts/gone is not there',
  ]);
});

test('a form that GitHub would not show is rejected', () => {
  const field = '{ type: text, id: a b, attributes: {} }';
  assert.deepEqual(formFaults(`body: [${field}, ${field}]`), [
    'it has no name or no description',
    ...['text is no type of field', 'a b is no id', 'a b has no label'],
    ...['text is no type of field', 'a b is no id', 'a b has no label'],
    'a b stands twice',
  ]);
});
