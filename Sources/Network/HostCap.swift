/// How hard one host may be tried, by the kind of device that it is.
///
/// Sources: the limits of tcp(7)'s listen queues; nmap's issue 3174 and angryip's issue 467, where small devices failed
/// under many connections at once or ended by a reset.
package struct HostCap: Hashable, Sendable {
  /// Connections under way at once.
  package var inFlight: Int
  /// Connection attempts a second; 0 leaves it to the sweep's own rate.
  package var perSecond: Int
  /// How often a silent port is tried at most.
  package var tries: Int
  /// How connections to it end.
  package var ending: Ending

  package init(inFlight: Int, perSecond: Int = 0, tries: Int = 5, ending: Ending = .reset) {
    self.inFlight = inFlight
    self.perSecond = perSecond
    self.tries = tries
    self.ending = ending
  }

  /// Switches, access points and routers.
  package static let networkDevice = HostCap(inFlight: 8, perSecond: 200, ending: .orderly)
  /// Printers, phones, cameras, power supplies, small storage.
  package static let appliance = HostCap(inFlight: 4, perSecond: 100, tries: 2, ending: .orderly)
  /// Controllers of machines and buildings, management controllers: one connection at a time.
  package static let controller = HostCap(inFlight: 1, perSecond: 10, tries: 1, ending: .orderly)
}
