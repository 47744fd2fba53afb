/// What makers of network cards mostly make.
enum HostVendors {
  /// The kind of device that `vendor`, as a registry writes it, stands for; nil for makers of many kinds.
  static func kind(_ vendor: String) -> HostKind? {
    let name = vendor.lowercased()
    return table.first { name.contains($0.word) }?.kind
  }

  private static let table: [(word: String, kind: HostKind)] = [
    (.printer, ["kyocera", "brother", "lexmark", "xerox", "ricoh", "konica", "minolta", "oki ", "epson", "zebra"]),
    (.printer, ["toshiba tec", "canon", "riso "]),
    (.camera, ["hikvision", "dahua", "axis comm", "hanwha", "vivotek", "mobotix", "uniview", "avigilon", "reolink"]),
    (.nas, ["synology", "qnap", "asustor", "buffalo"]),
    (.phone, ["yealink", "grandstream", "snom", "polycom", "gigaset", "fanvil", "aastra", "mitel"]),
    (.industrial, ["siemens", "schneider electric", "telemecanique", "wago", "beckhoff", "phoenix contact", "moxa"]),
    (.industrial, ["rockwell", "omron", "mitsubishi electric", "saia", "johnson controls", "advantech"]),
    (.router, ["mikrotik", "routerboard", "fortinet", "draytek", "sophos", "stormshield", "palo alto", "watchguard"]),
    (.router, ["zyxel", "d-link"]),
    (.switch, ["cisco", "juniper", "netgear", "extreme networks", "allied tele"]),
    (.accessPoint, ["ubiquiti", "ruckus", "aruba"]),
    (.power, ["american power", "eaton", "cyber power"]),
  ].flatMap { kind, words in words.map { ($0, kind) } }
}
