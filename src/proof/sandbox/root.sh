# Builds the root of a case out of the machine's own Debian and becomes its init. Runs as root in fresh namespaces.
# $1: folders that together make up /usr/local, separated by colons. $2: programs to hide, separated by spaces.
# $3: folders of /var that begin empty, separated by spaces. $4: a scene that was prepared before (snapshot.ts), to begin with; empty for a bare Debian.
set -eu
box=/media

mount -t tmpfs -o mode=755,size=4g box "$box"
mkdir "$box/root"
if [ -n "$4" ]; then cp -a "$4/upper" "$box/upper"; fi
mount --bind "$box/root" "$box/root"
overlay() { # overlay NAME LOWER TARGET
  mkdir -p "$box/upper/$1" "$box/work/$1" "$3"
  mount -t overlay overlay -o "lowerdir=$2,upperdir=$box/upper/$1,workdir=$box/work/$1" "$3"
}
# A folder of thousands of files that no case may see goes unseen at once, not file by file.
if [ -z "$4" ] && [ -d /usr/lib/node_modules ]; then
  mkdir -p "$box/upper/usr/lib"
  mknod "$box/upper/usr/lib/node_modules" c 0 0
fi
for dir in usr etc var; do overlay "$dir" "/$dir" "$box/root/$dir"; done
overlay local "$1" "$box/root/usr/local"
# From outside, /proc/<init>/fd/9 shows what the case has changed of the machine's own folders.
exec 9<"$box/upper"

cd "$box/root"
for link in bin sbin lib lib32 lib64 libx32; do
  if [ -L "/$link" ]; then ln -s "usr/$link" "$link"; fi
done
mkdir -p dev/pts dev/shm proc sys home root run/lock tmp opt srv mnt media old
chmod 1777 tmp run/lock
chmod 700 root

# What this machine has gathered is nobody's Debian.
for dir in $3; do
  mkdir -p "$dir"
  owner=$(stat -c %u:%g "$dir")
  mount -t tmpfs -o mode=755 tmpfs "$dir"
  chown "$owner" "$dir"
done
chmod 1777 var/tmp

# What is otherwise so on a Debian of its own; $1: programs to hide.
bare() {
  mkdir -p var/lib/apt/lists/partial var/cache/apt/archives/partial var/log/apt
  rm -rf etc/npmrc etc/pip.conf etc/gitconfig etc/wgetrc.d etc/profile.d etc/apt/sources.list etc/apt/sources.list.d etc/apt/auth.conf.d \
    etc/apt/preferences.d etc/apt/apt.conf.d/99* etc/ca-certificates/update.d/* etc/docker etc/sudoers.d usr/bin/node usr/bin/nodejs usr/bin/npm \
    usr/bin/npx usr/bin/corepack
  mkdir -p etc/profile.d etc/apt/sources.list.d etc/apt/preferences.d etc/apt/auth.conf.d etc/docker etc/sudoers.d
  printf 'deb http://deb.debian.org/debian bookworm main\n' >etc/apt/sources.list
  : >etc/environment
  : >etc/motd
  for program in $1; do rm -f "usr/bin/$program" "usr/sbin/$program" "usr/local/bin/$program" "usr/games/$program"; done

  # One ordinary person, whoever else has an account on the machine.
  sed -i -E '/^[^:]*:[^:]*:[1-5][0-9]{3}:/d' etc/passwd etc/group
  sed -i '/^you:/d' etc/shadow
  printf 'you:x:1000:1000:you:/home/you:/bin/bash\n' >>etc/passwd
  printf 'you:x:1000:\n' >>etc/group
  printf 'you:*:19000:0:99999:7:::\n' >>etc/shadow
  printf 'you ALL=(ALL:ALL) NOPASSWD: ALL\n' >etc/sudoers.d/you
  chmod 440 etc/sudoers.d/you
  mkdir -p home/you/work srv/http srv/npm srv/tls
  chown -R 1000:1000 home/you srv/http srv/npm srv/tls

  printf 'box\n' >etc/hostname
  rm -f etc/resolv.conf
  printf 'nameserver 127.0.0.1\n' >etc/resolv.conf
  printf '127.0.0.1\tlocalhost\n127.0.1.1\tbox\n::1\tlocalhost ip6-localhost ip6-loopback\n' >etc/hosts
}
if [ -n "$4" ]; then cp -a "$4/own/." .; else bare "$2"; fi

for node in null zero full random urandom tty; do
  : >"dev/$node"
  mount --bind "/dev/$node" "dev/$node"
done
mount -t devpts -o newinstance,ptmxmode=666,mode=620,gid=5 devpts dev/pts
mount -t tmpfs -o mode=1777 tmpfs dev/shm
ln -s pts/ptmx dev/ptmx
ln -s /proc/self/fd dev/fd
ln -s fd/0 dev/stdin
ln -s fd/1 dev/stdout
ln -s fd/2 dev/stderr
mount -t proc proc proc
mount -t sysfs -o ro sysfs sys
ip link set lo up
hostname box

pivot_root . old
cd /
umount -l old
rmdir old
echo ready
# Reaps what the case leaves behind; ends, and everything with it, when the runner closes its end or dies.
exec -a init bash -c 'while read -r _; do :; done'
