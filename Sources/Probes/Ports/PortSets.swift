package import Model

/// The named choices of TCP ports.
///
/// Put together from IANA's *Service Name and Transport Protocol Port Number Registry* (RFC 6335) and from vendors'
/// manuals, with what offices have: domain controllers, databases, printers, cameras, recorders, remote access, and
/// controllers of buildings and water works.
package enum PortSets {
  /// About a hundred ports: what gives an office away first.
  package static let quick = PortSet(ports: [
    21, 22, 23, 25, 53, 79, 80, 81, 88, 102, 104, 110, 111, 135, 139, 143, 161, 179, 389, 427, 443, 445, 464, 465,
    502, 512, 513, 514, 515, 548, 554, 587, 593, 623, 631, 636, 873, 902, 990, 992, 993, 995, 1080, 1099, 1194, 1433,
    1521, 1723, 1883, 1900, 1911, 2049, 2375, 2379, 2404, 3000, 3050, 3128, 3260, 3268, 3306, 3389, 4786, 4840, 4899,
    5000, 5001, 5060, 5357, 5432, 5555, 5800, 5900, 5901, 5938, 5985, 5986, 6000, 6379, 7070, 7547, 8000, 8006, 8080,
    8081, 8291, 8443, 8530, 8728, 8888, 9000, 9090, 9100, 9200, 9389, 9443, 10_000, 10_050, 11_211, 20_000, 27_017,
    34_567, 37_777, 44_818, 47_808,
  ])

  /// About a thousand ports: the service ports of the registry's densest parts, and every port that has a name here.
  package static let standard = quick.union(PortSet(ports: ServiceNames.ports)).union(FragilePorts.all).union(
    PortSet([
      // System ports, where the registry is densest: the classic services, mail, directories, r-services, file sharing.
      1...139, 143...144, 158...164, 174...180, 194...202, 209...223, 256...264, 280...282, 308...311, 369...390,
      401...407, 427...445, 458...465, 497...548, 554...565, 587...593, 600...610, 623...640, 646...660, 666...674,
      691...711, 749...765, 777...783, 800...808, 829...833, 843...853, 860...873, 880...890, 898...903, 989...1023,
      // User ports: databases, remote access, voice, printing, web consoles and monitoring.
      1024...1030, 1080...1085, 1098...1100, 1433...1434, 1494...1503, 1521...1530, 1700...1723, 1801...1813,
      1883...1900, 1935...1947, 1998...2010, 2030...2049, 2082...2087, 2095...2103, 2375...2383, 2483...2484,
      2601...2605, 3000...3005, 3050...3052, 3126...3130, 3260...3269, 3299...3310, 3388...3392, 3689...3690,
      4000...4003, 4440...4446, 4840...4850, 5000...5010, 5050...5061, 5190...5193, 5220...5223, 5357...5358,
      5431...5433, 5500...5505, 5550...5556, 5630...5632, 5800...5803, 5900...5907, 5984...5989, 6000...6007,
      6379...6381, 6660...6669, 7000...7007, 7070...7072, 7676...7681, 7777...7778, 8000...8010, 8020...8022,
      8080...8093, 8180...8182, 8290...8292, 8441...8444, 8800...8801, 8880...8889, 9000...9010, 9040...9043,
      9080...9081, 9090...9094, 9200...9201, 9300...9301, 9389...9392, 9440...9444, 9999...10_003,
      10_050...10_051, 27_015...27_019, 49_152...49_161, 49_664...49_670, 50_000...50_002,
    ]))

  /// Every port from 1 to 65535.
  package static let all = PortSet.all

  /// The set called `quick`, `standard` or `all`; nil for any other name.
  package static func named(_ name: String) -> PortSet? {
    switch name {
    case "quick": quick
    case "standard": standard
    case "all": all
    default: nil
    }
  }
}
