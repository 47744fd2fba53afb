/// The header Strict-Transport-Security (RFC 6797 § 6.1).
package struct StrictTransportSecurity: Hashable, Sendable {
  /// Seconds; nil when it is missing, no number, or given twice, which makes the header void.
  package let maxAge: Int?
  package let includesSubdomains: Bool
  package let preloads: Bool
  /// Whether clients can use it: a single max-age, and no directive twice.
  package let isValid: Bool

  package init(_ value: [UInt8]) {
    var seen: Set<String> = []
    var age: Int?
    var isValid = true
    for part in HTTPText.parts(value, 0x3B) where !part.isEmpty {
      let (name, value) = HTTPText.pair(part)
      if !seen.insert(name).inserted { isValid = false }
      if name == "max-age" {
        let digits = value ?? []
        age =
          (1...18).contains(digits.count) && digits.allSatisfy { (0x30...0x39).contains($0) }
          ? digits.reduce(0) { $0 * 10 + Int($1) - 0x30 } : nil
      }
    }
    if age == nil { isValid = false }
    maxAge = isValid ? age : nil
    includesSubdomains = seen.contains("includesubdomains")
    preloads = seen.contains("preload")
    self.isValid = isValid
  }
}
