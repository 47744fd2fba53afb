import Archives
import CaseFile
import Checks
import Foundation
import Model
import Testing

@testable import Reports

/// The gate in front of the application edition.
@Suite struct LeakTests {
  /// A case of random names, addresses, versions and accounts, and the inputs of its report.
  private static func randomCase(_ seed: UInt64) throws -> (file: CaseFile, inputs: ReportInputs, secrets: [String]) {
    var random = Splitmix(state: seed)
    var secrets: [String] = []
    func word(_ letters: Int) -> String {
      String((0..<letters).map { _ in "abcdefghijklmnoprstuwyz".randomElement(using: &random) ?? "x" })
    }
    func secret(_ text: String) -> String {
      secrets.append(text)
      return text
    }
    let file = try CaseFile.inMemory()
    try file.write { writer in
      try Sample.office(&writer)
      for check in SampleCatalogue.checks.shuffled(using: &random).prefix(8) {
        let name = secret("\(word(5))-\(Int.random(in: 1...99, using: &random)).\(word(7)).local")
        let address = secret(
          (0..<4).map { _ in String(Int.random(in: 11...250, using: &random)) }.joined(separator: "."))
        var asset = Asset(address: address, name: name, unit: "starostwo", origin: "network")
        asset.mac = secret(
          (0..<6).map { _ in String(Int.random(in: 16...255, using: &random), radix: 16) }.joined(separator: ":"))
        asset.vendor = secret(word(9))
        try writer.insert(&asset)
        var endpoint = Endpoint(
          asset: asset.id, address: address, port: 443, state: "open", stateReason: "accepted", observed: "")
        endpoint.product = secret(word(8))
        endpoint.version = secret(
          "\(Int.random(in: 1...9, using: &random)).\(Int.random(in: 10...99, using: &random)).\(word(1))7")
        endpoint.banner = "\(secret(word(6) + "/7.1p2")) ready"
        try writer.insert(&endpoint)
        var account = Account(asset: asset.id, name: secret("u" + word(6)), observed: "")
        account.shell = secret("/home/\(word(6))")
        try writer.insert(&account)
        var record = check.record(.fail, index: 1)
        (record.address, record.name, record.asset) = (address, name, asset.id)
        record.evidence = #"{"undocumented":"\#(secret(word(10)))"}"#
        try writer.insert(&record)
      }
    }
    var inputs = try Sample.inputs { _ in }
    inputs.contents = try CaseContents(reading: file)
    return (file, inputs, secrets)
  }

