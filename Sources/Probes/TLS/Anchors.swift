package import OpenSSL

/// The authorities that certificates are held against: this system's, and the office's own beside them.
package struct Anchors: Sendable {
  let system: TrustStore
  /// This system's and the office's own together; nil when the office named none.
  let office: TrustStore?

  package init(system: TrustStore, office: TrustStore? = nil) {
    self.system = system
    self.office = office
  }

  /// This system's authorities, and `certificates` as the office's own.
  ///
  /// - Throws: OpenSSL's reason, when the system's store cannot be made.
  package init(office certificates: [Certificate] = []) throws(OpenSSLError) {
    system = try TrustStore.make()
    office = certificates.isEmpty ? nil : try TrustStore.make(adding: [], certificates)
  }

  /// Whether a chain leads to one of them, and to whose.
  func examine(_ chain: [Certificate]) -> (verdict: Trust, by: String?) {
    let verdict = system.examine(chain)
    if verdict.isTrusted == true { return (verdict, "system") }
    guard let office else { return (verdict, nil) }
    let second = office.examine(chain)
    return (second, second.isTrusted == true ? "office" : nil)
  }

  /// All of them in one store.
  package var all: TrustStore { office ?? system }

  /// What a stapled response says of a chain, traced to any of them.
  func examine(staple: [UInt8], of chain: [Certificate], at moment: Int) -> Staple {
    all.examine(staple: staple, of: chain, at: moment)
  }
}
