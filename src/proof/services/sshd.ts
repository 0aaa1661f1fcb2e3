import { type Service, mustRun } from './service.ts';

/** An OpenSSH server on port 22 with a fresh host key and Debian's configuration; people `you` and `git`, no keys yet. */
export const sshd: Service = {
  packages: ['openssh-server', 'openssh-client'],
  before: async (sandbox) => {
    await mustRun(
      sandbox,
      `
      useradd --create-home --home-dir /home/git --shell /bin/bash --password '*' git
      install -d -m 700 -o git -g git /home/git/.ssh
      rm -f /etc/ssh/ssh_host_*
      ssh-keygen -q -t ed25519 -N '' -C root@box -f /etc/ssh/ssh_host_ed25519_key
      install -d -m 755 /run/sshd
      /usr/sbin/sshd`,
    );
  },
};
