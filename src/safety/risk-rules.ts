import type { RISKS } from '../schema/command.ts';

export type Risk = (typeof RISKS)[number];

/**
 * What a call does, by its words joined by spaces (white space inside a word is `·`). The first rule that fits decides; a call
 * that fits none is not classified, and fails.
 */
export const RISK_RULES: [RegExp, Risk][] = [
  // The shell itself
  [
    /^(\[|\[\[|:|test|true|false|cd|pwd|echo|printf|read|type|command -[vV]|compgen -[ev]|exit|return|break|continue|shift|set|shopt|trap|wait|jobs|hash|local|umask|ulimit|let|getopts|times)(\s|$)/,
    'inspects',
  ],
  [/^(alias|unalias|source|\.|eval|fg|bg|disown|newgrp|exec)(\s|$)/, 'changes'],
  [/^(stty)(\s|$)/, 'changes'],

  // Looking at files and text
  [/^sed\s(?:.*\s)?(-i\S*|--in-place\S*|-[nEr]*i)(\s|$)/, 'changes'],
  [/^sort\s(?:.*\s)?-o/, 'changes'],
  [/^find\s.*\s-delete(\s|$)/, 'destroys'],
  [/^find\s.*\s-(fprint|fls)/, 'changes'],
  [
    /^(ls|cat|head|tail|less|more|wc|grep|egrep|fgrep|zgrep|find|file|stat|readlink|realpath|dirname|basename|du|df|sort|uniq|cut|tr|awk|gawk|mawk|sed|diff|cmp|comm|od|xxd|hexdump|hd|strings|nl|fold|column|expand|unexpand|paste|join|tac|rev|jq|yq|md5sum|sha1sum|sha256sum|sha512sum|cksum|base64|seq|tree|namei|lsattr|getfacl|iconv -f|cat -A|xargs|numfmt|shellcheck|locate|date|cal|sleep|yes|env|printenv|bc|expr|factor|nproc|getconf)(\s|$)/,
    'inspects',
  ],
  [/^(unzip -[lpt]|zipgrep)(\s|$)/, 'inspects'],
  [
    /^(cp|mv|install|ln|mkdir|touch|tee|chmod|chown|chgrp|dos2unix|unix2dos|patch|tar|unzip|zip|gzip|gunzip|mktemp|setfacl|rename|rsync|scp|sftp|iconv|truncate -s \+)(\s|$)/,
    'changes',
  ],
  [/^(rmdir)(\s|$)/, 'changes'],
  [/^(rm|shred|truncate|dd|mkfs\S*|wipefs)(\s|$)/, 'destroys'],

  // The machine
  [
    /^(id|whoami|groups|who|w|uname|hostname|uptime|free|vmstat|ps|pgrep|pstree|top -b|lsof|fuser -v|fuser \d+\/tcp|ss|netstat|ip( -\S+)* (addr|a|route|r|link|neigh)( show)?|findmnt|lsblk|mount$|lsmod|lscpu|dmesg|journalctl|locale|getent|nslookup|dig|host|ping|ping6|tracepath|traceroute|nc -z\S*|nc -\S*z\S*|which|whereis|timedatectl( status)?$|strace|ltrace|ldd|ldconfig -p|nm|objdump|readelf|pkg-config|gpasswd -h|sysctl( -n)? [a-z.]+$|resolvectl (status|query))(\s|$)/,
    'inspects',
  ],
  [
    /^(systemctl( --user)? (status|is-active|is-enabled|show|list-\S+|cat)|service \S+ status)(\s|$)/,
    'inspects',
  ],
  [
    /^(systemctl( --user)?( --now)? (start|stop|restart|reload|enable|disable|daemon-reload)|service \S+ (start|stop|restart|reload|force-reload))(\s|$)/,
    'changes',
  ],
  [
    /^(usermod|useradd|adduser|gpasswd|groupadd|sysctl|mount|umount|ldconfig|update-ca-certificates|certbot|update-alternatives|hostnamectl|timedatectl|ufw allow|loginctl|ulimit)(\s|$)/,
    'changes',
  ],
  [/^kill\s(-0|-l)(\s|$)/, 'inspects'],
  [/^(kill|pkill|killall|fuser -k\S*)(\s|$)/, 'destroys'],

  // Packages of the system
  [
    /^(apt|apt-get)( -\S+( \S+=\S+)?)* (list|show|search|policy|check|changelog|download --print-uris|-s|--simulate)(\s|$)/,
    'inspects',
  ],
  [/^(apt|apt-get)\s.*(--simulate|--dry-run|\s-s)(\s|$)/, 'inspects'],
  [/^(apt|apt-get)\s(?:.*\s)?(purge|remove|autoremove)(\s|$)/, 'destroys'],
  [
    /^(apt|apt-get)\s(?:.*\s)?(install|update|upgrade|full-upgrade|dist-upgrade|clean|autoclean|download|reinstall|build-dep|source)(\s|$)/,
    'changes',
  ],
  [/^(apt-cache|dpkg-query|apt-config|apt-file search|apt-mark show\S*)(\s|$)/, 'inspects'],
  [
    /^dpkg\s(-l|-L|-S|-s|-C|-c|-I|--list|--listfiles|--search|--status|--audit|--contents|--info|--print-architecture|--print-foreign-architectures|--get-selections|--verify|-V)(\s|$)/,
    'inspects',
  ],
  [/^dpkg\s(--configure|-i|-x|--install|--extract|--unpack|--add-architecture)(\s|$)/, 'changes'],
  [
    /^(dpkg-reconfigure|add-apt-repository|apt-mark|brew install|brew upgrade|dnf install|apk add)(\s|$)/,
    'changes',
  ],
  [/^(brew (list|info|--prefix|services list))(\s|$)/, 'inspects'],
  [/^brew services (start|stop|restart)(\s|$)/, 'changes'],

  // git
  [
    /^git( -[Cc] \S+| --no-pager)* (status|log|shortlog|diff|show|blame|grep|rev-parse|rev-list|ls-files|ls-remote|ls-tree|for-each-ref|show-ref|describe|cat-file|check-ignore|check-attr|check-ref-format|count-objects|merge-base|name-rev|reflog( show)?|symbolic-ref( --short)? \S+$|var|version|--version|help|fsck|cherry|whatchanged|range-diff|diff-tree|diff-files|diff-index)(\s|$)/,
    'inspects',
  ],
  [
    /^git( -C \S+)* (remote( -v| --verbose)?$|remote (show|get-url)|stash (list|show)|worktree list|tag( -l| --list| -n\S*)|tag$|submodule( status)?$|bisect log|config( --\S+)* (--get\S*|--list|-l|get|list)|branch( -\S*[avr]\S*| --\S*(list|contains|merged|show-current|all|remotes|verbose|format)\S*)|branch$|ls-remote|fetch --dry-run|push --dry-run|clean -\S*n\S*|clean --dry-run|bundle verify|notes show)(\s|$)/,
    'inspects',
  ],
  [/^git( -C \S+)* config( --\S+)* [a-zA-Z.]+$/, 'inspects'],
  [
    /^git( -C \S+)* (reset( \S+)* --(hard|keep|merge)|clean|push( \S+)* (--force-with-lease\S*|--delete|-d)|stash (drop|clear)|branch( \S+)* (-D|-d|--delete)|checkout( \S+)* --($|\s)|checkout( \S+)* (-f|--force)|restore|rm|filter-branch|filter-repo|gc --prune|reflog (expire|delete)|update-ref -d|worktree remove|tag( \S+)* (-d|--delete)|submodule deinit|rebase --abort|merge --abort|cherry-pick --abort|am --abort|switch( \S+)* (-f|--force|--discard-changes|-C))(\s|$)/,
    'destroys',
  ],
  [
    /^git( -[Cc] \S+)* (init|clone|add|commit|fetch|pull|push|merge|rebase|cherry-pick|revert|switch|checkout|branch|tag|stash|remote|config|worktree|submodule|reset|mv|apply|am|bisect|gc|prune|maintenance|update-index|lfs|sparse-checkout|format-patch|archive|bundle|notes|rerere|credential|update-ref|hash-object)(\s|$)/,
    'changes',
  ],

  // ssh and the network
  [/^ssh\s.*-[GTQ]/, 'inspects'],
  [/^ssh( -\S+( \w+=\S+)?| -[ilpoJF] \S+)* \S+ (true|exit|id|hostname|uname( -a)?)$/, 'inspects'],
  [/^ssh( -V| -v| -vv| -vvv)$/, 'inspects'],
  [/^ssh-keygen\s.*-[lyF]/, 'inspects'],
  [/^(ssh-keyscan|ssh-add -[lL])(\s|$)/, 'inspects'],
  [/^(ssh|ssh-keygen|ssh-add|ssh-copy-id|ssh-agent)(\s|$)/, 'changes'],
  [/^(curl|wget)\s.*(-X|--request)[ =]?(POST|PUT|PATCH|DELETE)/, 'changes'],
  [/^curl\s.*\s(-O|-o|--output|--remote-name)\s(?!\/dev\/null|NUL|-(\s|$))/, 'changes'],
  [/^curl(\s|$)/, 'inspects'],
  [/^wget\s.*(--spider|-S|--server-response|-O\s?-|-qO-?|-O\s?\/dev\/null)/, 'inspects'],
  [/^wget(\s|$)/, 'changes'],
  [
    /^openssl (s_client|x509|verify|version|req -in|req( -\S+)* -text|crl|dgst|ciphers|rsa( -\S+)* -check|pkey( -\S+)* -pubout|asn1parse|storeutl)(\s|$)/,
    'inspects',
  ],
  [/^openssl (req|genrsa|genpkey|ecparam|rehash|pkcs12|ca)(\s|$)/, 'changes'],

  // node, npm, TypeScript
  [
    /^npm (ls|list|view|info|show|outdated|audit$|audit --|config (get|list|ls)|get|root|prefix|bin|whoami|ping|explain|why|search|doctor|version$|-v$|--version|help|query|fund|run( --workspaces| -ws)?$|run-script$|pkg get|diff|pack --dry-run|cache verify)(\s|$|(?<=--))/,
    'inspects',
  ],
  [/^npm\s(?:.*\s)?--dry-run(\s|$)/, 'inspects'],
  [/^npm (unpublish|cache clean)(\s|$)/, 'destroys'],
  [
    /^npm (install|i|ci|add|uninstall|update|rebuild|dedupe|run|run-script|start|test|t|exec|init|create|link|pkg|config|set|login|logout|adduser|publish|version|audit fix|install-scripts|approve-scripts|prune|pack|shrinkwrap|deprecate|access|org|team|token|--prefix \S+ (install|i|ci|run))(\s|$)/,
    'changes',
  ],
  [
    /^(npx (--no-install |--no )?)?(tsc|eslint) (--noEmit|--traceResolution|--showConfig|--listFiles|--explainFiles|--version|-v|-p \S+ --noEmit)/,
    'inspects',
  ],
  [/^(npx|yarn|pnpm|corepack|nvm|fnm|volta)(\s|$)/, 'changes'],
  [
    /^node (-v|--version|-p|--print|--check|-c|-e|--eval|--v8-options|--input-type=module -e)(\s|$)/,
    'inspects',
  ],
  [/^(tsc|node|tsx|deno|bun)(\s|$)/, 'changes'],

  // Python
  [
    /^(\S*\/)?(python3?(\.\d+)?|py|uv)\s-m (pip|uv pip) (list|show|check|debug|index|config (list|get|debug)|--version|freeze|inspect|cache (dir|info|list)|help|download --dry-run)(\s|$)/,
    'inspects',
  ],
  [
    /^(\S*\/)?(pip3?|uv pip) (list|show|check|debug|index|config (list|get|debug)|--version|freeze|inspect|cache (dir|info|list))(\s|$)/,
    'inspects',
  ],
  [/^(\S*\/)?(pip3?|python3? -m pip)\s.*--dry-run/, 'inspects'],
  [/^(\S*\/)?(pip3?|python3? -m pip)\suninstall/, 'destroys'],
  [
    /^(\S*\/)?python3?(\.\d+)? (-V|--version|-c|-m (site|sysconfig|py_compile|tabnanny|json\.tool|platform|compileall|pdb|ast|tokenize|dis|inspect)|-X importtime|-v)(\s|$)/,
    'inspects',
  ],
  [/^(\S*\/)?(python3?(\.\d+)?|pip3?|pipx|uv|poetry|conda|virtualenv|py)(\s|$)/, 'changes'],

  // Java
  [/^(javap|java (-version|--version|--dry-run)|jar (tf|--list))(\s|$)/, 'inspects'],
  [/^(java|javac|jar)(\s|$)/, 'changes'],

  // PHP
  [/^php (-v|-m|-i|--version|--ini|--ri|-l)(\s|$)/, 'inspects'],
  [/^(php|composer|phpenmod|phpdismod)(\s|$)/, 'changes'],

  // Containers
  [
    /^docker( -\S+)* (ps|images|image ls|image inspect|inspect|logs|info|version|context (ls|show|inspect)|port|stats|top|events|history|search|network (ls|inspect)|volume (ls|inspect)|system df|compose (ps|logs|config|ls|version)|manifest inspect|--version|diff|buildx ls)(\s|$)/,
    'inspects',
  ],
  [
    /^docker (rm|rmi|kill|system prune|image prune|container prune|volume (rm|prune)|network (rm|prune)|compose down|builder prune)(\s|$)/,
    'destroys',
  ],
  [
    /^docker (run|start|stop|restart|build|buildx|pull|push|tag|login|logout|exec|compose|network|volume|context|create|cp|commit|update|rename|save|load|import)(\s|$)/,
    'changes',
  ],
  [/^dockerd-rootless-setuptool\.sh (install|check)/, 'changes'],

  // Databases and web servers
  [
    /^(pg_isready|pg_lsclusters|pg_config|psql (-V|--version|-l|--list)|psql\s.*-(c|tAc|Atc|tc|Ac|At?X?c|XAtc|XAt) (SELECT|SHOW|\\·?[a-z]+|TABLE|EXPLAIN)\S*)/i,
    'inspects',
  ],
  [/^psql\s.*(-\w*c|--command[ =])\s?(SELECT|SHOW|TABLE|EXPLAIN|\\)/i, 'inspects'],
  [/^psql\s.*(-\w*c|--command[ =])\s?(DROP|DELETE|TRUNCATE)/i, 'destroys'],
  [
    /^(psql|createdb|createuser|pg_ctlcluster|pg_createcluster|pg_dump|pg_restore|pg_ctl|createlang|vacuumdb|reindexdb)(\s|$)/,
    'changes',
  ],
  [/^(dropdb|dropuser|pg_dropcluster)(\s|$)/, 'destroys'],
  [/^(mariadb|mysql)\s.*-e (SELECT|SHOW|STATUS)/i, 'inspects'],
  [/^(mariadb-admin|mysqladmin)( \S+)* (ping|status|version)/, 'inspects'],
  [/^(mariadbd|mysqld)( --verbose)? --help$/, 'inspects'],
  [/^(mariadb|mysql|mysqldump|mariadb-dump|sqlite3)(\s|$)/, 'changes'],
  [
    /^redis-cli( -\S+( \S+)?)* (ping|info|get|keys|config get|dbsize|client list|memory|role)(\s|$)/i,
    'inspects',
  ],
  [/^redis-cli(\s|$)/, 'changes'],
  [/^(\S*\/)?nginx (-t|-T|-v|-V|-tq|-q -t)(\s|$)/, 'inspects'],
  [/^(\S*\/)?nginx(\s|$)/, 'changes'],

  // Compilers and AI tools
  [/^make\s(-n|--dry-run|-p\S*|--print-data-base|--question|-q|--version)(\s|$)/, 'inspects'],
  [
    /^(gcc|g\+\+|cc|c\+\+|clang|ld)\s(?:.*\s)?(--version|-v|-E|-M+|-H|-fsyntax-only|-print-\S+|--print-\S+|--verbose|-dumpmachine|-###)(\s|$)/,
    'inspects',
  ],
  [/^(perl|make|gcc|g\+\+|cc|c\+\+|clang|ld|cmake|ar|ranlib)(\s|$)/, 'changes'],
  [/^ollama (list|ls|ps|show|--version)(\s|$)/, 'inspects'],
  [/^ollama (rm)(\s|$)/, 'destroys'],
  [/^(ollama|claude|codex|aider|gh)(\s|$)/, 'changes'],

  // Any program asked what it is; the reader's own scripts and programs
  [/^\S+ (--version|-V|--help)$/, 'inspects'],
  [/^(ba|da|z|k)?sh\s(?:-\S+\s)*-n(\s|$)/, 'inspects'],
  [/^(ba|da|z|k)?sh\s\S/, 'changes'],
  [/^\S*\/\S+/, 'changes'],
];

/** What no page may tell its readers to run: what is found, in which text, and the sentence for the author. */
export const FORBIDDEN: { name: string; call?: RegExp; pipeline?: RegExp; text?: RegExp; why: string }[] = [
  {
    name: 'tls-off',
    call: /^(curl\s(?:.*\s)?(-[a-zA-Z]*k[a-zA-Z]*|--insecure)(\s|$)|wget\s.*--no-check-certificate|git\s.*http\.sslVerify[ =](false|0|no)|npm\s.*strict-ssl[ =]false|(\S*\/)?(pip3?|python3? -m pip)\s.*--trusted-host|yarn\s.*strict-ssl)/i,
    text: /NODE_TLS_REJECT_UNAUTHORIZED=['"]?0|GIT_SSL_NO_VERIFY=|PYTHONHTTPSVERIFY=['"]?0|-SkipCertificateCheck|ServerCertificateValidationCallback|verify=False|rejectUnauthorized:\s*false/i,
    why: 'switches certificate checks off. Say how to trust the right certificate.',
  },
  {
    name: 'host-key-off',
    call: /^(ssh|scp|sftp|rsync|git)\s.*(StrictHostKeyChecking[ =·]no|UserKnownHostsFile[ =·]\/dev\/null)/i,
    why: 'accepts any host key. Say how to compare the fingerprint.',
  },
  {
    name: 'download-and-run',
    pipeline:
      /^(curl|wget)\b.*\|\s*(sudo( -\S+)*\s)?(\S*\/)?(bash|sh|zsh|dash|python3?|node|perl|ruby|source|\.|eval)(\s|$)/,
    text: /\b(iex|Invoke-Expression)\b.*\b(irm|iwr|Invoke-(WebRequest|RestMethod)|DownloadString)\b|\b(irm|iwr|Invoke-(WebRequest|RestMethod)|DownloadString)\b.*\|\s*(iex|Invoke-Expression)\b/i,
    why: 'runs what it downloads unread. Name the package, or save the file and say how to check it.',
  },
  {
    name: 'open-to-all',
    call: /^chmod\s(?:.*\s)?(0?777|0?666|a\+rwx|a\+w|o\+w|ugo\+\S*w|\+w)(\s|$)/,
    text: /\/grant:?\s*["']?(Everyone|Users):/i,
    why: 'lets everybody write. Give the rights to the one who needs them.',
  },
  {
    name: 'force-push',
    call: /^git\s(?:.*\s)?push\s(?:.*\s)?(--force(\s|$)|-[a-z]*f[a-z]*(\s|$)|\+\S)/,
    why: "overwrites others' commits unseen. Use --force-with-lease.",
  },
  {
    name: 'sudo-package-manager',
    call: /^sudo\s(?:-\S+\s)*(npm|npx|yarn|pnpm|pip3?|(\S*\/)?python3? -m pip|gem|uv|pipx)(\s|$)/,
    why: 'installs foreign code as root over the system. Use a folder or an environment of the person.',
  },
  {
    name: 'break-system-packages',
    call: /\s--break-system-packages(\s|$)/,
    why: "breaks the system's Python. Use a virtual environment.",
  },
  {
    name: 'delete-root',
    call: /^rm\s(?:.*\s)?-\S*[rR]\S*\s(?:.*\s)?(\/|~|\/\*|\$HOME|\$\{?HOME\}?\/?|~\/|\.|\*|\.\*|\$\w+\/?\S*|\$\{\w+\}\/?\S*)(\s|$)/,
    why: 'can delete a whole home or system. Name the one folder.',
  },
  {
    name: 'kill-by-name',
    call: /^(killall|pkill)(\s|$)/,
    why: 'ends processes that the reader did not start. Find the process id, show it, and end that one.',
  },
  {
    name: 'firewall-off',
    call: /^(ufw disable|iptables (-F|--flush)|setenforce 0|systemctl (stop|disable)( --now)? (ufw|firewalld|nftables|apparmor)|nft flush)/,
    why: "takes the machine's protection away. Open the one port.",
  },
  {
    name: 'trust-everything',
    call: /^git\s.*safe\.directory[ =]\*/,
    text: /\[trusted=yes\]|--allow-unauthenticated|--force-yes|Set-ExecutionPolicy\b.*\b(Bypass|Unrestricted)/i,
    why: 'trusts everything. Name the one that is meant.',
  },
  {
    name: 'secret-in-arguments',
    call: /^(?!printf|echo|export|\[|test|read|:|awk|case|grep)\S+\s.*\$\{?[A-Za-z_]*(KEY|TOKEN|SECRET|PASSWORD|PASSWD|PASS)\b/,
    why: 'puts a secret into an argument, where every process of the machine can read it. Hand it over by standard input or a file.',
  },
  {
    name: 'secret-shown',
    call: /^(cat|less|more|head|tail|bat)\s.*(\.env|\.netrc|\.npmrc|\.pgpass|\.git-credentials|id_(rsa|ed25519|ecdsa)|\.aws\/credentials|_history)(\s|$)|^printenv\s+\w*(KEY|TOKEN|SECRET|PASSWORD)/,
    why: 'shows secrets on the screen. Print whether it is set, and its length.',
  },
];
