import type { APIRoute } from 'astro';
import { SIGNATURES_SCHEMA } from '../core/signatures/signature-schema.ts';

/** The JSON Schema of `signatures.json`. */
export const GET: APIRoute = () => Response.json(SIGNATURES_SCHEMA);
