import Model

/// Which service a TCP port usually belongs to.
///
/// From IANA's *Service Name and Transport Protocol Port Number Registry* (RFC 6335), and from vendors' manuals for
/// what products use without an assignment. A port's number proves nothing; it is a guess.
package enum ServiceNames {
  /// The service's name in lower case, such as `ssh`; nil when the number says nothing.
  package static func guess(_ port: UInt16) -> String? { names[port] }

  /// The ports that usually belong to the service called `name`; nil for a name that is not known.
  static func ports(of name: String) -> PortSet? {
    let ports = table.filter { $0.0 == name }.flatMap(\.1)
    return ports.isEmpty ? nil : PortSet(ports: ports)
  }

  /// Every port that has a name.
  static var ports: [UInt16] { names.keys.sorted() }

  private static let names: [UInt16: String] = {
    var names: [UInt16: String] = [:]
    for (service, ports) in table {
      for port in ports { names[port] = service }
    }
    return names
  }()

  private static let table: [(String, [UInt16])] = remote + web + mail + files + data + infrastructure + devices

  /// Remote access and administration.
  private static let remote: [(String, [UInt16])] = [
    ("ssh", [22, 2222]), ("telnet", [23, 2323]), ("telnets", [992]), ("finger", [79]), ("rexec", [512]),
    ("rlogin", [513]), ("rsh", [514]), ("citrix-ica", [1494]), ("citrix-session", [2598]), ("pptp", [1723]),
    ("openvpn", [1194]), ("rdp", [3389]), ("cisco-smart-install", [4786]), ("radmin", [4899]), ("pcanywhere", [5631]),
    ("adb", [5555]), ("vnc-http", [5800]), ("vnc", [5900, 5901, 5902, 5903, 5904, 5905]), ("teamviewer", [5938]),
    ("winrm", [5985, 47001]), ("winrm-https", [5986]), ("x11", [6000, 6001, 6002, 6003, 6004, 6005]),
    ("netop", [6502]), ("anydesk", [7070]), ("cwmp", [7547]), ("winbox", [8291]), ("mikrotik-api", [8728]),
    ("mikrotik-api-tls", [8729]), ("amt", [16992]), ("amt-tls", [16993]), ("ipmi", [623]),
    ("ultravnc-repeater", [5500]),
  ]

  /// Web servers, proxies and the consoles that are web pages.
  private static let web: [(String, [UInt16])] = [
    ("http", [80, 81, 82, 591, 3000, 4848, 5000, 7001, 8000, 8008, 8080, 8081, 8082, 8083, 8085, 8088, 8090]),
    ("http", [8180, 8888, 9000, 9080, 9090, 9091, 10000, 15672]),
    ("https", [443, 4443, 4444, 5001, 7002, 8006, 8007, 8443, 8834, 9443, 10443]), ("socks", [1080]),
    ("http-proxy", [3128, 8118]), ("wsd", [5357]), ("ajp", [8009]), ("wsus", [8530]), ("wsus-https", [8531]),
    ("kibana", [5601]), ("java-rmi", [1099]), ("jdwp", [5005]),
  ]

  private static let mail: [(String, [UInt16])] = [
    ("smtp", [25, 2525]), ("submission", [587]), ("submissions", [465]), ("pop3", [110]), ("pop3s", [995]),
    ("imap", [143]), ("imaps", [993]), ("sieve", [4190]), ("lotus-notes", [1352]), ("nntp", [119]),
    ("xmpp", [5222]), ("xmpp-server", [5269]), ("irc", [6667]), ("sip", [5060]), ("sips", [5061]), ("h323", [1720]),
  ]

  /// Files, backups and storage.
  private static let files: [(String, [UInt16])] = [
    ("ftp-data", [20]), ("ftp", [21, 2121]), ("ftps-data", [989]), ("ftps", [990]), ("netbios-ssn", [139]),
    ("smb", [445]), ("afp", [548]), ("rsync", [873]), ("nfs", [2049]), ("iscsi", [3260]), ("svn", [3690]),
    ("git", [9418]), ("veeam", [9392, 9401, 9419]),
    ("acronis", [9876]), ("dropbox-lansync", [17_500]), ("distcc", [3632]),
  ]

  private static let data: [(String, [UInt16])] = [
    ("mssql", [1433]), ("mssql-browser", [1434]), ("oracle", [1521, 1526, 2483, 2484]), ("firebird", [3050]),
    ("mysql", [3306, 33_060]), ("postgresql", [5432, 5433]), ("couchdb", [5984]), ("redis", [6379, 6380]),
    ("influxdb", [8086]), ("cassandra", [9042]), ("kafka", [9092]), ("elasticsearch", [9200]),
    ("elasticsearch-nodes", [9300]), ("memcached", [11_211]), ("mongodb", [27_017, 27_018, 27_019]),
    ("db2", [50_000]), ("zookeeper", [2181]), ("etcd", [2379]), ("etcd-peer", [2380]), ("amqp", [5672]),
    ("amqps", [5671]), ("mqtt", [1883]), ("mqtts", [8883]), ("activemq", [61_616]),
  ]

  /// Names, directories, time, monitoring, containers.
  private static let infrastructure: [(String, [UInt16])] = [
    ("echo", [7]), ("discard", [9]), ("systat", [11]), ("daytime", [13]), ("qotd", [17]), ("chargen", [19]),
    ("time", [37]), ("whois", [43]), ("tacacs", [49]), ("dns", [53]), ("gopher", [70]), ("kerberos", [88]),
    ("rpcbind", [111]), ("ident", [113]), ("msrpc", [135, 49_152, 49_153, 49_154, 49_155, 49_156, 49_157]),
    ("msrpc", [49_664, 49_665, 49_666, 49_667, 49_668, 49_669]), ("snmp", [161]), ("bgp", [179]), ("smux", [199]),
    ("ldap", [389]), ("slp", [427]), ("kpasswd", [464]), ("msrpc-http", [593]), ("ldaps", [636]),
    ("dns-tls", [853]), ("vmware-auth", [902, 903]), ("ssdp", [1900]), ("docker", [2375]), ("docker-tls", [2376]),
    ("global-catalog", [3268]), ("global-catalog-tls", [3269]), ("stun", [3478]), ("nrpe", [5666]),
    ("kubernetes", [6443]), ("syslog-tls", [6514]), ("syslog", [601]), ("check-mk", [6556]),
    ("delivery-optimization", [7680]), ("puppet", [8140]), ("adws", [9389]), ("zabbix-agent", [10_050]),
    ("zabbix-server", [10_051]), ("kubelet", [10_250]), ("ollama", [11_434]), ("consul", [8500]), ("vault", [8200]),
    ("nessus", [1241]), ("asterisk-ami", [5038]), ("sccp", [2000]),
  ]

  /// Printers, cameras, recorders and industrial devices.
  private static let devices: [(String, [UInt16])] = [
    ("s7", [102]), ("dicom", [104, 11_112]), ("modbus", [502]), ("lpd", [515]), ("rtsp", [554, 8554]), ("ipp", [631]),
    ("crimson", [789]), ("niagara-fox", [1911]), ("niagara-fox-tls", [4911]), ("pcworx", [1962]), ("iec-104", [2404]),
    ("codesys", [2455]), ("opc-ua", [4840]), ("melsec", [5006, 5007]), ("hart-ip", [5094]), ("zebra", [6101]),
    ("jetdirect", [9100, 9101, 9102, 9103, 9104, 9105, 9106, 9107]), ("fins", [9600]), ("srtp-ge", [18_245, 18_246]),
    ("dnp3", [20_000]), ("proconos", [20_547]), ("xmeye", [34_567]), ("dahua", [37_777]),
    ("ethernet-ip", [44_818]), ("bacnet", [47_808]), ("daap", [3689]), ("ios-sync", [62_078]),
  ]
}
