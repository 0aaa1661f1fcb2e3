import type { Proof, ProofCase } from '../schema/proof.ts';
import { CaseFailure } from './case-failure.ts';
import { type Packages, localFolders, missingPackages } from './installation.ts';
import { type Person, type Sandbox, type Snapshot, openSandbox } from './sandbox/sandbox.ts';
import { takeSnapshot } from './sandbox/snapshot.ts';
import { services } from './services/index.ts';
import { BASE_PACKAGES, TOOLS, programsToHide } from './tools.ts';

/** A proof with cases, as against an exemption. */
export type Runnable = Extract<Proof, { cases: unknown }>;

/** Seconds that services may take to start, beside the case's own. */
const SERVICE_SECONDS = 60;

/** The scenes of cases that are only files, once prepared. */
const prepared = new Map<string, Snapshot>();

/** A fresh sandbox in which the services run and `setup` is done; throws CaseFailure when it cannot be had. */
export async function openScene(
  theCase: ProofCase,
  { needs, services: names = [] }: Runnable,
): Promise<Sandbox> {
  const seconds = theCase.timeout + (names.length > 0 ? SERVICE_SECONDS : 0);
  const key = JSON.stringify([theCase.as, theCase.setup, needs, names]);
  const kept = prepared.get(key);
  const sandbox = await openBox(theCase.as, needs, seconds, kept);
  try {
    if (!kept) {
      for (const name of names) await services[name].before?.(sandbox);
      if (theCase.setup) await prepare(sandbox, theCase.setup, key);
    }
    for (const name of names) await services[name].after?.(sandbox);
    return sandbox;
  } catch (error) {
    await sandbox.close();
    throw error;
  }
}

async function prepare(sandbox: Sandbox, setup: string, key: string): Promise<void> {
  const run = await sandbox.run(setup, { strict: true });
  if (run.exit !== 0) throw new CaseFailure('setup', `stopped with exit code ${run.exit}.`, run);
  const snapshot = await takeSnapshot(sandbox, setup);
  if (snapshot) prepared.set(key, snapshot);
}

/** A fresh sandbox with these tools and nothing else. */
export function openBox(as: Person, needs: string[], seconds: number, from?: Snapshot): Promise<Sandbox> {
  return openSandbox({ as, local: localFolders(), hidden: programsToHide(needs), seconds, from });
}

/** The packages that a proof needs on this machine: the base, its tools' and its services'. */
export function packagesOf({ needs, services: names = [] }: Runnable): Packages {
  const tools = needs.flatMap((name) => TOOLS[name] ?? []);
  return {
    debian: [
      ...BASE_PACKAGES,
      ...tools.flatMap((tool) => tool.debian ?? []),
      ...names.flatMap((name) => services[name].packages),
    ],
    npm: tools.flatMap((tool) => tool.npm ?? []),
  };
}

/** The packages that a proof needs and this machine lacks, separated by commas; undefined when it can run. */
export function lackOf(proof: Runnable): string | undefined {
  const { debian, npm } = missingPackages(packagesOf(proof));
  return [...debian, ...npm].join(', ') || undefined;
}
