import Model

/// Which machines of merged case files are the same one.
///
/// The hardware address decides where both files know it. Otherwise the same public address is the same machine, the
/// same private one only at the same site: every school has its own 192.168.1.1. A machine without an address, or with
/// a loopback address, is known by its name at the same site. The site is the unit, else the file's institution, else
/// the file.
struct AssetMatch {
  private struct Known {
    var id: Int64
    var site: String
    var row: [String: CaseValue]
  }

  private var known: [Known] = []
  private var byAddress: [String: [Int]] = [:]
  private var byMAC: [String: [Int]] = [:]
  private var byName: [String: [Int]] = [:]

  mutating func add(_ row: [String: CaseValue], id: Int64, site: String) {
    let place = known.count
    known.append(Known(id: id, site: row["unit"]?.text ?? site, row: row))
    if let mac = AssetMatch.mac(row) { byMAC[mac, default: []].append(place) }
    if let address = row["address"]?.text { byAddress[address, default: []].append(place) }
    if let name = row["name"]?.text?.lowercased() { byName[name, default: []].append(place) }
  }

  /// The id of the same machine.
  func match(_ row: [String: CaseValue], site: String) -> Int64? {
    let site = row["unit"]?.text ?? site
    let mac = AssetMatch.mac(row)
    if let mac, let place = byMAC[mac]?.first { return known[place].id }
    func mayBe(_ place: Int) -> Bool {
      let other = AssetMatch.mac(known[place].row)
      return mac == nil || other == nil || mac == other
    }
    if let address = row["address"]?.text, !AssetMatch.isLoopback(address) {
      let isPublic = IPAddress(address).map { !$0.isPrivate } ?? false
      return byAddress[address]?.first { mayBe($0) && (isPublic || known[$0].site == site) }.map { known[$0].id }
    }
    guard let name = row["name"]?.text?.lowercased() else { return nil }
    return byName[name]?.first { place in
      let address = known[place].row["address"]?.text
      return mayBe(place) && known[place].site == site && address.map(AssetMatch.isLoopback) ?? true
    }.map { known[$0].id }
  }

  private static func mac(_ row: [String: CaseValue]) -> String? { row["mac"]?.text?.lowercased() }

  private static func isLoopback(_ address: String) -> Bool { address.hasPrefix("127.") || address == "::1" }
}
