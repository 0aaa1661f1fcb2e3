import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Sandbox } from '../sandbox/sandbox.ts';

/** A certificate with its key, in PEM; `chain` is the certificate followed by those between it and the root. */
export type Credentials = { certificate: string; key: string; chain: string };

/** What is asked of an authority: the names, and what is wrong with the certificate. */
type Order = { names: string[]; expired?: boolean };

/** Signs certificates with a root made for one run of the runner; openssl does the work, once for each order. */
export type Authority = {
  root: string;
  intermediate: string;
  issue: (order: Order) => Credentials;
  issueSelfSigned: (name: string) => Credentials;
};

const TRUSTED = 'usr/local/share/ca-certificates/errdex-test-ca.crt';

let shared: Authority | undefined;

/** The authority that cases trust when a service answers for a public name; made once. */
export function sharedAuthority(): Authority {
  shared ??= createAuthority('Errdex Test CA');
  return shared;
}

/** Makes keys with their requests, and signs them, with openssl in a folder of its own. */
function createSigner() {
  const folder = mkdtempSync(join(tmpdir(), 'errdex-ca-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const write = (file: string, text: string) => writeFileSync(join(folder, file), text);
  const openssl = (words: string, ...more: string[]) =>
    execFileSync('openssl', [...words.split(' '), ...more], { cwd: folder, stdio: 'pipe' });
  write('ca.cnf', CONFIGURATION);
  write('index.txt', '');
  write('index.txt.attr', 'unique_subject = no\n');
  return {
    read: (file: string) => readFileSync(join(folder, file), 'utf8'),
    request: (id: string, subject: string) => {
      const key = '-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes';
      openssl(`req -new ${key} -config ca.cnf -keyout ${id}.key -out ${id}.csr -subj`, subject);
    },
    sign: (id: string, issuer: string, extensions: string, from: Date, until: Date) => {
      write(`${id}.ext`, extensions);
      const by = `${id === issuer ? '-selfsign' : `-cert ${issuer}.crt`} -keyfile ${issuer}.key`;
      const time = `-startdate ${stamp(from)} -enddate ${stamp(until)}`;
      const files = `-extfile ${id}.ext -in ${id}.csr -out ${id}.crt`;
      openssl(`ca -batch -notext -config ca.cnf ${by} ${time} ${files}`);
    },
  };
}

/** Makes a root, and an intermediate that signs for it. */
export function createAuthority(name: string): Authority {
  const { read, request, sign } = createSigner();
  let serial = 0;
  const authority =
    'basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\nsubjectKeyIdentifier=hash\n';
  request('root', `/O=Errdex/CN=${name}`);
  sign('root', 'root', authority, daysFromNow(-30), daysFromNow(3650));
  request('intermediate', `/O=Errdex/CN=${name} Intermediate`);
  sign('intermediate', 'root', authority, daysFromNow(-30), daysFromNow(1800));

  const leafExtensions = (names: string[]) =>
    `basicConstraints=CA:FALSE\nextendedKeyUsage=serverAuth\nsubjectAltName=${names.map((each) => `DNS:${each}`).join(',')}\n`;

  const issue = ({ names, expired = false }: Order): Credentials => {
    const id = `leaf-${++serial}`;
    request(id, `/CN=${names[0]}`);
    sign(id, 'intermediate', leafExtensions(names), daysFromNow(-20), daysFromNow(expired ? -1 : 60));
    const certificate = read(`${id}.crt`);
    return { certificate, key: read(`${id}.key`), chain: certificate + read('intermediate.crt') };
  };
  const issued = new Map<string, Credentials>();

  return {
    root: read('root.crt'),
    intermediate: read('intermediate.crt'),
    issue: (order) => {
      const key = JSON.stringify([order.names, order.expired]);
      const credentials = issued.get(key) ?? issue(order);
      issued.set(key, credentials);
      return credentials;
    },
    issueSelfSigned: (own) => {
      const id = `leaf-${++serial}`;
      request(id, `/CN=${own}`);
      sign(id, id, leafExtensions([own]), daysFromNow(-20), daysFromNow(60));
      const certificate = read(`${id}.crt`);
      return { certificate, key: read(`${id}.key`), chain: certificate };
    },
  };
}

/** Makes a case trust an authority as a machine does whose administrator installed its root; Node is told by its own variable. */
export async function trustAuthority(sandbox: Sandbox, { root }: Authority): Promise<void> {
  const files = `/proc/${sandbox.pid}/root`;
  mkdirSync(join(files, 'usr/local/share/ca-certificates'), { recursive: true });
  writeFileSync(join(files, TRUSTED), root);
  copyFileSync(join(files, TRUSTED), join(files, 'etc/ssl/certs/errdex-test-ca.pem'));
  appendFileSync(join(files, 'etc/ssl/certs/ca-certificates.crt'), root);
  await sandbox.run('openssl rehash /etc/ssl/certs', { as: 'root' });
  await sandbox.run(`export NODE_EXTRA_CA_CERTS=/${TRUSTED}`);
}

const CONFIGURATION = `[ca]
default_ca = here
[here]
database = index.txt
new_certs_dir = .
default_md = sha256
rand_serial = yes
policy = any
copy_extensions = none
[any]
organizationName = optional
commonName = supplied
[req]
distinguished_name = name
[name]
`;

function daysFromNow(days: number): Date {
  return new Date(Date.now() + days * 86_400_000);
}

function stamp(date: Date): string {
  return date.toISOString().replace(/[-:T]/g, '').replace(/\.\d+/, '');
}
