package import Model

/// A release of Windows and when its free security updates end.
///
/// From Microsoft's lifecycle pages (https://learn.microsoft.com/lifecycle/products/) and endoflife.date, as of
/// ``asOf``. Windows 10 22H2 and Server 2012 have paid updates (ESU) beyond their end.
package struct WindowsRelease: Hashable, Sendable {
  package var name: String
  package var ends: Day
  /// The end of paid security updates; nil when there are none.
  package var extended: Day?

  /// The day on which the table was held against its sources.
  package static let asOf = "2026-11-22"

  /// The release of a build; nil for one that the table does not know.
  package static func of(build: Int, isServer: Bool, edition: String?) -> WindowsRelease? {
    let kind: Kind =
      isServer
      ? .server
      : edition.map { edition in
        if ["EnterpriseS", "IoTEnterpriseS"].contains(where: edition.hasPrefix) { return .longTerm }
        return ["Enterprise", "Education", "IoTEnterprise", "ServerRdsh"].contains(where: edition.hasPrefix)
          ? .enterprise : .professional
      } ?? .professional
    guard let entry = entries.first(where: { $0.build == build && $0.kinds.contains(kind) }) else { return nil }
    guard let ends = Day(iso: entry.ends) else { return nil }
    return WindowsRelease(name: entry.name, ends: ends, extended: entry.extended.flatMap { Day(iso: $0) })
  }

  private enum Kind: Hashable { case professional, enterprise, longTerm, server }

  private struct Entry {
    var build: Int
    var kinds: Set<Kind>
    var name: String
    var ends: String
    var extended: String?

    init(_ build: Int, _ kinds: Set<Kind>, _ name: String, _ ends: String, extended: String? = nil) {
      self.build = build
      self.kinds = kinds
      self.name = name
      self.ends = ends
      self.extended = extended
    }
  }

  private static let client: Set<Kind> = [.professional, .enterprise]

  private static let entries: [Entry] = [
    Entry(2195, client, "Windows 2000", "2010-07-13"),
    Entry(2195, [.server], "Windows 2000 Server", "2010-07-13"),
    Entry(2600, client, "Windows XP", "2014-04-08"),
    Entry(3790, client, "Windows XP x64", "2014-04-08"),
    Entry(3790, [.server], "Windows Server 2003", "2015-07-14"),
    Entry(6000, client, "Windows Vista", "2017-04-11"),
    Entry(6001, client, "Windows Vista", "2017-04-11"),
    Entry(6002, client, "Windows Vista", "2017-04-11"),
    Entry(6001, [.server], "Windows Server 2008", "2020-01-14", extended: "2023-01-10"),
    Entry(6002, [.server], "Windows Server 2008", "2020-01-14", extended: "2023-01-10"),
    Entry(6003, [.server], "Windows Server 2008", "2020-01-14", extended: "2023-01-10"),
    Entry(7600, client, "Windows 7", "2020-01-14", extended: "2023-01-10"),
    Entry(7600, [.server], "Windows Server 2008 R2", "2020-01-14", extended: "2023-01-10"),
    Entry(7601, client, "Windows 7", "2020-01-14", extended: "2023-01-10"),
    Entry(7601, [.server], "Windows Server 2008 R2", "2020-01-14", extended: "2023-01-10"),
    Entry(9200, client, "Windows 8", "2016-01-12"),
    Entry(9200, [.server], "Windows Server 2012", "2023-10-10", extended: "2026-10-13"),
    Entry(9600, client, "Windows 8.1", "2023-01-10"),
    Entry(9600, [.server], "Windows Server 2012 R2", "2023-10-10", extended: "2026-10-13"),
    Entry(10_240, client, "Windows 10 1507", "2017-05-09"),
    Entry(10_240, [.longTerm], "Windows 10 LTSB 2015", "2025-10-14"),
    Entry(10_586, client, "Windows 10 1511", "2017-10-10"),
    Entry(14_393, [.professional], "Windows 10 1607", "2018-04-10"),
    Entry(14_393, [.enterprise], "Windows 10 1607", "2019-04-09"),
    Entry(14_393, [.longTerm], "Windows 10 LTSB 2016", "2026-10-13"),
    Entry(14_393, [.server], "Windows Server 2016", "2027-01-12"),
    Entry(15_063, [.professional], "Windows 10 1703", "2018-10-09"),
    Entry(15_063, [.enterprise], "Windows 10 1703", "2019-10-08"),
    Entry(16_299, [.professional], "Windows 10 1709", "2019-04-09"),
    Entry(16_299, [.enterprise], "Windows 10 1709", "2020-10-13"),
    Entry(17_134, [.professional], "Windows 10 1803", "2019-11-12"),
    Entry(17_134, [.enterprise], "Windows 10 1803", "2021-05-11"),
    Entry(17_763, [.professional], "Windows 10 1809", "2020-11-10"),
    Entry(17_763, [.enterprise], "Windows 10 1809", "2021-05-11"),
    Entry(17_763, [.longTerm], "Windows 10 LTSC 2019", "2029-01-09"),
    Entry(17_763, [.server], "Windows Server 2019", "2029-01-09"),
    Entry(18_362, client, "Windows 10 1903", "2020-12-08"),
    Entry(18_363, [.professional], "Windows 10 1909", "2021-05-11"),
    Entry(18_363, [.enterprise], "Windows 10 1909", "2022-05-10"),
    Entry(19_041, client, "Windows 10 2004", "2021-12-14"),
    Entry(19_042, [.professional], "Windows 10 20H2", "2022-05-10"),
    Entry(19_042, [.enterprise], "Windows 10 20H2", "2023-05-09"),
    Entry(19_043, client, "Windows 10 21H1", "2022-12-13"),
    Entry(19_044, [.professional], "Windows 10 21H2", "2023-06-13"),
    Entry(19_044, [.enterprise], "Windows 10 21H2", "2024-06-11"),
    Entry(19_044, [.longTerm], "Windows 10 LTSC 2021", "2027-01-12"),
    Entry(19_045, client, "Windows 10 22H2", "2025-10-14", extended: "2028-10-10"),
    Entry(20_348, [.server], "Windows Server 2022", "2031-10-14"),
    Entry(22_000, [.professional], "Windows 11 21H2", "2023-10-10"),
    Entry(22_000, [.enterprise], "Windows 11 21H2", "2024-10-08"),
    Entry(22_621, [.professional], "Windows 11 22H2", "2024-10-08"),
    Entry(22_621, [.enterprise], "Windows 11 22H2", "2025-10-14"),
    Entry(22_631, [.professional], "Windows 11 23H2", "2025-11-11"),
    Entry(22_631, [.enterprise], "Windows 11 23H2", "2026-11-10"),
    Entry(25_398, [.server], "Windows Server 23H2", "2025-10-24"),
    Entry(26_100, [.professional], "Windows 11 24H2", "2026-10-13"),
    Entry(26_100, [.enterprise], "Windows 11 24H2", "2027-10-12"),
    Entry(26_100, [.longTerm], "Windows 11 LTSC 2024", "2029-10-09"),
    Entry(26_100, [.server], "Windows Server 2025", "2034-11-14"),
    Entry(26_200, [.professional], "Windows 11 25H2", "2027-10-12"),
    Entry(26_200, [.enterprise], "Windows 11 25H2", "2028-10-10"),
  ]
}
