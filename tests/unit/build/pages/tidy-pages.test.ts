import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tidy } from '../../../../src/build/pages/tidy-pages.ts';

const CASES: [what: string, html: string, expected: string][] = [
  [
    'white space around blocks goes',
    '<ul> <li>\n  one </li> <li>two</li>\n</ul>',
    '<ul><li>one</li><li>two</li></ul>',
  ],
  [
    'the space between words and inline elements stays',
    '<p> a <b>b</b>\n <i>c</i> d </p>',
    '<p>a <b>b</b> <i>c</i> d</p>',
  ],
  [
    'the space between two links stays',
    '<nav> <a href="/">A</a> <a href="/b/">B</a> </nav>',
    '<nav><a href="/">A</a> <a href="/b/">B</a></nav>',
  ],
  ['a space that does not break stays', '<p>\u00a0a\u00a0</p>', '<p>\u00a0a\u00a0</p>'],
  [
    'code keeps every space',
    '<pre> <code>a\n  b  </code></pre> <p><code>x  y</code></p>',
    '<pre> <code>a\n  b  </code></pre><p><code>x  y</code></p>',
  ],
  [
    'data is not touched',
    '<script type="application/ld+json">{"a":"b  &#39;c&#39;"}</script>',
    '<script type="application/ld+json">{"a":"b  &#39;c&#39;"}</script>',
  ],
  [
    'text needs no entities for quotes, attributes do',
    '<p title="&quot;">&quot;a&#39;s&quot; &lt;b&gt;</p>',
    '<p title="&quot;">"a\'s" &lt;b&gt;</p>',
  ],
  [
    'a value may hold an angle bracket',
    '<command-block data-template="a > b" class="d"> <p>x</p></command-block>',
    '<command-block data-template="a > b" class="d"><p>x</p></command-block>',
  ],
];
for (const [what, html, expected] of CASES) test(what, () => assert.equal(tidy(html), expected));
