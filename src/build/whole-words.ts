import type { SatteriProcessorOptions } from '@astrojs/markdown-satteri';
import { codePieces, LINE } from '../print/inline-code.ts';

type Plugin = NonNullable<SatteriProcessorOptions['hastPlugins']>[number];

/** Prints the inline code of a page's body as that of its fields is printed: a word that a browser would break stays whole. */
export const wholeWords: Plugin = {
  name: 'whole-words',
  element: {
    filter: ['code'],
    visit(node, context) {
      const code = context.textContent(node);
      // A block of code ends with a line break, and keeps its lines itself; what is in code already is a piece.
      if (code.includes('\n') || code.length <= LINE) return;
      context.replaceNode(node, {
        ...node,
        children: codePieces(code).map(({ text, element }) =>
          !element
            ? { type: 'text', value: text }
            : {
                type: 'element',
                tagName: element,
                properties: {},
                children: [{ type: 'text', value: text }],
              },
        ),
      });
    },
  },
};
