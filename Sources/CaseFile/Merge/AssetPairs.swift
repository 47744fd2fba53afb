/// Which machine of a later case file each machine of an earlier one is, by the rules of ``AssetMatch``.
package struct AssetPairs: Sendable {
  private var later: [Int64: Int64] = [:]
  private var earlier: [Int64: Int64] = [:]

  /// Pairs the machines of two case files of one office; no machine is in two pairs.
  package init(earlier before: [Asset], later now: [Asset]) {
    // Both are the same office's files: a machine whose unit is not known is at the office's own site.
    let site = ""
    var match = AssetMatch()
    for asset in now { if let id = asset.id { match.add(asset.matched, id: id, site: site) } }
    for asset in before {
      guard let id = asset.id, let found = match.match(asset.matched, site: site), earlier[found] == nil else {
        continue
      }
      later[id] = found
      earlier[found] = id
    }
  }

  /// The same machine in the later file.
  package func later(of earlier: Int64) -> Int64? { later[earlier] }

  /// The same machine in the earlier file.
  package func earlier(of later: Int64) -> Int64? { earlier[later] }
}

extension Asset {
  /// What tells it from others.
  fileprivate var matched: [String: CaseValue] {
    let values = ["address": address, "name": name, "mac": mac, "unit": unit]
    return values.compactMapValues { $0.map(CaseValue.text) }
  }
}
