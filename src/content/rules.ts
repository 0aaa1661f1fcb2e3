import { checkHolesUnquoted, commandHoles } from '../core/commands/fill.ts';
import { redact } from '../core/redaction/redact.ts';
import { parseOutput } from '../core/signatures/template.ts';
import { RELATION_KINDS } from '../schema/related.ts';
import type { Content, ErrorEntry } from './content-files.ts';
import { tree } from './rules/tree.ts';
import { didYouMean, nearestOf, type Problem } from './problems.ts';

type Rule = (content: Content, today: Date) => Problem[];

/** What a schema cannot say of a page by itself. */
const RULES_OF_A_PAGE = {
  commands,
  firstScreen,
  values,
  characters,
  secrets,
  bodies,
  questions,
} as const satisfies Record<string, Rule>;

/** The rules between pages, tools and days. */
const RULES_BETWEEN = {
  places,
  titles,
  signatures,
  related,
  outcomes,
  dates,
  proofs,
  tree,
} as const satisfies Record<string, Rule>;

/** Every rule looks at everything; none stops at the first. @internal Its tests call it. */
export const RULES = { ...RULES_BETWEEN, ...RULES_OF_A_PAGE };

/** Applies every rule to the content as of `today`; returns what authors must mend. */
export function checkContent(content: Content, today: Date): Problem[] {
  const fresh = { ...content, errors: content.errors.filter(({ passed }) => !passed) };
  return [
    ...Object.values(RULES_BETWEEN).flatMap((rule) => rule(content, today)),
    ...Object.values(RULES_OF_A_PAGE).flatMap((rule) => rule(fresh)),
  ];
}

function places({ areas, tools, errors }: Content): Problem[] {
  const areaIds = areas.map((area) => area.id);
  const toolIds = tools.map((tool) => tool.id);
  const unknownAreas = tools
    .filter((tool) => !areaIds.includes(tool.data.area))
    .map((tool) => ({
      file: tool.file,
      field: 'area',
      message: `\`${tool.data.area}\` is not in content/areas.yaml.${didYouMean(tool.data.area, areaIds)} Use one of its ids, or add the area there.`,
    }));
  const unknownTools = errors.flatMap((entry) => {
    const [tool = '', slug, ...deeper] = entry.id.split('/');
    if (!slug || deeper.length > 0) {
      return [
        {
          file: entry.file,
          field: 'path',
          message: 'is not content/errors/<tool>/<slug>.mdx. Move the file.',
        },
      ];
    }
    if (toolIds.includes(tool)) return [];
    return [
      {
        file: entry.file,
        field: 'path',
        message: `the folder \`${tool}\` is no tool.${didYouMean(tool, toolIds)} Move the file, or add content/tools/${tool}.yaml.`,
      },
    ];
  });
  return [...unknownAreas, ...unknownTools];
}

function titles({ errors }: Content): Problem[] {
  return repeated(errors, (entry) => [{ field: 'title', key: entry.data.title.toLowerCase() }]);
}

function signatures({ errors }: Content): Problem[] {
  return repeated(errors, (entry) =>
    entry.data.signatures.map((signature, index) => ({
      field: `signatures[${index}].template`,
      // Another page may tell itself apart by the words it needs; hole names make no difference to what matches.
      key: JSON.stringify([
        signature.template.replaceAll(/\{[A-Za-z]\w*(:\w+)?\}/g, '{}'),
        signature.needs ?? [],
      ]),
    })),
  );
}

