/// What is known of a service after it was spoken to.
struct Identity: Hashable, Sendable {
  /// How the protocol showed.
  enum Proof: String, Hashable, Sendable {
    /// The service said it of its own accord.
    case greeting
    /// It answered a question in its protocol.
    case answer
    /// It speaks TLS, and what it speaks inside is named if it showed.
    case tls
  }

  /// The protocol that showed, such as `ssh`; nil when none did.
  var service: String?
  var proof: Proof?
  var product: String?
  var version: String?
  /// The first line that it sent, escaped; nil when it sent nothing, or bytes that are no text.
  var banner: String?
  /// The title of its first page, escaped.
  var title: String?
  /// Whether it sent anything at all.
  var hasSpoken = false
  /// Whether it answered as a web server does that serves nobody in clear text.
  var isDoubtfulWeb = false
  /// Connections made for each purpose, in the words of the audit log.
  var connections: [String: Int] = [:]

  /// Whether nothing more need be asked.
  var isSettled: Bool { service != nil }

  var connectionCount: Int { connections.values.reduce(0, +) }

  /// Takes over what a greeting shows; a first line is kept even when nothing is known of it.
  mutating func note(_ greeting: Greeting) {
    guard !greeting.isSilence else { return }
    hasSpoken = true
    banner = banner ?? greeting.banner
    guard let service = greeting.service else { return }
    (self.service, proof) = (service, .greeting)
    (product, version, banner) = (greeting.product, greeting.version, greeting.banner)
  }

  /// Takes over what an answer shows.
  mutating func note(_ answer: Answer) {
    guard !answer.isSilence else { return }
    hasSpoken = true
    banner = banner ?? answer.banner
    isDoubtfulWeb = isDoubtfulWeb || answer.isDoubtful
    guard let service = answer.service else { return }
    (self.service, proof) = (service, answer.isGreeting ? .greeting : .answer)
    (product, version, banner, title) = (answer.product, answer.version, answer.banner, answer.title)
  }

  /// The service sent back what it was sent (RFC 862).
  mutating func noteEcho() {
    hasSpoken = true
    (service, proof) = ("echo", .answer)
  }

  /// Takes over what was heard inside TLS; nil stands for nothing.
  mutating func noteEncrypted(_ answer: Answer?) {
    hasSpoken = true
    proof = .tls
    service = answer?.service.map { Identity.encrypted[$0] ?? $0 } ?? "tls"
    guard let answer else { return }
    (product, version, banner, title) = (answer.product, answer.version, answer.banner, answer.title)
  }

  /// Settles what is left open: a web server that wanted TLS, and does not speak it, is one in clear text.
  mutating func settle() {
    if service == nil, isDoubtfulWeb { (service, proof) = ("http", .answer) }
  }

  /// What protocols are called when they are spoken inside TLS from the first byte on.
  private static let encrypted = [
    "http": "https", "smtp": "submissions", "imap": "imaps", "pop3": "pop3s", "ftp": "ftps", "ldap": "ldaps",
    "telnet": "telnets", "mqtt": "mqtts", "amqp": "amqps", "nntp": "nntps", "sip": "sips", "winrm": "winrm-https",
  ]
}
