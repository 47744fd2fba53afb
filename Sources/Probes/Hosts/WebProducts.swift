/// Devices and consoles that are known by their web pages: by the field Server or by the title.
///
/// From the devices' own pages and their makers' manuals.
enum WebProducts {
  /// One product and what shows it.
  private struct Entry {
    let product: String
    let kind: HostKind?
    /// In lower case; the field Server holds one of them.
    var servers: [String] = []
    /// In lower case; the title holds one of them.
    var titles: [String] = []
  }

  /// The product behind a page; nil when the page could be anybody's.
  static func known(server: [UInt8]?, title: String?) -> String? {
    let server = server.map { String(decoding: $0.prefix(256), as: UTF8.self).lowercased() } ?? ""
    let title = title?.lowercased() ?? ""
    return entries.first { entry in
      entry.servers.contains { server.contains($0) } || entry.titles.contains { title.contains($0) }
    }?.product
  }

  /// The kind of device that a product is; nil for one that runs on any machine.
  static func kind(of product: String) -> HostKind? {
    let name = product.lowercased()
    if let entry = entries.first(where: { $0.product == product }) { return entry.kind }
    return makers.first { name.hasPrefix($0.0) }?.1
  }

  /// Beginnings of what printers call themselves over IPP.
  private static let makers: [(String, HostKind)] = [
    ("hp laserjet", .printer), ("hp officejet", .printer), ("hp color", .printer), ("kyocera", .printer),
    ("brother", .printer), ("canon", .printer), ("epson", .printer), ("ricoh", .printer), ("xerox", .printer),
    ("lexmark", .printer), ("konica", .printer), ("oki", .printer),
  ]

  private static let entries: [Entry] =
    printers + cameras + network + hypervisors + storage + telephones + management + backups

  private static let printers = [
    Entry(product: "HP printer", kind: .printer, servers: ["hp http server", "hp-chaisoe", "virata-emweb"]),
    Entry(product: "Kyocera printer", kind: .printer, servers: ["km-mfp-http"], titles: ["command center rx"]),
    Entry(product: "Brother printer", kind: .printer, servers: ["debut/"]),
    Entry(product: "Canon printer", kind: .printer, servers: ["canon http server", "ks_http"], titles: ["remote ui"]),
    Entry(product: "Epson printer", kind: .printer, servers: ["epson"], titles: ["epson web config"]),
    Entry(product: "Xerox printer", kind: .printer, servers: ["xerox"], titles: ["centreware", "xerox workcentre"]),
    Entry(product: "Ricoh printer", kind: .printer, titles: ["web image monitor"]),
    Entry(product: "Lexmark printer", kind: .printer, titles: ["lexmark "]),
    Entry(product: "Konica Minolta printer", kind: .printer, titles: ["pagescope web connection", "web connection"]),
  ]

  private static let cameras = [
    Entry(
      product: "Hikvision camera or recorder", kind: .camera, servers: ["hikvision-webs", "app-webs", "dnvrs-webs"],
      titles: ["hikvision"]),
    Entry(product: "Dahua camera or recorder", kind: .camera, titles: ["dahua"]),
    Entry(product: "AXIS camera", kind: .camera, titles: ["axis "]),
    Entry(product: "XMeye recorder", kind: .camera, titles: ["netsurveillance"]),
    Entry(product: "Uniview camera or recorder", kind: .camera, titles: ["uniview"]),
  ]

  private static let network = [
    Entry(product: "MikroTik RouterOS", kind: .router, servers: ["mikrotik"], titles: ["routeros", "mikrotik"]),
    Entry(product: "FortiGate", kind: .router, servers: ["xxxxxxxx-xxxxx"], titles: ["fortigate"]),
    Entry(product: "pfSense", kind: .router, titles: ["pfsense"]),
    Entry(product: "OPNsense", kind: .router, servers: ["opnsense"], titles: ["opnsense"]),
    Entry(product: "Sophos Firewall", kind: .router, titles: ["sophos"]),
    Entry(product: "Stormshield", kind: .router, titles: ["stormshield"]),
    Entry(product: "DrayTek", kind: .router, titles: ["vigor"]),
    Entry(product: "Zyxel", kind: .router, titles: ["zyxel", "usg flex"]),
    Entry(product: "UniFi", kind: .accessPoint, titles: ["unifi", "airos"]),
    Entry(product: "Cisco IOS", kind: .switch, servers: ["cisco-ios"]),
    Entry(product: "HP ProCurve", kind: .switch, servers: ["ehttp v2"]),
    Entry(product: "Netgear", kind: .switch, titles: ["netgear"]),
    Entry(product: "TP-Link", kind: .router, titles: ["tp-link"]),
  ]

  private static let hypervisors = [
    Entry(product: "VMware ESXi", kind: .hypervisor, titles: ["vmware esxi", "vmware host client"]),
    Entry(product: "VMware vCenter", kind: .hypervisor, titles: ["vsphere"]),
    Entry(
      product: "Proxmox VE", kind: .hypervisor, servers: ["pve-api-daemon"], titles: ["proxmox virtual environment"]),
    Entry(product: "XCP-ng", kind: .hypervisor, titles: ["xcp-ng", "xen orchestra", "xenserver", "citrix hypervisor"]),
    Entry(product: "oVirt", kind: .hypervisor, titles: ["ovirt", "red hat virtualization"]),
  ]

  private static let storage = [
    Entry(product: "Synology DSM", kind: .nas, titles: ["synology", "diskstation"]),
    Entry(product: "QNAP QTS", kind: .nas, titles: ["qnap"]),
    Entry(product: "TrueNAS", kind: .nas, titles: ["truenas", "freenas"]),
    Entry(product: "NETGEAR ReadyNAS", kind: .nas, titles: ["readynas"]),
  ]

  private static let telephones = [
    Entry(product: "Yealink telephone", kind: .phone, titles: ["yealink"]),
    Entry(product: "Grandstream telephone", kind: .phone, servers: ["grandstream"], titles: ["grandstream"]),
    Entry(product: "snom telephone", kind: .phone, servers: ["snom"], titles: ["snom"]),
    Entry(product: "Polycom telephone", kind: .phone, servers: ["polycom"], titles: ["polycom"]),
    Entry(product: "Gigaset telephone", kind: .phone, titles: ["gigaset"]),
  ]

  private static let management = [
    Entry(product: "HPE iLO", kind: .management, servers: ["ilo-server"], titles: ["ilo ", "integrated lights-out"]),
    Entry(product: "Dell iDRAC", kind: .management, titles: ["idrac"]),
    Entry(product: "Lenovo XClarity Controller", kind: .management, titles: ["xclarity"]),
    Entry(product: "Fujitsu iRMC", kind: .management, titles: ["irmc"]),
    Entry(product: "Supermicro BMC", kind: .management, titles: ["supermicro"]),
    Entry(product: "APC", kind: .power, titles: ["apc |", "network management card"]),
    Entry(product: "Eaton", kind: .power, titles: ["eaton"]),
  ]

  private static let backups = [
    Entry(product: "Proxmox Backup Server", kind: nil, titles: ["proxmox backup server"]),
    Entry(product: "Veeam Backup", kind: nil, titles: ["veeam"]),
    Entry(product: "Acronis", kind: nil, titles: ["acronis"]),
    Entry(product: "Bacula", kind: nil, titles: ["bacula", "bareos"]),
  ]
}
