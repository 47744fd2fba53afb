"""The far side of a network laboratory: hosts and services in a network namespace of their own.

It is told what to do by JSON lines on its standard input and answers each with one line: {"run": SCRIPT} runs a shell
script, {"tcp": [[address, port, kind], …]} and {"udp": […]} open services, {"report": 1} tells what reached them. It
ends with its input. The answers over UDP are written from the RFCs named beside them.
"""
import json
import os
import selectors
import socket
import struct
import subprocess
import sys
import time

loop = selectors.DefaultSelector()
seen = {}  # "address:port" to counts
waiting = []  # (moment, connection, text), for services that take their time
DRIP = 0.2  # seconds from byte to byte


def note(name, what, count=1):
    entry = seen.setdefault(name, {})
    entry[what] = entry.get(what, 0) + count


class Connection:
    def __init__(self, sock, name, kind, listener):
        self.sock, self.name, self.kind, self.listener = sock, name, kind, listener
        events = selectors.EVENT_READ
        word, _, text = kind.partition(":")
        if word == "say":
            self.say(text)
        elif word == "slow":
            seconds, _, text = text.partition(":")
            waiting.append((time.monotonic() + float(seconds), self, text))
        elif word == "drip":
            waiting.append((time.monotonic() + DRIP, self, "x"))
        elif word == "garbage":
            events |= selectors.EVENT_WRITE
        loop.register(sock, events, self)

    def say(self, text):
        try:
            self.sock.send(text.encode())
        except OSError:
            pass

    def handle(self, events):
        try:
            if events & selectors.EVENT_WRITE:
                self.sock.send(os.urandom(4096))
            if events & selectors.EVENT_READ:
                data = self.sock.recv(65536)
                if not data:
                    return self.end(orderly=True)
                note(self.name, "bytes", len(data))
        except (BlockingIOError, InterruptedError):
            return
        except OSError:
            self.end(orderly=False)

    def end(self, orderly):
        loop.unregister(self.sock)
        self.sock.close()
        self.kind = "closed"
        # A frail controller never learns of a connection that was broken off, and keeps its slot.
        if self.listener.kind == "controller" and orderly:
            self.listener.slots -= 1


class Listener:
    def __init__(self, address, port, kind):
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        self.sock = socket.socket(family, socket.SOCK_STREAM)
        self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.sock.bind((address, port))
        self.sock.listen(1024)
        self.sock.setblocking(False)
        self.name, self.kind, self.slots = f"{address}:{port}", kind, 0
        loop.register(self.sock, selectors.EVENT_READ, self)

    def handle(self, events):
        for _ in range(64):
            try:
                sock, _ = self.sock.accept()
            except OSError:
                return
            sock.setblocking(False)
            note(self.name, "connections")
            if self.kind == "controller":
                self.slots += 1
                note(self.name, "most", max(0, self.slots - seen[self.name].get("most", 0)))
                if self.slots > 4:
                    # It has four slots: the fifth connection stops it.
                    note(self.name, "crashed")
                    loop.unregister(self.sock)
                    self.sock.close()
                    sock.close()
                    return
            Connection(sock, self.name, self.kind, self)


class Datagrams:
    def __init__(self, address, port, kind):
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        self.sock = socket.socket(family, socket.SOCK_DGRAM)
        self.sock.bind((address, port))
        self.sock.setblocking(False)
        self.name, self.kind, self.address = f"{address}:{port}/udp", kind, address
        loop.register(self.sock, selectors.EVENT_READ, self)

    def handle(self, events):
        for _ in range(64):
            try:
                data, peer = self.sock.recvfrom(65536)
            except OSError:
                return
            note(self.name, "datagrams")
            answer = answers[self.kind](data)
            if answer is None:
                continue
            if self.kind == "tftp":  # from another port, RFC 1350 section 4
                other = socket.socket(self.sock.family, socket.SOCK_DGRAM)
                other.bind((self.address, 0))
                other.sendto(answer, peer)
                other.close()
            else:
                self.sock.sendto(answer, peer)


def dns(data):  # RFC 1035: the question comes back; version.bind is refused as REFUSED
    return data[:2] + struct.pack(">HHHHH", 0x8185, 1, 0, 0, 0) + data[12:]


def label(text):
    return b"".join(bytes([len(part)]) + part for part in text.encode().split(b".")) + b"\0"


def mdns(data):  # RFC 6762 section 6.7: a unicast answer to whoever asks from another port
    if b"in-addr" not in data:
        return None
    end = data.index(b"\0", 12) + 1
    name = data[12:end]
    target = label("drukarka-sekretariat.local")
    return data[:2] + struct.pack(">HHHHH", 0x8400, 0, 1, 0, 0) + name + struct.pack(">HHIH", 12, 1, 10, len(target)) + target


def ber(tag, content):
    return bytes([tag, len(content)]) + content if len(content) < 128 else bytes([tag, 0x81, len(content)]) + content


def snmp(data):  # RFC 3416: sysDescr and sysName, to the community public only
    if b"\x04\x06public" not in data:
        return None
    at = data.index(b"public") + 6
    request = data[at + 2 :]
    identity = request[: 2 + request[1]]
    values = ber(0x30, ber(6, bytes([0x2B, 6, 1, 2, 1, 1, 1, 0])) + ber(4, b"Przelacznik testowy 1.2"))
    values += ber(0x30, ber(6, bytes([0x2B, 6, 1, 2, 1, 1, 5, 0])) + ber(4, b"sw-parter"))
    answer = ber(0xA2, identity + bytes([2, 1, 0, 2, 1, 0]) + ber(0x30, values))
    return ber(0x30, bytes([2, 1, 1]) + ber(4, b"public") + answer)


