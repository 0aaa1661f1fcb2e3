import { sharedAuthority, trustAuthority } from './authority.ts';
import { type Service, addHosts, startServer } from './service.ts';

const NAME = 'registry.npmjs.org';

/** Answers for https://registry.npmjs.org/ with the packages under /srv/npm: every folder that holds a package.json is one published version. */
export const npmRegistry: Service = {
  packages: ['openssl', 'tar'],
  before: async (sandbox) => {
    const authority = sharedAuthority();
    addHosts(sandbox, '127.0.0.3', [NAME]);
    await trustAuthority(sandbox, authority);
    const credentials = authority.issue({ names: [NAME] });
    await startServer(sandbox, 'npm-registry.ts', {
      folder: `/proc/${sandbox.pid}/root/srv/npm`,
      credentials,
    });
  },
};
