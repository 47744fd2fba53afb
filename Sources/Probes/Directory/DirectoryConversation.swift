import Network
package import OpenSSL
import Wire

/// A conversation with a directory server, over TLS: one question at a time, in the bounds of `DirectoryLimits`.
struct DirectoryConversation: ~Copyable {
  /// Why an answer did not come.
  enum Failure: Error, Hashable, Sendable {
    case channel(SecureChannel.Failure)
    /// What came is no LDAP, or answers something that was not asked.
    case malformed
    /// More entries than are ever read, or pages without an end.
    case tooMany
    /// The server refused.
    case refused(LDAPResult)

    var obstacle: Obstacle {
      switch self {
      case .channel(let failure): Obstacle(reason: failure.reason, detail: failure.detail)
      case .malformed: Obstacle(reason: "malformed", detail: "the server's answer is no LDAP")
      case .tooMany: Obstacle(reason: "too-large", detail: "the server has more entries than are read")
      case .refused(let result):
        Obstacle(reason: "refused", detail: "\(result.name) \(EscapedText.of(result.diagnostic.utf8))")
      }
    }
  }

  private(set) var channel: SecureChannel
  private var stream = LDAPStream()
  private var number = 0
  private let limits: DirectoryLimits

  init(_ channel: consuming SecureChannel, _ limits: DirectoryLimits) {
    self.channel = channel
    self.limits = limits
  }

  /// Logs on; nobody, without a credential.
  ///
  /// Asked once: a wrong password is never tried again.
  mutating func bind(_ credential: DirectoryCredential?) async throws(Failure) -> LDAPResult {
    number += 1
    var message = LDAPRequest.anonymousBind.encoded(id: number)
    if let credential {
      let (id, name) = (number, credential.name)
      message = credential.password.lend { LDAPRequest.bind(id: id, name: name, password: $0) }
    }
    let sent: Failure?
    do throws(SecureChannel.Failure) {
      try await channel.send(message)
      sent = nil
    } catch {
      sent = .channel(error)
    }
    Secret.wipe(&message)
    if let sent { throw sent }
    guard case .bound(let result) = try await answer().operation else { throw .malformed }
    return result
  }

  /// The entries that a search finds, page by page.
  mutating func search(_ search: LDAPSearch, paged: Bool = true) async throws(Failure) -> [DirectoryEntry] {
    var search = search
    var entries: [DirectoryEntry] = []
    var cookie: [UInt8] = []
    for _ in 0..<limits.pages {
      if paged { search.page = (limits.pageSize, cookie) }
      number += 1
      try await send(LDAPRequest.search(search).encoded(id: number))
      var isDone = false
      while !isDone {
        let message = try await answer()
        switch message.operation {
        case .entry(let entry):
          guard entries.count < limits.entries else { throw .tooMany }
          entries.append(entry)
        case .reference: break
        case .done(let result):
          // A search that was cut short at the wanted size is what was wanted.
          guard result.code == 0 || (result.code == 4 && search.limit > 0) else { throw .refused(result) }
          cookie = message.cookie ?? []
          isDone = true
        default: throw .malformed
        }
      }
      if !paged || cookie.isEmpty { return entries }
    }
    throw .tooMany
  }

  /// Takes leave (RFC 4511 § 4.3).
  mutating func unbind() async {
    number += 1
    try? await channel.send(LDAPRequest.unbind.encoded(id: number))
  }

  private mutating func send(_ bytes: [UInt8]) async throws(Failure) {
    // What TLSSession sends at once; a request is never longer unless the server named an absurd base.
    guard bytes.count <= 16_384 else { throw .malformed }
    do throws(SecureChannel.Failure) { try await channel.send(bytes) } catch { throw .channel(error) }
  }

  /// The next message that answers the last question.
  private mutating func answer() async throws(Failure) -> LDAPMessage {
    while true {
      switch stream.next() {
      case .message(let message):
        if message.id == number { return message }
        // A notice of disconnection, whose result says why (§ 4.4.1).
        if message.id == 0, case .extended(let result) = message.operation { throw .refused(result) }
        throw .malformed
      case .malformed: throw .malformed
      case .needMore:
        let bytes: [UInt8]
        do throws(SecureChannel.Failure) { bytes = try await channel.receive() } catch { throw .channel(error) }
        guard !bytes.isEmpty else { throw .channel(.ended) }
        stream.receive(bytes)
      }
    }
  }
}

/// Whom to log on as.
///
/// The password is nowhere else, and is wiped with the last reference.
package struct DirectoryCredential: Sendable {
  /// A user principal name, `DOMAIN\user` or a distinguished name.
  package let name: String
  package let password: Secret

  package init(name: String, password: Secret) {
    self.name = name
    self.password = password
  }
}

/// What a conversation with a directory may cost.
package struct DirectoryLimits: Hashable, Sendable {
  /// All of it.
  package var time = Duration.seconds(180)
  /// The connection and the handshake.
  package var handshake = Duration.seconds(15)
  package var bytes = 512 << 20
  package var entries = 200_000
  package var pages = 2000
  package var pageSize = 500

  package init() {}
}
