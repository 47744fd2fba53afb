import Testing
import Wire

/// A text as UTF-16LE with its mark and CR LF, as Windows writes it.
private func wide(_ text: String) -> [UInt8] {
  [0xFF, 0xFE]
    + text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n").utf16
    .flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
}

@Suite struct WindowsFilesTests {
  @Test func textIsReadInEveryEncodingThatWindowsWrites() {
    let text = "Minimalna długość hasła: 7"
    let cp1250: [Character: UInt8] = ["ł": 0xB3, "ś": 0x9C, "ć": 0xE6, "ę": 0xEA]
    let cp852: [Character: UInt8] = ["ł": 0x88, "ś": 0x98, "ć": 0x86, "ę": 0xA9]
    func narrow(_ map: [Character: UInt8]) -> [UInt8] { text.map { map[$0] ?? $0.asciiValue ?? 0x3F } }
    let bare = Array(wide(text).dropFirst(2))
    let swapped = stride(from: 0, to: bare.count, by: 2).flatMap { [bare[$0 + 1], bare[$0]] }
    let cases: [([UInt8], WindowsText.Encoding)] = [
      (Array(text.utf8), .utf8), ([0xEF, 0xBB, 0xBF] + text.utf8, .utf8), (wide(text), .utf16LittleEndian),
      (bare, .utf16LittleEndian), ([0xFE, 0xFF] + swapped, .utf16BigEndian), (swapped, .utf16BigEndian),
      (narrow(cp1250), .windows1250), (narrow(cp852), .codePage852),
      (Array(text.utf8) + [0x1A], .utf8), (Array(text.utf8) + [0, 0], .utf8),
    ]
    for (bytes, encoding) in cases {
      let read = WindowsText(bytes)
      #expect(read.encoding == encoding && read.text == text && !read.isTruncated, "\(encoding): \(read)")
    }
    #expect(WindowsText(wide(text).dropLast()).isTruncated)
    #expect(WindowsText([]).text == "" && WindowsText([0x00]).text == "")
  }

