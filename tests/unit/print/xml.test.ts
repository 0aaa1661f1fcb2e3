import assert from 'node:assert/strict';
import { test } from 'node:test';
import { escapeXml } from '../../../src/print/xml.ts';

test('XML text cannot break out', () => {
  assert.equal(escapeXml('<a href="x">&\u0007</a>'), '&lt;a href=&quot;x&quot;&gt;&amp;&lt;/a&gt;');
});
