import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sandbox } from '../sandbox/sandbox.ts';
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
    const { credentials, unknownRoot } = sites();
    const trusted = sharedAuthority();
    await trustAuthority(sandbox, trusted);
    const folder = `/proc/${sandbox.pid}/root/srv/tls`;
    mkdirSync(folder, { recursive: true });
    const files: Record<string, string> = {
      'intermediate.crt': trusted.intermediate,
      'untrusted-root-ca.crt': unknownRoot,
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
    await start(sandbox);
  },
  again: start,
};

function start(sandbox: Sandbox): Promise<void> {
  const { credentials } = sites();
  return startServer(sandbox, 'tls.ts', {
    address: ADDRESS,
    credentials: Object.fromEntries(SITES.map((name) => [`${name}.${DOMAIN}`, credentials[name]])),
  });
}

/** What the sites of all cases of a run show. */
let issued: ReturnType<typeof issueAll> | undefined;

function sites() {
  return (issued ??= issueAll());
}

function issueAll() {
  const trusted = sharedAuthority();
  const unknown = createAuthority('Unknown Root');
  const credentials: Record<(typeof SITES)[number], Credentials> = {
    good: trusted.issue({ names: [`good.${DOMAIN}`] }),
    expired: trusted.issue({ names: [`expired.${DOMAIN}`], expired: true }),
    'wrong-host': trusted.issue({ names: ['www.example.org'] }),
    'self-signed': unknown.issueSelfSigned(`self-signed.${DOMAIN}`),
    'untrusted-root': unknown.issue({ names: [`untrusted-root.${DOMAIN}`] }),
    'incomplete-chain': withoutChain(trusted.issue({ names: [`incomplete-chain.${DOMAIN}`] })),
  };
  return { credentials, unknownRoot: unknown.root };
}

function withoutChain(credentials: Credentials): Credentials {
  return { ...credentials, chain: credentials.certificate };
}
