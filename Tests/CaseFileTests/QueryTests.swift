import CaseFile
import Testing

@Suite struct QueryTests {
  static func file() throws -> CaseFile {
    let file = try CaseFile.inMemory()
    var asset = Asset(address: "10.0.0.1", origin: "network")
    try file.write { try $0.insert(&asset) }
    return file
  }

  @Test func aSelectAnswers() throws {
    let rows = try Self.file().query("SELECT address, name, 1.5 FROM asset")
    #expect(rows == CaseRows(columns: ["address", "name", "1.5"], rows: [["10.0.0.1", .null, "1.5"]]))
  }

  @Test(arguments: [
    "DELETE FROM asset", "UPDATE asset SET name = 'x'", "INSERT INTO asset DEFAULT VALUES", "DROP TABLE asset",
    "ATTACH '/etc/passwd' AS p", "ATTACH ':memory:' AS m", "CREATE TABLE x (y)",
    "PRAGMA query_only = 0; DELETE FROM asset",
    "VACUUM INTO '/tmp/tarcza-vacuum-test'", "SELECT load_extension('x')", "SELECT nonsense", "",
    "PRAGMA user_version = 7",
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n",
  ])
  func whatWouldChangeOrNeverEndIsRefused(sql: String) throws {
    let file = try Self.file()
    #expect { try file.query(sql) } throws: { error in
      if case CaseFileError.statement = error { true } else { false }
    }
    #expect(try file.all(Asset.self).count == 1)
    #expect(try file.rows("PRAGMA user_version").rows == [[.integer(Int64(Schema.version))]])
  }
}
