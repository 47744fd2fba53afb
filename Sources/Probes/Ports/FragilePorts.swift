import Model

/// Ports of devices that act on whatever bytes arrive: they print them, or stop working.
///
/// They are connected to at most, never spoken to, and the connection is ended by a FIN. Printers: raw printing (9100 to
/// 9109 and its neighbours 9112 to 9116), the line printer daemon (515), Zebra's 6101. Controllers and building
/// automation: the ports under which IANA and the vendors' manuals list S7, Modbus/TCP, Crimson, Niagara Fox, PC Worx,
/// IEC 60870-5-104, CODESYS, MELSEC, HART-IP, FINS, SRTP, DNP3, ProConOS, PROFINET, EtherNet/IP and BACnet/IP. Others:
/// serial-device servers (2001 to 2004, 10001) and 1900, on which some printers print.
enum FragilePorts {
  static let all = PortSet(
    [9100...9109, 9112...9116, 2001...2004, 5006...5007, 18_245...18_246, 34_962...34_964]
      + [
        102, 502, 503, 515, 789, 1900, 1911, 1962, 2404, 2455, 4911, 5094, 6101, 9600, 10_001, 20_000, 20_547, 44_818,
        47_808,
      ]
      .map { $0...$0 })

  /// Ports on which printers print whatever arrives, and other machines have ordinary services.
  static let ofPrinters = PortSet(ports: [9999])
}
