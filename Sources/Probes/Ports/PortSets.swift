package import Model

/// The named choices of TCP ports.
///
/// Put together from IANA's *Service Name and Transport Protocol Port Number Registry* (RFC 6335) and from vendors'
/// manuals, with what offices have: domain controllers, databases, printers, cameras, recorders, remote access, and
/// controllers of buildings and water works.
package enum PortSets {
  /// What the checks look at, and what gives an office away first: about 160 ports.
  package static let quick = PortSet(ports: [
    7, 9, 11, 13, 17, 19, 21, 22, 23, 25, 37, 53, 79, 80, 81, 88, 102, 110, 111, 135, 139, 143, 161, 179, 389, 427, 443,
    445, 464, 465, 502, 503, 512, 513, 514, 515, 548, 554, 587, 593, 623, 631, 636, 789, 873, 902, 903, 990, 992, 993,
    995, 1080, 1099, 1194, 1433, 1521, 1720, 1723, 1883, 1900, 1911, 1962, 2049, 2181, 2222, 2323, 2375, 2376, 2379,
    2380, 2404, 2455, 3000, 3050, 3128, 3260, 3268, 3306, 3389, 3702, 4786, 4840, 4899, 4911, 5000, 5001, 5005, 5038,
    5060, 5061, 5094, 5357, 5432, 5555, 5631, 5666, 5671, 5672, 5800, 5900, 5901, 5902, 5903, 5904, 5905, 5938, 5984,
    5985, 5986, 6000, 6001, 6379, 6443, 6502, 6556, 7070, 7547, 8000, 8006, 8007, 8009, 8080, 8081, 8086, 8118, 8291,
    8443, 8500, 8530, 8554, 8728, 8883, 8888, 9000, 9042, 9090, 9092, 9100, 9101, 9102, 9116, 9200, 9389, 9392, 9401,
    9419, 9443, 9600, 9876, 9999, 10_000, 10_050, 10_250, 11_211, 16_992, 16_993, 18_245, 20_000, 20_547, 27_017,
    34_567, 37_777, 44_818, 47_001, 47_808, 50_000, 61_616,
  ])

  /// What a county office's machines listen on: about 300 ports.
  ///
  /// Beside ``quick`` and every port that has a name here: what Windows, servers' consoles, storage, telephone
  /// exchanges, recorders and Polish office software use.
  package static let standard = quick.union(PortSet(ports: ServiceNames.ports)).union(
    PortSet([
      444...444, 541...541, 591...591, 808...808, 880...880, 1026...1027, 1311...1311, 1434...1434, 2000...2004,
      2083...2083, 2087...2087, 2301...2301, 2381...2381, 3001...3001, 3690...3690, 4022...4022, 4433...4434,
      4567...4567, 5002...5003, 5040...5040, 5222...5222, 5480...5480, 5500...5500, 5601...5601, 5650...5651,
      5693...5693, 6001...6003, 6101...6101, 6588...6588, 7001...7002, 7080...7080, 7443...7443, 7680...7681,
      7777...7778, 8001...8005, 8010...8010, 8069...8069, 8084...8084, 8089...8089, 8140...8140, 8161...8161,
      8200...8200, 8222...8222, 8333...8334, 8444...8444, 8531...8531, 8686...8686, 8800...8800, 8834...8834,
      8880...8880, 8899...8899, 9001...9002, 9043...9043, 9060...9060, 9091...9091, 9103...9109, 9112...9116,
      9390...9391, 9442...9442, 9530...9530, 9600...9600, 9875...9875, 9999...10_001, 10_051...10_051,
      10_443...10_443, 15_672...15_672, 16_992...16_993, 17_500...17_500, 32_764...32_764, 49_664...49_669,
      50_001...50_001, 52_869...52_869, 55_443...55_443, 60_000...60_000, 62_078...62_078,
    ]))

  /// Every port from 1 to 65535.
  package static let all = PortSet.all

  /// The ports that `text` names: `quick`, `standard`, `all`, services such as `ssh`, ports and ranges, by comma.
  ///
  /// Nil when a part of it is none of these.
  package static func named(_ text: String) -> PortSet? {
    var ports = PortSet([])
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let word = part.filter { $0 != " " }
      guard let more = set(word) ?? PortSet(word) ?? ServiceNames.ports(of: word) else { return nil }
      ports = ports.union(more)
    }
    return ports
  }

  private static func set(_ name: String) -> PortSet? {
    switch name {
    case "quick": quick
    case "standard": standard
    case "all": all
    default: nil
    }
  }
}