def ntp(data):  # RFC 5905 section 7.3: mode 4, stratum 2, the client's time as the origin
    return bytes([0x24, 2, 6, 0xEC]) + bytes(20) + data[40:48] + bytes(16) if len(data) == 48 else None


def netbios(data):  # RFC 1002 section 4.2.18
    names = b"".join(n.ljust(15).encode() + bytes([s]) + struct.pack(">H", f) for n, s, f in
                     [("KADRY-PC", 0, 0x0400), ("POWIAT", 0, 0x8400), ("KADRY-PC", 0x20, 0x0400)])
    content = bytes([3]) + names + bytes([0, 0x0C, 0x29, 1, 2, 3]) + bytes(40)
    return data[:2] + struct.pack(">HHHHH", 0x8400, 0, 1, 0, 0) + data[12:46] + struct.pack(">HHIH", 0x21, 1, 0, len(content)) + content


def ssdp(data):  # UPnP Device Architecture 1.3.3
    return b"HTTP/1.1 200 OK\r\nCACHE-CONTROL: max-age=1800\r\nEXT:\r\nLOCATION: http://10.0.0.1/d.xml\r\nSERVER: Linux/3.4 UPnP/1.0 Router/1.0\r\nST: upnp:rootdevice\r\nUSN: uuid:1::upnp:rootdevice\r\n\r\n"


def tftp(data):  # RFC 1350: file not found
    return b"\0\5\0\1File not found\0" if data[:2] == b"\0\1" else None


def ipmi(data):  # IPMI 2.0 section 22.13: version 2.0, no anonymous login
    body = bytes([0x81, 0x1C, 0x63, 0x20, 0x00, 0x38, 0x00, 0x01, 0x94, 0x04, 0x02, 0, 0, 0, 0])
    return data[:4] + bytes(9) + bytes([len(body) + 1]) + body + b"\0" if data[:4] == b"\x06\0\xff\x07" else None


def sip(data):  # RFC 3261 section 7.2
    return b"SIP/2.0 200 OK\r\nVia: SIP/2.0/UDP x\r\nServer: Centrala 3.1\r\nContent-Length: 0\r\n\r\n" if data.startswith(b"OPTIONS ") else None


def rpcbind(data):  # RFC 5531 section 9: accepted, success
    return data[:4] + struct.pack(">IIIII", 1, 0, 0, 0, 0) if len(data) == 40 else None


def mssql(data):  # MC-SQLR 2.2.5
    text = b"ServerName;SQL01;InstanceName;PLATNIK;IsClustered;No;Version;15.0.2000.5;tcp;1433;;"
    return b"\5" + struct.pack("<H", len(text)) + text if data == b"\3" else None


def memcached(data):  # protocol.txt, UDP protocol
    return data[:2] + b"\0\0\0\1\0\0VERSION 1.6.18\r\n" if data.endswith(b"version\r\n") else None


def wsd(data):  # WS-Discovery 1.1 section 5.3
    at = data.find(b"urn:uuid:")
    identity = data[at : at + 45]
    return b"<e:Envelope><e:Header><a:RelatesTo>" + identity + b"</a:RelatesTo></e:Header><e:Body><d:ProbeMatches><d:ProbeMatch><d:Types>wprt:PrintDeviceType</d:Types></d:ProbeMatch></d:ProbeMatches></e:Body></e:Envelope>"


answers = dict(dns=dns, mdns=mdns, snmp=snmp, ntp=ntp, netbios=netbios, ssdp=ssdp, tftp=tftp, ipmi=ipmi, sip=sip,
               rpcbind=rpcbind, mssql=mssql, memcached=memcached, wsd=wsd, mute=lambda data: None)


def obey(order):
    if "run" in order:
        done = subprocess.run(["sh", "-e"], input=order["run"], text=True, capture_output=True)
        return {"ok": done.returncode == 0, "text": done.stdout + done.stderr}
    for address, port, kind in order.get("tcp", []):
        Listener(address, port, kind)
    for address, port, kind in order.get("udp", []):
        Datagrams(address, port, kind)
    return {"ok": True, "seen": seen if "report" in order else {}}


def main():
    import resource
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    os.set_blocking(0, False)
    loop.register(0, selectors.EVENT_READ, None)
    rest = b""
    while True:
        soonest = min((moment for moment, _, _ in waiting), default=None)
        for key, events in loop.select(None if soonest is None else max(0, soonest - time.monotonic())):
            if key.data is not None:
                key.data.handle(events)
                continue
            data = os.read(0, 1 << 20)
            if not data:
                return
            *lines, rest = (rest + data).split(b"\n")
            for line in lines:
                try:
                    answer = obey(json.loads(line))
                except Exception as error:
                    answer = {"ok": False, "text": repr(error)}
                print(json.dumps(answer), flush=True)
        for entry in [entry for entry in waiting if entry[0] <= time.monotonic()]:
            waiting.remove(entry)
            if entry[1].kind != "closed":
                entry[1].say(entry[2])
                if entry[1].kind == "drip":
                    waiting.append((time.monotonic() + DRIP, entry[1], entry[2]))


main()
