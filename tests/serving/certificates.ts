import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A throw-away authority, and a certificate for `localhost` that it signed; paths of PEM files. */
export interface Certificates {
  authority: string;
  chain: string;
  key: string;
}

/** Makes both in `folder`, good for a day. */
export function makeCertificates(folder: string): Certificates {
  mkdirSync(folder, { recursive: true });
  const file = (name: string) => path.join(folder, name);
  const openssl = (...args: string[]) =>
    execFileSync('openssl', args, { stdio: ['ignore', 'ignore', 'pipe'] });
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  openssl(
    ...['req', '-x509', ...newKey, '-days', '1', '-subj', '/CN=Errdex test authority'],
    ...['-keyout', file('authority.key'), '-out', file('authority.pem')],
  );
  openssl('req', ...newKey, '-subj', '/CN=localhost', '-keyout', file('site.key'), '-out', file('site.csr'));
  writeFileSync(file('names'), 'subjectAltName=DNS:localhost,IP:127.0.0.1\n');
  openssl(
    ...['x509', '-req', '-days', '1', '-in', file('site.csr'), '-extfile', file('names')],
    ...[
      '-CA',
      file('authority.pem'),
      '-CAkey',
      file('authority.key'),
      '-CAcreateserial',
      '-out',
      file('site.pem'),
    ],
  );
  return { authority: file('authority.pem'), chain: file('site.pem'), key: file('site.key') };
}
