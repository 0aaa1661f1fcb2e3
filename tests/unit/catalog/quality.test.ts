import assert from 'node:assert/strict';
import { test } from 'node:test';
import { QUALITY, reaches, readableFigure, readableGoal } from '../../../src/catalog/quality.ts';

test('a goal is reached by what it names and missed by what is next to it', () => {
  const cases: [value: number, goal: Parameters<typeof reaches>[1], expected: boolean][] = [
    [135, { is: 135 }, true],
    [134, { is: 135 }, false],
    [7, { least: 7 }, true],
    [6.99, { least: 7 }, false],
    [8, { most: 8 }, true],
    [9, { most: 8 }, false],
    [Number.NaN, { most: 8 }, false],
  ];
  for (const [value, goal, expected] of cases)
    assert.equal(reaches(value, goal), expected, `${value} ${JSON.stringify(goal)}`);
});

test('figures and goals are printed with their units', () => {
  assert.equal(readableFigure(9890, 'bytes'), '9,890 bytes');
  assert.equal(readableFigure(0.3149, '×'), '0.31 ×');
  assert.equal(readableFigure(7.26, ':1'), '7.26:1');
  assert.equal(readableFigure(76, '%'), '76%');
  assert.equal(readableGoal({ is: 0 }, ''), '0');
  assert.equal(readableGoal({ least: 7 }, ':1'), 'at least 7:1');
  assert.equal(readableGoal({ most: 10_240 }, 'bytes'), 'at most 10,240 bytes');
});

test('no id names two figures', () => {
  const ids = QUALITY.flatMap(({ figures }) => Object.keys(figures));
  assert.equal(new Set(ids).size, ids.length);
});
