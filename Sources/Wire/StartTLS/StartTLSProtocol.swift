/// A protocol that begins in clear text and can go over to TLS.
package enum StartTLSProtocol: String, CaseIterable, Hashable, Sendable {
  /// RFC 3207.
  case smtp
  /// RFC 2033 with RFC 3207.
  case lmtp
  /// RFC 9051 § 6.2.1.
  case imap
  /// RFC 2595 § 4.
  case pop3
  /// RFC 4217.
  case ftp
  /// RFC 4511 § 4.14.
  case ldap
  /// RFC 6120 § 5, from a client.
  case xmpp
  /// RFC 6120 § 5, from a server.
  case xmppServer = "xmpp-server"
  /// PostgreSQL, *Frontend/Backend Protocol*, *SSL Session Encryption*.
  case postgresql
  /// MySQL's client/server protocol, *Protocol::SSLRequest*; MariaDB has the same.
  case mysql
  /// MS-RDPBCGR § 5.4.5: TLS follows the negotiation inside X.224.
  case rdp
  /// RFC 5804 § 2.2.
  case sieve
  /// RFC 4642.
  case nntp
  /// IRCv3, *tls*.
  case irc

  /// The protocol of a service that identification, or a port's number, calls `service`; nil for another one.
  package init?(service: String) {
    switch service {
    case "smtp", "submission": self = .smtp
    case "lmtp": self = .lmtp
    case "imap": self = .imap
    case "pop3": self = .pop3
    case "ftp": self = .ftp
    case "ldap", "ldap-gc", "global-catalog", "globalcatalog": self = .ldap
    case "xmpp", "xmpp-client", "jabber": self = .xmpp
    case "xmpp-server": self = .xmppServer
    case "postgresql", "postgres": self = .postgresql
    case "mysql", "mariadb": self = .mysql
    case "rdp", "ms-wbt-server": self = .rdp
    case "sieve", "managesieve": self = .sieve
    case "nntp": self = .nntp
    case "irc": self = .irc
    default: return nil
    }
  }

  /// A command that changes nothing and is answered before a login; nil where the protocol has none.
  package var harmlessCommand: String? {
    switch self {
    case .smtp, .lmtp, .ftp, .sieve: "NOOP\r\n"
    case .imap: "a3 NOOP\r\n"
    case .pop3: "CAPA\r\n"
    case .nntp: "DATE\r\n"
    case .ldap, .xmpp, .xmppServer, .postgresql, .mysql, .rdp, .irc: nil
    }
  }

  /// Whether `bytes`, which came inside TLS before anything was sent there, answer ``harmlessCommand``.
  ///
  /// ManageSieve servers announce their abilities by themselves after STARTTLS (RFC 5804 § 2.2), and end that with an
  /// OK; a second one is the answer.
  package func isAnswer(_ bytes: [UInt8]) -> Bool {
    let lines = bytes.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D })
    switch self {
    case .smtp, .lmtp: return lines.contains { $0.starts(with: "250".utf8) }
    case .ftp: return lines.contains { $0.starts(with: "200".utf8) || $0.starts(with: "530".utf8) }
    case .imap: return lines.contains { $0.starts(with: "a3 ".utf8) }
    case .pop3: return lines.contains { $0.starts(with: "+OK".utf8) }
    case .nntp: return lines.contains { $0.starts(with: "111".utf8) }
    case .sieve: return lines.count { $0.starts(with: "OK".utf8) } > 1
    case .ldap, .xmpp, .xmppServer, .postgresql, .mysql, .rdp, .irc: return false
    }
  }
}
