import { comparedSignature } from '../content/compared-signature.ts';
import type { ComparisonData } from '../schema/comparison.ts';
import { urls } from '../urls.ts';
import type { CommandView, ComparisonView, ErrorView } from './views.ts';

/** The comparisons with their rows, in the order of the errors; each error learns which it stands in. */
export function compare(comparisons: ComparisonData[], errors: ErrorView[]): ComparisonView[] {
  return comparisons.map((comparison) => {
    const { id, title, description } = comparison;
    const link = { title, url: urls.comparison(id) };
    const signatureOf = comparedSignature(comparison);
    const rows = errors.flatMap((error) => {
      const wording = error.signatures[signatureOf(error, error.area.id) ?? -1];
      if (!wording) return [];
      error.comparisons.push(link);
      return [{ error, wording, check: firstLook(error) }];
    });
    return { id, description, ...link, rows };
  });
}

function firstLook({ tree, commands }: ErrorView): CommandView | undefined {
  return (
    commands.find(({ id }) => id === tree.quickFix.check) ?? commands.find(({ risk }) => risk === 'inspects')
  );
}
