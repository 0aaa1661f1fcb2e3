import type { APIRoute, GetStaticPaths } from 'astro';
import { getTwinPaths } from '../../../catalog/catalog.ts';
import { markdown } from '../../../print/twins.ts';
import type { FullView } from '../../../catalog/views.ts';

export const getStaticPaths = getTwinPaths satisfies GetStaticPaths;

/** The page as Markdown, for `curl` and for programs that read text. */
export const GET: APIRoute<{ view: FullView }> = ({ props }) =>
  new Response(markdown.write(props.view), { headers: { 'content-type': markdown.contentType } });
