import CaseFile
import Model
import Probes

extension CaseWriter {
  /// Writes into a host's row who made its network card and what it is taken for, from all that is stored of it.
  ///
  /// What is already known of a machine from elsewhere, such as the files of its system, stays.
  mutating func judgeKind(of id: Int64, _ language: Language) throws {
    guard var asset = try all(Asset.self, where: "id = :id", ["id": .integer(id)]).first, asset.origin == "network"
    else { return }
    asset.vendor = asset.vendor ?? asset.mac.flatMap(VendorRegistry.system.vendor)
    var signs = HostKind.Signs()
    signs.vendor = asset.vendor
    signs.names = [asset.name].compactMap { $0 }
    signs.services = try all(Endpoint.self, where: "asset = :id AND state = 'open'", ["id": .integer(id)])
      .compactMap(HostKind.Sign.init)
    let judged = HostKind.judged(signs)
    asset.kind = judged?.kind.rawValue
    asset.kindReason = judged?.reason[language]
    try update(asset)
  }
}

extension HostKind.Sign {
  /// What an open port of the case file says; nil for one whose number is none.
  fileprivate init?(_ endpoint: Endpoint) {
    guard let port = UInt16(exactly: endpoint.port) else { return nil }
    let isProved = ["greeting", "answer", "tls"].contains(endpoint.serviceReason)
    self.init(port: port, service: isProved ? endpoint.service : nil, product: endpoint.product)
    transport = endpoint.transport
    banner = endpoint.banner
    title = endpoint.title
  }
}
