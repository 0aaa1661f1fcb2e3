import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seenOutcomes } from '../../../src/proof/outcome.ts';

const outcome = (output?: string) =>
  output === undefined ? { silent: true as const, means: 'x' } : { output, means: 'x' };

const TABLE: { outputs: (string | undefined)[]; printed: string; seen: number[]; why: string }[] = [
  {
    outputs: ['listening on {port:number}', undefined],
    printed: 'listening on 3000\n',
    seen: [0],
    why: 'a hole',
  },
  { outputs: ['listening on {port:number}', undefined], printed: '\n', seen: [1], why: 'silence' },
  { outputs: ['listening on {port:number}', undefined], printed: 'nothing here', seen: [], why: 'neither' },
  { outputs: ['yes', 'no'], printed: 'yes\nno\n', seen: [0, 1], why: 'both' },
  {
    outputs: ['-rw {links:number} root root {rest:line}', '-rw {links:number} {owner:word} {rest:line}'],
    printed: '-rw 1 root root 6 notes.txt',
    seen: [0],
    why: 'the second is only more general',
  },
  {
    outputs: ['{name} = {name}', 'other'],
    printed: 'a = b',
    seen: [],
    why: 'the same hole twice with two values',
  },
  {
    outputs: ['PATH={folders}\\nodejs', 'a\nb'],
    printed: 'PATH=C:\\nodejs',
    seen: [0],
    why: 'a backslash before an n is no line end',
  },
  { outputs: ['a\nb', 'other'], printed: 'a  \n  b', seen: [0], why: 'space around a line end' },
];

for (const { outputs, printed, seen, why } of TABLE) {
  test(`outcomes: ${why}`, () => assert.deepEqual(seenOutcomes(outputs.map(outcome), printed), seen));
}
