import type { APIRoute } from 'astro';
import { recordedGroups } from '../catalog/quality.ts';

/** The figures of the quality page as data: value, unit, goal, whether it is reached, the day and the command of the run. */
export const GET: APIRoute = () =>
  Response.json({
    version: 1,
    figures: recordedGroups().flatMap(({ title: group, command, figures }) =>
      figures.map((figure) => ({ group, ...figure, command })),
    ),
  });
