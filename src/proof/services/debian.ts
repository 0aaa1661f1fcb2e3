import { execFileSync } from 'node:child_process';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { type Service, mustRun } from './service.ts';

/** PostgreSQL as Debian sets it up: cluster `main` on port 5432, socket in /var/run/postgresql, superuser `postgres` by peer. */
export const postgres: Service = {
  packages: ['postgresql', 'postgresql-client'],
  // A dump costs half a second: it is made again only when the server has written since. Its random restrict lines say nothing.
  holds: `
    cd /
    at() { runuser -u postgres -- psql -XAtc 'SELECT pg_current_wal_insert_lsn()' 2>/dev/null; }
    now=$(at) || exit
    if [ "$now" != "$(cat /run/held.at 2>/dev/null)" ]; then
      runuser -u postgres -- pg_dumpall --no-comments | grep -vE '^(--|.(un)?restrict )' >/run/held.sql
      at >/run/held.at
    fi
    cat /run/held.sql`,
  before: async (sandbox) => {
    const files = `/proc/${sandbox.pid}/root`;
    await mustRun(sandbox, 'rm -rf /etc/postgresql/*');
    const cluster = await (savedCluster ??= saveCluster(sandbox));
    execFileSync('tar', ['-C', files, '--numeric-owner', '-xpf', '-'], { input: cluster });
    await mustRun(sandbox, 'pg_ctlcluster "$(ls /etc/postgresql)" main start');
  },
};

/** Making a cluster takes seconds, unpacking it does not: one is made for all cases of a run. */
let savedCluster: Promise<Buffer> | undefined;

async function saveCluster(sandbox: Sandbox): Promise<Buffer> {
  await mustRun(
    sandbox,
    `
    version=$(ls /usr/lib/postgresql | sort -n | tail -1)
    pg_createcluster "$version" main -- --no-sync >/dev/null
    echo 'fsync = off' >>"/etc/postgresql/$version/main/conf.d/proof.conf"`,
  );
  const places = ['etc/postgresql', 'var/lib/postgresql'];
  return execFileSync('tar', ['-C', `/proc/${sandbox.pid}/root`, '--numeric-owner', '-cf', '-', ...places], {
    maxBuffer: 1e9,
  });
}

/** nginx with Debian's configuration: the default site on port 80, to be changed with sudo and reloaded. */
export const nginx: Service = {
  packages: ['nginx'],
  before: async (sandbox) => {
    await mustRun(sandbox, 'install -d -m 755 -o www-data -g adm /var/log/nginx; /usr/sbin/nginx');
  },
};

/** Redis as Debian sets it up: port 6379 on the loopback addresses, no password. */
export const redis: Service = {
  packages: ['redis-server', 'redis-tools'],
  holds: `redis-cli --scan | sort; redis-cli config get '*' | sha1sum`,
  before: async (sandbox) => {
    await mustRun(
      sandbox,
      `install -d -m 750 -o redis -g redis /var/log/redis /var/lib/redis /run/redis
      runuser -u redis -- redis-server /etc/redis/redis.conf >/dev/null
      for _ in $(seq 100); do redis-cli ping >/dev/null 2>&1 && break; sleep 0.05; done`,
    );
  },
};

/** MariaDB as Debian sets it up: port 3306, socket /run/mysqld/mysqld.sock, `root` by its Unix account. */
export const mariadb: Service = {
  packages: ['mariadb-server', 'mariadb-client'],
  // The help texts alone are more than a program may print here, and the time of a password's change says nothing.
  holds: `
    mariadb-dump --all-databases --skip-comments --skip-dump-date --ignore-database=sys --ignore-table=mysql.help_topic 2>/dev/null |
      sed 's/password_last_changed[^,}]*//g'`,
  before: async (sandbox) => {
    await mustRun(
      sandbox,
      `install -d -m 755 -o mysql -g root /run/mysqld
      chown mysql:mysql /var/lib/mysql
      mariadb-install-db --user=mysql --skip-test-db >/dev/null 2>&1
      mariadbd-safe --user=mysql >/dev/null 2>&1 &
      for _ in $(seq 300); do mariadb-admin ping >/dev/null 2>&1 && exit; sleep 0.05; done
      exit 1`,
    );
  },
};
