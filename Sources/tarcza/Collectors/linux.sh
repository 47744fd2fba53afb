#!/bin/sh
# Zbiera ustawienia tego komputera dla programu Tarcza: tarcza scan --evidence PLIK.
# Collects this machine's settings for Tarcza: tarcza scan --evidence FILE.
#
# Only reads. Writes one archive into the current folder. No password hash, no key and no password leaves the machine:
# hashes are replaced by their method and cost, keys by their type, secrets in settings by nothing.
# Run it as the superuser: sudo sh tarcza-collect.sh
set -u
LC_ALL=C
export LC_ALL
umask 077
PATH=/usr/sbin:/usr/bin:/sbin:/bin:/usr/local/sbin:/usr/local/bin
ROOT=${TARCZA_ROOT:-}
HOST=$(cat "$ROOT/etc/hostname" 2>/dev/null | tr -cd 'A-Za-z0-9._-' | cut -c1-63)
HOST=${HOST:-linux}
WORK=$(mktemp -d "${TMPDIR:-/tmp}/tarcza-collect.XXXXXX") || exit 1
trap 'rm -rf "$WORK"' EXIT
trap 'exit 1' HUP INT TERM
TREE=$WORK/root
FACTS=$WORK/facts
mkdir -p "$TREE" "$FACTS"
: >"$FACTS/files.txt"
: >"$FACTS/unreadable.txt"

# Mode, owner, group, size and time of a path; links are left to the archive itself.
note() {
  [ -h "$ROOT$1" ] && return 0
  [ -e "$ROOT$1" ] || return 0
  line=$(stat -c '%f %u %g %s %Y' "$ROOT$1" 2>/dev/null) && printf '%s %s\n' "$line" "$1" >>"$FACTS/files.txt"
}

