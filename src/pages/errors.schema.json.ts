import type { APIRoute } from 'astro';
import { ERROR_SCHEMA } from '../print/error-schema.ts';

/** The JSON Schema of every error page's JSON. */
export const GET: APIRoute = () => Response.json(ERROR_SCHEMA);
