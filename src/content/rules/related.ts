import { RELATION_KINDS } from '../../schema/related.ts';
import type { ErrorEntry } from '../content-files.ts';
import { pageIds } from '../known-ids.ts';
import { nearestOf } from '../problems.ts';
import type { ContentRule } from './rule.ts';

type Relation = ErrorEntry['data']['related'][number];
type Fault = { field: 'id' | 'kind'; message: string };

/** Refuses a relation to no page, to the page itself, to one page twice, and a pair whose two sides contradict each other. */
export const related: ContentRule = (content) => {
  const pages = pageIds(content);
  const byId = new Map(content.errors.map((entry) => [entry.id, entry]));
  return content.errors.flatMap((entry) => {
    const seen = new Set<string>();
    return entry.data.related.flatMap((relation, index) => {
      const fault = nameFault(relation, entry, seen, pages) ?? kindFault(relation, entry, byId);
      seen.add(relation.id);
      return fault
        ? [{ file: entry.file, field: `related[${index}].${fault.field}`, message: fault.message }]
        : [];
    });
  });
};

function nameFault(
  { id }: Relation,
  entry: ErrorEntry,
  seen: Set<string>,
  pages: Set<string>,
): Fault | undefined {
  const at = (message: string): Fault => ({ field: 'id', message });
  if (id === entry.id) return at('is this page itself. Remove it.');
  if (seen.has(id)) return at(`names \`${id}\` a second time. Keep one of the two.`);
  if (pages.has(id)) return undefined;
  return at(`\`${id}\` is not a page.${nearestOf(id, [...pages])} Name one that exists.`);
}

function kindFault({ id, kind }: Relation, entry: ErrorEntry, byId: Map<string, ErrorEntry>): Fault | undefined {
  const other = byId.get(id);
  if (!other) return undefined;
  const back = other.data.related.find((relation) => relation.id === entry.id);
  const expected = RELATION_KINDS[kind];
  if (back && back.kind !== expected)
    return {
      field: 'kind',
      message: `is \`${kind}\`, but ${other.file} calls this page \`${back.kind}\`. They contradict each other: there it should be \`${expected}\`.`,
    };
  if (!back && kind === 'confused-with')
    return {
      field: 'kind',
      message: `is \`confused-with\`, which goes both ways, but ${other.file} does not name this page. Add it there.`,
    };
  return undefined;
}
