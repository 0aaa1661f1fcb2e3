import { installPackages, missingPackages } from '../src/proof/installation.ts';
import { readPages } from '../src/proof/page.ts';
import { packagesOf } from '../src/proof/scene.ts';
import { services } from '../src/proof/services/index.ts';
import { sandboxObstacle } from '../src/proof/sandbox/sandbox.ts';

/** Shells that the quoting of values is tried in, and the linter of commands. */
const OWN = ['dash', 'zsh', 'fish', 'shellcheck'];

/** The servers that deploy/ is written for. */
const SERVERS = ['nginx', 'libnginx-mod-http-brotli-static', 'caddy', 'openssl'];

/** What builds are repeated with at another time, and with files in another order. */
const BUILDS = ['faketime', 'disorderfs'];

/** Gets what the tests run for real: shells, ShellCheck, web servers, what varies a build, and every tool that a proof needs. Where that is not possible the tests name what they skip. */
export async function ensureTestTools(root: string): Promise<void> {
  const obstacle = sandboxObstacle();
  if (obstacle) return console.log(`Tools for the proofs: not installed. ${obstacle}`);
  const { pages } = await readPages(root);
  const wanted = pages.flatMap(({ proof }) => (proof && 'needs' in proof ? [packagesOf(proof)] : []));
  // Every server is tried, those that no page asks for yet too.
  const served = Object.values(services).flatMap(({ packages }) => packages);
  const missing = missingPackages({
    debian: [...OWN, ...SERVERS, ...BUILDS, ...served, ...wanted.flatMap(({ debian }) => debian)],
    npm: wanted.flatMap(({ npm }) => npm),
  });
  const count = missing.debian.length + missing.npm.length;
  if (count > 0)
    console.log(`Tools for the proofs: installing ${[...missing.debian, ...missing.npm].join(', ')}`);
  installPackages(missing);
  console.log(`Tools for the proofs: ${count > 0 ? 'installed' : 'all there'}`);
}
