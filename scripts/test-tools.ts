import { installPackages, missingPackages, type Packages } from '../src/proof/installation.ts';
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

/** Firefox; WebKit with what drives it, a screen for it, and what its window is written in. */
const OTHER_BROWSERS = ['firefox-esr', ...['webkit2gtk-driver', 'xvfb', 'python3-gi', 'gir1.2-webkit2-4.1']];

/** Gets what the tests run for real: shells, ShellCheck, web servers, what varies a build, and every tool that a proof needs. Where that is not possible the tests name what they skip. */
export async function ensureTestTools(root: string): Promise<void> {
  const obstacle = sandboxObstacle();
  if (obstacle) return console.log(`Tools for the proofs: not installed. ${obstacle}`);
  const { pages } = await readPages(root);
  const wanted = pages.flatMap(({ proof }) => (proof && 'needs' in proof ? [packagesOf(proof)] : []));
  // Every server is tried, those that no page asks for yet too.
  const served = Object.values(services).flatMap(({ packages }) => packages);
  install('Tools for the proofs', {
    debian: [...OWN, ...SERVERS, ...BUILDS, ...served, ...wanted.flatMap(({ debian }) => debian)],
    npm: wanted.flatMap(({ npm }) => npm),
  });
}

/** Gets Firefox and WebKit from Debian. Where that is not possible their tests say what is not there. */
export function ensureOtherBrowsers(): void {
  const obstacle = sandboxObstacle();
  if (obstacle) return console.log(`Other browsers: not installed. ${obstacle}`);
  install('Other browsers', { debian: OTHER_BROWSERS, npm: [] });
}

/** Installs what is missing, and says in one line what. */
function install(what: string, wanted: Packages): void {
  const missing = missingPackages(wanted);
  const names = [...missing.debian, ...missing.npm];
  if (names.length > 0) console.log(`${what}: installing ${names.join(', ')}`);
  installPackages(missing);
  console.log(`${what}: ${names.length > 0 ? 'installed' : 'all there'}`);
}
