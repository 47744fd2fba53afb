/// A line that a service sent, as plain words to look for products in; what is not printable ASCII is a space.
struct Words {
  let text: String
  private let lower: String

  init(_ line: ArraySlice<UInt8>) {
    text = String(decoding: line.prefix(512).map { (0x20...0x7E).contains($0) ? $0 : 0x20 }, as: UTF8.self)
    lower = text.lowercased()
  }

  func starts(_ prefix: String) -> Bool { text.hasPrefix(prefix) }

  /// Whether `word`, in lower case, is in the line, in any case.
  func contains(_ word: String) -> Bool { Words.range(of: Array(word.utf8), in: Array(lower.utf8)) != nil }

  /// The three digits before a space or hyphen that the line begins with.
  var replyCode: Int? {
    let bytes = Array(text.utf8)
    guard bytes.count >= 3, bytes.prefix(3).allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    guard bytes.count == 3 || bytes[3] == 0x20 || bytes[3] == 0x2D else { return nil }
    return Int(String(decoding: bytes.prefix(3), as: UTF8.self))
  }

  /// The first product of the table that the line names, and the version after it.
  var product: (name: String, version: String?)? {
    let bytes = Array(text.utf8)
    let lower = Array(lower.utf8)
    for name in Words.products {
      guard let range = Words.range(of: Array(name.lowercased().utf8), in: lower),
        Words.isApart(range, in: lower)
      else { continue }
      return (name, Words.version(after: bytes[range.upperBound...]))
    }
    return nil
  }

  /// The name and the version in a word such as `OpenSSH_9.2p1` or `Cisco-1.25`: the version begins at the first digit
  /// after a separator.
  static func split(_ word: String) -> (name: String, version: String?) {
    let bytes = Array(word.utf8)
    let separators: [UInt8] = [0x5F, 0x2D, 0x2F]  // _ - /
    let end = bytes.indices.dropLast().first { separators.contains(bytes[$0]) && isDigit(bytes[$0 + 1]) }
    let name = bytes[..<(end ?? bytes.endIndex)].map { $0 == 0x5F ? 0x20 : $0 }
    return (
      String(decoding: name, as: UTF8.self), end.map { String(decoding: bytes[($0 + 1)...], as: UTF8.self) }
    )
  }

  /// What mail and file servers call themselves in their greetings.
  private static let products = [
    "Postfix", "Exim", "Sendmail", "OpenSMTPD", "Microsoft ESMTP MAIL Service", "Microsoft Exchange Server",
    "hMailServer", "MDaemon", "Kerio Connect", "IceWarp", "Haraka", "Dovecot", "Cyrus IMAP", "Cyrus POP3",
    "Courier-IMAP", "Courier", "Lotus Domino", "Domino", "ProFTPD", "vsFTPd", "Pure-FTPd", "FileZilla Server",
    "Microsoft FTP Service", "Serv-U", "Wing FTP Server", "Gene6 FTP Server", "MikroTik", "GoAnywhere", "CrushFTP",
    "Titan FTP Server", "bftpd", "INN",
  ]

  /// Whether a word stands alone and is no part of a host name such as `exchange.example.pl`.
  private static func isApart(_ range: Range<Int>, in bytes: [UInt8]) -> Bool {
    let joins = { (byte: UInt8) in isDigit(byte) || isLetter(byte) || [0x2E, 0x40, 0x5F].contains(byte) }
    if range.lowerBound > 0, joins(bytes[range.lowerBound - 1]) { return false }
    return !(range.upperBound < bytes.count && (joins(bytes[range.upperBound]) || bytes[range.upperBound] == 0x2D))
  }

  /// A version among the next five words: digits and dots first, then what belongs to it.
  private static func version(after bytes: ArraySlice<UInt8>) -> String? {
    let words = bytes.prefix(48).split { $0 == 0x20 || $0 == 0x28 || $0 == 0x5B || $0 == 0x2F || $0 == 0x2C }
    for word in words.prefix(5) {
      let bare = word.first == 0x76 || word.first == 0x56 ? word.dropFirst() : word
      guard let first = bare.first, isDigit(first), bare.contains(0x2E) else { continue }
      let version = bare.prefix { isDigit($0) || isLetter($0) || $0 == 0x2E || $0 == 0x2D || $0 == 0x5F }
      return String(decoding: version.last == 0x2E ? version.dropLast() : version, as: UTF8.self)
    }
    return nil
  }

  private static func range(of needle: [UInt8], in bytes: [UInt8]) -> Range<Int>? {
    guard !needle.isEmpty, bytes.count >= needle.count else { return nil }
    for start in 0...(bytes.count - needle.count) where bytes[start..<(start + needle.count)].elementsEqual(needle) {
      return start..<(start + needle.count)
    }
    return nil
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) }
}