function related({ errors }: Content): Problem[] {
  const byId = new Map(errors.map((entry) => [entry.id, entry]));
  return errors.flatMap((entry) => {
    const seen = new Set<string>();
    return entry.data.related.flatMap((relation, index) => {
      const at = (field: string, message: string) => [
        { file: entry.file, field: `related[${index}].${field}`, message },
      ];
      if (relation.id === entry.id) return at('id', 'is this page itself. Remove it.');
      if (seen.has(relation.id))
        return at('id', `names \`${relation.id}\` a second time. Keep one of the two.`);
      seen.add(relation.id);
      const other = byId.get(relation.id);
      if (!other) {
        return at(
          'id',
          `\`${relation.id}\` is not a page.${nearestOf(relation.id, [...byId.keys()])} Name one that exists.`,
        );
      }
      const back = other.data.related.find(({ id }) => id === entry.id);
      const expected = RELATION_KINDS[relation.kind];
      if (back && back.kind !== expected) {
        return at(
          'kind',
          `is \`${relation.kind}\`, but ${other.file} calls this page \`${back.kind}\`. They contradict each other: there it should be \`${expected}\`.`,
        );
      }
      if (!back && relation.kind === 'confused-with') {
        return at(
          'kind',
          `is \`confused-with\`, which goes both ways, but ${other.file} does not name this page. Add it there.`,
        );
      }
      return [];
    });
  });
}

function commands({ errors }: Content): Problem[] {
  return errors.flatMap((entry) => {
    const ids = entry.data.commands.map((command) => command.id);
    return entry.data.commands.flatMap((command, index) => {
      const problems: Problem[] = [];
      const at = (field: string, message: string) =>
        problems.push({ file: entry.file, field: `commands[${index}].${field}`, message });
      if (ids.indexOf(command.id) !== index)
        at('id', `\`${command.id}\` is taken by another command of this page. Choose another.`);
      for (const { field, code, shell } of blocksOf(command)) {
        const prompt = /^(\$|%|>|PS [^>]*>|C:\\[^>]*>)\s/m.exec(command.file ? '' : code);
        if (prompt)
          at(
            field,
            `has the prompt \`${prompt[0].trim()}\` in it. Remove it: prompts are drawn, and readers copy what stands here.`,
          );
        const quoted = command.file ? undefined : checkHolesUnquoted(code, shell);
        if (quoted) at(field, quoted);
      }
      return problems;
    });
  });
}

/** What a phone of 390 × 844 pixels shows: characters in a line of code, and lines that leave room for the rest of the answer. */
const PHONE = { columns: 36, lines: 8 };

function firstScreen({ errors }: Content): Problem[] {
  return errors.flatMap((entry) => {
    const lines = (entry.data.commands[0]?.code ?? '')
      .split('\n')
      .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / PHONE.columns)), 0);
    if (lines <= PHONE.lines) return [];
    return [
      {
        file: entry.file,
        field: 'commands[0].code',
        message: `takes ${lines} lines on a phone, and the first screen holds ${PHONE.lines}. Begin with a shorter look; the longer command can come second.`,
      },
    ];
  });
}

function values({ errors }: Content): Problem[] {
  return errors.flatMap((entry) => {
    const declared = Object.keys(entry.data.values ?? {});
    const used = entry.data.commands.flatMap((command, index) =>
      blocksOf(command).flatMap(({ field, code }) =>
        commandHoles(code).map((name) => ({ name, field: `commands[${index}].${field}` })),
      ),
    );
    const inProse = strings({ ...entry.data, commands: entry.data.commands.map(proseOf) }, '').filter(
      ({ text }) => commandHoles(text).length > 0,
    );
    return [
      ...inProse.map(({ field }) => ({
        file: entry.file,
        field,
        message:
          'has a `{{name}}`, which is filled only inside `code`. Write it in words, or show the default.',
      })),
      ...used
        .filter(({ name }) => !declared.includes(name))
        .map(({ name, field }) => ({
          file: entry.file,
          field,
          message: `uses \`{{${name}}}\`, which \`values\` does not describe.${didYouMean(name, declared)} Add it there with a label and a default.`,
        })),
      ...declared
        .filter((name) => !used.some((use) => use.name === name))
        .map((name) => ({
          file: entry.file,
          field: `values.${name}`,
          message: 'is used by no command. Remove it, or use it.',
        })),
    ];
  });
}

function proseOf({
  title,
  scope,
  undo,
  rehearse,
  note,
  outcomes: results,
}: ErrorEntry['data']['commands'][number]) {
  const undoNote = typeof undo === 'string' ? undo : undo?.note;
  return { title, scope, undo: undoNote, rehearse, note, outcomes: results };
}

