import type { Diagnosis, Finding, ShownLine, Suspect } from '../../core/diagnosis/diagnosis.ts';
import { answerCommands } from './answer-commands.ts';
import { element } from './element.ts';
import type { PageAnswers } from './page-answers.ts';
import { reportDraft } from './report-draft.ts';
import { valuesFragment } from '../page/values-fragment.ts';

/** What every page is called and how its error is fixed, by id. */
interface Pages {
  titles: Map<string, string>;
  answers: PageAnswers;
}

/** Shows what a log says: pages in order of rank, then the log with its telling lines marked. */
export function showDiagnosis(host: HTMLElement, diagnosis: Diagnosis, pages: Pages): void {
  const { findings, suspects, shown, replaced, lineCount } = diagnosis;
  host.replaceChildren(
    ...(findings.length > 0
      ? [
          listOf(
            'findings',
            findings.map((finding) => findingItem(finding, pages)),
          ),
        ]
      : []),
    ...(suspects.length > 0 ? [listOf('suspects', suspects.map(suspectItem))] : []),
    ...(replaced.length > 0 ? [redactionNote(replaced)] : []),
    logView(shown, lineCount),
  );
}

/** What to say when no page matches. */
export function showNothing(lines: string, near: number): string {
  return `No known error in ${lines}.${near > 0 ? ' The nearest pages by words:' : ''}`;
}

function findingItem({ id, line, lines, text, reason, values }: Finding, pages: Pages): HTMLElement {
  const answer = pages.answers[id];
  const link = element('a', pages.titles.get(id) ?? id);
  link.href = `/errors/${id}/${valuesFragment(values)}`;
  const heading = element('h3');
  heading.append(link);
  const place =
    lines.length === 1
      ? `Line ${line}. ${reason}`
      : `Lines ${lines.slice(0, 5).join(', ')}${lines.length > 5 ? ' and more' : ''}. ${reason}`;
  const more = element('a', 'Other causes, and what is behind it', 'next');
  more.href = link.href;
  const item = element('li');
  item.append(
    heading,
    element('code', text),
    element('p', answer?.fix),
    ...(answer ? answerCommands(answer, values) : []),
    more,
    element('p', place, 'finding__reason'),
  );
  return item;
}

function suspectItem(suspect: Suspect): HTMLElement {
  const search = element('a', 'Search for it');
  search.href = `/search/#${new URLSearchParams({ q: suspect.text })}`;
  const links = element('p', `Line ${suspect.line}. `);
  links.append(search);
  const item = element('li');
  item.append(element('code', suspect.text), links);
  if (suspect.template !== undefined) item.append(reportOffer(suspect.template));
  return item;
}

/** The link that sends a report stands below all that it sends. */
function reportOffer(template: string): HTMLElement {
  const { title, body, address } = reportDraft(template);
  const send = element('a', 'Open this report on GitHub');
  send.href = address;
  const offer = element('details');
  offer.append(
    element('summary', 'Report it as a missing page'),
    element('p', 'The link sends this text and nothing else. You can change it there before you submit it.'),
    element('pre', `${title}\n\n${body}`),
    send,
  );
  return offer;
}

function redactionNote(replaced: Diagnosis['replaced']): HTMLElement {
  const kinds = new Map<string, number>();
  for (const { kind } of replaced) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  const list = [...kinds].map(([kind, count]) => (count > 1 ? `${kind} (${count})` : kind)).join(', ');
  return element('p', `Replaced before anything is shown: ${list}.`, 'redactions');
}

function logView(shown: ShownLine[], lineCount: number): HTMLElement {
  const list = element('ol', '', 'log');
  let previous = 0;
  for (const { number, text, isTelling } of shown) {
    if (number > previous + 1 && (previous > 0 || lineCount > shown.length)) {
      list.append(element('li', `${number - previous - 1} lines`, 'log__gap'));
    }
    const item = element('li');
    item.value = number;
    item.append(isTelling ? element('mark', text || ' ') : text || ' ');
    list.append(item);
    previous = number;
  }
  return list;
}

function listOf(className: string, items: HTMLElement[]): HTMLElement {
  const list = element('ol', '', className);
  list.append(...items);
  return list;
}
