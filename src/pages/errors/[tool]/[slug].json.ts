import type { APIRoute, GetStaticPaths } from 'astro';
import { getErrorPaths } from '../../../lib/catalog.ts';
import { jsonTwin } from '../../../lib/json-twin.ts';
import type { ErrorView } from '../../../lib/views.ts';

export const getStaticPaths = getErrorPaths satisfies GetStaticPaths;

/** The page as JSON: the same facts, the same commands to the byte. */
export const GET: APIRoute<{ view: ErrorView }> = ({ props }) => Response.json(jsonTwin(props.view));
