import type { Loader } from 'astro/loaders';

/** A loader whose entries have days as text. Astro's own reader of YAML makes a moment of a day, and the schema knows days only. */
export function daysAsText(inner: Loader): Loader {
  return {
    ...inner,
    load: (context) =>
      inner.load({
        ...context,
        parseData: (entry) => context.parseData({ ...entry, data: withDays(entry.data) }),
      }),
  };
}

function withDays<T extends Record<string, unknown>>(data: T): T {
  const fields = Object.entries(data).map(([name, value]) => [
    name,
    value instanceof Date ? value.toISOString().replace('T00:00:00.000Z', '') : value,
  ]);
  return Object.fromEntries(fields) as T;
}
