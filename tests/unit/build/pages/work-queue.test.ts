import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import { test } from 'node:test';
import { createWorkQueue } from '../../../../src/build/pages/work-queue.ts';

test('adding waits only while more than the limit is open; ending waits for the rest', async () => {
  const queue = createWorkQueue(2);
  const done: number[] = [];
  const work = async (number: number) => {
    await setTimeout(20 * number);
    done.push(number);
  };
  await queue.add(work(1));
  await queue.add(work(2));
  assert.deepEqual(done, []);
  await queue.add(work(3));
  assert.deepEqual(done, [1]);
  await queue.end();
  assert.deepEqual(done, [1, 2, 3]);
});

test('what fails in the work fails who ends, and nobody before', async () => {
  const queue = createWorkQueue(2);
  await queue.add(Promise.reject(new Error('the disk is full')));
  await setTimeout(5);
  await assert.rejects(queue.end(), /the disk is full/);
});

test('what fails in the work fails who adds when it is full', async () => {
  const queue = createWorkQueue(1);
  await queue.add(Promise.reject(new Error('the disk is full')));
  await assert.rejects(queue.add(Promise.resolve()), /the disk is full/);
});
