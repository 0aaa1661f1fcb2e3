import { toolIds } from '../known-ids.ts';
import { WHOLE_FILE } from '../positions.ts';
import { didYouMean } from '../problems.ts';
import type { ContentRule } from './rule.ts';

/** Refuses a page that stands in no tool's folder, or in a folder below one. */
export const places: ContentRule = (content) => {
  const ids = toolIds(content);
  return content.errors.flatMap(({ id, file }) => {
    const at = (message: string) => [{ file, field: 'path', message, position: WHOLE_FILE }];
    const [tool = '', slug, ...deeper] = id.split('/');
    if (!slug || deeper.length > 0) return at('is not content/errors/<tool>/<slug>.mdx. Move the file.');
    if (ids.has(tool)) return [];
    return at(
      `the folder \`${tool}\` is no tool.${didYouMean(tool, [...ids])} Move the file, or add content/tools/${tool}.yaml.`,
    );
  });
};
