import { AREAS_FILE } from '../content-files.ts';
import { didYouMean } from '../problems.ts';
import type { ContentRule } from './rule.ts';

/** Refuses a tool on a shelf that is not there. */
export const areas: ContentRule = ({ areas, tools, unread }) => {
  if (unread?.has(AREAS_FILE)) return [];
  const ids = new Set(areas.map(({ id }) => id));
  return tools
    .filter(({ data }) => !ids.has(data.area))
    .map(({ file, data }) => ({
      file,
      field: 'area',
      message: `\`${data.area}\` is not in content/areas.yaml.${didYouMean(data.area, [...ids])} Use one of its ids, or add the area there.`,
    }));
};
