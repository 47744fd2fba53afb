"""A cable on which every packet travels for a while: two TUN devices (Linux, Documentation/networking/tuntap.rst) with a
delay between them, for kernels without netem.

    delay.py MILLISECONDS PID

The device `near` is made in this network namespace, the device `far` in that of the process PID; they want addresses of
their own and go with this program, which ends with its parent.
"""
import collections
import ctypes
import fcntl
import os
import select
import signal
import struct
import sys
import time

delay = float(sys.argv[1]) / 1000
libc = ctypes.CDLL(None, use_errno=True)
libc.prctl(1, signal.SIGTERM)  # PR_SET_PDEATHSIG


def device(name):
    file = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
    # TUNSETIFF with IFF_TUN and IFF_NO_PI: packets of IP, nothing before them.
    fcntl.ioctl(file, 0x400454CA, struct.pack("16sH14x", name, 0x1001))
    return file


near = device(b"near")
with open(f"/proc/{sys.argv[2]}/ns/net") as namespace:
    if libc.setns(namespace.fileno(), 0) != 0:
        sys.exit(os.strerror(ctypes.get_errno()))
far = device(b"far")

other = {near: far, far: near}
travelling = collections.deque()  # (moment of arrival, device, packet), in order
while True:
    patience = max(0, travelling[0][0] - time.monotonic()) if travelling else None
    ready, _, _ = select.select([near, far], [], [], patience)
    for file in ready:
        for _ in range(64):
            try:
                packet = os.read(file, 65536)
            except OSError:  # nothing more, or the device is not up
                break
            travelling.append((time.monotonic() + delay, other[file], packet))
    while travelling and travelling[0][0] <= time.monotonic():
        _, file, packet = travelling.popleft()
        try:
            os.write(file, packet)
        except OSError:  # a device that is down loses packets, as a cable does
            pass
