import { parseOutput, parseTemplate, templateText } from '../core/signatures/template.ts';
import { commandBlocks, undoBlocks } from './commands.ts';
import { compare } from './comparisons.ts';
import { coverageOf } from './coverage.ts';
import type { Content, ErrorEntry } from '../content/content-files.ts';
import { proofView } from './proof-state.ts';
import { causeFragment, fixSentences, stepSentences, treeView } from './tree-view.ts';
import { urls } from '../urls.ts';
import { targetOf } from '../content/page-tree.ts';
import type { Outcome } from '../schema/error.ts';
import type { Proof } from '../schema/proof.ts';
import type {
  AreaView,
  CommandView,
  FullCatalog,
  FullView,
  Link,
  ProofView,
  SignatureView,
  ToolView,
} from './views.ts';

/** The whole reference as view objects, from content that fits its schemas. Equal content gives equal views, whatever the day. */
export function buildCatalog({
  areas,
  tools,
  errors: entries,
  proofs,
  evidence,
  comparisons,
}: Content): FullCatalog {
  const newest = newestDay(entries, evidence);
  const proofOf = new Map(proofs.map(({ id, data }) => [id, data]));
  const evidenceOf = new Map(evidence.map((entry) => [entry.id, entry]));
  const titleOf = new Map(entries.map(({ id, data }) => [id, data.title]));

  const shelves = areas.map(({ id, name, description }) => ({ id, name, description, url: urls.area(id) }));
  const toolViews: ToolView[] = tools
    .map(({ id, data }) => {
      const area = shelves.find((shelf) => shelf.id === data.area);
      if (!area)
        throw new Error(`content/tools/${id}.yaml · area: ${data.area} is not in content/areas.yaml.`);
      return {
        id,
        title: data.name,
        url: urls.tool(id),
        description: data.description,
        links: data.links,
        area,
        errors: [],
        groups: [],
      };
    })
    .sort(byTitle);

  const groupsOf = (id: string) => tools.find((tool) => tool.id === id)?.data.groups ?? [];
  const errors = toolViews.flatMap((tool) => {
    const own = entries
      .filter(({ id }) => id.startsWith(`${tool.id}/`))
      .sort((a, b) => byTitle(a.data, b.data));
    const views = own.map((entry) => ({
      ...errorView(
        entry,
        tool,
        titleOf,
        proofView(entry.data, proofOf.get(entry.id), evidenceOf.get(entry.id)?.data, newest),
        proofOf.get(entry.id),
      ),
      evidenceSum: evidenceOf.get(entry.id)?.sum,
    }));
    tool.errors = views;
    tool.groups = groupsOf(tool.id).map(({ title, errors: slugs }) => ({
      title,
      errors: slugs.flatMap((slug) => views.filter(({ id }) => id === `${tool.id}/${slug}`)),
    }));
    return views;
  });

  const areaViews: AreaView[] = shelves.map(({ id, name, description, url }) => {
    const own = toolViews.filter((tool) => tool.area.id === id && tool.errors.length > 0);
    return {
      id,
      title: name,
      description,
      url,
      tools: own,
      count: own.reduce((sum, tool) => sum + tool.errors.length, 0),
    };
  });
  return {
    areas: areaViews.filter((area) => area.count > 0),
    tools: toolViews.filter((tool) => tool.errors.length > 0),
    errors,
    comparisons: compare(comparisons, errors),
  };
}

/** The latest day that the content names: of a check of a page, or of a run. */
function newestDay(errors: Content['errors'], evidence: Content['evidence']): string {
  const days = [...errors.map(({ data }) => data.updated), ...evidence.map(({ data }) => data.date)];
  return days.reduce((newest, day) => (day > newest ? day : newest), '');
}

function errorView(
  { id, data, body, file }: ErrorEntry,
  tool: ToolView,
  titleOf: Map<string, string>,
  proof: ProofView,
  recipe: Proof | undefined,
): Omit<FullView, 'evidenceSum'> {
  const values = Object.entries(data.values ?? {}).map(([name, value]) => ({ name, ...value }));
  const commandTitles = new Map(data.commands.map((command) => [command.id, command.title]));
  const linkTo = (target: string): Link =>
    target.includes('/')
      ? { title: titleOf.get(target) ?? target, url: urls.error(target) }
      : { title: commandTitles.get(target) ?? target, url: `#${target}` };
  const nextLink = (outcome: Outcome): Link | undefined => {
    const target = targetOf(data, outcome);
    if (!target || target === 'fixed') return undefined;
    if ('byHand' in target) return { title: 'The fix by hand', url: `#${causeFragment(target.byHand)}` };
    return linkTo('page' in target ? target.page : target.command);
  };
  const commands: CommandView[] = data.commands.map(
    ({ id, title, risk, scope, undo, rehearse, note, ...command }) => ({
      id,
      title,
      risk,
      scope,
      undo: typeof undo === 'string' ? undo : undo?.note,
      undoBlocks: undoBlocks({ id, title, risk, undo, ...command }, values),
      touches: proof.evidence?.tree.touches[id] ?? [],
      rehearse,
      note,
      blocks: commandBlocks({ id, title, risk, ...command }, values),
      outcomes: (command.outcomes ?? []).map((outcome) => ({
        ...outcome,
        text: outcome.output === undefined ? undefined : templateText(parseOutput(outcome.output)),
        leadsTo: targetOf(data, outcome),
        nextLink: nextLink(outcome),
      })),
    }),
  );
  return {
    ...data,
    id,
    file,
    quickFix: data.quickFix.text,
    causes: data.causes.map(({ cause }) => cause),
    tree: treeView(data, proof.evidence, linkTo),
    coverage: coverageOf(data, recipe, proof.evidence),
    fixes: fixSentences(data, linkTo),
    steps: stepSentences(data, linkTo),
    scenarios: data.scenarios ?? [],
    prevention: data.prevention ?? [],
    faq: data.faq ?? [],
    proof,
    url: urls.error(id),
    tool: { id: tool.id, name: tool.title, url: tool.url },
    area: tool.area,
    signatures: data.signatures.map(signatureView),
    unless: data.unless ?? [],
    aliases: data.aliases ?? [],
    commands,
    values,
    platforms: data.platforms ?? [],
    related: data.related.map((relation) => ({
      ...relation,
      ...linkTo(relation.id),
      tool: relation.id.split('/')[0] ?? '',
    })),
    comparisons: [],
    body,
  };
}

function signatureView({
  template,
  needs = [],
  from,
}: ErrorEntry['data']['signatures'][number]): SignatureView {
  const parsed = parseTemplate(template);
  return {
    template,
    text: templateText(parsed),
    parts: parsed.parts.map((part) => (typeof part === 'string' ? part : { hole: part.name })),
    needs,
    from,
  };
}

/** By name, whatever the case; the same on every machine; `(6)` stands before `(60)`. */
const TITLES = new Intl.Collator('en', { numeric: true });

function byTitle(a: { title: string }, b: { title: string }): number {
  return TITLES.compare(a.title, b.title);
}
