import Model

/// Until when Microsoft mends a version of Windows, by its build.
///
/// Dates from https://learn.microsoft.com/lifecycle/products and https://endoflife.date/windows (as of 2026-11). Of
/// Windows 10 and 11 the later of the two dates is taken, that of Enterprise and Education, unless the name says Pro: so
/// nothing is called unsupported that still gets updates.
enum WindowsLifecycle {
  struct Support: Hashable {
    var until: Day
    /// Whether updates are sold for longer.
    var canBeExtended: Bool
  }

  /// Nil for what is not in the list.
  static func support(system: String, version: String) -> Support? {
    let name = system.lowercased()
    guard name.contains("windows"), let build = build(version) else { return nil }
    let isServer = name.contains("server")
    let row: (String, String?, Bool)?
    if isServer {
      row = servers[build].map { ($0.until, nil, $0.extended) }
    } else if name.contains("ltsc") || name.contains("ltsb") {
      row = longTerm[build].map { ($0, nil, false) }
    } else {
      row = clients[build]
    }
    guard let row else { return nil }
    let isPro = name.contains(" pro")
    guard let until = Day(iso: isPro ? row.1 ?? row.0 : row.0) else { return nil }
    return Support(until: until, canBeExtended: row.2)
  }

  /// The build of `10.0 (19045)`, `6.1 (7601)` or `10.0.19045`; for older ones the version stands for it.
  static func build(_ version: String) -> Int? {
    if let open = version.firstIndex(of: "(") {
      return Int(version[version.index(after: open)...].prefix { $0.isNumber })
    }
    let parts = version.split(separator: ".")
    return parts.count >= 3 ? Int(parts[2]) : nil
  }

  private static let servers: [Int: (until: String, extended: Bool)] = [
    2195: ("2010-07-13", false), 3790: ("2015-07-14", false), 6001: ("2020-01-14", false),
    6002: ("2020-01-14", false), 6003: ("2020-01-14", false), 7600: ("2020-01-14", false),
    7601: ("2020-01-14", false), 9200: ("2023-10-10", false), 9600: ("2023-10-10", false),
    14_393: ("2027-01-12", true), 17_763: ("2029-01-09", false), 20_348: ("2031-10-14", false),
    25_398: ("2025-10-24", false), 26_100: ("2034-11-14", false),
  ]

  /// Enterprise and Education, Pro and Home, and whether more is for sale.
  private static let clients: [Int: (String, String?, Bool)] = [
    2195: ("2010-07-13", nil, false), 2600: ("2014-04-08", nil, false), 3790: ("2014-04-08", nil, false),
    6000: ("2017-04-11", nil, false), 6001: ("2017-04-11", nil, false), 6002: ("2017-04-11", nil, false),
    7600: ("2020-01-14", nil, false), 7601: ("2020-01-14", nil, false), 9200: ("2016-01-12", nil, false),
    9600: ("2023-01-10", nil, false), 10_240: ("2017-05-09", nil, false), 10_586: ("2017-10-10", nil, false),
    14_393: ("2019-04-09", "2018-04-10", false), 15_063: ("2019-10-08", "2018-10-09", false),
    16_299: ("2020-10-13", "2019-04-09", false), 17_134: ("2021-05-11", "2019-11-12", false),
    17_763: ("2021-05-11", "2020-11-10", false), 18_362: ("2020-12-08", nil, false),
    18_363: ("2022-05-10", "2021-05-11", false), 19_041: ("2021-12-14", nil, false),
    19_042: ("2023-05-09", "2022-05-10", false), 19_043: ("2022-12-13", nil, false),
    19_044: ("2024-06-11", "2023-06-13", false), 19_045: ("2025-10-14", nil, true),
    22_000: ("2024-10-08", "2023-10-10", false), 22_621: ("2025-10-14", "2024-10-08", false),
    22_631: ("2026-11-10", "2025-11-11", false), 26_100: ("2027-10-12", "2026-10-13", false),
    26_200: ("2028-10-10", "2027-10-12", false),
  ]

  private static let longTerm: [Int: String] = [
    10_240: "2025-10-14", 14_393: "2026-10-13", 17_763: "2029-01-09", 19_044: "2027-01-12", 26_100: "2029-10-09",
  ]
}
