import type { APIRoute, GetStaticPaths } from 'astro';
import { getErrorPaths } from '../../../lib/catalog.ts';
import { markdownTwin } from '../../../lib/markdown-twin.ts';
import type { ErrorView } from '../../../lib/views.ts';

export const getStaticPaths = getErrorPaths satisfies GetStaticPaths;

/** The page as Markdown, for `curl` and for programs that read text. */
export const GET: APIRoute<{ view: ErrorView }> = ({ props }) =>
  new Response(markdownTwin(props.view), { headers: { 'content-type': 'text/markdown; charset=utf-8' } });
