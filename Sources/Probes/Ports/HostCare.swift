import Model

/// How gently a host is to be treated, as far as its open ports and its maker tell before anything was said to it.
package struct HostCare: Hashable, Sendable {
  /// Whether its services may be asked in protocols that their ports' numbers do not suggest.
  package var isThorough = true
  /// Conversations with it at once.
  package var conversations = Int.max

  private var isPrinter = false

  package init() {}

  /// Printers, cameras, telephones and controllers are asked only what their ports suggest, one or a few at a time: a
  /// printer prints what it does not understand, and some controllers serve four connections in all.
  init(open: [UInt16], vendor: String?) {
    guard let kind = HostKind.suspected(open: open, vendor: vendor) else { return }
    switch kind {
    case .industrial, .management, .power: (isThorough, conversations) = (false, 1)
    case .printer: (isThorough, conversations, isPrinter) = (false, 2, true)
    case .camera, .phone: (isThorough, conversations) = (false, 2)
    case .router, .switch, .accessPoint: (isThorough, conversations) = (false, 4)
    case .windows, .linux, .nas, .hypervisor, .mobile: break
    }
  }

  /// Whether nothing may be sent to `port`.
  func forbids(_ port: UInt16) -> Bool {
    FragilePorts.all.contains(port) || isPrinter && FragilePorts.ofPrinters.contains(port)
  }
}
