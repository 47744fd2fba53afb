#!/usr/bin/env python3
"""Lets the machine's own libpam decide, over other systems' configuration files.

Reads a list of cases from the file named in its argument, each `{"etc": folder, "asks": ["change", "login", "empty", "history"],
"change": service, "login": service}`, and writes the list of what libpam did. Each case runs in a mount namespace of
its own with a copy of its folder as /etc and an empty /run, as the ordinary user `anna` with a known password; nothing
outside is touched. It needs the superuser, and no header files: libpam is called through ctypes.
"""
import ctypes
import ctypes.util
import itertools
import json
import os
import shutil
import subprocess
import sys

PAM_PROMPT_ECHO_OFF, PAM_PROMPT_ECHO_ON = 1, 2
PAM_FAIL_DELAY, PAM_SILENT = 10, 0x8000
LOWER, UPPER, DIGIT, OTHER = "kvxpmzrtbwqj", "QXMRZTWVPKBN", "726394851063", "#!@%&*^$+=-_"
# Mixes all kinds of characters; passwdqc does not count a capital at the start nor a digit at the end.
STRONG = "kQ7#vX2!pM9@zR4%tB6&wN3*"
OLD = "Stare-haslo-17"

libc = ctypes.CDLL(None, use_errno=True)
libpam = ctypes.CDLL("libpam.so.0")
libcrypt = ctypes.CDLL("libcrypt.so.1")
libcrypt.crypt.restype = ctypes.c_char_p
libc.calloc.restype = ctypes.c_void_p
libc.calloc.argtypes = [ctypes.c_size_t, ctypes.c_size_t]
libc.strdup.restype = ctypes.c_void_p
libc.strdup.argtypes = [ctypes.c_char_p]


class Message(ctypes.Structure):
    _fields_ = [("style", ctypes.c_int), ("text", ctypes.c_char_p)]


class Response(ctypes.Structure):
    _fields_ = [("text", ctypes.c_void_p), ("code", ctypes.c_int)]


TALK = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.c_int, ctypes.POINTER(ctypes.POINTER(Message)), ctypes.POINTER(ctypes.c_void_p),
    ctypes.c_void_p)
DELAY = ctypes.CFUNCTYPE(None, ctypes.c_int, ctypes.c_uint, ctypes.c_void_p)


class Conversation(ctypes.Structure):
    _fields_ = [("talk", TALK), ("data", ctypes.c_void_p)]


libpam.pam_start.argtypes = [
    ctypes.c_char_p, ctypes.c_char_p, ctypes.POINTER(Conversation), ctypes.POINTER(ctypes.c_void_p)]
libpam.pam_set_item.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p]
for name in ("pam_authenticate", "pam_chauthtok", "pam_end"):
    getattr(libpam, name).argtypes = [ctypes.c_void_p, ctypes.c_int]


def transact(service, call, old, new):
    """Whether libpam answers the call with success, given these answers to its questions."""

    def talk(count, messages, responses, _):
        array = libc.calloc(count, ctypes.sizeof(Response))
        answers = ctypes.cast(array, ctypes.POINTER(Response))
        for index in range(count):
            message = messages[index].contents
            if message.style in (PAM_PROMPT_ECHO_OFF, PAM_PROMPT_ECHO_ON):
                question = (message.text or b"").decode("utf-8", "replace").lower()
                is_new = call == "pam_chauthtok" and ("new" in question or "retype" in question)
                answers[index].text = libc.strdup((new if is_new else old).encode())
        responses[0] = array
        return 0

    conversation = Conversation(TALK(talk), None)
    handle = ctypes.c_void_p()
    if libpam.pam_start(service.encode(), b"anna", ctypes.byref(conversation), ctypes.byref(handle)) != 0:
        return False
    no_delay = DELAY(lambda *_: None)
    libpam.pam_set_item(handle, PAM_FAIL_DELAY, ctypes.cast(no_delay, ctypes.c_void_p))
    answer = getattr(libpam, call)(handle, PAM_SILENT if call == "pam_authenticate" else 0)
    libpam.pam_end(handle, answer)
    return answer == 0


def crypt(password):
    return libcrypt.crypt(password.encode(), b"$1$saltsalt").decode()


def write_shadow(field):
    with open("/etc/shadow", "w") as file:
        file.write(f"root:*:19000:0:99999:7:::\nanna:{field}:19000:0:99999:7:::\n")
    # Every distribution delivers it empty; without it pam_unix with remember= refuses all.
    with open("/etc/security/opasswd", "w"):
        pass


def stored():
    with open("/etc/shadow") as file:
        return next(line.split(":")[1] for line in file if line.startswith("anna:"))


def sets(service, new, old=OLD):
    """Whether the new password gets stored, whatever the stack answers."""
    before = stored()
    os.setresuid(1000, 0, 0)
    transact(service, "pam_chauthtok", old, new)
    os.setresuid(0, 0, 0)
    return stored() != before


def starts_afresh(service, new):
    write_shadow(crypt(OLD))
    return sets(service, new)


def method(field):
    for prefix, name in (("$y$", "yescrypt"), ("$gy$", "gost-yescrypt"), ("$2", "bcrypt"), ("$6$", "sha512crypt"),
                         ("$5$", "sha256crypt"), ("$1$", "md5crypt")):
        if field.startswith(prefix):
            return name
    return "descrypt" if len(field) == 13 else "bigcrypt"


