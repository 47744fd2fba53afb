import ArgumentParser
import Model
import Network

/// Which directory servers `tarcza scan` asks, and as whom.
struct DirectoryOptions: ParsableArguments {
  @Option(
    name: .customLong("directory"),
    help: .init(
      say(
        "Zbadaj katalog: ldaps://dc1.powiat.local albo ldap://… (przez StartTLS).",
        "Examine a directory: ldaps://dc1.powiat.local, or ldap://… (by StartTLS)."), valueName: "url"))
  var servers: [String] = []
  @Option(
    name: .customLong("bind-as"),
    help: .init(
      say(
        "Konto do odczytu, np. tarcza@powiat.local. Hasło: na pytanie, z --password-fd albo ze zmiennej "
          + "TARCZA_DIRECTORY_PASSWORD; nigdy w wierszu poleceń.",
        "The account to read with, such as tarcza@powiat.local. Its password: when asked, by --password-fd, or in the "
          + "variable TARCZA_DIRECTORY_PASSWORD; never on the command line."), valueName: "account"))
  var bindAs: String?
  @Option(
    help: .init(
      say(
        "Deskryptor pliku, z którego pierwszego wiersza wziąć hasło.",
        "The file descriptor whose first line is the password."), valueName: "number"))
  var passwordFd: Int32?
  @Option(
    name: .customLong("directory-certificate"),
    help: .init(
      say(
        "Odcisk SHA-256 certyfikatu serwera, który przyjąć bez zaufanego urzędu certyfikacji.",
        "The SHA-256 fingerprint of the server's certificate, to be accepted without a trusted authority."),
      valueName: "sha256"))
  var certificate: String?

  /// The servers with their addresses.
  func resolved() throws -> [DirectoryServer] {
    var fingerprint: String?
    if let certificate {
      guard let read = DirectoryServer.fingerprint(certificate) else {
        throw Failure(
          "Odcisk „\(certificate)” jest niezrozumiały: to 64 cyfry szesnastkowe (SHA-256).",
          "The fingerprint “\(certificate)” makes no sense: it has 64 hexadecimal digits (SHA-256).")
      }
      fingerprint = read
    }
    return try servers.map { text in
      guard var server = DirectoryServer(url: text) else {
        throw Failure(
          "Adres katalogu „\(text)” jest niezrozumiały. Podaj ldaps://dc1.powiat.local albo ldap://dc1.powiat.local.",
          "The directory's address “\(text)” makes no sense. Give ldaps://dc1.powiat.local or ldap://dc1.powiat.local.")
      }
      (server.account, server.fingerprint) = (bindAs, fingerprint)
      return try DirectoryOptions.resolved(server)
    }
  }

  /// A server with its address looked up.
  static func resolved(_ server: DirectoryServer) throws -> DirectoryServer {
    guard server.address == nil else { return server }
    guard let address = Resolver.addresses(of: server.host).first else {
      throw Failure(
        "Nie znaleziono adresu serwera katalogu „\(server.host)”. Sprawdź nazwę albo podaj adres.",
        "No address was found for the directory server “\(server.host)”. Check the name, or give its address.")
    }
    var server = server
    server.address = address
    return server
  }

  /// The server as a line of a scope file.
  static func text(of server: DirectoryServer) -> String {
    let fields = [("url", server.url), ("bind-as", server.account), ("certificate", server.fingerprint)]
    let parts = fields.compactMap { key, value in
      value.map { "\(key): '\($0.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''"))'" }
    }
    return "{ \(parts.joined(separator: ", ")) }"
  }
}
