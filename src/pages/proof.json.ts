import type { APIRoute } from 'astro';
import { getCatalog } from '../catalog/catalog.ts';
import { scoreOf, toolScores, totalCoverage } from '../catalog/scoreboard.ts';

/** The scoreboard as data: totals, each tool, each page with its level, tool version and day of the run. */
export const GET: APIRoute = async () => {
  const { tools, errors } = await getCatalog();
  return Response.json({
    version: 1,
    pages: errors.length,
    score: scoreOf(errors),
    tools: toolScores(tools).map(({ id, score, pages }) => ({ id, pages, score })),
    coverage: totalCoverage(errors),
    errors: errors.map(({ id, proof, coverage }) => ({
      id,
      coverage,
      level: proof.level,
      tool: proof.evidence?.tool,
      system: proof.evidence?.system,
      date: proof.evidence?.date,
      stale: proof.stale,
      exempt: proof.exempt?.reason,
    })),
  });
};
