import CaseFile
import Model
import TestSupport
import Testing

@Suite struct MergeTests {
  /// A case file in memory: the office's name, a unit, and machines with one open port each.
  private func office(
    _ name: String, unit: Unit? = nil, assets: [Asset] = [], ports: [Int] = [443], state: String = "open"
  ) throws -> CaseFile {
    let file = try CaseFile.inMemory()
    try file.write { writer in
      var run = Run(started: "2026-11-01T10:00:00Z", toolVersion: "1", language: "pl", vantage: name, seed: 1)
      try writer.insert(&run)
      var info = CaseInfo(scope: "scope of \(name)")
      info.institution = name
      info.employees = 10
      try writer.insert(&info)
      if var unit { try writer.insert(&unit) }
      for var asset in assets {
        try writer.insert(&asset)
        for port in ports {
          var endpoint = Endpoint(
            asset: asset.id, address: asset.address ?? "?", port: port, state: state,
            stateReason: state == "open" ? "accepted" : "timed-out", observed: "2026-11-01T10:00:0\(port % 10)Z")
          try writer.insert(&endpoint)
          var tls = TLSEndpoint(
            endpoint: endpoint.id, asset: asset.id, address: asset.address ?? "?", port: port, name: nil, observed: "")
          try writer.insert(&tls)
        }
      }
    }
    return file
  }

  private func merged(_ files: [(CaseFile, String?)]) throws -> (file: CaseFile, summary: CaseMerge.Summary) {
    let target = try CaseFile.inMemory()
    let summary = try CaseMerge.merge(
      files.enumerated().map { CaseMerge.Source(file: $0.element.0, name: "\($0.offset).tarcza", unit: $0.element.1) },
      into: target)
    return (target, summary)
  }

