import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import { test } from 'node:test';
import { createHandover, createQueue, createTurns } from '../../../src/integrations/work-queue.ts';

test('adding waits only while more than the limit is open; ending waits for the rest', async () => {
  const queue = createQueue(2);
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
  const queue = createQueue(2);
  await queue.add(Promise.reject(new Error('the disk is full')));
  await setTimeout(5);
  await assert.rejects(queue.end(), /the disk is full/);
});

test('what fails in the work fails who adds when it is full', async () => {
  const queue = createQueue(1);
  await queue.add(Promise.reject(new Error('the disk is full')));
  await assert.rejects(queue.add(Promise.resolve()), /the disk is full/);
});

test('those who took a turn act in the order in which they took it', async () => {
  const takeTurn = createTurns();
  const acted: number[] = [];
  const work = async (number: number, milliseconds: number) => {
    const turn = takeTurn();
    await setTimeout(milliseconds);
    await turn.comes;
    acted.push(number);
    turn.end();
  };
  await Promise.all([work(1, 20), work(2, 1), work(3, 10)]);
  assert.deepEqual(acted, [1, 2, 3]);
});

test('things come out of a handover as they went in; who gives waits for who takes', async () => {
  const handover = createHandover<number>();
  const events: string[] = [];
  const giving = (async () => {
    for (const thing of [1, 2]) {
      await handover.give(thing);
      events.push(`gave ${thing}`);
    }
  })();
  await setTimeout(5);
  assert.deepEqual(events, []);
  assert.equal(await handover.take(), 1);
  assert.equal(await handover.take(), 2);
  await giving;
  assert.deepEqual(events, ['gave 1', 'gave 2']);
  const asked = handover.take();
  await handover.give(3);
  assert.equal(await asked, 3);
});

test('who asks for what never comes is told so', async () => {
  const handover = createHandover<number>();
  const asked = handover.take();
  const given = handover.give(1);
  assert.equal(await asked, 1);
  await given;
  const late = handover.take();
  handover.end();
  await assert.rejects(late, /never comes/);
  await assert.rejects(handover.take(), /never comes/);
});
