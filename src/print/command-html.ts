import type { BlockView, ValueView } from '../catalog/views.ts';
import { colouredRuns, columnAfter, escapeHtml, type Run, runsHtml } from './highlight.ts';
import { escapeXml } from './xml.ts';

/** A block's code as coloured HTML; each value in it is a `<command-hole>` that says what it is. */
export function commandHtml({ code, pieces, shell, file }: BlockView): string {
  const runs = colouredRuns(code, shell ?? file ?? '');
  let end = 0;
  return pieces
    .map(({ text, value }) => {
      const start = end;
      end += text.length;
      if (value) return holeHtml(text, value);
      return runsHtml(cut(runs, start, end), columnAfter(code.slice(0, start)));
    })
    .join('');
}

function holeHtml(text: string, { name, label, default: usual }: ValueView): string {
  const attributes = [
    `name="${name}"`,
    `title="${escapeXml(label)}"`,
    // What a shell needs quoted is typed without the quotes.
    ...(text === usual ? [] : [`data-default="${escapeXml(usual)}"`]),
  ];
  return `<command-hole ${attributes.join(' ')}>${escapeHtml(text)}</command-hole>`;
}

/** The runs between two places of their text. */
function cut(runs: Run[], from: number, to: number): Run[] {
  let end = 0;
  return runs.flatMap(({ name, text }) => {
    const start = end;
    end += text.length;
    const part = text.slice(Math.max(0, from - start), Math.max(0, to - start));
    return part ? [{ name, text: part }] : [];
  });
}
