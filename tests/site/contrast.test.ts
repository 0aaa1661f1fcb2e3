import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordFigure } from '../figures.ts';
import { contrast, contrastProblems, lowestTextContrast, palettes } from './contrast.ts';
import { listFiles, readDist } from './dist.ts';

const css = listFiles()
  .filter((file) => file.endsWith('.css'))
  .map(readDist)
  .join('');

test('every text colour is 7:1 on its ground, every edge and ring 3:1, in both themes', () => {
  assert.ok(Object.keys(palettes(css).light).length >= 11, 'the tokens were not read');
  assert.deepEqual(contrastProblems(css), []);
  const lowest = lowestTextContrast(css);
  recordFigure('lowest-contrast', Math.floor(100 * lowest) / 100);
  assert.ok(lowest >= 7);
});

test('contrast is WCAG’s', () => {
  assert.equal(contrast('#000000', '#ffffff'), 21);
  assert.equal(contrast('#777777', '#ffffff').toFixed(2), '4.48');
});

test('a pale token, an unknown one and a colour outside the tokens are rejected', () => {
  const spoilt = css
    .replace(/--muted:light-dark\(#[0-9a-f]+/, '--muted:light-dark(#fbfaf6')
    .replace('--paper:', '--new:#123;--paper:')
    .concat('.a{border:1px solid #abc}');
  assert.deepEqual(contrastProblems(spoilt), [
    'light: muted on paper is 1.00, less than 7',
    'light: muted on tint is 1.10, less than 7',
    'new is a colour that no pair names',
    'border: 1px solid #abc is no token',
  ]);
});