  @Test(arguments: 1...20) func noRandomValueIsInTheBytes(seed: Int) throws {
    let (file, inputs, secrets) = try Self.randomCase(UInt64(seed))
    let editions = try Editions(inputs)
    let test = try LeakTest(ClassifiedValues(reading: file, findings: inputs.contents.findings), for: inputs)
    #expect(secrets.count > 60 && !editions.application.findings.isEmpty)
    for file in try editions.application.files(ReportFile.Form.forApplication) {
      try test.check(file)
      // Independently of the test's own search: in the readable text, as they are.
      let text = try ExportedText.readings(of: file).map(Self.text).joined(separator: "\n")
      for secret in secrets { #expect(!text.contains(secret.lowercased()), "\(secret) in \(file.name)") }
    }
    // The full edition of the same case is full of them, so the search does find.
    for file in try editions.files([.html, .json]) { #expect(throws: LeakTest.Leak.self) { try test.check(file) } }
  }

  /// Every kind of value, planted in every form, stops the export.
  @Test func aPlantedValueStopsTheExport() throws {
    let (file, inputs, secrets) = try Self.randomCase(99)
    let test = try LeakTest(ClassifiedValues(reading: file, findings: inputs.contents.findings), for: inputs)
    let application = try Editions(inputs).application
    for secret in secrets {
      for file in try application.files(ReportFile.Form.forApplication) {
        let planted = ReportFile(file.form, .application, try Self.plant(secret, in: file))
        #expect(throws: LeakTest.Leak.self, "\(secret) in \(file.name)") { try test.check(planted) }
      }
    }
  }

  private static func plant(_ secret: String, in file: ReportFile) throws -> [UInt8] {
    switch file.form {
    case .html:
      let cut = secret.index(secret.startIndex, offsetBy: 2)
      let marked = "<i>\(secret[..<cut])</i>\(secret[cut...].replacing("-", with: "&#45;").uppercased())"
      return Array(
        String(decoding: file.bytes, as: UTF8.self).replacing("</main>", with: "<p>\(marked)</p></main>").utf8)
    case .json, .csv, .ocsf:
      return Array(
        String(decoding: file.bytes, as: UTF8.self).replacing(
          "{\n", with: "{\n \"x\": \"a \(secret)\",", maxReplacements: 1
        )
        .utf8)
    case .pdf: return file.bytes + Array("\n9 0 obj (\(secret)) endobj".utf8)
    case .xlsx, .docx:
      var writer = ZIPWriter()
      let archive = try ZIPArchive(file.bytes)
      for entry in archive.entries { try writer.add(entry.name, try archive.read(entry)) }
      try writer.add("docProps/custom.xml", Array("<p lpwstr=\"\(secret)\"/>".utf8))
      return writer.finished()
    }
  }

  @Test(arguments: [
    ("srv-1.powiat.local", Privacy.name, "host srv-1.powiat.local, itd.", true),
    ("srv-1.powiat.local", .name, "na SRV\u{2011}1 i dalej", true),
    ("srv-1.powiat.local", .name, "w domenie powiat.local.", true),
    ("srv-1.powiat.local", .name, "srv-10.powiat.pl", false),
    ("10.1.2.3", .address, "adres 10.1.2.3/24", true), ("10.1.2.3", .address, "10.1.2.30", false),
    ("10.1.2.3", .address, "110.1.2.3", false), ("2001:db8::1", .address, "[2001:DB8::1]:443", true),
    ("127.0.0.1", .address, "127.0.0.1", false), ("jkowalski", .account, "Konto JKowalski ma", true),
    ("POWIAT\\anowak", .account, "anowak", true), ("db", .name, "db", false), ("2024", .version, "rok 2024", false),
    ("9.2", .version, "wzrost 9.2%", false), ("9.2p1", .version, "wersja 9.2p1.", true),
    ("SSH-2.0-OpenSSH_9.2p1 Debian-2", .version, "OpenSSH_9.2p1", false),
    ("SSH-2.0-OpenSSH_9.2p1 Debian-2", .version, "SSH-2.0-OpenSSH_9.2p1", true),
    ("/srv/www/bip", .path, "plik srv/www/bip/index", true), ("2026-11-18", .name, "2026-11-18", false),
    ("żółw", .name, "komputer ŻÓŁW stoi", true), ("księgowość", .name, "księ\u{AD}gowość", true),
  ])
  func aValueIsFoundAsWholeWordsWhateverTheCase(value: String, privacy: Privacy, text: String, isFound: Bool) {
    var values = ClassifiedValues()
    values.add(value, privacy)
    let test = LeakTest(values, excusedBy: [])
    let file = ReportFile(.json, .application, Array("{\"a\": \"\(text)\"}".utf8))
    #expect(((try? test.check(file)) == nil) == isFound)
  }

  /// What an ordinary office has must not stop its own application.
  @Test(arguments: Language.allCases) func ordinaryWordsAsNamesAreExcused(language: Language) throws {
    var inputs = try Sample.small(language)
    var values = ClassifiedValues()
    for text in [
      "serwer", "zapora", "Starostwo Powiatowe", "grant", "plan", "limit", "program", "urząd", "Przykładowo", "hasła",
      "wniosku", "umowa", "VAT", "https", "html", "utf-8", "Inter", "monospace", "Jan Przykład", "12345", "100", "1.5",
    ] { values.add(text, .name) }
    inputs.contents.info?.contact = "Jan Przykład, umowa nr 7, serwer.przykladowo.pl, hasła"
    values.add("serwer.przykladowo.pl", .name)
    let test = try LeakTest(values, for: inputs)
    for file in try Editions(inputs).application.files(ReportFile.Form.forApplication) { try test.check(file) }
  }

  /// No form of the application edition says who made it, on which machine or when.
  @Test func noFormNamesTheMachineOrItsUser() throws {
    var values = ClassifiedValues()
    let names = [
      ProcessInfo.processInfo.hostName, NSUserName(), NSHomeDirectory(), FileManager.default.currentDirectoryPath,
    ]
    // `:root` is a selector of the style sheet, so the superuser's name and home cannot be told from it.
    for name in names where name != "localhost" && !name.hasSuffix("root") { values.add(name, .name) }
    let test = LeakTest(values, excusedBy: [])
    for file in try Editions(Sample.small()).application.files(ReportFile.Form.forApplication) { try test.check(file) }
  }

  @Test func anOfficeFileThatCannotBeReadIsNotLetThrough() throws {
    let test = LeakTest(ClassifiedValues(), excusedBy: [])
    #expect(throws: ArchiveError.self) { try test.check(ReportFile(.xlsx, .application, [1, 2, 3])) }
  }

  private static func text(_ reading: PlainText) -> String {
    String(String.UnicodeScalarView(reading.scalars.compactMap(Unicode.Scalar.init)))
  }
}

/// Vigna's splitmix64: the same numbers on each run.
private struct Splitmix: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}
