"""A server of tlslite-ng with settings, some of which make it faulty on purpose: PORT CHAIN KEY [WORD…].

Words: ssl3 (SSLv3 to TLS 1.2), tls1.0 (that version alone), and one of
  lax      the padding of CBC records is not looked at (CVE-2014-8730),
  telling  a wrong padding is answered with another alert than a wrong MAC (GOLDENDOODLE).
"""
import socket
import sys
import threading

import tlslite.recordlayer as records
from tlslite.api import HandshakeSettings, TLSConnection, X509CertChain, parsePEMKey
from tlslite.errors import TLSDecryptionFailed

port, chain_file, key_file = int(sys.argv[1]), sys.argv[2], sys.argv[3]
words = set(sys.argv[4:])
sound = records.ct_check_cbc_mac_and_pad


def padding_is_sound(data, size):
    length = data[-1] + 1
    return length + size <= len(data) and all(byte == data[-1] for byte in data[-length:])


def lax(data, mac, number, content_type, version, block_size=16):
    data = bytearray(data)
    length = data[-1] + 1
    if length + mac.digest_size > len(data):
        return False
    data[-length:] = bytes([data[-1]] * length)
    return sound(data, mac, number, content_type, version, block_size)


def telling(data, mac, number, content_type, version, block_size=16):
    if not padding_is_sound(data, mac.digest_size):
        raise TLSDecryptionFailed()
    return sound(data, mac, number, content_type, version, block_size)


if "lax" in words:
    records.ct_check_cbc_mac_and_pad = lax
if "telling" in words:
    records.ct_check_cbc_mac_and_pad = telling

settings = HandshakeSettings()
settings.minVersion, settings.maxVersion = (3, 1), (3, 3)
settings.cipherNames = ["aes128gcm", "aes128", "aes256", "3des"]
if "ssl3" in words:
    settings.minVersion = (3, 0)
if "tls1.0" in words:
    settings.maxVersion, settings.versions = (3, 1), [(3, 1)]
with open(chain_file) as file:
    chain = X509CertChain()
    chain.parsePemList(file.read())
with open(key_file) as file:
    key = parsePEMKey(file.read(), private=True)


def serve(client):
    connection = TLSConnection(client)
    try:
        connection.handshakeServer(certChain=chain, privateKey=key, settings=settings)
        while connection.read(min=1, max=100):
            pass
    except Exception:  # noqa: BLE001: whatever a client does is no fault of the server's
        pass
    finally:
        client.close()


listener = socket.create_server(("127.0.0.1", port), backlog=64)
while True:
    accepted, _ = listener.accept()
    threading.Thread(target=serve, args=(accepted,), daemon=True).start()
