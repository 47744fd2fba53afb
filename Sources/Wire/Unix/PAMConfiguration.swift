/// The lines of `/etc/pam.conf`, the one file of all services on systems without a folder `pam.d`.
///
/// Source: Linux-PAM, pam.conf(5).
package struct PAMConfiguration: Hashable, Sendable {
  private var services: [String: [UInt8]] = [:]
  private var lineCounts: [String: Int] = [:]

  /// The most services that are kept.
  package static var mostServices: Int { 1000 }

  package init(_ content: [UInt8]) {
    var owner: String?
    for line in TextLines(content) {
      var rest = line.bytes[...]
      let isContinued = owner != nil
      let text = line.bytes.before(UInt8(ascii: "#")).trimmed
      if !isContinued {
        let name = text.prefix { !$0.isSpace }
        guard !name.isEmpty else { continue }
        owner = name.text.lowercased()
        rest = text.dropFirst(name.count)
      }
      if let owner { add(rest, number: line.number, to: owner) }
      let isOpen = text.count > 0 && text.last == UInt8(ascii: "\\") && !line.bytes.contains(UInt8(ascii: "#"))
      if !isOpen { owner = nil }
    }
  }

  /// The lines of a service without its name, each where it stands in the file; nil when there are none.
  ///
  /// Names of services are compared without regard to case.
  package func file(_ service: String) -> PAMFile? { services[service.lowercased()].map(PAMFile.init) }

  private mutating func add(_ bytes: ArraySlice<UInt8>, number: Int, to service: String) {
    guard services[service] != nil || services.count < PAMConfiguration.mostServices else { return }
    // Empty lines stand for those of other services, so that the numbers stay right.
    let missing = max(number - 1 - lineCounts[service, default: 0], 0)
    services[service, default: []] += Array(repeating: UInt8(ascii: "\n"), count: missing) + bytes + [10]
    lineCounts[service] = number
  }
}
