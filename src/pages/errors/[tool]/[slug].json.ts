import type { APIRoute, GetStaticPaths } from 'astro';
import { getTwinPaths } from '../../../catalog/catalog.ts';
import { json } from '../../../print/twins.ts';
import type { FullView } from '../../../catalog/views.ts';

export const getStaticPaths = getTwinPaths satisfies GetStaticPaths;

/** The page as JSON: the same facts, the same commands to the byte. */
export const GET: APIRoute<{ view: FullView }> = ({ props }) =>
  new Response(json.write(props.view), { headers: { 'content-type': json.contentType } });
