import CaseFile
import Checks
import Model

extension ReportBuilder {
  func assets() -> [Report.Asset] {
    let endpoints = Dictionary(grouping: inputs.contents.endpoints.filter { $0.state == "open" }, by: \.asset)
    let listeners = Dictionary(grouping: inputs.contents.listeners, by: \.asset)
    var problems: [Int64: Set<String>] = [:]
    var worst: [Int64: Severity] = [:]
    for group in groups {
      for record in group.records {
        guard let asset = record.asset else { continue }
        problems[asset, default: []].insert(group.check.id)
        worst[asset] = max(worst[asset] ?? .info, record.judgedSeverity)
      }
    }
    return inputs.contents.assets.map { asset in
      let open = (endpoints[asset.id] ?? []).sorted { ($0.transport, $0.port) < ($1.transport, $1.port) }
      let contacted = Set(open.map { "\($0.transport)/\($0.port)" })
      return Report.Asset(
        label: Untrusted.line(asset.name ?? asset.label, limit: 120),
        address: Untrusted.optional(asset.address, limit: 60),
        name: Untrusted.optional(asset.name, limit: 120), kind: Untrusted.optional(asset.kind, limit: 60),
        vendor: Untrusted.optional(asset.vendor, limit: 120), unit: unitName(asset.unit), origin: origin(asset.origin),
        services: open.map(service),
        listeners: (listeners[asset.id] ?? []).filter { !contacted.contains("\($0.transport)/\($0.port)") }
          .sorted { ($0.transport, $0.port, $0.address) < ($1.transport, $1.port, $1.address) }.map(listener),
        findings: asset.id.flatMap { problems[$0] }?.count ?? 0, worst: asset.id.flatMap { worst[$0] },
        exposure: exposure(of: asset, open: open, listeners: listeners[asset.id] ?? []))
    }
  }

  private func service(_ endpoint: Endpoint) -> Report.Service {
    let product = [endpoint.product, endpoint.version].compactMap { Untrusted.optional($0, limit: 60) }
    return Report.Service(
      transport: Untrusted.line(endpoint.transport, limit: 10), port: endpoint.port,
      name: Untrusted.optional(endpoint.service, limit: 40),
      proved: endpoint.service != nil && endpoint.serviceReason != "port-number",
      product: product.isEmpty ? nil : product.joined(separator: " "),
      banner: Untrusted.optional(endpoint.banner, limit: 160))
  }

  private func listener(_ listener: Listener) -> Report.Listener {
    Report.Listener(
      transport: Untrusted.line(listener.transport, limit: 10), address: Untrusted.line(listener.address, limit: 60),
      port: listener.port, process: Untrusted.optional(listener.process, limit: 60),
      reachable: listener.exposure != "loopback")
  }

  private func origin(_ origin: String) -> String {
    switch origin {
    case "this-machine": voice(pl: "badany komputer", en: "the examining machine")
    case "network": voice(pl: "przez sieć", en: "over the network")
    case "evidence": voice(pl: "z plików", en: "from its files")
    default: Untrusted.line(origin, limit: 40)
    }
  }
}
