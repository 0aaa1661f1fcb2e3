/** A program that proofs may name under `needs`, and where it comes from. */
export type Tool = {
  /** What readers call it; the page names it with its version. */
  label: string;
  /** Debian packages, or one npm package with its exact version; neither for what every case has. */
  debian?: string[];
  npm?: string;
  /** Commands that the tool brings; hidden from cases that do not need it. */
  programs: string[];
  /** Prints the version, in a case. */
  version: string;
};

const debian = (label: string, packages: string[], programs: string[], version: string): Tool => ({
  label,
  debian: packages,
  programs,
  version,
});

/** Debian packages of what every case has, and of what the sandbox itself calls. */
export const BASE_PACKAGES = [
  'bash',
  'ca-certificates',
  'iproute2',
  'openssl',
  'procps',
  'sudo',
  'util-linux',
];

/** Every tool that can be run here. The key is the name in `needs`. */
export const TOOLS: Record<string, Tool> = {
  bash: { label: 'bash', programs: [], version: 'bash --version' },
  coreutils: { label: 'GNU coreutils', programs: [], version: 'ls --version' },
  apt: { label: 'apt', programs: [], version: 'apt-get --version' },
  dpkg: { label: 'dpkg', programs: [], version: 'dpkg --version' },
  tar: { label: 'GNU tar', programs: [], version: 'tar --version' },
  grep: { label: 'GNU grep', programs: [], version: 'grep --version' },
  sed: { label: 'GNU sed', programs: [], version: 'sed --version' },
  openssl: { label: 'OpenSSL', programs: [], version: 'openssl version' },
  sudo: { label: 'sudo', programs: [], version: 'sudo --version' },
  git: debian('git', ['git'], ['git'], 'git --version'),
  ssh: debian(
    'OpenSSH',
    ['openssh-client'],
    ['ssh', 'ssh-keygen', 'ssh-add', 'ssh-agent', 'ssh-keyscan', 'ssh-copy-id', 'scp', 'sftp'],
    'ssh -V',
  ),
  curl: debian('curl', ['curl'], ['curl'], 'curl --version'),
  wget: debian('GNU Wget', ['wget'], ['wget'], 'wget --version'),
  jq: debian('jq', ['jq'], ['jq'], 'jq --version'),
  python: debian('Python', ['python3', 'python3-venv'], ['python3', 'python3.11'], 'python3 --version'),
  pip: debian(
    'pip',
    ['python3', 'python3-pip', 'python3-venv', 'python3-setuptools', 'python3-wheel'],
    ['pip', 'pip3', 'pip3.11'],
    'pip3 --version',
  ),
  make: debian('GNU Make', ['make'], ['make', 'gmake'], 'make --version'),
  gcc: debian('GCC', ['gcc', 'libc6-dev'], ['gcc', 'gcc-12', 'cc', 'c89', 'c99'], 'gcc --version'),
  'g++': debian('GCC', ['g++', 'libc6-dev'], ['g++', 'g++-12', 'c++'], 'g++ --version'),
  ld: debian('GNU ld', ['binutils'], [], 'ld --version'),
  cmake: debian('CMake', ['cmake'], ['cmake', 'ctest', 'cpack'], 'cmake --version'),
  shellcheck: debian('ShellCheck', ['shellcheck'], ['shellcheck'], 'shellcheck --version'),
  nginx: debian('nginx', ['nginx'], ['nginx'], '/usr/sbin/nginx -v'),
  psql: debian(
    'PostgreSQL',
    ['postgresql', 'postgresql-client'],
    ['psql', 'pg_isready', 'pg_dump', 'createdb', 'createuser'],
    'psql --version',
  ),
  mariadb: debian(
    'MariaDB',
    ['mariadb-server', 'mariadb-client'],
    ['mariadb', 'mysql', 'mariadb-admin', 'mysqladmin'],
    '/usr/sbin/mariadbd --version',
  ),
  redis: debian(
    'Redis',
    ['redis-server', 'redis-tools'],
    ['redis-cli', 'redis-server'],
    'redis-server --version',
  ),
  sqlite: debian('SQLite', ['sqlite3'], ['sqlite3'], 'sqlite3 --version'),
  docker: debian(
    'Docker',
    ['docker.io'],
    ['docker', 'dockerd', 'docker-init', 'docker-proxy'],
    'docker --version',
  ),
  lsof: debian('lsof', ['lsof'], ['lsof'], 'lsof -v'),
  netcat: debian(
    'netcat',
    ['netcat-openbsd'],
    ['nc', 'nc.openbsd'],
    "dpkg-query -Wf '${Version}' netcat-openbsd",
  ),
  ping: debian('ping', ['iputils-ping'], ['ping', 'ping4', 'ping6'], 'ping -V'),
  dig: debian('dig', ['bind9-dnsutils'], ['dig', 'nslookup', 'host'], 'dig -v'),
  unzip: debian('UnZip', ['unzip'], ['unzip'], "dpkg-query -Wf '${Version}' unzip"),
  zip: debian('Zip', ['zip'], ['zip'], "dpkg-query -Wf '${Version}' zip"),
  rsync: debian('rsync', ['rsync'], ['rsync'], 'rsync --version'),
  file: debian('file', ['file'], ['file'], 'file --version'),
  strace: debian('strace', ['strace'], ['strace'], 'strace --version'),
  busybox: debian('BusyBox', ['busybox-static'], ['busybox'], 'busybox --help'),
  java: debian(
    'OpenJDK',
    ['openjdk-17-jdk-headless'],
    ['java', 'javac', 'jar', 'javap', 'jshell', 'keytool', 'jcmd', 'jps', 'jstack'],
    'java -version',
  ),
  php: debian('PHP', ['php-cli', 'php-sqlite3'], ['php', 'php8.2'], 'php --version'),
  browser: debian(
    'Chromium',
    ['chromium-headless-shell'],
    ['chromium-headless-shell'],
    'chromium-headless-shell --version',
  ),
  node: { label: 'Node.js', programs: ['node'], version: 'node --version' },
  npm: { label: 'npm', npm: 'npm@11.21.2', programs: ['npm', 'npx'], version: 'npm --version' },
  tsc: {
    label: 'TypeScript',
    npm: 'typescript@6.0.3',
    programs: ['tsc', 'tsserver'],
    version: 'tsc --version',
  },
};

