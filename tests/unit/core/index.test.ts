import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as core from '../../../src/core/index.ts';

test('the public surface is these names', () => {
  assert.deepEqual(Object.keys(core).sort(), [
    'FillError',
    'SIGNATURES_SCHEMA',
    'SIGNATURES_VERSION',
    'TemplateError',
    'checkHolesUnquoted',
    'commandHoles',
    'createMatcher',
    'createSearch',
    'fillCommand',
    'fillText',
    'findTellingLines',
    'generalizeLine',
    'holeNames',
    'matchLog',
    'parseOutput',
    'parseSignatures',
    'parseTemplate',
    'quote',
    'redact',
    'searchPages',
    'serializeSignatures',
    'templateText',
  ]);
});
