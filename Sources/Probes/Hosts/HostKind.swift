package import Model
import Network

/// What a host is taken for.
package enum HostKind: String, Codable, CaseIterable, Sendable {
  case windows, linux, printer, nas, camera, router, `switch`, phone, industrial, hypervisor, mobile
  case accessPoint = "access-point"
  /// A controller with which a server is managed while it is off, such as iLO or iDRAC.
  case management
  /// An uninterruptible power supply or a power strip.
  case power

  /// What is known of a host when its kind is to be judged.
  package struct Signs: Hashable, Sendable {
    /// The maker of its network card.
    package var vendor: String?
    package var names: [String] = []
    package var services: [Sign] = []
    package init() {}
  }

  /// One open port and what showed there.
  package struct Sign: Hashable, Sendable {
    package var transport = "tcp"
    package var port: UInt16
    /// The protocol, if it was proved.
    package var service: String?
    package var product: String?
    package var banner: String?
    package var title: String?

    package init(port: UInt16, service: String? = nil, product: String? = nil) {
      self.port = port
      self.service = service
      self.product = product
    }
  }

  /// The kind that the signs speak for and what speaks for it, in words; nil when they do not tell.
  ///
  /// What a device says of itself comes first, then what only such devices speak, then who made it, then what its open
  /// ports and its name suggest.
  package static func judged(_ signs: Signs) -> (kind: HostKind, reason: Phrase)? {
    said(signs) ?? spoken(signs) ?? made(signs) ?? suggested(signs) ?? named(signs)
  }

  /// The kind suspected before anything was said to the host: to be careful with it, not to call it so.
  static func suspected(open: [UInt16], vendor: String?) -> HostKind? {
    let ports = Set(open)
    if let kind = vendor.flatMap(HostVendors.kind) { return kind }
    if !ports.isDisjoint(with: controllers) { return .industrial }
    if ports.contains(9100) || ports.contains(515) { return .printer }
    if !ports.isDisjoint(with: [34_567, 37_777]) { return .camera }
    return nil
  }

  /// How hard a host of this kind may be tried; nil where it bears what all bear.
  var cap: HostCap? {
    switch self {
    case .industrial, .management: .controller
    case .printer, .camera, .phone, .power, .nas: .appliance
    case .router, .switch, .accessPoint: .networkDevice
    case .windows, .linux, .hypervisor, .mobile: nil
    }
  }

  /// Ports on which only controllers of machines and buildings listen.
  private static let controllers: Set<UInt16> = [
    102, 502, 789, 1911, 1962, 2404, 2455, 4911, 5094, 9600, 18_245, 18_246, 20_000, 20_547, 44_818, 47_808,
  ]
}

extension HostKind {
  private typealias Judgement = (kind: HostKind, reason: Phrase)

  private static func said(_ signs: Signs) -> Judgement? {
    for sign in signs.services {
      if let product = sign.product, let kind = WebProducts.kind(of: product) {
        return (kind, Phrase(pl: "przedstawia się jako \(product)", en: "says that it is \(product)"))
      }
      if sign.service == "ipp" {
        return (.printer, Phrase(pl: "opisuje się jako drukarka (IPP)", en: "describes itself as a printer (IPP)"))
      }
    }
    for sign in signs.services {
      guard let text = sign.banner, sign.service == "ssh" || sign.service == "telnet" || sign.service == "ftp",
        let (kind, word) = bannerWords.first(where: { text.lowercased().contains($0.word) }).map({ ($0.kind, $0.word) })
      else { continue }
      return (kind, Phrase(pl: "w powitaniu usługi: „\(word)”", en: "the greeting says “\(word)”"))
    }
    return nil
  }

  private static func spoken(_ signs: Signs) -> Judgement? {
    for (services, kind) in speakers {
      if let sign = signs.services.first(where: { $0.service.map(services.contains) ?? false }), let name = sign.service
      {
        return (kind, Phrase(pl: "odpowiada protokołem \(name)", en: "answers in the protocol \(name)"))
      }
    }
    return nil
  }

  private static func made(_ signs: Signs) -> Judgement? {
    guard let vendor = signs.vendor, let kind = HostVendors.kind(vendor) else { return nil }
    return (kind, Phrase(pl: "producent karty sieciowej: \(vendor)", en: "the maker of its network card: \(vendor)"))
  }

  private static func suggested(_ signs: Signs) -> Judgement? {
    let ports = Set(signs.services.filter { $0.transport == "tcp" }.map(\.port))
    for (needed, kind) in patterns where needed.allSatisfy(ports.contains) {
      let list = needed.map(String.init).joined(separator: ", ")
      return (
        kind,
        needed.count == 1
          ? Phrase(pl: "otwarty port \(list)", en: "open port \(list)")
          : Phrase(pl: "otwarte porty \(list)", en: "open ports \(list)")
      )
    }
    return nil
  }

  private static func named(_ signs: Signs) -> Judgement? {
    for name in signs.names {
      let host = name.lowercased().prefix { $0 != "." }
      if let (start, kind) = nameStarts.first(where: { host.hasPrefix($0.0) }) {
        return (kind, Phrase(pl: "nazwa zaczyna się od „\(start)”", en: "its name begins with “\(start)”"))
      }
    }
    return nil
  }

  private static let bannerWords: [(word: String, kind: HostKind)] = [
    ("debian", .linux), ("ubuntu", .linux), ("raspbian", .linux), ("openssh_for_windows", .windows),
    ("rosssh", .router),
    ("mikrotik", .router), ("cisco", .switch), ("jetdirect", .printer), ("hp printer", .printer), ("brother", .printer),
    ("ricoh", .printer), ("kyocera", .printer), ("microsoft", .windows), ("synology", .nas), ("qnap", .nas),
    ("busybox", .linux),
  ]

  /// Protocols that only one kind of machine speaks.
  private static let speakers: [(Set<String>, HostKind)] = [
    (["vmware-auth"], .hypervisor), (["adb"], .mobile), (["msrpc", "winrm", "winrm-https", "mssql"], .windows),
    (["rtsp"], .camera), (["sip", "sips"], .phone),
  ]

  private static let patterns: [(ports: [UInt16], kind: HostKind)] = [
    ([9100, 515], .printer), ([9100, 631], .printer), ([9100, 80], .printer), ([37_777], .camera), ([34_567], .camera),
    ([8291], .router), ([102], .industrial), ([502], .industrial), ([44_818], .industrial), ([20_000], .industrial),
    ([2404], .industrial), ([1911], .industrial), ([902, 443], .hypervisor), ([8006], .hypervisor),
    ([135, 445], .windows), ([135, 139], .windows), ([445, 3389], .windows), ([548, 445], .nas), ([9100], .printer),
    ([554], .camera), ([62_078], .mobile),
  ]

  /// What Windows and makers of printers call a machine that nobody has named.
  private static let nameStarts: [(String, HostKind)] = [
    ("desktop-", .windows), ("laptop-", .windows), ("win-", .windows), ("npi", .printer), ("brn", .printer),
    ("brw", .printer), ("km", .printer), ("diskstation", .nas),
  ]
}
