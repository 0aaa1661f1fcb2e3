import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Worker } from 'node:worker_threads';
import { openThreads } from '../../../../src/build/pages/threads.ts';

const thread = (source: string) => () =>
  new Worker(`const { parentPort } = require('node:worker_threads');\n${source}`, { eval: true });

const ECHO = thread(
  `parentPort.on('message', ({ number, task }) => parentPort.postMessage({ number, result: task }));`,
);

test('every task gets its own answer, from several threads', async () => {
  const threads = openThreads<string, string>(2, ECHO);
  assert.deepEqual(await Promise.all(['a', 'b', 'c'].map((task) => threads.ask(task))), ['a', 'b', 'c']);
  await threads.end();
});

test('a problem fails its own task and no other', async () => {
  const threads = openThreads<string, string>(
    1,
    thread(
      `parentPort.on('message', ({ number, task }) =>
        parentPort.postMessage(task === 'bad' ? { number, problem: 'It is bad.' } : { number, result: task }));`,
    ),
  );
  await assert.rejects(threads.ask('bad'), /^Error: It is bad\.$/);
  assert.equal(await threads.ask('good'), 'good');
  await threads.end();
});

const BROKEN: Record<string, { start: () => Worker; sentence: RegExp }> = {
  'that does not load': {
    start: () => new Worker(new URL('./no-such-thread.mjs', import.meta.url)),
    sentence: /^Error: A thread of the build failed: Cannot find module .*no-such-thread/,
  },
  'that throws while it loads': {
    start: thread(`throw new Error('The disk is full.');`),
    sentence: /^Error: A thread of the build failed: The disk is full\.$/,
  },
  'that throws at a task': {
    start: thread(`parentPort.on('message', () => { throw new Error('The disk is full.'); });`),
    sentence: /^Error: A thread of the build failed: The disk is full\.$/,
  },
  'that throws what is no error': {
    start: thread(`throw 'paper';`),
    sentence: /^Error: A thread of the build failed: paper$/,
  },
  'that ends before it answers': {
    start: thread(`parentPort.on('message', () => process.exit(3));`),
    sentence: /^Error: A thread of the build ended before its work was done, with exit code 3\.$/,
  },
  'that ends with nothing wrong': {
    start: thread(''),
    sentence: /^Error: A thread of the build ended before its work was done, with exit code 0\.$/,
  },
};

for (const [name, { start, sentence }] of Object.entries(BROKEN))
  test(`a thread ${name} fails every open task and every later one`, async () => {
    const threads = openThreads<string, string>(1, start);
    const results = await Promise.allSettled([threads.ask('one'), threads.ask('two')]);
    for (const result of results) assert.match(String((result as PromiseRejectedResult).reason), sentence);
    await assert.rejects(threads.ask('later'), sentence);
    await threads.end();
  });

test('an answer that cannot be read fails the task', async () => {
  let started: Worker | undefined;
  const threads = openThreads<string, string>(1, () => (started = thread('setInterval(() => {}, 1000);')()));
  const asked = threads.ask('one');
  started?.emit('messageerror', new Error('It is cut off.'));
  await assert.rejects(
    asked,
    /^Error: A thread of the build gave an answer that cannot be read: It is cut off\.$/,
  );
  await threads.end();
});
