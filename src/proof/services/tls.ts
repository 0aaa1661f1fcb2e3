import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Credentials, createAuthority, sharedAuthority, trustAuthority } from './authority.ts';
import { type Service, addHosts, startServer } from './service.ts';

const ADDRESS = '127.0.0.2';
const DOMAIN = 'example.com';

/** What each name serves: a certificate with one thing wrong, or a good one. */
const SITES = ['good', 'expired', 'wrong-host', 'self-signed', 'untrusted-root', 'incomplete-chain'] as const;

/** HTTPS on port 443 of `good.example.com`, `expired.example.com` … each with its own fault; certificates and keys lie in /srv/tls. */
export const tls: Service = {
  packages: ['openssl'],
  before: async (sandbox) => {
    const trusted = sharedAuthority();
    const unknown = createAuthority('Unknown Root');
    await trustAuthority(sandbox, trusted);
    const credentials: Record<(typeof SITES)[number], Credentials> = {
      good: trusted.issue({ names: [`good.${DOMAIN}`] }),
      expired: trusted.issue({ names: [`expired.${DOMAIN}`], expired: true }),
      'wrong-host': trusted.issue({ names: ['www.example.org'] }),
      'self-signed': unknown.issueSelfSigned(`self-signed.${DOMAIN}`),
      'untrusted-root': unknown.issue({ names: [`untrusted-root.${DOMAIN}`] }),
      'incomplete-chain': withoutChain(trusted.issue({ names: [`incomplete-chain.${DOMAIN}`] })),
    };
    const folder = `/proc/${sandbox.pid}/root/srv/tls`;
    mkdirSync(folder, { recursive: true });
    const files: Record<string, string> = {
      'intermediate.crt': trusted.intermediate,
      'untrusted-root-ca.crt': unknown.root,
    };
    for (const name of SITES) {
      files[`${name}.crt`] = credentials[name].certificate;
      files[`${name}.key`] = credentials[name].key;
      files[`${name}.chain.crt`] = credentials[name].chain;
    }
    for (const [file, content] of Object.entries(files)) writeFileSync(join(folder, file), content);
    addHosts(
      sandbox,
      ADDRESS,
      SITES.map((name) => `${name}.${DOMAIN}`),
    );
    await startServer(sandbox, 'tls.ts', {
      address: ADDRESS,
      credentials: Object.fromEntries(SITES.map((name) => [`${name}.${DOMAIN}`, credentials[name]])),
    });
  },
};

function withoutChain(credentials: Credentials): Credentials {
  return { ...credentials, chain: credentials.certificate };
}
