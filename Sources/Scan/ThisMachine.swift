import CaseFile
import Glibc

/// The machine that runs the scan.
package enum ThisMachine {
  /// Its name, gethostname(2).
  package static var hostName: String? {
    var buffer = [CChar](repeating: 0, count: 256)
    let code = unsafe gethostname(&buffer, buffer.count - 1)
    guard code == 0 else { return nil }
    return String(validating: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}

extension CaseWriter {
  /// The asset of this machine, made when it is not there yet.
  mutating func thisMachine() throws -> Asset {
    if let known = try all(Asset.self, where: "origin = 'this-machine'").first { return known }
    var asset = Asset(address: "127.0.0.1", name: ThisMachine.hostName, origin: "this-machine")
    asset.kind = "linux"
    asset.kindReason = "tarcza runs on it"
    try insert(&asset)
    return asset
  }

  /// The asset of a host on the network, made when it is not there yet.
  mutating func host(_ address: String, name: String?, unit: String?) throws -> Asset {
    let known = try all(
      Asset.self, where: "origin = 'network' AND address = :address", ["address": .text(address)])
    if let known = known.first { return known }
    var asset = Asset(address: address, name: name, unit: unit, origin: "network")
    try insert(&asset)
    return asset
  }
}
