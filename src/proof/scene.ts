import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Proof, ProofCase } from '../schema/proof.ts';
import { CaseFailure } from './case-failure.ts';
import { type Packages, localFolders, missingPackages } from './installation.ts';
import { type Person, type Sandbox, type Snapshot, openSandbox } from './sandbox/sandbox.ts';
import { takeSnapshot } from './sandbox/snapshot.ts';
import { services } from './services/index.ts';
import type { Service } from './services/service.ts';
import { BASE_PACKAGES, TOOLS, programsToHide } from './tools.ts';

/** A proof with cases, as against an exemption. */
export type Runnable = Extract<Proof, { cases: unknown }>;

/** Seconds that services may take to start, beside the case's own. */
const SERVICE_SECONDS = 60;

/** The scenes of a proof's cases. What is only files is prepared once, and the next sandboxes begin with copies. */
export interface Scenes {
  /** A fresh sandbox in which the services run and `setup` is done; throws CaseFailure when it cannot be had. */
  open: (theCase: ProofCase) => Promise<Sandbox>;
  /** Keeps a scene as it is after `script`; returns a way to more of the same, or undefined when it is more than files. */
  keep: (theCase: ProofCase, script: string, sandbox: Sandbox) => Promise<Reopen | undefined>;
  /** Forgets what was prepared. */
  close: () => void;
}

/** Opens another sandbox of what was kept, for so many seconds. */
export type Reopen = (seconds: number) => Promise<Sandbox>;

/** Opens scenes for a proof, until they are closed. */
export function createScenes(proof: Runnable): Scenes {
  const shelf = mkdtempSync(join(tmpdir(), 'errdex-scenes-'));
  const prepared = new Map<string, Snapshot>();
  const servers = serversOf(proof);
  const canReopen = servers.every(({ again }) => again);
  return {
    open: (theCase) => {
      const key = JSON.stringify([theCase.as, theCase.setup]);
      return setScene(theCase, proof, prepared.get(key), async (sandbox) => {
        const snapshot = canReopen && (await takeSnapshot(sandbox, theCase.setup ?? '', shelf));
        if (snapshot) prepared.set(key, snapshot);
      });
    },
    keep: async (theCase, script, sandbox) => {
      const scripts = `${theCase.setup ?? ''}\n${script}`;
      const snapshot = canReopen ? await takeSnapshot(sandbox, scripts, shelf) : undefined;
      return (
        snapshot &&
        ((seconds) =>
          enter(openBox(theCase.as, proof.needs, seconds, snapshot), async (copy) => {
            for (const { again } of servers) await again?.(copy);
          }))
      );
    },
    close: () => rmSync(shelf, { recursive: true }),
  };
}

/** `kept` is the scene from an earlier time; without it, `keep` gets the sandbox once it is prepared. */
function setScene(
  theCase: ProofCase,
  proof: Runnable,
  kept: Snapshot | undefined,
  keep: (sandbox: Sandbox) => Promise<void>,
): Promise<Sandbox> {
  const servers = serversOf(proof);
  const seconds = theCase.timeout + (servers.length > 0 ? SERVICE_SECONDS : 0);
  return enter(openBox(theCase.as, proof.needs, seconds, kept), async (sandbox) => {
    for (const { before, again } of servers) if (before) await (kept ? again : before)?.(sandbox);
    if (!kept) {
      if (theCase.setup) await prepare(sandbox, theCase.setup);
      await keep(sandbox);
    }
    for (const { after } of servers) await after?.(sandbox);
  });
}

/** A sandbox once it is furnished; one that cannot be is closed. */
async function enter(
  opening: Promise<Sandbox>,
  furnish: (sandbox: Sandbox) => Promise<void>,
): Promise<Sandbox> {
  const sandbox = await opening;
  try {
    await furnish(sandbox);
    return sandbox;
  } catch (error) {
    await sandbox.close();
    throw error;
  }
}

function serversOf({ services: names = [] }: Runnable): Service[] {
  return names.map((name) => services[name]);
}

async function prepare(sandbox: Sandbox, setup: string): Promise<void> {
  const run = await sandbox.run(setup, { strict: true });
  if (run.exit !== 0) throw new CaseFailure('setup', `stopped with exit code ${run.exit}.`, run);
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