parent() {
  dir=${1%/*}
  [ -d "$TREE$dir" ] || mkdir -p "$TREE$dir"
  while [ -n "$dir" ]; do
    case $noted in *" $dir "*) return 0 ;; esac
    noted="$noted$dir "
    note "$dir"
    dir=${dir%/*}
  done
}
noted=' '

# A link as it is, or a readable file of at most 48 MiB with its content; $2 is a filter for it.
take() {
  if [ -h "$ROOT$1" ]; then
    parent "$1"
    cp -P "$ROOT$1" "$TREE$1" 2>/dev/null
    return 0
  fi
  [ -f "$ROOT$1" ] || return 0
  note "$1"
  if [ ! -r "$ROOT$1" ]; then
    printf '%s\n' "$1" >>"$FACTS/unreadable.txt"
    return 0
  fi
  parent "$1"
  if [ $# -gt 1 ]; then
    "$2" 2>/dev/null <"$ROOT$1" >"$TREE$1" || rm -f "$TREE$1"
  else
    size=$(wc -c <"$ROOT$1" 2>/dev/null || echo 0)
    [ "$size" -le 50331648 ] && cat "$ROOT$1" >"$TREE$1" 2>/dev/null
  fi
  return 0
}

# Every file and link directly in a folder; $2 is a filter.
all() {
  [ -d "$ROOT$1" ] || return 0
  parent "$1/x"
  if [ ! -r "$ROOT$1" ]; then
    printf '%s\n' "$1" >>"$FACTS/unreadable.txt"
    return 0
  fi
  for entry in "$ROOT$1"/* "$ROOT$1"/.[!.]*; do
    [ -e "$entry" ] || [ -h "$entry" ] || continue
    name=${entry#"$ROOT"}
    if [ $# -gt 1 ]; then take "$name" "$2"; else take "$name"; fi
  done
}

# Only that something is there.
seen() {
  for path in "$@"; do
    for entry in "$ROOT"$path; do
      [ -h "$entry" ] && take "${entry#"$ROOT"}"
      [ -e "$entry" ] || continue
      parent "${entry#"$ROOT"}"
      note "${entry#"$ROOT"}"
    done
  done
}

# --- filters ---

# Password fields of passwd and shadow: the method and its cost stay, salt and hash go.
hashes() {
  awk -F: -v OFS=: '
    function plain(h,  lock, p, n, part) {
      lock = ""
      while (substr(h, 1, 1) == "!") { lock = lock "!"; h = substr(h, 2) }
      if (h == "" || h == "x" || substr(h, 1, 1) == "*" || substr(h, 1, 2) == "##") return lock (substr(h, 1, 2) == "##" ? "##x" : h)
      if (substr(h, 1, 1) == "$") {
        n = split(h, part, "$")
        p = part[2]
        if (p == "y" || p == "gy") return lock "$" p "$" substr(part[3], 1, 3) "$removed$removed"
        if (p == "7") return lock "$7$removed$removed"
        if (p ~ /^2[abxy]$/) return lock "$" p "$" substr(part[3], 1, 2) "$removed"
        if (p == "5" || p == "6") return lock "$" p "$" (part[3] ~ /^rounds=[0-9]+$/ ? part[3] : "removed") "$removed$removed"
        if (p == "sha1") return lock "$sha1$" (part[3] ~ /^[0-9]+$/ ? part[3] : "1") "$removed$removed"
        if (p == "1" || p == "3") return lock "$" p "$removed$removed"
        if (p ~ /^argon2(id|i|d)$/) return lock "$" p "$removed$removed"
        if (p == "md5" || p ~ /^md5,rounds=[0-9]+$/) return lock "$" p "$removed$removed"
        return lock "removed-unknown"
      }
      if (h ~ /^_/ && length(h) == 20) return lock "_removedremovedremov"
      if (h ~ /^[.\/0-9A-Za-z]+$/ && length(h) == 13) return lock "removedremove"
      if (h ~ /^[.\/0-9A-Za-z]+$/ && length(h) > 13 && length(h) <= 178) return lock "removedremovedremoved"
      return lock "removed-unknown"
    }
    NF < 2 { print "malformed"; next }
    { $2 = plain($2); print }'
}

# Credentials in addresses and options, and values of settings that are called a secret.
secrets() {
  sed -e 's#://[^/@ 	"]*@#://@#g' \
    -e 's/\([Pp][Aa][Ss][Ss][A-Za-z_]*\|[Ss][Ee][Cc][Rr][Ee][Tt][A-Za-z_]*\|[Tt][Oo][Kk][Ee][Nn][A-Za-z_]*\|[Aa][Pp][Ii]_*[Kk][Ee][Yy]\|[Pp][Ss][Kk]\)\("\{0,1\}[ 	]*[=:][ 	]*\)[^ 	;&|].*/\1\2/' \
    -e 's/\(--[a-z-]*\(password\|passphrase\|secret\|token\|key\)[a-z-]*[ =]\)[^ 	;&|]*/\1/g' \
    -e 's/\([ 	]-p\)[^ 	-][^ 	;&|]*/\1/g' -e 's/\([ 	]-u[ 	]*[^ 	:]*:\)[^ 	;&|]*/\1/g' \
    -e 's/\([Bb]earer\|[Bb]asic\)[ 	][ 	]*[A-Za-z0-9+\/=._-]*/\1/g'
}

# Boot menus: only who may change them, and that there is a password.
menu() { sed -n -e 's/^\([ 	]*set superusers=.*\)/\1/p' -e 's/^[ 	]*\(password_pbkdf2\|password\)[ 	]*\([^ 	]*\).*/\1 \2 removed/p' -e 's/^GRUB2_PASSWORD=.*/GRUB2_PASSWORD=removed/p'; }

# Public keys of logins: options without commands, the type, an RSA key's length by that of its text, and no key.
keys() {
  sed -e 's/\(command\|environment\)="\([^"\\]\|\\.\)*"/\1=""/g' | awk '
    {
      if (!match($0, /(ssh-[a-z0-9-]+|ecdsa-[a-z0-9-]+|sk-[a-z0-9-]+)[a-z0-9@.-]*[ \t]+[A-Za-z0-9+\/=]+/)) { print; next }
      split(substr($0, RSTART, RLENGTH), part, /[ \t]+/)
      sub(/=+$/, "", part[2])
      # Besides the modulus there are 23 bytes: names, lengths and the usual exponent.
      bits = part[1] == "ssh-rsa" ? ":" (int(length(part[2]) * 3 / 4) - 23) * 8 : ""
      print substr($0, 1, RSTART - 1) part[1] " removed" bits
    }'
}

# Of lists of packages what is compared.
packages() { awk '/^(Package|Version|Architecture|Status|Origin|Label|Suite|Codename):/ || /^$/'; }

# Of the first process only whether it is in a container.
container() { tr '\0' '\n' | sed -n 's/^container=.*/&/p' | tr '\n' '\0'; }

# Of a PAM, ssh or sudo file everything but credentials in addresses.
addresses() { sed -e 's#://[^/@ 	"]*@#://@#g'; }

# --- what is taken ---

for link in /bin /sbin /lib /lib64 /var/run; do [ -h "$ROOT$link" ] && take "$link"; done
for file in /etc/os-release /usr/lib/os-release /etc/hostname /etc/group /etc/login.defs /usr/etc/login.defs \
  /etc/default/useradd /etc/nsswitch.conf /etc/shells /etc/securetty /etc/authselect/authselect.conf /etc/pam.conf \
  /etc/fstab /etc/crypttab /etc/selinux/config /etc/crypto-policies/config /etc/crypto-policies/state/current \
  /etc/ufw/ufw.conf /etc/default/ufw /etc/nftables.conf /etc/sysconfig/nftables.conf /etc/sysconfig/iptables \
  /etc/iptables/rules.v4 /etc/logrotate.conf /etc/audit/audit.rules /etc/subuid /etc/subgid /etc/hosts.equiv; do
  take "$file"
done
take /etc/passwd hashes
take /etc/shadow hashes
[ -e "$ROOT/etc/shadow" ] && [ ! -r "$ROOT/etc/shadow" ] && note /etc/shadow
for folder in /etc/pam.d /usr/lib/pam.d /usr/etc/pam.d /etc/security /etc/security/pwquality.conf.d \
  /etc/security/limits.d /usr/share/pam-configs /etc/authselect /etc/login.defs.d /etc/ssh/sshd_config.d \
  /usr/etc/ssh /usr/etc/ssh/sshd_config.d /etc/crypto-policies/back-ends /etc/sudoers.d; do
  all "$folder" addresses
done
for file in /etc/ssh/sshd_config /etc/ssh/ssh_config /etc/sudoers; do take "$file" addresses; done
for folder in /etc/firewalld /etc/firewalld/zones /usr/lib/sysctl.d /usr/local/lib/sysctl.d /run/sysctl.d /etc/sysctl.d \
  /usr/lib/modprobe.d /etc/modprobe.d /etc/audit/rules.d /etc/logrotate.d /etc/chrony/conf.d /etc/chrony/sources.d; do
  all "$folder"
done
take /etc/sysctl.conf
take /usr/lib/firewalld/zones/public.xml
for file in /etc/chrony/chrony.conf /etc/chrony.conf /etc/ntp.conf /etc/ntpsec/ntp.conf /etc/openntpd/ntpd.conf \
  /etc/rsyslog.conf /etc/syslog-ng/syslog-ng.conf /etc/crontab /var/spool/cron/crontabs/root /var/spool/cron/root \
  /etc/dnf/automatic.conf /etc/yum/yum-cron.conf /etc/dnf/dnf.conf /etc/yum.conf /etc/zypp/zypp.conf \
  /etc/apt/sources.list /etc/apt/apt.conf; do
  take "$file" secrets
done
for folder in /etc/rsyslog.d /etc/syslog-ng/conf.d /etc/cron.d /etc/apt/apt.conf.d /etc/apt/sources.list.d /etc/yum.repos.d; do
  all "$folder" secrets
done
for folder in /etc/systemd /usr/lib/systemd /run/systemd; do
  for name in journald journal-upload timesyncd; do
    take "$folder/$name.conf"
    all "$folder/$name.conf.d"
  done
done
for menu in /boot/grub/grub.cfg /boot/grub2/grub.cfg /boot/grub2/user.cfg; do take "$menu" menu; done

# What is started: links only.
for folder in /etc/systemd/system /usr/lib/systemd/system /run/systemd/generator; do
  [ -d "$ROOT$folder" ] || continue
  parent "$folder/x"
  for entry in "$ROOT$folder"/*.wants/* "$ROOT$folder"/*.requires/* "$ROOT$folder"/*; do
    [ -h "$entry" ] && take "${entry#"$ROOT"}"
  done
  for entry in "$ROOT$folder"/*.wants/* "$ROOT$folder"/*.requires/*; do [ -f "$entry" ] && seen "${entry#"$ROOT"}"; done
done
for folder in /etc/rc2.d /etc/rc3.d /etc/rc.d/rc3.d; do all "$folder"; done

# What is there.
seen /usr/bin /usr/sbin /boot '/boot/vmlinuz-*' '/usr/lib/security/*.so' '/usr/lib64/security/*.so' \
  '/usr/lib/*-linux-*/security/*.so' /usr/sbin/in.telnetd /usr/sbin/telnetd /usr/sbin/in.rshd /usr/sbin/in.rlogind \
  /usr/sbin/in.rexecd /usr/sbin/in.tftpd /usr/sbin/atftpd /usr/sbin/in.talkd /usr/sbin/in.ntalkd /usr/sbin/in.fingerd \
  /usr/sbin/ypserv /usr/sbin/ypbind /usr/sbin/xinetd /usr/sbin/inetd /usr/bin/dnf /usr/bin/yum /usr/bin/zypper \
  /usr/bin/unattended-upgrade /usr/bin/unattended-upgrades /usr/sbin/sshd /usr/sbin/auditd \
  /usr/bin/clamscan /usr/sbin/clamd '/var/lib/clamav/*.c[lv]d' /opt/eset /opt/eset/eea /opt/eset/efs /opt/eset/esets \
  /opt/microsoft/mdatp /opt/sophos-spl /opt/sophos-av /opt/bitdefender-security-tools /opt/CrowdStrike /opt/sentinelone \
  /opt/kaspersky/kesl /opt/ds_agent /opt/f-secure /opt/traps /var/ossec/bin/wazuh-agentd /var/ossec/bin/ossec-agentd \
  /usr/local/maldetect /usr/bin/aide /usr/sbin/aide /usr/sbin/tripwire /usr/sbin/samhain \
  /usr/bin/borg /usr/local/bin/borg /etc/borgmatic /etc/borgmatic.d /usr/bin/restic /usr/local/bin/restic \
  /usr/bin/rsnapshot /usr/sbin/bacula-fd /usr/sbin/bacula-dir /opt/bacula /usr/sbin/bareos-fd /usr/sbin/bareos-dir \
  /usr/bin/veeamconfig /usr/sbin/veeamservice /usr/bin/timeshift /usr/sbin/rear /usr/bin/duplicity /usr/bin/deja-dup \
  /usr/share/backuppc /etc/backuppc /usr/sbin/amdump /etc/amanda /usr/local/sbin/urbackupclientbackend \
  /usr/sbin/urbackupclientbackend /usr/lib/Acronis /opt/acronis /usr/bin/proxmox-backup-client /usr/bin/vzdump \
  /usr/bin/kopia '/root/.cache/borg/*' '/root/.cache/restic/*' '/root/.cache/duplicity/*' '/root/.cache/kopia/*' \
  '/var/log/borg*.log' /var/log/restic.log /var/log/rsnapshot.log /var/log/rsnapshot '/var/cache/rsnapshot/*' \
  /var/log/bacula/bacula.log /var/log/bareos/bareos.log '/var/log/veeam/Backup/*' '/timeshift/snapshots/*' \
  '/var/log/timeshift/*' '/var/lib/rear/output/*' '/var/log/vzdump/*' '/var/log/amanda/*' \
  '/etc/passwd-' '/etc/group-' '/etc/shadow-' '/etc/gshadow' '/etc/gshadow-' '/etc/ssh/ssh_host_*_key' \
  /etc/cron.allow /etc/at.allow /etc/ld.so.preload /etc/profile /etc/cron.d /etc/cron.hourly /etc/cron.daily /etc/cron.weekly /etc/cron.monthly '/etc/cron.hourly/*' '/etc/cron.daily/*' \
  '/etc/cron.weekly/*' '/etc/cron.monthly/*' /var/spool/cron /var/spool/cron/crontabs /var/log /var/log/journal \
  /var/log/auth.log /var/log/secure /var/log/audit /var/log/wtmp /.dockerenv /run/.containerenv /run/systemd/container \
  /run/reboot-required /run/systemd/timesync /run/systemd/timesync/synchronized /usr/lib/systemd/system/ctrl-alt-del.target \
  /var/lib/apt/periodic/update-success-stamp /var/lib/apt/lists/partial '/home/*' /root '/usr/share/dict/*' '/var/cache/cracklib/*' '/usr/share/cracklib/*' '/var/run/faillock/*'
for entry in "$ROOT"/etc/ssh/ssh_host_*_key.pub; do [ -f "$entry" ] && take "${entry#"$ROOT"}"; done
# Homes: who may write there, that files which let others in are there, and keys that may log in.
cut -d: -f6 "$ROOT/etc/passwd" 2>/dev/null | grep '^/[A-Za-z0-9._/-]*$' | sort -u | head -2000 >"$WORK/homes"
while read -r home; do
  [ "$home" != / ] && [ -d "$ROOT$home" ] || continue
  seen "$home" "$home/.ssh" "$home/.rhosts" "$home/.shosts" "$home/.netrc"
  for name in authorized_keys authorized_keys2; do take "$home/.ssh/$name" keys; done
done <"$WORK/homes"
# Programs that the superuser's cron names.
cat "$ROOT/etc/crontab" "$ROOT"/etc/cron.d/* "$ROOT"/var/spool/cron/crontabs/root "$ROOT"/var/spool/cron/root 2>/dev/null |
  tr " ;|&<>()\"'\`" '\n' | grep '^/' | sort -u | head -200 | while read -r program; do
  [ -f "$ROOT$program" ] && seen "$program"
done

# Logins: times and places, no more.
for file in /var/log/lastlog /var/log/wtmp /var/lib/lastlog/lastlog2.db; do
  size=$(stat -c '%b' "$ROOT$file" 2>/dev/null || echo 999999)
  bytes=$(stat -c '%s' "$ROOT$file" 2>/dev/null || echo 999999999)
  [ "$size" -le 16384 ] && [ "$bytes" -le 8388608 ] && take "$file"
done

# Packages.
take /var/lib/dpkg/status packages
if [ -d "$ROOT/var/lib/apt/lists" ]; then
  for release in "$ROOT"/var/lib/apt/lists/*Release; do
    [ -f "$release" ] || continue
    name=${release#"$ROOT"}
    take "$name" packages
    case $name in
    *_InRelease) base=${name%InRelease} ;;
    *) base=${name%Release} ;;
    esac
    if grep -Eq '^(Suite|Codename): .*(-security|/updates)$|^Label: Debian-Security$' "$release"; then
      for list in "$ROOT$base"*_Packages "$ROOT$base"*_Packages.*; do
        [ -f "$list" ] || continue
        name=${list#"$ROOT"}
        case $name in
        *_Packages) take "$name" packages ;;
        *)
          # Packed lists: apt's own helper unpacks them.
          [ -x /usr/lib/apt/apt-helper ] && parent "$name" &&
            /usr/lib/apt/apt-helper cat-file "$list" 2>/dev/null | packages >"$TREE${name%.*}"
          [ -s "$TREE${name%.*}" ] || take "$name"
          ;;
        esac
      done
    fi
  done
fi

# The running kernel, and what only commands tell. Not for the files of another machine.
if [ -z "$ROOT" ]; then
  for name in kernel/osrelease net/ipv4/tcp_syncookies net/ipv4/icmp_echo_ignore_broadcasts net/ipv4/ip_forward \
    kernel/randomize_va_space kernel/kptr_restrict kernel/dmesg_restrict kernel/yama/ptrace_scope fs/protected_hardlinks \
    fs/protected_symlinks fs/suid_dumpable kernel/unprivileged_bpf_disabled kernel/sysrq; do
    take "/proc/sys/$name"
  done
  for card in /proc/sys/net/ipv4/conf/* /proc/sys/net/ipv6/conf/*; do
    for name in accept_redirects send_redirects accept_source_route rp_filter; do take "$card/$name"; done
  done
  for file in /proc/self/mounts /proc/swaps /sys/class/dmi/id/chassis_type /sys/fs/selinux/enforce \
    /sys/module/apparmor/parameters/enabled \
    /sys/firmware/efi/efivars/SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c; do
    take "$file"
  done
  seen /sys/firmware/efi
  take /proc/1/environ container
  for device in /sys/class/block/*; do
    [ -e "$device" ] || continue
    mkdir -p "$TREE$device"
    for file in dm/name dm/uuid; do take "$device/$file"; done
    for below in "$device"/slaves/*; do [ -e "$below" ] && mkdir -p "$TREE$below"; done
  done
  [ "$(id -u)" = 0 ] && command -v nft >/dev/null && { nft list ruleset >"$FACTS/nft.txt" 2>/dev/null </dev/null || rm -f "$FACTS/nft.txt"; }
  [ "$(id -u)" = 0 ] && command -v iptables-save >/dev/null && { iptables-save >"$FACTS/iptables.txt" 2>/dev/null </dev/null || rm -f "$FACTS/iptables.txt"; }
  command -v sshd >/dev/null && { sshd -T >"$FACTS/sshd.txt" 2>/dev/null </dev/null || rm -f "$FACTS/sshd.txt"; }
  command -v dnf >/dev/null && { dnf -q -C updateinfo list --updates security >"$FACTS/dnf-security.txt" 2>/dev/null </dev/null || rm -f "$FACTS/dnf-security.txt"; }
fi

SUPERUSER=no
[ "$(id -u)" = 0 ] && SUPERUSER=yes
{
  echo format=tarcza-collect/1
  echo system=linux
  echo "host=$HOST"
  echo "collected=$(date -u +%Y-%m-%dT%H:%M:%SZ)"
  echo "superuser=$SUPERUSER"
} >"$WORK/tarcza-collect.txt"

OUT=${1:-tarcza-$HOST-$(date -u +%Y%m%d-%H%M%S).tar.gz}
(cd "$WORK" && tar -cf - tarcza-collect.txt facts root) | gzip -c >"$OUT" || exit 1
echo "$OUT"
[ "$SUPERUSER" = yes ] || echo "Uwaga: bez uprawnień administratora część plików pominięto. / Not the superuser: some files were left out." >&2
exit 0
