import { mergeCaptures } from '../../src/core/matching/captures.ts';
import { matchLog } from '../../src/core/matching/match.ts';
import { makeSamples, type Sample } from './samples.ts';
import { entries, matcher } from './site-matcher.ts';
import { TRANSFORMATIONS } from './transformations.ts';

/** Of all pairs with all samples, each so many-th is run; a prime, so that every pair and every sample has its turns. */
const EVERY = 97;

/** How many texts were read, and what was wrong with some. */
export interface Runs {
  runs: number;
  faults: string[];
}

/** Every signature of every page, written out. */
export const samples = makeSamples(entries);

/** Why the text does not lead to the sample's page with its values; empty when it does. */
export function faultOf({ page, captures }: Sample, text: string): string {
  const [first] = matchLog(matcher, text);
  if (first?.id !== page) return `${first?.id ?? 'nothing'} is first`;
  const found = mergeCaptures(first.places);
  const [name] = Object.keys(captures).filter((each) => found[each] !== captures[each]);
  return name ? `{${name}} is ${JSON.stringify(found[name])}, not ${JSON.stringify(captures[name])}` : '';
}

/** Every sample in every shape of log. */
export function runAlone(): Runs {
  const faults = TRANSFORMATIONS.flatMap(({ name, apply }) =>
    samples.flatMap((sample) => {
      const fault = faultOf(sample, apply(sample.text));
      return fault ? [`${name}: ${sample.page}: ${fault}`] : [];
    }),
  );
  return { runs: TRANSFORMATIONS.length * samples.length, faults };
}

/** Samples in pairs of shapes, one in the other. */
export function runInPairs(): Runs {
  const faults: string[] = [];
  let count = 0;
  for (const first of TRANSFORMATIONS) {
    for (const second of TRANSFORMATIONS) {
      if (first === second) continue;
      for (const sample of samples) {
        if (count++ % EVERY) continue;
        const fault = faultOf(sample, second.apply(first.apply(sample.text)));
        if (fault) faults.push(`${first.name}, then ${second.name}: ${sample.page}: ${fault}`);
      }
    }
  }
  return { runs: Math.ceil(count / EVERY), faults };
}

/** How many of the runs were right, of 1. */
export function shareOf({ runs, faults }: Runs): number {
  return 1 - faults.length / runs;
}