  @Test func securityTemplateOfWindows() throws {
    let template = try #require(
      SecurityTemplate(
        WindowsText(
          wide(
            """
            [Unicode]
            Unicode=yes
            [System Access]
            MinimumPasswordAge = 1
            MaximumPasswordAge = -1
            MinimumPasswordLength = 14
            NewGuestName = "Gość"
            ; a comment
            this is no line of it
            [Registry Values]
            MACHINE\\System\\CurrentControlSet\\Control\\Lsa\\LmCompatibilityLevel=4,5
            MACHINE\\Software\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon\\CachedLogonsCount=1,"4"
            MACHINE\\System\\CurrentControlSet\\Control\\Lsa\\Notes=7,a","b,c
            MACHINE\\System\\Broken=4,many
            [Privilege Rights]
            SeDebugPrivilege = *S-1-5-32-544,Serwis
            SeTcbPrivilege =
            [Version]
            signature="$CHICAGO$"
            """))))
    #expect(template["System Access", "minimumpasswordlength"]?.value == "14")
    #expect(template["System Access", "MinimumPasswordLength"]?.line == 6)
    #expect(template["System Access", "NewGuestName"]?.value == "\"Gość\"")
    #expect(template.malformedLines == [9])
    let values = template.registryValues
    #expect(values.map(\.value) == [.number(5), .text("4"), .texts(["a,b", "c"])])
    #expect(
      values.first?.place == RegistryPlace("HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa", "lmcompatibilitylevel"))
    #expect(values[1].value.number == 4)
    let rights = template.privilegeRights
    #expect(rights.map(\.right) == ["SeDebugPrivilege", "SeTcbPrivilege"])
    #expect(rights.map(\.holders) == [["S-1-5-32-544", "Serwis"], []])
  }

  @Test func securityTemplateOfSamba() {
    let text = WindowsText(Array("[System Access]\nMinimumPasswordLength = 7\nMinimumPasswordLength = 9\n".utf8))
    #expect(SecurityTemplate(text)?["system access", "MinimumPasswordLength"]?.value == "9")
    #expect(SecurityTemplate(WindowsText(Array("[General]\nVersion=0\n".utf8))) == nil)
    #expect(SecurityTemplate(WindowsText(Array("random words".utf8))) == nil)
  }

  /// One record of `Registry.pol`.
  private func record(_ key: String, _ name: String, _ type: UInt32, _ data: [UInt8]) -> [UInt8] {
    func text(_ text: String) -> [UInt8] { Array(wide(text + "\0").dropFirst(2)) }
    func number(_ number: UInt32) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) } }
    let mark = [UInt8(ascii: ";"), 0]
    let parts = [text(key), text(name), number(type), number(UInt32(data.count)), data]
    return [UInt8(ascii: "["), 0] + parts.joined(separator: mark) + [UInt8(ascii: "]"), 0]
  }

  @Test func registryPolicyIsReadBySizeAndNotBySeparators() throws {
    let head: [UInt8] = [0x50, 0x52, 0x65, 0x67, 1, 0, 0, 0]
    let separators = Array(wide("];[\0").dropFirst(2))
    let records = [
      record("Software\\A", "Number", 4, [5, 0, 0, 0]), record("Software\\A", "Odd", 1, separators),
      record("Software\\A", "**del.Gone", 1, [0x20, 0, 0, 0]),
      record("Software\\B", "**delvals.", 1, [0x20, 0, 0, 0]), record("Software\\C", "", 0, []),
      record("Software\\C", "**soft.Kept", 4, [1, 0, 0, 0]),
      record("Software\\C", "**DeleteValues", 1, Array(wide("X;Y\0").dropFirst(2))),
    ]
    let file = head + records.joined()
    let policy = try #require(RegistryPolicy(file))
    #expect(!policy.isBroken)
    #expect(
      policy.entries.map(\.action) == [
        .set(.number(5)), .set(.text("];[")), .delete, .deleteAll, .set(.number(1)), .delete, .delete,
      ])
    #expect(policy.entries.map(\.name) == ["Number", "Odd", "Gone", "", "Kept", "X", "Y"])
    for length in 8..<file.count {
      // Never a record that is not whole, never a crash.
      let cut = try #require(RegistryPolicy(Array(file.prefix(length))))
      #expect(policy.entries.starts(with: cut.entries))
    }
    #expect(RegistryPolicy(Array("PReg".utf8)) == nil && RegistryPolicy([]) == nil)
    let huge = head + record("K", "N", 1, []).dropLast(8) + [0xFF, 0xFF, 0xFF, 0xFF, 0x3B, 0]
    #expect(RegistryPolicy(huge)?.isBroken == true)
  }

  @Test func registryExportWithContinuationsAndRemovals() throws {
    let export = try #require(
      RegistryExport(
        WindowsText(
          wide(
            """
            Windows Registry Editor Version 5.00

            [HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Lsa]
            "LmCompatibilityLevel"=dword:00000005
            "Path"="C:\\\\Windows\\\\\\"x\\""
            @="default"
            "List"=hex(7):61,00,00,00,\\
              62,00,00,00,00,00
            "Long"=hex(b):01,00,00,00,00,00,00,00
            "Gone"=-
            "Raw"=hex:01,02
            "Bad"=dword:zz

            [-HKEY_LOCAL_MACHINE\\SYSTEM\\Removed]
            "Inside"=dword:00000001
            [HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Lsa\\MSV1_0]
            """))))
    #expect(
      export.entries.map(\.value) == [
        .number(5), .text("C:\\Windows\\\"x\""), .text("default"), .texts(["a", "b"]), .number(1), nil,
        .other(count: 2),
      ])
    #expect(export.entries.map(\.line) == [4, 5, 6, 7, 9, 10, 11])
    #expect(export.malformedLines == [12, 15])
    #expect(export.root == "hklm\\system\\currentcontrolset\\control\\lsa" && export.keys.count == 2)
    let old = RegistryExport(
      WindowsText(Array("REGEDIT4\r\n\r\n[HKEY_LOCAL_MACHINE\\S]\r\n\"T\"=hex(2):25,b3,00\r\n".utf8)))
    #expect(old?.entries.first?.value == .text("%ł"))
    #expect(RegistryExport(WindowsText(Array("[HKEY_LOCAL_MACHINE\\S]".utf8))) == nil)
  }

  @Test(arguments: [
    """
    Force user logoff how long after time expires?:       Never
    Minimum password age (days):                          0
    Maximum password age (days):                          Unlimited
    Minimum password length:                              7
    Length of password history maintained:                None
    Lockout threshold:                                    Never
    Lockout duration (minutes):                           30
    Lockout observation window (minutes):                 30
    Computer role:                                        WORKSTATION
    The command completed successfully.
    """,
    """
    Po jakim czasie od wygaśnięcia czasu wymusza wylogowanie?:  Nigdy
    Minimalny okres ważności hasła (dni):                  0
    Maksymalny okres ważności hasła (dni):                 Bez ograniczeń
    Minimalna długość hasła:                               7
    Długość zapamiętanej historii haseł:                   Brak
    Próg blokady:                                          Nigdy
    Czas trwania blokady (minuty):                         30
    Okno obserwowania blokady (minuty):                    30
    Rola komputera:                                        STACJA ROBOCZA
    Polecenie zostało wykonane pomyślnie.
    """,
  ])
  func netAccountsByPositionInAnyLanguage(text: String) throws {
    let accounts = try #require(NetAccounts(WindowsText(wide(text))))
    #expect(accounts[.minimumLength].value == .number(7) && accounts[.minimumLength].line == 4)
    #expect(accounts[.maximumAge].value == .word && accounts[.history].value == .word)
    #expect(accounts[.lockoutThreshold].value == .word && accounts[.lockoutDuration].value == .number(30))
    #expect(NetAccounts(WindowsText(Array("a: b\nc: 3\n".utf8))) == nil)
  }

  @Test func auditPolicyByNumberAndGUID() throws {
    let backup = try #require(
      AuditPolicy(
        WindowsText(
          wide(
            """
            Machine Name,Policy Target,Subcategory,Subcategory GUID,Inclusion Setting,Exclusion Setting,Setting Value
            KOMP1,System,Logowanie,{0CCE9215-69AE-11D9-BED3-505054503030},Sukces,,3
            KOMP1,System,Wylogowywanie,{0cce9216-69ae-11d9-bed3-505054503030},Sukces,,1
            KOMP1,,Option:CrashOnAuditFail,,Disabled,,0
            """))))
    #expect(backup.entries.count == 2)
    #expect(backup["0CCE9215-69AE-11D9-BED3-505054503030"]?.failure == true)
    #expect(backup["0CCE9216-69AE-11D9-BED3-505054503030"]?.failure == false)
    let live = try #require(
      AuditPolicy(
        WindowsText(
          wide(
            """
            Machine Name,Policy Target,Subcategory,Subcategory GUID,Inclusion Setting,Exclusion Setting
            KOMP1,System,Logon,{0CCE9215-69AE-11D9-BED3-505054503030},Success and Failure,
            KOMP1,System,Logoff,{0CCE9216-69AE-11D9-BED3-505054503030},Anmelden,
            """))))
    #expect(live.entries.map(\.success) == [true, nil])
    #expect(AuditPolicy(WindowsText(Array("a,b,c,d,e\n1,2,3,4,5\n".utf8))) == nil)
  }

  @Test func resultantPolicyNamesThePolicyThatWon() throws {
    let policy = try #require(
      ResultantPolicy(
        WindowsText(
          wide(
            """
            <?xml version="1.0" encoding="utf-16"?>
            <Rsop xmlns="http://www.microsoft.com/GroupPolicy/Rsop">
              <ComputerResults>
                <Name>POWIAT\\KOMP1$</Name><Domain>powiat.local</Domain>
                <GPO><Name>Zasady &amp; hasła</Name><Path><Identifier>{31b2f340-016d-11d2-945f-00c04fb984f9}</Identifier></Path></GPO>
                <ExtensionData><Extension xmlns:q1="urn:s">
                  <q1:Account><GPO><Identifier>{31B2F340-016D-11D2-945F-00C04FB984F9}</Identifier></GPO>
                    <q1:Name>MinimumPasswordLength</q1:Name><q1:SettingNumber>12</q1:SettingNumber></q1:Account>
                  <q1:SecurityOptions><q1:KeyName>MACHINE\\System\\CurrentControlSet\\Control\\Lsa\\LmCompatibilityLevel</q1:KeyName>
                    <q1:SettingNumber>5</q1:SettingNumber><q1:Display><q1:Name>x</q1:Name></q1:Display></q1:SecurityOptions>
                  <q1:RegistrySetting><q1:KeyPath>Software\\Policies\\A</q1:KeyPath><q1:Value><q1:Name>N</q1:Name><q1:Number>1</q1:Number></q1:Value></q1:RegistrySetting>
                </Extension></ExtensionData>
              </ComputerResults>
              <UserResults><Account><Name>PasswordComplexity</Name><SettingNumber>0</SettingNumber></Account></UserResults>
            </Rsop>
            """))))
    #expect(policy.computer == "KOMP1" && policy.domain == "powiat.local" && !policy.isBroken)
    #expect(policy.accounts.map(\.key) == ["MinimumPasswordLength"])
    #expect(policy.accounts.first?.value == 12 && policy.accounts.first?.policy == "Zasady & hasła")
    #expect(policy.registry.map(\.value) == [.number(1), .number(5)])
    #expect(policy.registry.first?.place == RegistryPlace("HKLM\\software\\policies\\a", "n"))
    #expect(ResultantPolicy(WindowsText(Array("<Rsop><ComputerResults>".utf8)))?.isBroken == true)
  }

  @Test func xmlExpandsNothing() {
    func events(_ text: String) -> Result<[XMLReader.Event], XMLReader.Failure> {
      var reader = XMLReader(text)
      var found: [XMLReader.Event] = []
      do throws(XMLReader.Failure) {
        while let event = try reader.next() { found.append(event) }
      } catch {
        return .failure(error)
      }
      return .success(found)
    }
    #expect(events("<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>") == .failure(.documentType))
    #expect(events("<a>&x;</a>") == .failure(.malformed(offset: 3)))
    #expect(
      events("<a b='1&#x142;'><![CDATA[<]]>t&lt;</a>")
        == .success([.start(name: "a", attributes: ["b": "1ł"]), .text("<"), .text("t<"), .end(name: "a")]))
    #expect(events("<a/>") == .success([.start(name: "a", attributes: [:]), .end(name: "a")]))
    #expect(events("<a><b></a></b>") == .failure(.malformed(offset: 9)))
    #expect(events(String(repeating: "<a>", count: 100)) == .failure(.tooDeep))
    for text in ["<", "<a", "<a b", "<a b=", "<a b='", "</a>", "<!--", "<![CDATA[", "<?", "x"] {
      guard case .failure = events(text) else {
        Issue.record("\(text) was taken for XML")
        continue
      }
    }
  }
}
