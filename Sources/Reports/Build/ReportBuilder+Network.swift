import CaseFile
import Model

extension ReportBuilder {
  /// Hosts by unit in the scope's order, those without a unit last; alike ones together, the most exposed first.
  func network(_ assets: [Report.Asset]) -> [Report.NetworkUnit] {
    let units = inputs.contents.units
    let known = Set(units.map(\.unit))
    var hosts: [String?: [Report.HostGroup]] = [:]
    for (record, asset) in zip(inputs.contents.assets, assets) {
      let unit = record.unit.flatMap { known.contains($0) ? $0 : nil }
      let same = hosts[unit]?.firstIndex { $0.exposure == asset.exposure && $0.worst == asset.worst }
      if let same {
        hosts[unit]?[same].count += 1
      } else {
        hosts[unit, default: []].append(Report.HostGroup(exposure: asset.exposure, worst: asset.worst, count: 1))
      }
    }
    return (units.map { Optional($0.unit) } + [nil]).compactMap { unit in
      guard let own = hosts[unit] else { return nil }
      return Report.NetworkUnit(
        unit: unit.map { Untrusted.line($0, limit: 60) },
        name: unitName(unit)
          ?? (units.isEmpty
            ? voice(pl: "Badana sieć", en: "The network examined")
            : voice(pl: "Bez przypisanej jednostki", en: "No unit named")),
        hosts: own.sorted { ReportBuilder.rank($0) < ReportBuilder.rank($1) })
    }
  }

  /// The most exposed first, and of these the ones with the gravest findings.
  private static func rank(_ group: Report.HostGroup) -> Int {
    group.exposure.rank * 10 + (group.worst?.rank ?? 9)
  }

  /// How far a host can be reached: by its contacted open ports, and by what it listens on itself.
  func exposure(of asset: Asset, open: [Endpoint], listeners: [Listener]) -> Report.Exposure {
    let addresses = open.map(\.address) + [asset.address].compactMap(\.self)
    let isPublic = addresses.contains { IPAddress($0).map { !$0.isPrivate } ?? false }
    let isOpen = open.contains { IPAddress($0.address).map { !$0.isLoopback } ?? true }
    let listens = listeners.contains { $0.exposure != "loopback" }
    guard isOpen || listens else { return .none }
    return isPublic ? .internet : .network
  }
}
