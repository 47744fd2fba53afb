import CaseFile
import Model
import Testing

@Suite struct SchemaTests {
  static let records = [
    Run.table, CaseInfo.table, Unit.table, Job.table, Contact.table, Asset.table, Endpoint.table, PortSummary.table,
    Listener.table, TLSEndpoint.table, TLSVersion.table, TLSSuite.table, TLSGroup.table, TLSSignature.table,
    TLSAbsence.table, TLSCertificate.table, StartTLS.table, HTTPEndpoint.table, TLSProfile.table, TLSGrade.table,
    PasswordPolicy.table, Account.table, HostSystem.table, HostUpdates.table, HostFirewall.table,
    HostProtection.table, HostLogging.table, HostBackup.table, KernelSetting.table, MountPoint.table, KeyFile.table,
    FileWalk.table, LooseFile.table, SurveyAnswer.table, InventoryItem.table, FindingRecord.table, Judging.table,
    MergedCase.table, MergeConflict.table, AcceptedRisk.table, DirectoryDomain.table, DirectoryPasswordPolicy.table,
    DirectoryAccount.table, DirectoryComputer.table, DirectoryGroup.table, DirectoryMember.table,
    DirectoryPermission.table, DirectoryTrust.table, DirectoryTemplate.table, DirectoryZone.table,
    DirectoryService.table, WindowsSystem.table, WindowsSetting.table, WindowsAccount.table, WindowsMember.table,
    WindowsRight.table, WindowsAudit.table, WindowsVolume.table, WindowsService.table, WindowsTask.table,
    WindowsShare.table, WindowsSecretPlace.table, SudoRule.table, Administration.table, SSHServer.table,
    SSHSetting.table, SSHHostKey.table, SSHEndpoint.table,
  ]

  @Test func everyTableHasTheDocumentedColumnsAndNoOther() throws {
    let file = try CaseFile.inMemory()
    for table in Schema.tables {
      let columns = try file.rows("SELECT * FROM \(table.name.quoted) LIMIT 0").columns
      #expect(columns == table.columns.map(\.name), "\(table.name)")
    }
    let present = try file.rows("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') ORDER BY name")
    #expect(present.rows.compactMap { $0.first?.text } == Schema.tables.map(\.name).sorted())
  }

  @Test func everyTableIsARecordOrAView() {
    #expect(Schema.tables.filter { $0.view == nil }.map(\.name).sorted() == Self.records.map(\.name).sorted())
  }

  /// Swift's names of the TLS records' properties are the columns' names.
  @Test func recordsOfTLSAreStoredAndReadBack() throws {
    let file = try CaseFile.inMemory()
    try file.write { writer in
      var endpoint = TLSEndpoint(endpoint: 1, asset: 1, address: "::1", port: 443, name: "a.example", observed: "")
      (endpoint.suiteTripleDes, endpoint.dhRfc7919, endpoint.poodleSslv3, endpoint.scts) = (true, false, true, 2)
      try writer.insert(&endpoint)
      var version = TLSVersion(tlsEndpoint: endpoint.id, address: "::1", port: 443, name: nil, version: "TLSv1.2")
      try writer.insert(&version)
      var suite = TLSSuite(
        tlsEndpoint: endpoint.id, address: "::1", port: 443, name: nil, version: "TLSv1.2",
        suite: "TLS_RSA_WITH_NULL_MD5", number: 1)
      try writer.insert(&suite)
      var group = TLSGroup(
        tlsEndpoint: endpoint.id, address: "::1", port: 443, name: nil, handshake: "TLSv1.2", groupName: "x25519",
        kind: "ecdhe")
      try writer.insert(&group)
      var signature = TLSSignature(
        tlsEndpoint: endpoint.id, address: "::1", port: 443, name: nil, handshake: "TLSv1.2",
        scheme: "rsa_pkcs1_sha1", number: 0x0201)
      try writer.insert(&signature)
      var absence = TLSAbsence(address: "::1", port: 80, name: nil, reason: "plain-http", observed: "")
      try writer.insert(&absence)
      #expect(try writer.all(TLSEndpoint.self) == [endpoint])
      #expect(try writer.all(TLSVersion.self) == [version])
      #expect(try writer.all(TLSSuite.self) == [suite])
      #expect(try writer.all(TLSGroup.self) == [group])
      #expect(try writer.all(TLSSignature.self) == [signature])
      #expect(try writer.all(TLSAbsence.self) == [absence])
    }
  }

