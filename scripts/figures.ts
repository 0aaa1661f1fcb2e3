import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { QUALITY, type FigureKind } from '../src/catalog/quality.ts';
import { qualitySchema, type RecordedFigures } from '../src/schema/quality.ts';

const ROOT = path.join(import.meta.dirname, '..');
const RECORDED = 'content/quality.json';
const MEASURED = '.figures';

const KINDS = new Map<string, FigureKind>(QUALITY.flatMap(({ figures }) => Object.entries(figures)));

/** What the tests and benchmarks have left behind, by id; parts of a figure added up. */
export function readMeasured(folder: string): Map<string, number> {
  const measured = new Map<string, number>();
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    const { value } = JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as { value: number };
    const [id = ''] = name.split('.');
    measured.set(id, value + (measured.get(id) ?? 0));
  }
  return measured;
}

/** Where what was measured and what is recorded do not agree, a sentence each. */
export function figureProblems(measured: Map<string, number>, recorded: RecordedFigures): string[] {
  const unknown = [...measured.keys()].filter((id) => !KINDS.has(id));
  const missing = [...KINDS.keys()].filter((id) => !(id in recorded));
  const gone = Object.keys(recorded).filter((id) => !KINDS.has(id));
  const other = [...measured].filter(([id, value]) => {
    const kind = KINDS.get(id);
    const figure = recorded[id];
    return kind && figure && Math.abs(value - figure.value) > kind.tolerance * Math.abs(figure.value);
  });
  return [
    ...unknown.map((id) => `${id} is measured, but src/catalog/quality.ts does not name it. Name it there.`),
    ...missing.map(
      (id) => `${id} is not in ${RECORDED}. Run the command that measures it, then npm run figures.`,
    ),
    ...gone.map((id) => `${id} is in ${RECORDED}, but src/catalog/quality.ts does not name it. Take it out.`),
    ...other.map(
      ([id, value]) =>
        `${id} is ${recorded[id]?.value} in ${RECORDED}, but ${value} in this run. Run npm run figures.`,
    ),
  ];
}

/** What is recorded, with what was measured in its place, in the order of the page. */
export function mergeFigures(
  recorded: RecordedFigures,
  measured: Map<string, number>,
  date: string,
): RecordedFigures {
  return Object.fromEntries(
    [...KINDS.keys()].flatMap((id) => {
      const value = measured.get(id);
      const figure = value === undefined ? recorded[id] : { value, date };
      return figure ? [[id, figure]] : [];
    }),
  );
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
  const file = path.join(ROOT, RECORDED);
  const recorded = qualitySchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const measured = readMeasured(path.join(ROOT, MEASURED));
  if (values.check) {
    const problems = figureProblems(measured, recorded);
    console.log(problems.join('\n') || `${measured.size} figures of this run agree with ${RECORDED}`);
    process.exitCode = problems.length > 0 ? 1 : 0;
  } else {
    const merged = mergeFigures(recorded, measured, new Date().toISOString().slice(0, 10));
    writeFileSync(file, `${JSON.stringify(merged, undefined, 2)}\n`);
    console.log(`${measured.size} figures written to ${RECORDED}`);
  }
}
