import Glibc
import Model
import Network
import OpenSSL
import Wire

/// A time-stamping authority, asked over HTTP (RFC 3161 § 3.4).
///
/// Only on the user's order, and only the authority named: it is sent a digest, never the report.
struct StampAuthority {
  /// As the user wrote it.
  let text: String
  private let host: String
  private let port: UInt16
  private let target: String

  /// No answer is longer than this.
  private static let longest = 1 << 18
  private static let patience = Duration.seconds(15)

  /// - Throws: One sentence for what is no address of such an authority.
  init(_ text: String) throws {
    self.text = text
    let scheme = "http://"
    guard text.lowercased().hasPrefix(scheme), text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
      throw Failure(
        "Adres znacznika czasu ma zaczynać się od http:// (znacznik jest podpisany, więc nie wymaga szyfrowania).",
        "A time-stamping address begins with http:// (the stamp is signed and needs no encryption).")
    }
    let rest = text.dropFirst(scheme.count)
    let authority = rest.prefix { $0 != "/" }
    target = rest.count == authority.count ? "/" : String(rest.dropFirst(authority.count))
    let (host, port) = try TLSTarget.parts(String(authority))
    self.host = host
    self.port = port ?? 80
  }

  /// The authority's answer to a question, as it came.
  ///
  /// - Throws: One sentence, when there is none.
  func answer(to question: StampQuestion) async throws -> [UInt8] {
    guard let address = IPAddress(host) ?? Resolver.addresses(of: host).first else {
      throw Failure("Nie ma adresu nazwy \(host).", "The name \(host) has no address.")
    }
    let request = HTTPRequest(
      .post, target, host: port == 80 ? host : "\(host):\(port)",
      content: HTTPRequest.Content("application/timestamp-query", question.der))
    let deadline = ContinuousClock.now + StampAuthority.patience
    var bytes: [UInt8] = []
    do {
      let network = try Network(permits: { $0 == address })
      let socket = try await network.connect(address, port: port, until: deadline, ending: .orderly)
      try await network.write(socket, request.bytes, until: deadline)
      while !HTTPResponse.isWhole(bytes, isHead: false), bytes.count < StampAuthority.longest {
        let piece = try await network.read(socket, atMost: 16_384, until: deadline)
        guard !piece.isEmpty else { break }
        bytes += piece
      }
      await network.end(socket, until: deadline)
    } catch {
      throw Failure(
        "Urząd znaczników czasu \(text) nie odpowiada. Plik nie został podpisany.",
        "The time-stamping authority \(text) does not answer. The file was not signed.")
    }
    guard let response = HTTPResponse(bytes), response.status == 200 else {
      throw Failure(
        "Urząd znaczników czasu \(text) odmówił. Plik nie został podpisany.",
        "The time-stamping authority \(text) refused. The file was not signed.")
    }
    return response.content
  }
}