/** Tools that the tests of safety use beside those of the pages. */
export const SAFETY_NEEDS = ['strace', 'shellcheck', 'gcc', 'make', 'python', 'curl', 'git'];

/** Whether the pages of a folder under `content/errors` are about something that runs here, so that none of them may be exempt. */
export function isReproducible(folder: string): boolean {
  return (
    Object.hasOwn(TOOLS, folder) ||
    ['linux', 'javascript', 'typescript', 'postgres', 'mysql'].includes(folder)
  );
}

/** A sentence for names under `needs` that are not in the table. */
export function unknownTools(names: string[]): string {
  return `needs: ${names.join(', ')} is not in src/proof/tools.ts. Use some of ${Object.keys(TOOLS).join(', ')}.`;
}

/** The commands that a case with these needs does not have. */
export function programsToHide(needs: string[]): string[] {
  const wanted = new Set(closure(needs).flatMap((name) => TOOLS[name]?.programs ?? []));
  return Object.values(TOOLS).flatMap(({ programs }) => programs.filter((program) => !wanted.has(program)));
}

/** The version in what a tool's version command printed: `2.39.5`. */
export function shortVersion(output: string): string {
  return /\d+(?:\.\d+)+(?:p\d+)?/.exec(output)?.[0] ?? output.trim().split('\n')[0] ?? '';
}

/** Tools that do not work without another one. */
const ALONG: Record<string, string[]> = {
  npm: ['node'],
  tsc: ['node'],
  pip: ['python'],
  'g++': ['gcc'],
};

function closure(needs: string[]): string[] {
  return [...new Set(needs.flatMap((name) => [name, ...(ALONG[name] ?? [])]))];
}
