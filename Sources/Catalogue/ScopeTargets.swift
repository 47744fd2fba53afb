import Model

/// The networks, hosts, domains and folders of a scope file, each with the unit it belongs to.
struct ScopeTargets {
  /// The ids of the units that the file defines.
  let units: [String]
  let file: String

  func network(_ reader: NodeReader) -> Scope.Network? {
    guard reader.isMapping else { return reader.block().map { Scope.Network(block: $0) } }
    guard let fields = reader.fields(["cidr", "unit"]) else { return nil }
    let unit = unit(fields)
    guard let block = fields.required("cidr")?.block() else { return nil }
    return Scope.Network(block: block, unit: unit)
  }

  func host(_ reader: NodeReader) -> Scope.Host? {
    guard reader.isMapping else {
      guard let text = reader.text() else { return nil }
      if let address = IPAddress(text) { return Scope.Host(address: address) }
      return name(reader).map { Scope.Host(name: $0) }
    }
    guard let fields = reader.fields(["address", "name", "unit"]) else { return nil }
    let unit = unit(fields)
    let address = fields["address"].flatMap(address)
    let name = fields["name"].flatMap(name)
    if fields["address"] == nil, fields["name"] == nil {
      reader.report("podaj „address”, „name” albo oba", "give “address”, “name” or both")
    }
    return address == nil && name == nil ? nil : Scope.Host(name: name, address: address, unit: unit)
  }

  func domain(_ reader: NodeReader) -> Scope.Domain? {
    guard reader.isMapping else { return name(reader).map { Scope.Domain(name: $0) } }
    guard let fields = reader.fields(["name", "unit"]) else { return nil }
    let unit = unit(fields)
    guard let name = fields.required("name").flatMap(name) else { return nil }
    return Scope.Domain(name: name, unit: unit)
  }

  func evidence(_ reader: NodeReader) -> Scope.Evidence? {
    guard reader.isMapping else { return reader.text().map { Scope.Evidence(path: resolved($0)) } }
    guard let fields = reader.fields(["path", "name", "unit"]) else { return nil }
    let unit = unit(fields)
    let name = fields["name"]?.text()
    guard let path = fields.required("path")?.text() else { return nil }
    return Scope.Evidence(path: resolved(path), name: name, unit: unit)
  }

  /// A directory server: its address, or a mapping with the account.
  ///
  /// There is no place for a password.
  func directory(_ reader: NodeReader) -> DirectoryServer? {
    guard reader.isMapping else { return server(reader) }
    guard let fields = reader.fields(["url", "bind-as", "certificate", "unit"]) else { return nil }
    let unit = unit(fields)
    let account = fields["bind-as"]?.text()
    var fingerprint: String?
    if let field = fields["certificate"], let text = field.text() {
      fingerprint = DirectoryServer.fingerprint(text)
      if fingerprint == nil {
        field.report(
          "„certificate” to odcisk SHA-256 certyfikatu: 64 cyfry szesnastkowe",
          "“certificate” is the SHA-256 fingerprint of a certificate: 64 hexadecimal digits")
      }
    }
    guard var server = fields.required("url").flatMap(server) else { return nil }
    (server.account, server.fingerprint, server.unit) = (account, fingerprint, unit)
    return server
  }

  private func server(_ reader: NodeReader) -> DirectoryServer? {
    guard let text = reader.text() else { return nil }
    if let server = DirectoryServer(url: text) { return server }
    reader.report(
      "„\(text)” to nie jest adres serwera katalogu, np. ldaps://dc1.powiat.local albo ldap://dc1.powiat.local (StartTLS)",
      "“\(text)” is no address of a directory server, such as ldaps://dc1.powiat.local or ldap://dc1.powiat.local (StartTLS)"
    )
    return nil
  }

  /// A relative path starts at the folder of the scope file.
  func resolved(_ path: String) -> String {
    guard !path.hasPrefix("/"), let slash = file.lastIndex(of: "/") else { return path }
    return file[...slash] + path
  }

  private func unit(_ fields: Fields) -> String? {
    guard let reader = fields["unit"], let id = reader.text() else { return nil }
    if units.contains(id) { return id }
    let near = Suggestion.phrase(for: id, among: units)
    reader.report(
      "w „units” nie ma jednostki „\(id)”" + near.pl, "there is no unit “\(id)” in “units”" + near.en)
    return nil
  }

  private func address(_ reader: NodeReader) -> IPAddress? {
    guard let text = reader.text() else { return nil }
    if let address = IPAddress(text) { return address }
    reader.report(
      "„\(text)” to nie jest adres IP, np. 192.168.10.5", "“\(text)” is no IP address, such as 192.168.10.5")
    return nil
  }

  /// A host name (RFC 1123 § 2.1): labels of letters, digits and hyphens, the last of which is no number.
  private func name(_ reader: NodeReader) -> String? {
    guard let text = reader.text() else { return nil }
    let labels = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let isName =
      text.utf8.count <= 253
      && labels.allSatisfy { label in
        (1...63).contains(label.count) && label.first != UInt8(ascii: "-") && label.last != UInt8(ascii: "-")
          && label.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
              || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
          }
      }
    let endsInNumber = labels.last?.allSatisfy { (0x30...0x39).contains($0) } ?? true
    if isName, !endsInNumber { return text.lowercased() }
    reader.report(
      "„\(text)” to nie jest adres IP ani nazwa hosta", "“\(text)” is neither an IP address nor a host's name")
    return nil
  }
}

extension NodeReader {
  /// A block of addresses, or one address.
  func block() -> AddressBlock? {
    guard let text = text() else { return nil }
    if let block = AddressBlock(text) { return block }
    report(
      "„\(text)” to nie jest sieć, np. 192.168.10.0/24, ani adres IP",
      "“\(text)” is neither a network such as 192.168.10.0/24 nor an IP address")
    return nil
  }
}
