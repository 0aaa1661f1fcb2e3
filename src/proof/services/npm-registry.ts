import type { Sandbox } from '../sandbox/sandbox.ts';
import { sharedAuthority, trustAuthority } from './authority.ts';
import { type Service, addHosts, startServer } from './service.ts';

const NAME = 'registry.npmjs.org';

/** Answers for https://registry.npmjs.org/ with the packages under /srv/npm: every folder that holds a package.json is one published version. */
export const npmRegistry: Service = {
  packages: ['openssl', 'tar'],
  before: async (sandbox) => {
    addHosts(sandbox, '127.0.0.3', [NAME]);
    await trustAuthority(sandbox, sharedAuthority());
    await start(sandbox);
  },
  again: start,
};

function start(sandbox: Sandbox): Promise<void> {
  const folder = `/proc/${sandbox.pid}/root/srv/npm`;
  const credentials = sharedAuthority().issue({ names: [NAME] });
  return startServer(sandbox, 'npm-registry.ts', { folder, credentials });
}
