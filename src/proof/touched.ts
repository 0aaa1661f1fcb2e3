import type { Stage } from './stage.ts';

/** What commands changed where they belong, by command id: paths as a reader would name them, `~/.npmrc`. */
export type Touches = Map<string, Set<string>>;

/** A change as a reader would name it: `~/` for the home folder, `./` for the folder that the reader stands in, holes for their values. */
export function readableChange(change: string, { sandbox, theCase, values }: Stage): string {
  const home = theCase.as === 'root' ? '/root' : '/home/you';
  const folder = /^cd (.*)$/m.exec(sandbox.state())?.[1]?.replaceAll('\\', '') ?? home;
  const place = [
    [folder, '.'],
    [home, '~'],
  ].find(([prefix]) => change === prefix || change.startsWith(`${prefix}/`));
  const short = place ? `${place[1]}${change.slice(place[0]?.length)}` : change;
  return Object.entries(values).reduce(
    (text, [name, value]) =>
      value.length > 2 && text.split('/').includes(value) ? text.replace(value, `{${name}}`) : text,
    short,
  );
}

/** Whether a change is of the kind that the command makes where it belongs: the same place, or elsewhere in the reader's folder. */
export function isKnown(change: string, known: Set<string>): boolean {
  const kind = kindOf(change);
  return [...known].some((each) => kindOf(each) === kind);
}

/** The reader's own folder is one place: what a command writes there depends on what lies there. Elsewhere the path counts. */
function kindOf(change: string): string {
  if (change === '.' || change.startsWith('./')) return './';
  if (change.startsWith('process ') || change.startsWith('shell cd ')) return change.split(' ', 2).join(' ');
  if (change.startsWith('shell ')) return change.replace(/=.*/s, '').replace(/ \(gone\)$/, '');
  return change.split('/').slice(0, 3).join('/');
}
