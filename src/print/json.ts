import { absoluteUrl, urls } from '../urls.ts';
import type { ErrorView, FullView } from '../catalog/views.ts';

/** The public JSON of an error page. Fields may be added; none changes its meaning or goes away. */
export function jsonTwin(view: FullView) {
  return {
    id: view.id,
    url: absoluteUrl(view.url),
    markdown: absoluteUrl(urls.markdown(view.id)),
    title: view.title,
    description: view.description,
    tool: { id: view.tool.id, name: view.tool.name },
    area: { id: view.area.id, name: view.area.name },
    updated: view.updated,
    signatures: view.signatures.map(({ template, needs, from }) => ({ template, needs, from })),
    aliases: view.aliases,
    quickFix: view.quickFix,
    body: view.body.trim(),
    causes: view.causes,
    fixes: view.fixes,
    commands: view.commands.map(({ blocks, outcomes, ...command }) => ({
      ...command,
      blocks: blocks.map(({ shell, file, code, template }) => ({ shell, file, code, template })),
      outcomes: outcomes.map(({ nextLink: _link, ...outcome }) => outcome),
    })),
    values: view.values,
    scenarios: view.scenarios,
    steps: view.steps,
    platforms: view.platforms,
    prevention: view.prevention,
    related: view.related.map(({ id, kind, why, check }) => ({ id, kind, why, check })),
    faq: view.faq,
    sources: view.sources,
    proof: {
      level: view.proof.level,
      summary: view.proof.summary,
      stale: view.proof.stale,
      exempt: view.proof.exempt,
    },
  };
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
