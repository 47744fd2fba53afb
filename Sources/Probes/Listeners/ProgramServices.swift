import Model

/// Which protocol a program speaks on the sockets that it listens on.
///
/// From the programs' manuals. Programs whose name does not tell are left out: web servers speak with TLS or without,
/// and inetd(8) and systemd(1) listen for others.
enum ProgramServices {
  /// The protocol that `program` speaks on one of its sockets; nil when nothing is known.
  ///
  /// `isRoot` says whether the socket is root's: sshd(8) listens for its users, too, on ports that they forward.
  static func service(of program: String, transport: Transport, port: UInt16, isRoot: Bool) -> String? {
    // A program's UDP sockets are mostly those of a client that waits for an answer.
    guard let service = services[program], transport == .tcp || overUDP.contains(service) else { return nil }
    if service == "ssh", !isRoot { return nil }
    if let others = otherPorts[program], others.contains(port) { return nil }
    return service
  }

  private static let overUDP: Set<String> = ["memcached", "snmp", "tftp"]

  /// Ports on which a program speaks something else: Docker's swarm, the display of an X server.
  private static let otherPorts: [String: PortSet] = [
    "dockerd": PortSet(ports: [2377, 7946]), "Xvnc": x11, "Xtigervnc": x11, "Xtightvnc": x11,
  ]

  private static let x11 = PortSet([6000...6063])

  private static let services: [String: String] = {
    var services: [String: String] = [:]
    for (service, programs) in table {
      for program in programs { services[program] = service }
    }
    return services
  }()

  private static let table: [(service: String, programs: [String])] = [
    ("ssh", ["sshd", "dropbear"]),
    ("telnet", ["in.telnetd", "telnetd", "utelnetd"]),
    ("rsh", ["in.rshd", "rshd"]),
    ("rlogin", ["in.rlogind", "rlogind"]),
    ("rexec", ["in.rexecd", "rexecd"]),
    ("ftp", ["vsftpd", "proftpd", "pure-ftpd", "in.ftpd", "ftpd"]),
    ("rdp", ["xrdp"]),
    ("vnc", ["Xvnc", "Xtigervnc", "Xtightvnc", "x0vncserver", "X0tigervnc", "x11vnc", "vino-server", "wayvnc"]),
    ("smb", ["smbd"]),
    ("rsync", ["rsync"]),
    ("rpcbind", ["rpcbind"]),
    ("postgresql", ["postgres", "postmaster", "pgbouncer"]),
    ("mysql", ["mysqld", "mariadbd"]),
    ("mssql", ["sqlservr"]),
    ("oracle", ["tnslsnr"]),
    ("firebird", ["firebird", "fbserver", "fb_inet_server"]),
    ("db2", ["db2sysc"]),
    ("mongodb", ["mongod", "mongos"]),
    ("redis", ["redis-server", "valkey-server"]),
    ("memcached", ["memcached"]),
    ("docker", ["dockerd"]),
    ("teamviewer", ["teamviewerd"]), ("anydesk", ["anydesk"]), ("rustdesk", ["rustdesk"]),
    ("mqtt", ["mosquitto"]), ("etcd", ["etcd"]), ("kubelet", ["kubelet"]),
    ("http-proxy", ["squid", "tinyproxy", "privoxy"]), ("socks", ["danted", "sockd"]),
    ("pptp", ["pptpd"]), ("zabbix-agent", ["zabbix_agentd", "zabbix_agent2"]),
    ("nrpe", ["nrpe"]), ("check-mk", ["cmk-agent-ctl"]), ("x11", ["Xorg"]), ("lpd", ["lpd"]),
    ("snmp", ["snmpd"]), ("tftp", ["in.tftpd", "tftpd-hpa", "atftpd"]), ("nfs", ["rpc.nfsd"]), ("ldap", ["slapd"]),
  ]
}
