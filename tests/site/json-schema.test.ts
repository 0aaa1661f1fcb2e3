import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { SIGNATURES_SCHEMA } from '../../src/core/index.ts';
import { errorPages, readDist, readPages } from './dist.ts';

type Schema = {
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
};

const read = (file: string): unknown => JSON.parse(readDist(file));
const pages = errorPages(readPages()).map(({ id }) => [id, read(`errors/${id}.json`)] as const);
const schema = read('errors.schema.json') as Schema;

const ajv = new Ajv2020({ allErrors: true, validateFormats: false });
const pageCheck = ajv.compile(schema);
const signaturesCheck = ajv.compile(SIGNATURES_SCHEMA);

/** What a validator holds against a value, a sentence each. */
function faults(check: ValidateFunction, value: unknown): string[] {
  check(value);
  return (check.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

/** The members of a value that a schema does not name. */
function unnamed(value: unknown, { properties, items, anyOf }: Schema, at = ''): string[] {
  if (typeof value !== 'object' || value === null) return [];
  if (anyOf) {
    const found = anyOf.map((each) => unnamed(value, each, at));
    return found.find((each) => each.length === 0) ?? found.flat();
  }
  if (Array.isArray(value))
    return value.flatMap((item, index) => unnamed(item, items ?? {}, `${at}[${index}]`));
  return Object.entries(value).flatMap(([key, inner]) => {
    const own = properties?.[key];
    return own ? unnamed(inner, own, `${at}.${key}`) : [`${at}.${key}`];
  });
}

test('every page’s JSON fits the published schema, which names all that it holds', () => {
  assert.ok(pages.length > 100);
  for (const [id, twin] of pages) {
    assert.deepEqual(faults(pageCheck, twin), [], id);
    assert.deepEqual(unnamed(twin, schema), [], id);
  }
});

test('signatures.json fits its schema', () => {
  assert.deepEqual(faults(signaturesCheck, read('signatures.json')), []);
});

test('a page that lacks a member, has a wrong one or an unnamed one is found out', () => {
  const [, twin] = pages.find(([, each]) => 'tree' in (each as object)) ?? [];
  const { commands: _commands, ...without } = twin as { commands: object[]; tree: object };
  assert.match(faults(pageCheck, without).join('\n'), /must have required property 'commands'/);
  assert.match(faults(pageCheck, { ...without, commands: [{ id: 'Not A Name' }] }).join('\n'), /commands\/0/);
  assert.deepEqual(unnamed({ ...without, tree: { ...without.tree, extra: 1 } }, schema), ['.tree.extra']);
});
