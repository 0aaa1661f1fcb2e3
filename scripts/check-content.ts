import { checkFolder } from '../src/content/check-folder.ts';
import { formatProblem, formatProblems } from '../src/content/problems.ts';
import { isAsked } from './content-paths.ts';

/** `node scripts/check-content.ts [path…]`: every problem of the content, or of the files under the paths. */
const root = process.cwd();
const paths = process.argv.slice(2);
const { content, problems } = await checkFolder(root, new Date());
const asked = problems.filter(
  ({ file }) => paths.length === 0 || paths.some((path) => isAsked(file, path, root)),
);
if (asked.length > 0) {
  console.error(paths.length === 0 ? formatProblems(problems) : asked.map(formatProblem).join('\n'));
  process.exitCode = 1;
} else {
  console.log(
    `${content.errors.length} pages, no problems${paths.length > 0 ? ` under ${paths.join(', ')}` : ''}`,
  );
}
