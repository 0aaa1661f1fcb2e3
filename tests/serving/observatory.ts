// Runs in a process of its own: Node reads NODE_EXTRA_CA_CERTS only when it starts.
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What Mozilla's HTTP Observatory says of an address. */
export interface Verdict {
  address: string;
  score: number;
  passed: number;
  tests: number;
  /** Results that took points away or gave none where some are to be had. */
  results: Record<string, number>;
}

interface Result {
  result: string;
  pass: boolean;
}

/** What of the scanner is used; its own `scan` stops at a 404, and knows no ports. */
interface Scanner {
  retrieve(host: string, options: { httpPort: number; httpsPort: number; path: string }): Promise<object>;
  ALL_TESTS: ((retrieved: object) => Result)[];
  getScoreModifier(result: string): number;
  MINIMUM_SCORE_FOR_EXTRA_CREDIT: number;
}

const PACKAGE = path.join(import.meta.dirname, '../../node_modules/@mdn/mdn-http-observatory');

async function load(): Promise<Scanner> {
  // Its install script, which is not run, would fetch the list of preloaded hosts; localhost is on none.
  const preloaded = path.join(PACKAGE, 'conf/hsts-preload.json');
  if (!existsSync(preloaded)) writeFileSync(preloaded, '{}');
  const modules = ['retriever/retriever.js', 'constants.js', 'grader/grader.js', 'grader/charts.js'];
  const loaded = await Promise.all(
    modules.map((name) => import(path.join(PACKAGE, 'src', name)) as Promise<Partial<Scanner>>),
  );
  return Object.assign({}, ...loaded) as Scanner;
}

async function judge(
  scanner: Scanner,
  address: string,
  httpPort: number,
  httpsPort: number,
): Promise<Verdict> {
  const retrieved = await scanner.retrieve('localhost', { httpPort, httpsPort, path: address });
  const results = scanner.ALL_TESTS.map((run) => run(retrieved));
  const points = results.map(({ result }) => scanner.getScoreModifier(result));
  const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 100);
  const withoutExtra = sum(points.filter((number) => number < 0));
  return {
    address,
    score: withoutExtra >= scanner.MINIMUM_SCORE_FOR_EXTRA_CREDIT ? sum(points) : withoutExtra,
    passed: results.filter(({ pass }) => pass).length,
    tests: results.length,
    results: Object.fromEntries(results.map(({ result }, index) => [result, points[index] ?? 0])),
  };
}

const [httpPort = '', httpsPort = '', ...addresses] = process.argv.slice(2);
const scanner = await load();
const verdicts: Verdict[] = [];
for (const address of addresses)
  verdicts.push(await judge(scanner, address, Number(httpPort), Number(httpsPort)));
console.log(JSON.stringify(verdicts));
