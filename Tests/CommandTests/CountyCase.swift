import CaseFile
import TestSupport

/// The case file of a county that does not exist: an office, five schools and a hospital, with services that should not
/// be open and a survey that was answered honestly.
enum CountyCase {
  static let schools = (1...5).map { "lo\($0)" }

  static func write(to path: String) throws {
    let file = try CaseFile.create(at: path)
    try file.write { writer in
      var run = Run(
        started: "2026-11-18T08:00:00Z", toolVersion: "1", language: "pl", vantage: "admin-01", seed: 1)
      run.finished = "2026-11-18T09:30:00Z"
      try writer.insert(&run)
      var info = CaseInfo(scope: "units: […]")
      info.institution = "Starostwo Powiatowe w Przykładowie"
      info.teryt = "9901"
      (info.employees, info.workstations, info.servers, info.administrators) = (140, 230, 7, 3)
      info.authorisedBy = "Anna Wzorcowa, starosta"
      info.authorisedOn = "2026-11-10"
      info.grantLimit = 35_000_000
      try writer.insert(&info)
      try unit("starostwo", "Starostwo Powiatowe", "starostwo", &writer)
      for school in schools { try unit(school, "Liceum nr \(school.suffix(1))", "school", &writer) }
      try unit("szpital", "Szpital Powiatowy", "health", &writer)

      try host("10.0.0.10", "serwer", "starostwo", [("redis", 6379), ("telnet", 23)], &writer)
      try host("10.0.0.11", "baza", "starostwo", [("mysql", 3306)], &writer)
      for (index, school) in schools.enumerated() {
        try host("10.1.\(index).1", "router-\(school)", school, [("telnet", 23)], &writer)
      }
      try host("10.9.0.5", "pacs", "szpital", [("telnet", 23), ("redis", 6379)], &writer)
      for question in [
        "backup", "backup-separation", "network-separation", "malware-protection", "central-logs", "staff-training",
        "risk-analysis", "incident-procedure",
      ] {
        var answer = SurveyAnswer(unit: "starostwo", section: "s", question: question)
        answer.answer = .no
        (answer.answeredBy, answer.answered) = ("Jan Przykład", "2026-11-18T10:00:00Z")
        try writer.insert(&answer)
      }
    }
    try file.close()
  }

  private static func unit(_ id: String, _ name: String, _ kind: String, _ writer: inout CaseWriter) throws {
    var unit = Unit(unit: id, name: name, kind: kind)
    try writer.insert(&unit)
  }

  private static func host(
    _ address: String, _ name: String, _ unit: String, _ services: [(String, Int)], _ writer: inout CaseWriter
  ) throws {
    var asset = Asset(address: address, name: name, unit: unit, origin: "network")
    try writer.insert(&asset)
    var job = Job(module: "ports", target: address, asset: asset.id, unit: unit, state: .done)
    (job.started, job.finished) = ("2026-11-18T08:00:00Z", "2026-11-18T08:01:00Z")
    try writer.insert(&job)
    for (service, port) in services {
      var endpoint = Endpoint(
        asset: asset.id, address: address, port: port, state: "open", stateReason: "accepted",
        observed: "2026-11-18T08:00:30Z")
      (endpoint.service, endpoint.serviceReason) = (service, "greeting")
      try writer.insert(&endpoint)
    }
  }
}