def cost(field):
    """Rounds, or their logarithm, as crypt(5) writes them; null for methods without."""
    if field.startswith(("$y$", "$gy$")):
        return "./0123456789ABCDEFGHIJKLMN".index(field.split("$")[2][1]) - 6
    if field.startswith("$2"):
        return int(field.split("$")[2])
    if field.startswith(("$5$", "$6$")):
        rounds = field.split("$")[2]
        return int(rounds[7:]) if rounds.startswith("rounds=") else 5000
    return None


def candidates(length):
    """Passwords of this length: of all kinds of characters, of digits with and without capitals, of letters."""
    digits, capitals = DIGIT + DIGIT[::-1], UPPER + UPPER[::-1]
    pairs = "".join(capital + digit for capital, digit in zip(capitals, digits))
    return {STRONG[:length], digits[:length], pairs[:length], (LOWER + LOWER[::-1])[:length]}


def mixed(kinds):
    return "".join(kinds[index % len(kinds)][index // len(kinds) % 12] for index in range(24))


def change(service):
    result = {"shortest": None, "hash": None, "cost": None, "refuses_weak": None, "classes": None, "dictionary": None}
    for length in range(0, 21):
        if any(starts_afresh(service, password) for password in sorted(candidates(length))):
            result["shortest"] = length
            result["hash"] = method(stored())
            result["cost"] = cost(stored())
            break
    if result["shortest"] is None:
        return result
    result["refuses_weak"] = not starts_afresh(service, "a" * 24)
    for count in range(1, 5):
        if any(starts_afresh(service, mixed(kinds)) for kinds in itertools.combinations(
                (LOWER, UPPER, DIGIT, OTHER), count)):
            result["classes"] = count
            break
    if starts_afresh(service, mixed((LOWER,))[:13]):
        result["dictionary"] = not starts_afresh(service, "international")
    return result


def history(service):
    """After how many other passwords the first one may come back; at most 15 are tried."""
    write_shadow(crypt(OLD))
    current, refused = OLD, 0
    for number in range(16):
        new = mixed((LOWER, UPPER, DIGIT, OTHER))[number:] + "aBcDeFgHiJkLmNoP"[number] * 2 + "x7#Q"
        if not sets(service, new, current):
            return None
        current = new
        with open("/etc/shadow") as file:
            shadow = file.read()
        with open("/etc/security/opasswd") as file:
            remembered = file.read()
        if sets(service, OLD, current):
            return refused
        refused += 1
        # The refused attempt changed nothing that counts; what it may have touched is put back.
        with open("/etc/shadow", "w") as file:
            file.write(shadow)
        with open("/etc/security/opasswd", "w") as file:
            file.write(remembered)
    return refused


def login(service):
    """After how many failures the right password is refused: 0 is never, null when it never is let in."""
    def forget():
        shutil.rmtree("/run/faillock", ignore_errors=True)
        shutil.rmtree("/etc/faillock", ignore_errors=True)

    write_shadow(crypt(OLD))
    forget()
    if not transact(service, "pam_authenticate", OLD, ""):
        return None
    for failures in range(1, 13):
        forget()
        for _ in range(failures):
            transact(service, "pam_authenticate", "zle-haslo", "")
        if not transact(service, "pam_authenticate", OLD, ""):
            return failures
    return 0


def empty(service):
    shutil.rmtree("/run/faillock", ignore_errors=True)
    write_shadow(crypt(OLD))
    if not transact(service, "pam_authenticate", OLD, ""):
        return None
    write_shadow("")
    return transact(service, "pam_authenticate", "", "")


def settle(case):
    folder = "/run/case"
    os.makedirs(folder)
    shutil.copytree(case["etc"], folder + "/etc", symlinks=True)
    etc = folder + "/etc/"
    os.makedirs(etc + "security", exist_ok=True)
    # The account that tries, and nothing of the case's own accounts.
    with open(etc + "passwd", "w") as file:
        file.write("root:x:0:0::/root:/bin/sh\nanna:x:1000:1000::/tmp:/bin/sh\n")
    with open(etc + "group", "w") as file:
        file.write("root:x:0:\nanna:x:1000:\n")
    with open(etc + "nsswitch.conf", "w") as file:
        file.write("passwd: files\nshadow: files\ngroup: files\n")
    subprocess.run(["mount", "--bind", folder + "/etc", "/etc"], check=True)
    os.makedirs("/var/run/faillock", exist_ok=True)


def judge(case):
    settle(case)
    asks = case["asks"]
    result = {}
    if "change" in asks:
        result.update(change(case["change"]))
    if "history" in asks:
        result["history"] = history(case["change"])
    if "login" in asks:
        result["lockout"] = login(case["login"])
    if "empty" in asks:
        result["empty"] = empty(case["login"])
    return result


def in_namespace(case):
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        try:
            if libc.unshare(0x00020000) != 0:
                raise OSError(ctypes.get_errno(), "unshare")
            subprocess.run(["mount", "--make-rprivate", "/"], check=True)
            subprocess.run(["mount", "-t", "tmpfs", "tmpfs", "/run"], check=True)
            result = judge(case)
        except Exception as error:  # The test shows it; a silent child would look like a refusal.
            result = {"error": f"{type(error).__name__}: {error}"}
        os.write(writer, json.dumps(result).encode())
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as pipe:
        text = pipe.read()
    os.waitpid(child, 0)
    return json.loads(text) if text else {"error": "libpam ended the process"}


if __name__ == "__main__":
    with open(sys.argv[1]) as file:
        cases = json.load(file)
    json.dump([in_namespace(case) for case in cases], sys.stdout)