  @Test func idsFollowTheirRowsAndUnitsAreGiven() throws {
    let (file, summary) = try merged([
      (try office("Starostwo", assets: [Asset(address: "10.0.0.1", origin: "network")], ports: [22, 443]), nil),
      (try office("LO 1", assets: [Asset(address: "192.168.1.1", origin: "network")], ports: [80, 443]), "lo1"),
    ])
    let links = try file.rows(
      """
      SELECT a.address, a.unit, e.port FROM tls_endpoint t JOIN endpoint e ON e.id = t.endpoint
        JOIN asset a ON a.id = e.asset WHERE t.asset = a.id AND t.port = e.port ORDER BY a.id, e.port
      """)
    #expect(
      links.rows == [
        ["10.0.0.1", .null, 22], ["10.0.0.1", .null, 443], ["192.168.1.1", "lo1", 80], ["192.168.1.1", "lo1", 443],
      ])
    #expect(try file.all(CaseInfo.self).map(\.institution) == ["Starostwo"])
    #expect(try file.all(MergedCase.self).map(\.institution) == ["Starostwo", "LO 1"])
    #expect(try file.all(MergedCase.self).map(\.scope) == ["scope of Starostwo", "scope of LO 1"])
    #expect(try file.all(Unit.self).map(\.name) == ["LO 1"])
    #expect(summary.conflicts == 0 && summary.sharedAssets == 0 && summary.unknownTables.isEmpty)
  }

  @Test func everySchoolHasItsOwnRouterAndAPublicAddressIsOneMachine() throws {
    let router = Asset(address: "192.168.1.1", origin: "network")
    let site = Asset(address: "198.51.100.7", origin: "network")
    let (file, summary) = try merged([
      (try office("LO 1", assets: [router, site], ports: [80]), "lo1"),
      (try office("LO 2", assets: [router, site], ports: [80]), "lo2"),
    ])
    #expect(
      try file.rows("SELECT address, unit FROM asset ORDER BY id").rows == [
        ["192.168.1.1", "lo1"], ["198.51.100.7", "lo1"], ["192.168.1.1", "lo2"],
      ])
    #expect(summary.sharedAssets == 1)
    // The unit of the shared machine is told differently.
    #expect(
      try file.all(MergeConflict.self).map { [$0.tableName, $0.columnName, $0.kept, $0.other] } == [
        ["asset", "unit", "lo1", "lo2"]
      ])
  }

  @Test func theSameMachineFromTwoPlacesIsOneAndBothObservationsStay() throws {
    var inside = Asset(address: "10.0.0.5", name: "plik", unit: "urzad", origin: "network")
    inside.mac = "AA:BB:CC:00:11:22"
    var outside = Asset(address: "203.0.113.5", origin: "network")
    outside.mac = "aa:bb:cc:00:11:22"
    outside.kind = "linux"
    let unit = Unit(unit: "urzad", name: "Urząd", kind: "starostwo")
    let again = Asset(address: "10.0.0.5", unit: "urzad", origin: "network")
    let (file, summary) = try merged([
      (try office("Urząd", unit: unit, assets: [inside]), nil),
      (try office("Urząd", unit: unit, assets: [outside]), nil),
      (try office("Urząd", unit: unit, assets: [again], state: "filtered"), nil),
    ])
    let asset = try #require(try file.all(Asset.self).first)
    #expect(try file.all(Asset.self).count == 1)
    #expect(asset.kind == "linux" && asset.name == "plik" && asset.address == "10.0.0.5")
    #expect(summary.sharedAssets == 2)
    #expect(
      try file.rows("SELECT address, state FROM endpoint ORDER BY id").rows == [
        ["10.0.0.5", "open"], ["203.0.113.5", "open"], ["10.0.0.5", "filtered"],
      ])
    #expect(try file.all(Unit.self).count == 1)
    let conflicts = try file.all(MergeConflict.self)
    #expect(Set(conflicts.map(\.columnName)) == ["address", "mac", "state", "state_reason"])
    #expect(conflicts.first { $0.columnName == "state" }?.mergedCase == 3)
  }

  @Test func mergingAFileWithItselfAddsNothingAndMergesCanBeMerged() throws {
    let county = try office(
      "Starostwo", unit: Unit(unit: "urzad", name: "Urząd", kind: "starostwo"),
      assets: [Asset(address: "10.0.0.1", unit: "urzad", origin: "network")], ports: [22, 80, 443])
    let (twice, summary) = try merged([(county, nil), (county, nil)])
    for table in Schema.tables where table.view == nil && table.name != "merged_case" {
      let count = "SELECT count(*) FROM \(table.name.quoted)"
      #expect(try twice.rows(count).rows == county.rows(count).rows, "\(table.name)")
    }
    #expect(summary.conflicts == 0)
    let (again, _) = try merged([(twice, nil), (try office("Szkoła"), "lo1")])
    #expect(try again.all(MergedCase.self).count == 4)
    #expect(try again.all(Unit.self).map(\.unit) == ["urzad", "lo1"])
  }

  @Test func aDeclarationThatDiffersIsKeptOnceAndSaid() throws {
    let (file, summary) = try merged([
      (try office("A", unit: Unit(unit: "lo1", name: "LO 1", kind: "school")), nil),
      (try office("B", unit: Unit(unit: "lo1", name: "Liceum", kind: "school")), nil),
    ])
    #expect(try file.all(Unit.self).map(\.name) == ["LO 1"])
    #expect(summary.conflicts == 1)
    #expect(try file.all(MergeConflict.self).first?.other == "Liceum")
  }

  /// One row in every table, with every column filled: nothing may be lost, whatever tables there are.
  @Test func everyTableOfTheSchemaIsMerged() throws {
    let files = try (1...2).map { number in
      let file = try CaseFile.inMemory()
      try file.write { writer in
        for table in Schema.tables where table.view == nil {
          try writer.insert(
            into: table,
            table.columns.map { column in
              let value: CaseValue =
                column.name == "id" || table.references[column.name] != nil
                ? 1 : column.kind == .integer ? .integer(Int64(number)) : .text("\(column.name) \(number)")
              return (column.name, value)
            })
        }
      }
      return file
    }
    let (file, summary) = try merged(files.map { ($0, nil) })
    let derived = ["finding", "judging", "case_info"]
    for table in Schema.tables where table.view == nil && !derived.contains(table.name) {
      let columns = table.columns.map(\.name).filter { $0 != "id" && table.references[$0] == nil }
      let rows = try file.rows("SELECT \(columns.map(\.quoted).joined(separator: ", ")) FROM \(table.name.quoted)").rows
      for number in 1...2 {
        let expected = columns.map { name -> CaseValue in
          table.column(name)?.kind == .integer ? .integer(Int64(number)) : .text("\(name) \(number)")
        }
        #expect(rows.contains(expected), "\(table.name) of file \(number)")
      }
      for (column, other) in table.references {
        let lost = try file.rows(
          "SELECT count(*) FROM \(table.name.quoted) t LEFT JOIN \(other.quoted) o ON o.id = t.\(column.quoted) "
            + "WHERE o.id IS NULL AND t.\(column.quoted) IS NOT NULL")
        #expect(lost.rows == [[0]], "\(table.name).\(column)")
      }
    }
    #expect(summary.rows.first { $0.table == "merged_case" }?.count == 4)
  }
}
