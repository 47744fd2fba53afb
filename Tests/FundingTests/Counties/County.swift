import Funding
import Model

/// A county that does not exist: what was found in it, and its numbers.
struct County {
  var question: PlanQuestion
  /// The share of examinations that came to an answer, in thousandths.
  var coverage: Int

  private static let remedies =
    [
      Instance.remedy("tls-configuration", .configuration, hours: 2),
      Instance.remedy("close-port", .configuration, hours: 1),
      Instance.remedy("password-policy", .organisation, hours: 8),
    ]
    + [
      "diagnosis", "network-firewall", "high-availability", "network-segmentation", "backup", "offline-backup",
      "endpoint-protection", "endpoint-detection", "multi-factor", "log-management", "site-firewall",
      "workstation-replacement", "staff-training", "isms-documents", "server-room",
    ].map { Instance.remedy($0) }

  /// The county office alone: 28 employees, 30 workstations, a grant of 130 000 zł at most.
  static let small = County(
    question: PlanQuestion(
      problems: [
        finding("old-encryption", .high, [("starostwo", .starostwo, 3)], ["tls-configuration": 100]),
        finding("weak-passwords", .high, [("starostwo", .starostwo, 1)], ["password-policy": 80, "multi-factor": 90]),
        finding("no-copies", .critical, [("starostwo", .starostwo, 1)], ["backup": 70, "offline-backup": 95]),
        finding(
          "flat-network", .high, [("starostwo", .starostwo, 1)], ["network-firewall": 60, "network-segmentation": 90]),
        finding("old-systems", .high, [("starostwo", .starostwo, 4)], ["workstation-replacement": 100]),
        finding(
          "no-alarm", .medium, [("starostwo", .starostwo, 30)], ["endpoint-detection": 80, "endpoint-protection": 40]),
      ], remedies: remedies, programme: CountyProgrammes.digital, limit: Money(zloty: 130_000),
      headcounts: Headcounts(employees: 28, workstations: 30, servers: 2, administrators: 1),
      estate: Estate(hosts: [.starostwo: 34], units: [.starostwo: 1])), coverage: 960)

  /// An office with a labour office and a family centre: 112 employees, 126 workstations, 300 000 zł at most.
  static let typical = County(
    question: PlanQuestion(
      problems: [
        finding(
          "remote-desktop", .critical, [("starostwo", .starostwo, 1)], ["close-port": 90, "multi-factor": 80],
          exposed: true),
        finding("old-encryption", .high, [("starostwo", .starostwo, 6), ("pup", .pup, 3)], ["tls-configuration": 100]),
        finding(
          "no-copies", .critical, [("starostwo", .starostwo, 1), ("pup", .pup, 1)],
          ["backup": 60, "offline-backup": 95]),
        finding(
          "flat-network", .high, [("starostwo", .starostwo, 1), ("pcpr", .pcpr, 1)],
          ["network-firewall": 85, "network-segmentation": 70]),
        finding("one-way-out", .low, [("starostwo", .starostwo, 1)], ["high-availability": 90]),
        finding(
          "old-systems", .high, [("starostwo", .starostwo, 11), ("pcpr", .pcpr, 2)], ["workstation-replacement": 100]),
        finding(
          "no-alarm", .medium, [("starostwo", .starostwo, 90), ("pup", .pup, 36)],
          ["endpoint-detection": 85, "endpoint-protection": 40]),
        finding("no-logs", .medium, [("starostwo", .starostwo, 5)], ["log-management": 90]),
        finding("phishing", .medium, [("starostwo", .starostwo, 1)], ["staff-training": 60]),
      ], remedies: remedies, programme: CountyProgrammes.digital, limit: Money(zloty: 300_000),
      headcounts: Headcounts(employees: 112, workstations: 126, servers: 6, administrators: 3),
      estate: Estate(hosts: [.starostwo: 98, .pup: 40, .pcpr: 14], units: [.starostwo: 1, .pup: 1, .pcpr: 1])),
    coverage: 930)

  /// An office, five schools and a hospital: 180 employees, 320 workstations, the whole 350 000 zł.
  static let withSchoolsAndHospital = County(
    question: PlanQuestion(
      problems: [
        finding(
          "open-router", .critical, (1...5).map { ("school-\($0)", .school, 1) } + [("hospital", .health, 1)],
          ["site-firewall": 90, "network-firewall": 20], exposed: true),
        finding(
          "no-copies", .critical, [("starostwo", .starostwo, 1), ("hospital", .health, 2)],
          ["backup": 60, "offline-backup": 95]),
        finding("hospital-devices", .critical, [("hospital", .health, 9)], ["network-segmentation": 90]),
        finding(
          "flat-network", .high, [("starostwo", .starostwo, 1), ("school-1", .school, 1)],
          ["network-firewall": 85, "network-segmentation": 60]),
        finding(
          "old-systems", .high, [("starostwo", .starostwo, 6), ("school-2", .school, 9), ("hospital", .health, 20)],
          ["workstation-replacement": 100]),
        finding(
          "no-alarm", .medium, (1...5).map { ("school-\($0)", .school, 30) } + [("starostwo", .starostwo, 80)],
          ["endpoint-detection": 85, "endpoint-protection": 40]),
        finding("weak-passwords", .high, [("starostwo", .starostwo, 1)], ["password-policy": 85]),
      ], remedies: remedies, programme: CountyProgrammes.digital, limit: Money(zloty: 350_000),
      headcounts: Headcounts(employees: 180, workstations: 320, servers: 9, administrators: 4),
      estate: Estate(
        hosts: [.starostwo: 95, .school: 160, .health: 60], units: [.starostwo: 1, .school: 5, .health: 1])),
    coverage: 1000)

  /// One finding in some places of units, each place a machine of its own.
  private static func finding(
    _ id: String, _ severity: Severity, _ places: [(unit: String, kind: UnitKind, count: Int)],
    _ effects: [String: Int],
    exposed: Bool = false
  ) -> Problem {
    Problem(
      id: id,
      places: places.flatMap { unit in
        (0..<unit.count).map { number in
          Problem.Place(
            id: "\(unit.unit)-\(number)", asset: "\(unit.unit)-\(number)", severity: severity, exposed: exposed,
            unit: unit.kind, unitID: unit.unit)
        }
      }, effects: effects)
  }
}
