import type { APIRoute, GetStaticPaths } from 'astro';
import { getCatalog } from '../../../lib/catalog.ts';
import { markdownTwin } from '../../../lib/markdown-twin.ts';
import type { ErrorView } from '../../../lib/views.ts';

export const getStaticPaths = (async () => {
  const { errors } = await getCatalog();
  return errors.map((view) => {
    const [tool, slug] = view.id.split('/');
    return { params: { tool, slug }, props: { view } };
  });
}) satisfies GetStaticPaths;

/** The page as Markdown, for `curl` and for programs that read text. */
export const GET: APIRoute<{ view: ErrorView }> = ({ props }) =>
  new Response(markdownTwin(props.view), { headers: { 'content-type': 'text/markdown; charset=utf-8' } });
