import type { ContentRule } from './rule.ts';

/** How far the clocks of the first to greet a day are ahead of Greenwich. */
const EARLIEST_MORNING = 14 * 3_600_000;

/** Refuses a day that has begun nowhere on earth. */
export const dates: ContentRule = ({ errors }, today) => {
  const latest = new Date(today.getTime() + EARLIEST_MORNING).toISOString().slice(0, 10);
  return errors.flatMap(({ file, data }) =>
    (['published', 'updated'] as const).flatMap((field) => {
      const day = data[field];
      if (day === undefined || day <= latest) return [];
      const what = field === 'updated' ? 'of the last check' : 'when the page first stood on the site';
      return [{ file, field, message: `${day} is in the future. Write the day ${what}.` }];
    }),
  );
};
