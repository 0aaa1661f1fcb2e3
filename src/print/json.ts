import { absoluteUrl, urls } from '../urls.ts';
import type { ErrorView, FullView } from '../catalog/views.ts';
import { SECTIONS, type SectionsJson } from '../sections/index.ts';
import type { Section } from '../sections/section.ts';

/** The public JSON of an error page. Fields may be added; none changes its meaning or goes away. */
export function jsonTwin(view: FullView, sections?: Record<string, Section>) {
  return {
    id: view.id,
    url: absoluteUrl(view.url),
    markdown: absoluteUrl(urls.markdown(view.id)),
    title: view.title,
    description: view.description,
    tool: { id: view.tool.id, name: view.tool.name },
    area: { id: view.area.id, name: view.area.name },
    published: view.published,
    updated: view.updated,
    signatures: view.signatures.map(({ template, needs, from }) => ({ template, needs, from })),
    aliases: view.aliases,
    quickFix: view.quickFix,
    body: view.body.trim(),
    ...sectionMembers(view, sections),
  };
}

/** What every section adds; a section that a page does not have adds its empty lists all the same. */
function sectionMembers(view: FullView, sections: Record<string, Section> = SECTIONS): SectionsJson {
  return Object.assign({}, ...Object.values(sections).map(({ json }) => json(view))) as SectionsJson;
}

/** One line of `errors.json`: enough to list, filter and find the rest. */
export function jsonSummary({
  id,
  url,
  title,
  description,
  tool,
  area,
  updated,
  quickFix,
  signatures,
  proof,
}: ErrorView) {
  return {
    id,
    url: absoluteUrl(url),
    json: absoluteUrl(urls.json(id)),
    title,
    description,
    tool: tool.id,
    area: area.id,
    updated,
    quickFix,
    signatures: signatures.map(({ template }) => template),
    proof: proof.level,
  };
}
