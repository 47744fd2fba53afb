import Foundation
import TestSupport

/// The suites in a peer's report.
struct PeerSuites {
  /// The names of IANA's registry by those of OpenSSL, which sslscan prints even when it is asked for the others.
  private let names: [String: String]

  /// - Throws: When openssl is missing.
  init() throws {
    let lines = try Program("openssl").run(["ciphers", "-stdname", "ALL:COMPLEMENTOFALL:@SECLEVEL=0"])
    let pairs = String(decoding: lines, as: UTF8.self).split(separator: "\n").compactMap { line -> (String, String)? in
      let words = line.split(separator: " ")
      return words.count > 2 && words[1] == "-" ? (String(words[2]), String(words[0])) : nil
    }
    names = Dictionary(pairs) { first, _ in first }
  }

  /// Every word that is a suite's name, in IANA's way; nmap calls those of TLS 1.3 `TLS_AKE_WITH_…`.
  func read(_ output: String) -> Set<String> {
    var found: Set<String> = []
    for line in output.split(separator: "\n") {
      // testssl.sh and sslyze also list what was not offered.
      if line.contains("not offered") || line.contains("rejected") { continue }
      let words = line.split { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-") }
      for word in words.map(String.init) {
        if let name = names[word] {
          found.insert(name)
        } else if word.hasPrefix("TLS_"), word.count > 12, !word.contains("SCSV") {
          found.insert(PeerSuites.bare(word))
        }
      }
    }
    return found
  }

  /// The name without its version and nmap's word.
  static func bare(_ name: String) -> String {
    let suite = name.split(separator: " ").last.map(String.init) ?? name
    return suite.replacingOccurrences(of: "TLS_AKE_WITH_", with: "TLS_")
  }
}
