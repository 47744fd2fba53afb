import CaseFile
import Testing

/// Two scans of one address in one file: what is open from inside only shows.
@Suite struct ReachabilityTests {
  @Test func whatIsOpenFromOnePlaceOnlyIsSeen() throws {
    let file = try CaseFile.inMemory()
    try file.write { writer in
      for (vantage, open, tried) in [
        ("lan", [22, 443, 8080], "1-1000,8080"), ("internet", [443], "22,443,8000-8100"), ("pup", [443], "443"),
      ] {
        for port in open {
          var endpoint = Endpoint(
            asset: 1, address: "203.0.113.7", port: port, state: "open", stateReason: "accepted", observed: "")
          endpoint.vantage = vantage
          try writer.insert(&endpoint)
        }
        var summary = PortSummary(
          asset: 1, address: "203.0.113.7", ports: tried, open: open.count, closed: 0, filtered: 0, unknown: 0,
          observed: "")
        summary.vantage = vantage
        try writer.insert(&summary)
      }
    }
    let rows = try file.query("SELECT port, vantage, state FROM reachability ORDER BY port, vantage")
    let shown = rows.rows.map { row in row.map { $0.text ?? "\($0)" }.joined(separator: " ") }
    #expect(shown.count == 9)
    let states = try file.query(
      "SELECT group_concat(port || ' ' || vantage || ' ' || state, ', ') FROM (SELECT * FROM reachability "
        + "WHERE state <> 'open' ORDER BY port, vantage)")
    #expect(
      states.rows.first?.first?.text
        == "22 internet not-open, 22 pup not-tried, 8080 internet not-open, 8080 pup not-tried")
  }
}
