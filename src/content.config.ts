import { defineCollection } from 'astro/content/config';
import { z } from 'astro/zod';
import { checkedBodies, unlessChecked } from './catalog/checked-content.ts';
import { daysAsText } from './catalog/days-as-text.ts';
import { plainBodies } from './catalog/plain-bodies.ts';
import { comparisonSchema } from './schema/comparison.ts';
import { errorSchema } from './schema/error.ts';
import { evidenceSchema } from './schema/evidence.ts';
import { proofSchema } from './schema/proof.ts';
import { parse } from 'yaml';
import { areaSchema, toolSchema } from './schema/tool.ts';

const idFrom =
  (ending: string) =>
  ({ entry }: { entry: string }) =>
    entry.slice(0, -ending.length);

/** The store sorts by id; the order in which a list is shown is its file's. */
const listFrom = (name: string) =>
  unlessChecked(({ file }) =>
    file(name, { parser: (text) => (parse(text) as object[]).map((entry, order) => ({ ...entry, order })) }),
  );

export const collections = {
  areas: defineCollection({
    loader: listFrom('content/areas.yaml'),
    schema: areaSchema.extend({ order: z.int() }),
  }),
  comparisons: defineCollection({
    loader: listFrom('content/comparisons.yaml'),
    schema: comparisonSchema.extend({ order: z.int() }),
  }),
  tools: defineCollection({
    loader: unlessChecked(({ glob }) =>
      glob({ base: 'content/tools', pattern: '*.yaml', generateId: idFrom('.yaml') }),
    ),
    schema: toolSchema,
  }),
  errors: defineCollection({
    loader: checkedBodies(({ glob }) =>
      plainBodies(
        daysAsText(glob({ base: 'content/errors', pattern: '*/[^_]*.mdx', generateId: idFrom('.mdx') })),
      ),
    ),
    schema: errorSchema,
  }),
  proofs: defineCollection({
    loader: unlessChecked(({ glob }) =>
      glob({
        base: 'content/errors',
        pattern: '*/[^_]*.proof.yaml',
        generateId: idFrom('.proof.yaml'),
      }),
    ),
    schema: proofSchema,
  }),
  evidence: defineCollection({
    loader: unlessChecked(({ glob }) =>
      glob({ base: 'content/evidence', pattern: '*/*.json', generateId: idFrom('.json') }),
    ),
    schema: evidenceSchema,
  }),
};