  @Test(arguments: Schema.tables) func documentationIsWhole(table: CaseTable) {
    #expect(table.meaning.hasSuffix("."))
    #expect(Set(table.columns.map(\.name)).count == table.columns.count)
    #expect(table.identity.allSatisfy { table.column($0) != nil })
    for column in table.columns { #expect(column.meaning.hasSuffix("."), "\(table.name).\(column.name)") }
  }
}

@Suite struct ServiceViewTests {
  /// Own port 80 open over loopback and listening everywhere, 5432 on loopback only, 631 listed but not contacted.
  @Test func exposureComesFromTheKernelsTable() throws {
    let file = try CaseFile.inMemory()
    try file.write { writer in
      var own = Asset(address: "127.0.0.1", origin: "this-machine")
      try writer.insert(&own)
      var other = Asset(address: "10.0.0.9", origin: "network")
      try writer.insert(&other)
      for port in [80, 5432] {
        var endpoint = Endpoint(
          asset: own.id, address: "127.0.0.1", port: port, state: "open", stateReason: "accepted", observed: "")
        endpoint.service = port == 80 ? "http" : nil
        endpoint.serviceReason = port == 80 ? "port-number" : nil
        try writer.insert(&endpoint)
      }
      var remote = Endpoint(
        asset: other.id, address: "10.0.0.9", port: 23, state: "open", stateReason: "accepted", observed: "")
      remote.service = "telnet"
      remote.serviceReason = "greeting"
      try writer.insert(&remote)
      for (address, port, exposure) in [
        ("0.0.0.0", 80, "all"), ("::1", 5432, "loopback"), ("10.0.0.1", 631, "address"),
      ] {
        var listener = Listener(
          asset: own.id, address: address, transport: "tcp", port: port, exposure: exposure, process: "demon",
          account: nil, observed: "")
        try writer.insert(&listener)
      }
    }
    let rows = try file.rows("SELECT port, exposure, proved, contacted FROM service ORDER BY port").rows
    #expect(
      rows == [
        [23, "network", 1, 1], [80, "network", 0, 1], [631, "network", 0, 0], [5432, "loopback", 0, 1],
      ])
  }

  /// How a port of this machine looks: what was seen of it from outside, if anything, and which program holds it.
  struct OwnPort: Sendable, CustomTestStringConvertible {
    var service: String?
    var reason: String?
    var program: String?
    var isContacted = true
    /// service, service_reason, proved, process.
    var expected: [CaseValue]
    var testDescription: String { "\(service ?? "-") \(reason ?? "-") \(program ?? "-") \(isContacted)" }
  }

  @Test(arguments: [
    OwnPort(service: "redis", reason: "port-number", program: "redis", expected: ["redis", "program", 1, "redisd"]),
    OwnPort(service: nil, reason: nil, program: "rsh", expected: ["rsh", "program", 1, "rshd"]),
    OwnPort(service: "redis", reason: "port-number", program: nil, expected: ["redis", "port-number", 0, "demon"]),
    OwnPort(service: nil, reason: nil, program: nil, expected: [.null, .null, 0, "demon"]),
    OwnPort(service: "http", reason: nil, program: nil, expected: ["http", .null, 0, "demon"]),
    OwnPort(service: "http", reason: "answer", program: "redis", expected: ["http", "answer", 1, "redisd"]),
    OwnPort(service: "ssh", reason: "greeting", program: "redis", expected: ["ssh", "greeting", 1, "redisd"]),
    OwnPort(service: "tls", reason: "tls", program: "docker", expected: ["tls", "tls", 1, "dockerd"]),
    OwnPort(program: "docker", isContacted: false, expected: ["docker", "program", 1, "dockerd"]),
    OwnPort(program: nil, isContacted: false, expected: [.null, .null, 0, "demon"]),
  ]) func theProgramProvesTheServiceThatDidNotShowItself(own: OwnPort) throws {
    let file = try CaseFile.inMemory()
    try file.write { writer in
      var machine = Asset(address: "127.0.0.1", origin: "this-machine")
      try writer.insert(&machine)
      if own.isContacted {
        var endpoint = Endpoint(
          asset: machine.id, address: "127.0.0.1", port: 7, state: "open", stateReason: "accepted", observed: "")
        (endpoint.service, endpoint.serviceReason) = (own.service, own.reason)
        try writer.insert(&endpoint)
      }
      // Two sockets on one port; the first tells nothing.
      for (address, program) in [("::1", nil), ("0.0.0.0", own.program)] {
        var listener = Listener(
          asset: machine.id, address: address, transport: "tcp", port: 7,
          exposure: address == "::1" ? "loopback" : "all", process: program.map { $0 + "d" } ?? "demon",
          service: program, account: nil, observed: "")
        try writer.insert(&listener)
      }
    }
    let rows = try file.rows("SELECT service, service_reason, proved, process, exposure, contacted FROM service").rows
    #expect(rows == [own.expected + ["network", own.isContacted ? 1 : 0]])
  }

  @Test func withoutTheKernelsTableTheExposureIsNotKnown() throws {
    let file = try CaseFile.inMemory()
    try file.write { writer in
      var own = Asset(address: "127.0.0.1", origin: "this-machine")
      try writer.insert(&own)
      var endpoint = Endpoint(
        asset: own.id, address: "127.0.0.1", port: 80, state: "open", stateReason: "accepted", observed: "")
      try writer.insert(&endpoint)
    }
    #expect(try file.rows("SELECT exposure FROM service").rows == [[.null]])
  }
}
