import { z } from 'astro/zod';

const figureSchema = z.strictObject({
  /** As it was measured. */
  value: z.number(),
  /** The day of the run. */
  date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
});

/** What `npm run figures` writes to `content/quality.json`, never a hand: figures by id. */
export const qualitySchema = z.record(z.string(), figureSchema);

export type RecordedFigures = z.output<typeof qualitySchema>;
