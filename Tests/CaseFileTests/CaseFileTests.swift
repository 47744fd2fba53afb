import CaseFile
import Glibc
import TestSupport
import Testing

@Suite struct CaseFileTests {
  let folder: TemporaryFolder
  var path: String { "\(folder.path)/sprawa.tarcza" }

  init() throws { folder = try TemporaryFolder() }

  @Test func recordsComeBackAsTheyWentIn() throws {
    let file = try CaseFile.create(at: path)
    var asset = Asset(address: "10.1.2.3", name: "serwer-'1'", unit: "starostwo", origin: "network")
    try file.write { try $0.insert(&asset) }
    #expect(asset.id == 1)
    var certificate = TLSCertificate(
      tlsEndpoint: 1, asset: asset.id, address: "10.1.2.3", port: 443, name: nil, position: 0)
    certificate.sha256 = "ab"
    certificate.selfSigned = true
    try file.write { try $0.insert(&certificate) }
    try file.close()
    let again = try CaseFile.open(path, readonly: true)
    #expect(try again.all(Asset.self) == [asset])
    #expect(try again.all(TLSCertificate.self) == [certificate])
    try again.close()
  }

  @Test func aClosedFileIsOnePlainFileOfItsOwnerAlone() throws {
    let file = try CaseFile.create(at: path)
    try file.write { writer in
      for port in 1...1000 {
        var endpoint = Endpoint(
          asset: 1, address: "::1", port: port, state: "open", stateReason: "accepted", observed: "")
        try writer.insert(&endpoint)
      }
    }
    #expect(try folder.names.count > 1)
    try file.close()
    #expect(try folder.names == ["sprawa.tarcza"])
    var status = stat()
    #expect(stat(path, &status) == 0)
    #expect(status.st_mode & 0o777 == 0o600)
  }

  @Test func aTransactionIsKeptWholeOrNotAtAll() throws {
    struct Stop: Error {}
    let file = try CaseFile.create(at: path)
    #expect(throws: Stop.self) {
      try file.write { writer in
        var asset = Asset(origin: "network")
        try writer.insert(&asset)
        throw Stop()
      }
    }
    #expect(try file.all(Asset.self).isEmpty)
  }

  @Test func whatIsNoCaseFileIsRefusedWithAReason() throws {
    #expect(throws: CaseFileError.missing(path: path)) { try CaseFile.open(path, readonly: true) }
    try write("to nie jest baza, tylko zwykły tekst, i to dość długi, aby miał nagłówek stu bajtów. ................")
    #expect { try CaseFile.open(path, readonly: true) } throws: { error in
      if case CaseFileError.damaged = error { true } else { false }
    }
    try write("")
    #expect(throws: CaseFileError.foreign(path: path)) { try CaseFile.open(path, readonly: true) }
    #expect { try CaseFile.open(folder.path, readonly: true) } throws: { error in
      if case CaseFileError.unreadable = error { true } else { false }
    }
  }

  @Test func aTornFileIsDamaged() throws {
    let file = try CaseFile.create(at: path)
    try file.write { writer in
      for number in 1...2000 {
        var account = Account(asset: 1, name: "konto\(number)", observed: "2026-11-22T00:00:00Z")
        try writer.insert(&account)
      }
    }
    try file.close()
    var status = stat()
    #expect(stat(path, &status) == 0)
    #expect(truncate(path, status.st_size / 2) == 0)
    #expect { try CaseFile.open(path, readonly: true) } throws: { error in
      if case CaseFileError.damaged = error { true } else { false }
    }
  }

  @Test func aNewerFileIsRefused() throws {
    let file = try CaseFile.create(at: path)
    try file.close()
    try sqlite("PRAGMA user_version = 99")
    #expect(throws: CaseFileError.newer(path: path, version: 99)) { try CaseFile.open(path, readonly: false) }
  }

  @Test func anOlderFileGetsTheMissingColumnsAndKeepsItsRows() throws {
    let file = try CaseFile.create(at: path)
    var asset = Asset(address: "10.0.0.1", origin: "network")
    try file.write { try $0.insert(&asset) }
    try file.close()
    try sqlite("DROP VIEW service; ALTER TABLE asset DROP COLUMN vendor; DROP TABLE job")
    for readonly in [true, false] {
      let again = try CaseFile.open(path, readonly: readonly)
      #expect(try again.all(Asset.self) == [asset])
      #expect(try again.all(Job.self).isEmpty)
      try again.close()
    }
  }

  @Test func anExistingFileIsNotOverwritten() throws {
    try write("ważne")
    #expect(throws: CaseFileError.exists(path: path)) { try CaseFile.create(at: path) }
  }

  private func write(_ text: String) throws { try folder.write("sprawa.tarcza", text) }

  /// Runs the `sqlite3` shell, as a user might, on the file.
  private func sqlite(_ sql: String) throws { _ = try Program("sqlite3").run([path, sql]) }
}
