import type { ErrorView } from '../catalog/views.ts';
import { list, withSource } from './markdown-text.ts';
import type { Section } from './section.ts';

/** What differs in an environment. */
export const platforms = {
  id: 'platforms',
  title: 'Platform-specific fixes',
  isShown: (view) => view.platforms.length > 0,
  markdown: (view) =>
    view.platforms
      .map((platform) => `### ${platform.name}\n\n${list(platformSentences(platform))}`)
      .join('\n\n'),
  json: (view) => ({ platforms: view.platforms }),
  searchText: (view) => view.platforms.flatMap(({ name, items }) => [name, ...items]),
} satisfies Section;

/** What to do in an environment; the last sentence links to who says so. */
export function platformSentences({ items, source }: ErrorView['platforms'][number]): string[] {
  return items.map((item, index) => withSource(item, index === items.length - 1 ? source : undefined));
}
