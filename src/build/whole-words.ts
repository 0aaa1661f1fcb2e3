import type { SatteriProcessorOptions } from '@astrojs/markdown-satteri';
import { codePieces } from '../print/inline-code.ts';

type Plugin = NonNullable<SatteriProcessorOptions['hastPlugins']>[number];

/** Prints the inline code of a page's body as that of its fields is printed: a word that a browser would break stays whole. */
export const wholeWords: Plugin = {
  name: 'whole-words',
  element: {
    filter: ['code'],
    visit(node, context) {
      const code = context.textContent(node);
      const pieces = codePieces(code);
      // A block of code ends with a line break, and keeps its lines itself.
      if (code.includes('\n') || pieces.length === 1) return;
      context.replaceNode(node, {
        ...node,
        children: pieces.map((piece) =>
          typeof piece === 'string'
            ? { type: 'text', value: piece }
            : {
                type: 'element',
                tagName: 'code',
                properties: {},
                children: [{ type: 'text', value: piece[0] }],
              },
        ),
      });
    },
  },
};
