import type { APIRoute } from 'astro';
import { getCatalog } from '../catalog/catalog.ts';
import { pageAnswer } from '../print/answers.ts';

/** Every page's answer by id, for the home page's box: what stands beside a matched log without asking for more. */
export const GET: APIRoute = async () => {
  const { errors } = await getCatalog();
  return Response.json(Object.fromEntries(errors.map((view) => [view.id, pageAnswer(view)])));
};
