/// What may be examined, by whose leave, and how gently.
///
/// Nothing outside it is ever contacted. `exclusions` win over everything else.
package struct Scope: Hashable, Sendable {
  package var institution = Institution()
  package var units: [Unit] = []
  package var networks: [Network] = []
  package var hosts: [Host] = []
  /// Mail and web domains of the office.
  package var domains: [Domain] = []
  package var exclusions: [AddressBlock] = []
  /// The ports to look at; nil leaves the choice to the command.
  package var ports: PortSet?
  package var rate = Rate()
  /// The hours in which networks may be examined; nil means any.
  package var window: ScanWindow?
  /// From where the scan looks: `lan`, `internet` or the name of a place; nil leaves it to the command.
  package var vantage: String?
  package var evidence: [Evidence] = []
  /// Servers of Active Directory or Samba AD that are asked.
  package var directories: [DirectoryServer] = []
  /// A file or folder with the certificates of the office's own authorities; nil when it has none.
  package var authorities: String?
  /// Who allowed the examination; nil until somebody has.
  package var authorisation: Authorisation?
  package var funding = Funding()

  package init() {}

  /// The office that runs the examination.
  package struct Institution: Hashable, Sendable {
    package var name: String?
    /// The territorial code of GUS; a county has four digits.
    package var teryt: String?
    package var address: String?
    package var contact: String?
    /// Head counts, for the quantities of a plan; nil when the office has not said.
    package var employees: Int?
    package var workstations: Int?
    package var servers: Int?
    package var administrators: Int?
    package init() {}
  }

  /// One organisational unit of the county.
  package struct Unit: Hashable, Sendable, Identifiable {
    package var id: String
    package var name: String
    package var kind: UnitKind
    package init(id: String, name: String, kind: UnitKind) {
      self.id = id
      self.name = name
      self.kind = kind
    }
  }

  package struct Network: Hashable, Sendable {
    package var block: AddressBlock
    package var unit: Unit.ID?
    package init(block: AddressBlock, unit: Unit.ID? = nil) {
      self.block = block
      self.unit = unit
    }
  }

  /// One host, by address, by name, or both: the name is then what its certificate is asked for.
  package struct Host: Hashable, Sendable {
    package var name: String?
    package var address: IPAddress?
    package var unit: Unit.ID?
    package init(name: String? = nil, address: IPAddress? = nil, unit: Unit.ID? = nil) {
      self.name = name
      self.address = address
      self.unit = unit
    }
  }

  package struct Domain: Hashable, Sendable {
    package var name: String
    package var unit: Unit.ID?
    package init(name: String, unit: Unit.ID? = nil) {
      self.name = name
      self.unit = unit
    }
  }

  /// Another machine's files: a mounted disk, a copy of its files, or a collector's archive.
  package struct Evidence: Hashable, Sendable {
    package var path: String
    package var name: String?
    package var unit: Unit.ID?
    /// `linux` or `windows`; nil until it was opened, and for files of neither.
    package var system: String?
    /// Whether it is the export of a directory: LDIF, or the table of csvde.
    package var isDirectoryExport: Bool { [".ldif", ".ldf", ".csv"].contains { path.lowercased().hasSuffix($0) } }

    package init(path: String, name: String? = nil, unit: Unit.ID? = nil) {
      self.path = path
      self.name = name
      self.unit = unit
    }
  }

  /// How fast the network may be asked; the defaults suit a fragile office network.
  package struct Rate: Hashable, Sendable {
    /// Connection attempts a second, over all hosts.
    package var perSecond = 2000
    /// Connections under way to one host at once.
    package var perHost = 16
    package init() {}

    /// One of the three paces that have a name: `gentle`, `normal`, `fast`; nil for another word.
    package static func named(_ name: String) -> Rate? {
      var rate = Rate()
      switch name {
      case "gentle": (rate.perSecond, rate.perHost) = (200, 4)
      case "normal": break
      case "fast": (rate.perSecond, rate.perHost) = (10_000, 64)
      default: return nil
      }
      return rate
    }
  }

  package struct Authorisation: Hashable, Sendable {
    package var by: String
    package var on: Day
    package init(by: String, on: Day) {
      self.by = by
      self.on = on
    }
  }

  package struct Funding: Hashable, Sendable {
    /// The programme's id in the catalogue.
    package var programme: String?
    /// The county's own highest grant, from the call's algorithm; nil until the office has looked it up.
    package var limit: Money?
    package init() {}
  }
}

extension Scope {
  /// Whether `text` may name the place from which a scan looks: 1 to 40 letters, digits, spaces, hyphens and dots.
  package static func isVantage(_ text: String) -> Bool {
    (1...40).contains(text.count)
      && text.allSatisfy { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" || $0 == "." || $0 == "_" }
  }

  /// Why `address` must not be contacted, or nil when it may be.
  package func refusal(of address: IPAddress) -> Refusal? {
    if exclusions.contains(where: { $0.contains(address) }) { return .excluded }
    let named =
      networks.contains { $0.block.contains(address) } || hosts.contains { $0.address == address }
      || directories.contains { $0.address == address }
    guard named else { return .outside }
    guard address.isUnicast else { return .notOneHost }
    return address.isPrivate || authorisation != nil ? nil : .publicWithoutAuthorisation
  }

  /// The unit that `address` belongs to: the host's own, else that of the smallest network around it.
  package func unit(of address: IPAddress) -> Unit.ID? {
    if let host = hosts.first(where: { $0.address == address }), let unit = host.unit { return unit }
    return networks.filter { $0.block.contains(address) && $0.unit != nil }
      .max { $0.block.prefix < $1.block.prefix }?.unit
  }

  /// Why an address is not contacted.
  package enum Refusal: String, Codable, Hashable, Sendable {
    case excluded
    case outside = "outside-scope"
    case notOneHost = "not-unicast"
    case publicWithoutAuthorisation = "public-without-authorisation"

    package var reason: Phrase {
      switch self {
      case .excluded:
        Phrase(pl: "zakres wyklucza ten adres", en: "the scope excludes this address")
      case .outside:
        Phrase(pl: "adresu nie ma w zakresie badania", en: "the address is not in the scope")
      case .notOneHost:
        Phrase(
          pl: "to nie jest adres jednego urządzenia (rozgłoszeniowy, grupowy albo zerowy)",
          en: "it is not the address of one host (broadcast, multicast or unspecified)")
      case .publicWithoutAuthorisation:
        Phrase(
          pl: "to adres publiczny: zakres musi mieć „authorised: true” oraz „authorised_by” i „authorised_on”",
          en: "it is a public address: the scope needs “authorised: true” with “authorised_by” and “authorised_on”")
      }
    }
  }
}
