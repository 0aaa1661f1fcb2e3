import { repeated } from './repeated.ts';
import type { ContentRule } from './rule.ts';

/** Refuses a title that another page has, in whatever case. */
export const titles: ContentRule = ({ errors }) =>
  repeated(errors, ({ data }) => [{ field: 'title', key: data.title.toLowerCase() }]);