function outcomes({ errors }: Content): Problem[] {
  const pages = errors.map((entry) => entry.id);
  return errors.flatMap((entry) => {
    const ids = entry.data.commands.map((command) => command.id);
    return entry.data.commands.flatMap((command, index) =>
      (command.outcomes ?? []).flatMap((outcome, position) => {
        const field = `commands[${index}].outcomes[${position}]`;
        const problems: Problem[] = [];
        if (outcome.output !== undefined) {
          try {
            parseOutput(outcome.output);
          } catch (error) {
            problems.push({
              file: entry.file,
              field: `${field}.output`,
              message: error instanceof Error ? error.message : String(error),
            });
          }
        }
        const known = outcome.next?.includes('/') ? pages : ids;
        if (outcome.next !== undefined && outcome.next !== 'fixed' && !known.includes(outcome.next)) {
          problems.push({
            file: entry.file,
            field: `${field}.next`,
            message: `\`${outcome.next}\` is neither a command of this page nor a page.${didYouMean(outcome.next, known)} Name one of them.`,
          });
        }
        return problems;
      }),
    );
  });
}

/** What chat tools and word processors turn quotes, dashes and spaces into; and what cannot be seen at all. */
const DECEPTIVE =
  /[\u00a0\u00ad\u2010-\u2015\u2018-\u201f\u2026\u200b-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]|[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/u;

function characters({ errors }: Content): Problem[] {
  return errors.flatMap((entry) =>
    entry.data.commands.flatMap((command, index) =>
      blocksOf(command).flatMap(({ field, code }) => {
        const found = DECEPTIVE.exec(code);
        if (!found) return [];
        const point = found[0].codePointAt(0) ?? 0;
        const name = `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
        return [
          {
            file: entry.file,
            field: `commands[${index}].${field}`,
            message: `has the character ${name} in line ${code.slice(0, found.index).split('\n').length}: a typographic quote or dash, or one that cannot be seen. Type it as plain ASCII.`,
          },
        ];
      }),
    ),
  );
}

/** What redaction also replaces, but pages may show: addresses and home directories. */
const HARMLESS = new Set(['e-mail address', 'home directory']);

function secrets({ errors }: Content): Problem[] {
  return errors.flatMap((entry) => {
    const texts = [...strings(entry.data, ''), { field: 'body', text: entry.body }];
    // One look at the whole page costs a sixth of one at each of its strings.
    if (!secretIn(texts.map(({ text }) => text).join('\n\n'))) return [];
    return texts.flatMap(({ field, text }) => {
      const found = secretIn(text);
      if (!found) return [];
      return [
        {
          file: entry.file,
          field,
          message: `holds what looks like a literal key (${found.kind}). Write a named hole or a variable instead; revoke the key if it is real.`,
        },
      ];
    });
  });
}

function secretIn(text: string) {
  return redact(text).replaced.find(({ kind }) => !HARMLESS.has(kind));
}

function strings(value: unknown, field: string): { field: string; text: string }[] {
  if (typeof value === 'string') return [{ field, text: value }];
  if (typeof value !== 'object' || value === null || value instanceof Date) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    strings(inner, Array.isArray(value) ? `${field}[${key}]` : field === '' ? key : `${field}.${key}`),
  );
}

function dates({ errors }: Content, today: Date): Problem[] {
  return errors
    .filter((entry) => entry.data.updated > latestDay(today))
    .map((entry) => ({
      file: entry.file,
      field: 'updated',
      message: `${entry.data.updated} is in the future. Write the day of the last check.`,
    }));
}

/** The day that it is where it is latest on earth: fourteen hours ahead of Greenwich. */
function latestDay(now: Date): string {
  return new Date(now.getTime() + 14 * 3_600_000).toISOString().slice(0, 10);
}

/** The two headings that every body begins with, in this order. */
const REQUIRED_HEADINGS = ['What this error means', 'Why this happens'] as const;

function bodies({ errors }: Content): Problem[] {
  return errors.flatMap((entry) => {
    const sections = entry.body
      .split(/^## +/m)
      .slice(1)
      .map((section) => section.split('\n', 1)[0]?.trim());
    const headings = sections.slice(0, REQUIRED_HEADINGS.length);
    const missing = REQUIRED_HEADINGS.filter((heading, index) => headings[index] !== heading);
    const misplaced = missing.map((heading) => ({
      file: entry.file,
      field: 'body',
      message: `does not have \`## ${heading}\` as heading ${REQUIRED_HEADINGS.indexOf(heading) + 1}. Begin the body with it.`,
    }));
    const empty = entry.body
      .split(/^## +/m)
      .slice(1)
      .filter((section) => section.split('\n').slice(1).join('').trim() === '')
      .map((section) => ({
        file: entry.file,
        field: 'body',
        message: `has nothing under \`## ${section.trim()}\`. Write the section.`,
      }));
    return [...misplaced, ...empty];
  });
}

function questions({ errors }: Content): Problem[] {
  return errors
    .filter(({ data: { faq } }) => faq && !faq.at(-1)?.question.includes('fixed'))
    .map((entry) => ({
      file: entry.file,
      field: `faq[${(entry.data.faq?.length ?? 0) - 1}].question`,
      message: 'is the last one and does not ask how to know that it is fixed. End with that question.',
    }));
}

function proofs({ errors, proofs, evidence }: Content): Problem[] {
  const byId = new Map(errors.map((entry) => [entry.id, entry]));
  const orphans = [...proofs, ...evidence]
    .filter(({ id }) => !byId.has(id))
    .map(({ id, file }) => ({
      file,
      field: 'path',
      message: `belongs to no page: there is no ${id}.${didYouMean(id, [...byId.keys()])} Move or remove it.`,
    }));
  const proven = new Set(proofs.map(({ id }) => id));
  const without = errors
    .filter((entry) => !proven.has(entry.id))
    .map((entry) => ({
      file: entry.file,
      field: 'proof',
      message: `has no ${entry.id.split('/')[1]}.proof.yaml beside it. Write how to bring the error about, or why that cannot be had.`,
    }));
  const dangling = proofs.flatMap(({ id, file, data }) => {
    const commands = byId.get(id)?.data.commands;
    if (!commands || 'exempt' in data) return [];
    return data.cases.flatMap((proofCase, index) => {
      const names = [...(proofCase.fix ?? []), ...(proofCase.inspect ? [proofCase.inspect.command] : [])];
      const ids = commands.map((command) => command.id);
      return names
        .filter((name) => !ids.includes(name))
        .map((name) => ({
          file,
          field: `cases[${index}]`,
          message: `names the command \`${name}\`, which the page does not have.${didYouMean(name, ids)} Use one of its ids.`,
        }));
    });
  });
  return [...orphans, ...without, ...dangling];
}

/** The blocks of one command: the main one and its variants, each with its field name. */
function blocksOf(command: ErrorEntry['data']['commands'][number]) {
  const variants = Object.entries(command.variants ?? {}) as [typeof command.shell, string | undefined][];
  return [
    { field: 'code', shell: command.shell, code: command.code },
    ...variants.flatMap(([shell, code]) =>
      code === undefined ? [] : [{ field: `variants.${shell}`, shell, code }],
    ),
    ...undoBlocksOf(command),
  ];
}

function undoBlocksOf({ undo, shell }: ErrorEntry['data']['commands'][number]) {
  if (undo === undefined || typeof undo === 'string') return [];
  const variants = Object.entries(undo.variants ?? {}) as [typeof shell, string | undefined][];
  return [
    { field: 'undo.code', shell, code: undo.code },
    ...variants.flatMap(([other, code]) =>
      code === undefined ? [] : [{ field: `undo.variants.${other}`, shell: other, code }],
    ),
  ];
}

/** Reports every entry whose key another entry before it has already. */
function repeated(
  errors: ErrorEntry[],
  keysOf: (entry: ErrorEntry) => { field: string; key: string }[],
): Problem[] {
  const first = new Map<string, string>();
  return errors.flatMap((entry) =>
    keysOf(entry).flatMap(({ field, key }) => {
      const holder = first.get(key);
      if (holder === undefined) first.set(key, entry.file);
      return holder === undefined
        ? []
        : [
            {
              file: entry.file,
              field,
              message: `is the same as in ${holder}. Two pages cannot share it: make this one say what is different.`,
            },
          ];
    }),
  );
}
