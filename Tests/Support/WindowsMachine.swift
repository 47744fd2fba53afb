import Foundation

/// A made-up Windows machine in the form in which `tarcza collect windows` leaves it, collected on 2026-11-20.
///
/// The forms are those of Windows: `secedit` in UTF-16, `net accounts` of a Polish console in code page 852, tables in
/// UTF-8 with PowerShell's words.
package struct WindowsMachine {
  /// Files by name.
  package var files: [String: [UInt8]] = [:]

  package init(files: [String: [UInt8]] = [:]) { self.files = files }

  /// Passwords that stand in the evidence and must never get into a case file or a report.
  package static let secrets = ["Zima2024!Starosta", "AzVJmXh/J9KrU5n0czX1uBPLSUjzFE8j7dOltPD8tLk"]

  /// UTF-8 as it is.
  package static func text(_ text: String) -> [UInt8] { Array(text.utf8) }

  /// UTF-16LE with its mark and CR LF.
  package static func wide(_ text: String) -> [UInt8] {
    [0xFF, 0xFE]
      + text.replacingOccurrences(of: "\n", with: "\r\n").utf16.flatMap {
        [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)]
      }
  }

  /// Code page 852, for the letters of the fixtures.
  package static func console(_ text: String) -> [UInt8] {
    let map: [Character: UInt8] = [
      "ą": 0xA5, "ć": 0x86, "ę": 0xA9, "ł": 0x88, "ń": 0xE4, "ó": 0xA2, "ś": 0x98, "ź": 0xAB, "ż": 0xBE, "Ś": 0x97,
    ]
    return text.replacingOccurrences(of: "\n", with: "\r\n").unicodeScalars.map { scalar in
      map[Character(scalar)] ?? UInt8(exactly: scalar.value) ?? 0x3F
    }
  }

  /// Writes the files below a folder.
  package func write(to folder: String) throws {
    for (name, bytes) in files {
      let url = URL(filePath: folder).appending(path: name)
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: url)
    }
  }

  /// A CSV file with a header, quoted as `ConvertTo-Csv` quotes.
  static func table(_ header: String, _ rows: [[String]]) -> [UInt8] {
    let lines = [header.split(separator: ",").map(String.init)] + rows
    return text(
      lines.map { $0.map { "\"\($0.replacingOccurrences(of: "\"", with: "\"\""))\"" }.joined(separator: ",") }.joined(
        separator: "\r\n") + "\r\n")
  }

  /// `registry.csv`: for every key that the collector reads either its values or that it is not there.
  ///
  /// - Parameter values: `KEY\NAME=TYPE:DATA`.
  /// - Returns: the file.
  static func registry(_ values: [String]) -> [UInt8] {
    var rows: [[String]] = []
    var present: Set<String> = []
    for value in values {
      let sides = value.split(separator: "=", maxSplits: 1).map(String.init)
      let slash = sides[0].lastIndex(of: "\\") ?? sides[0].startIndex
      let key = String(sides[0][..<slash])
      let data = sides[1].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      if present.insert(key.lowercased()).inserted { rows.append([key, "", "KEY", ""]) }
      rows.append([key, String(sides[0][sides[0].index(after: slash)...]), data[0], data[1]])
    }
    // Whatever has no key is not there; HKLM itself is no key that the collector reads.
    for key in ["HKLM\\SOFTWARE", "HKLM\\SYSTEM", "HKCU\\SOFTWARE"] { rows.append([key, "", "ABSENT", ""]) }
    return table("key,name,type,data", rows)
  }

  static func header(elevated: Bool = true) -> [UInt8] {
    text(
      "format=tarcza-collect/1\r\nsystem=windows\r\nhost=KOMP1\r\ncollected=2026-11-20T08:00:00Z\r\nsuperuser=\(elevated ? "yes" : "no")\r\nlanguage=pl-PL\r\n"
    )
  }

  static func facts(_ facts: [(String, String)]) -> [UInt8] { table("name,value", facts.map { [$0.0, $0.1] }) }
}

private let lsa = "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa"
private let services = "HKLM\\SYSTEM\\CurrentControlSet\\Services"
private let policies = "HKLM\\SOFTWARE\\Policies\\Microsoft"
private let current = "HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion"
private let winlogon = "HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon"
private let terminal = "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server"
private let schannel = "HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols"
private let firewall = "\(services)\\SharedAccess\\Parameters\\FirewallPolicy"
private let office = "HKCU\\SOFTWARE\\Policies\\Microsoft\\Office\\16.0"

extension WindowsMachine {
  /// A neglected Polish Windows 10 laptop: every check has something to find.
  package static let weak: WindowsMachine = {
    var machine = WindowsMachine()
    machine.files["tarcza-collect.txt"] = header()
    machine.files["system.csv"] = facts([
      ("computer-name", "KOMP1"), ("domain", "GRUPA"), ("domain-role", "0"), ("caption", "Microsoft Windows 10 Pro"),
      ("build", "19045"), ("edition", "Professional"), ("revision", "3803"), ("release", "22H2"), ("chassis", "10"),
      ("esu-active", "False"), ("firmware", "legacy"), ("secure-boot", "False"), ("tpm-ready", "False"),
      ("device-guard", "0"), ("last-update", "2026-05-12"), ("updates-paused-until", "2026-12-24T10:00:00Z"),
      ("restart-pending", "True"), ("antivirus", "none"), ("defender-mode", "Not running"),
      ("defender-real-time", "False"), ("defender-signature-age", "40"), ("defender-tamper", "False"),
      ("office", "16.0.17928.20114"), ("netbios-adapters", "2"), ("backup-tools", "none"),
      ("last-backup", "2026-03-01"),
      ("time-source", "Local CMOS Clock"), ("smb1-server", "True"), ("smb-server-signing", "False"),
      ("smb-client-signing", "False"), ("powershell-2", "1"), ("security-log-bytes", "20971520"),
      ("secret-places", "2"),
    ])
    machine.files["registry.csv"] = registry([
      "\(lsa)\\LmCompatibilityLevel=DWord:1", "\(lsa)\\NoLMHash=DWord:0", "\(lsa)\\LimitBlankPasswordUse=DWord:0",
      "\(lsa)\\RestrictAnonymous=DWord:0", "\(lsa)\\RestrictAnonymousSAM=DWord:0",
      "\(lsa)\\EveryoneIncludesAnonymous=DWord:1",
      "HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\WDigest\\UseLogonCredential=DWord:1",
      "\(winlogon)\\AutoAdminLogon=String:1", "\(winlogon)\\DefaultPassword=PRESENT:",
      "\(winlogon)\\CachedLogonsCount=String:25",
      "\(current)\\Policies\\System\\EnableLUA=DWord:0",
      "\(current)\\Policies\\System\\ConsentPromptBehaviorAdmin=DWord:0",
      "\(current)\\Policies\\System\\LocalAccountTokenFilterPolicy=DWord:1",
      "\(current)\\Policies\\Explorer\\NoDriveTypeAutoRun=DWord:0",
      "\(terminal)\\fDenyTSConnections=DWord:0", "\(terminal)\\WinStations\\RDP-Tcp\\UserAuthentication=DWord:0",
      "\(terminal)\\WinStations\\RDP-Tcp\\SecurityLayer=DWord:0",
      "\(terminal)\\WinStations\\RDP-Tcp\\MinEncryptionLevel=DWord:1",
      "\(services)\\mrxsmb10\\Start=DWord:2",
      "\(services)\\LanmanWorkstation\\Parameters\\AllowInsecureGuestAuth=DWord:1",
      "\(services)\\LanmanWorkstation\\Parameters\\EnablePlainTextPassword=DWord:1",
      "\(services)\\LanmanServer\\Parameters\\RestrictNullSessAccess=DWord:0",
      "\(services)\\RemoteRegistry\\Start=DWord:2", "\(services)\\LDAP\\LDAPClientIntegrity=DWord:0",
      "\(services)\\Netlogon\\Parameters\\RequireSignOrSeal=DWord:0",
      "\(services)\\W32Time\\Parameters\\Type=String:NoSync",
      "\(firewall)\\DomainProfile\\EnableFirewall=DWord:0", "\(firewall)\\StandardProfile\\EnableFirewall=DWord:0",
      "\(firewall)\\PublicProfile\\EnableFirewall=DWord:1", "\(firewall)\\PublicProfile\\DefaultInboundAction=DWord:0",
      "\(policies)\\Windows\\WinRM\\Service\\AllowBasic=DWord:1",
      "\(policies)\\Windows\\WinRM\\Service\\AllowUnencryptedTraffic=DWord:1",
      "\(policies)\\Windows\\Installer\\AlwaysInstallElevated=DWord:1",
      "\(policies)\\Windows\\WindowsUpdate\\WUServer=String:http://wsus.powiat.local:8530",
      "\(policies)\\Windows\\WindowsUpdate\\AU\\UseWUServer=DWord:1",
      "\(policies)\\Windows\\WindowsUpdate\\AU\\NoAutoUpdate=DWord:1",
      "\(policies)\\Windows Defender\\DisableAntiSpyware=DWord:1",
      "\(policies)\\Windows\\System\\EnableSmartScreen=DWord:0",
      "\(policies)\\Windows NT\\Printers\\PointAndPrint\\RestrictDriverInstallationToAdministrators=DWord:0",
      "\(schannel)\\SSL 3.0\\Server\\Enabled=DWord:1", "\(schannel)\\TLS 1.0\\Server\\Enabled=DWord:1",
      "\(office)\\word\\Security\\VBAWarnings=DWord:1",
    ])
    machine.files["secpol.inf"] = wide(
      """
      [Unicode]
      Unicode=yes
      [System Access]
      MinimumPasswordAge = 0
      MaximumPasswordAge = 30
      MinimumPasswordLength = 6
      PasswordComplexity = 0
      PasswordHistorySize = 0
      LockoutBadCount = 0
      ClearTextPassword = 1
      LSAAnonymousNameLookup = 1
      EnableAdminAccount = 1
      EnableGuestAccount = 1
      NewAdministratorName = "Administrator"
      NewGuestName = "Gość"
      [Registry Values]
      MACHINE\\System\\CurrentControlSet\\Control\\Lsa\\LmCompatibilityLevel=4,1
      [Privilege Rights]
      SeDebugPrivilege = *S-1-5-32-544,*S-1-5-32-545
      SeTcbPrivilege = *S-1-5-21-1-2-3-1001
      SeRemoteInteractiveLogonRight = *S-1-5-32-544,*S-1-1-0
      SeNetworkLogonRight = *S-1-1-0,*S-1-5-32-544
      [Version]
      signature="$CHICAGO$"
      Revision=1

      """)
    machine.files["net-accounts.txt"] = console(
      """
      Po jakim czasie od wygaśnięcia czasu wymusza wylogowanie?:  Nigdy
      Minimalny okres ważności hasła (dni):                  0
      Maksymalny okres ważności hasła (dni):                 30
      Minimalna długość hasła:                               6
      Długość zapamiętanej historii haseł:                   Brak
      Próg blokady:                                          Nigdy
      Czas trwania blokady (minuty):                         30
      Okno obserwowania blokady (minuty):                    30
      Rola komputera:                                        STACJA ROBOCZA
      Polecenie zostało wykonane pomyślnie.

      """)
    machine.files["auditpol-backup.csv"] = wide(
      """
      Machine Name,Policy Target,Subcategory,Subcategory GUID,Inclusion Setting,Exclusion Setting,Setting Value
      KOMP1,System,Logowanie,{0CCE9215-69AE-11D9-BED3-505054503030},Sukces,,1
      KOMP1,System,Sprawdzanie poświadczeń,{0CCE923F-69AE-11D9-BED3-505054503030},Brak inspekcji,,0
      KOMP1,System,Zarządzanie kontami użytkowników,{0CCE9235-69AE-11D9-BED3-505054503030},Brak inspekcji,,0
      KOMP1,System,Zarządzanie grupami zabezpieczeń,{0CCE9237-69AE-11D9-BED3-505054503030},Brak inspekcji,,0
      KOMP1,System,Zmiana zasad inspekcji,{0CCE922F-69AE-11D9-BED3-505054503030},Brak inspekcji,,0
      KOMP1,System,Tworzenie procesu,{0CCE922B-69AE-11D9-BED3-505054503030},Brak inspekcji,,0

      """)
    machine.files["accounts.csv"] = table(
      "name,sid,enabled,passwordrequired,passwordexpires,passwordlastset,lastlogon",
      [
        ["Administrator", "S-1-5-21-1-2-3-500", "True", "True", "False", "2021-01-04", "2026-11-19"],
        ["Gość", "S-1-5-21-1-2-3-501", "True", "False", "False", "", ""],
        ["Halina", "S-1-5-21-1-2-3-1001", "True", "False", "False", "2022-02-02", "2026-11-20"],
        ["Praktykant", "S-1-5-21-1-2-3-1002", "True", "True", "True", "2024-07-01", "2024-08-30"],
      ])
    machine.files["members.csv"] = table(
      "group,name,sid,kind,origin",
      [
        ["S-1-5-32-544", "Administrator", "S-1-5-21-1-2-3-500", "user", "local"],
        ["S-1-5-32-544", "Halina", "S-1-5-21-1-2-3-1001", "user", "local"],
        ["S-1-5-32-544", "Praktykant", "S-1-5-21-1-2-3-1002", "user", "local"],
        ["S-1-5-32-544", "Serwisant", "S-1-5-21-1-2-3-1003", "user", "local"],
        ["S-1-5-32-544", "Użytkownicy uwierzytelnieni", "S-1-5-11", "group", "local"],
        ["S-1-5-32-555", "Wszyscy", "S-1-1-0", "group", "local"],
      ])
    machine.files["volumes.csv"] = table(
      "mount,system,protected,percent,method,protectors", [["C:", "True", "False", "0", "None", ""]])
    machine.files["services.csv"] = table(
      "name,program,start,running,account,writable",
      [
        ["Archiwum", "C:\\Program Files\\Archiwum Urzedu\\usluga.exe", "Auto", "True", "LocalSystem", "False"],
        ["Kadry", "\"C:\\Kadry\\kadry.exe\"", "Auto", "True", "LocalSystem", "True"],
      ])
    machine.files["tasks.csv"] = table(
      "name,program,account,sid,enabled,writable",
      [["\\Kopia", "C:\\Kopia\\kopia.bat", "SYSTEM", "S-1-5-18", "True", "True"]])
    machine.files["shares.csv"] = table(
      "name,path,special,everyone,encrypted",
      [["Wspolne", "C:\\Wspolne", "False", "full", "False"], ["C$", "C:\\", "True", "none", "False"]])
    machine.files["secret-places.csv"] = table(
      "kind,place",
      [["autologon", "\(winlogon)"], ["unattend", "C:\\Windows\\Panther\\unattend.xml"]])
    return machine
  }()

  /// A well-kept English Windows 11 laptop in a domain: no check has anything to find.
  package static let hardened: WindowsMachine = {
    var machine = WindowsMachine()
    machine.files["tarcza-collect.txt"] = header()
    machine.files["system.csv"] = facts([
      ("computer-name", "KOMP1"), ("domain", "powiat.local"), ("domain-role", "1"),
      ("caption", "Microsoft Windows 11 Enterprise"), ("build", "26200"), ("edition", "Enterprise"),
      ("revision", "7171"), ("release", "25H2"), ("chassis", "10"), ("esu-active", "False"), ("firmware", "uefi"),
      ("secure-boot", "True"), ("tpm-ready", "True"), ("tpm-version", "2.0"), ("device-guard", "1 2"),
      ("last-update", "2026-11-12"), ("updates-paused-until", "none"), ("restart-pending", "False"),
      ("antivirus", "Windows Defender"), ("defender-mode", "Normal"), ("defender-real-time", "True"),
      ("defender-signature-age", "0"), ("defender-tamper", "True"), ("office", "16.0.19000.1"),
      ("netbios-adapters", "0"), ("backup-tools", "VeeamEndpointBackupSvc"), ("time-source", "dc1.powiat.local"),
      ("smb1-server", "False"), ("smb-server-signing", "True"), ("smb-client-signing", "True"), ("powershell-2", "0"),
      ("security-log-bytes", "201326592"), ("secret-places", "0"),
    ])
    machine.files["registry.csv"] = registry(
      [
        "\(lsa)\\LmCompatibilityLevel=DWord:5", "\(lsa)\\NoLMHash=DWord:1", "\(lsa)\\RestrictAnonymous=DWord:1",
        "\(lsa)\\RunAsPPL=DWord:1", "\(lsa)\\MSV1_0\\NtlmMinClientSec=DWord:537395200",
        "\(lsa)\\MSV1_0\\NtlmMinServerSec=DWord:537395200", "\(lsa)\\MSV1_0\\RestrictSendingNTLMTraffic=DWord:1",
        "\(winlogon)\\CachedLogonsCount=String:4",
        "\(current)\\Policies\\System\\EnableLUA=DWord:1",
        "\(current)\\Policies\\System\\FilterAdministratorToken=DWord:1",
        "\(current)\\Policies\\System\\ConsentPromptBehaviorAdmin=DWord:2",
        "\(current)\\Policies\\System\\InactivityTimeoutSecs=DWord:600",
        "\(current)\\Policies\\System\\Audit\\ProcessCreationIncludeCmdLine_Enabled=DWord:1",
        "\(current)\\Policies\\Explorer\\NoDriveTypeAutoRun=DWord:255",
        "\(current)\\Policies\\LAPS\\BackupDirectory=DWord:2",
        "\(terminal)\\fDenyTSConnections=DWord:1", "\(terminal)\\WinStations\\RDP-Tcp\\UserAuthentication=DWord:1",
        "\(terminal)\\WinStations\\RDP-Tcp\\SecurityLayer=DWord:2",
        "\(terminal)\\WinStations\\RDP-Tcp\\MinEncryptionLevel=DWord:3",
        "\(services)\\RemoteRegistry\\Start=DWord:4", "\(services)\\W32Time\\Parameters\\Type=String:NT5DS",
        "\(services)\\Dnscache\\Parameters\\EnableMDNS=DWord:0", "\(services)\\Spooler\\Start=DWord:2",
        "\(services)\\USBSTOR\\Start=DWord:4",
        "\(policies)\\Windows NT\\DNSClient\\EnableMulticast=DWord:0",
        "\(policies)\\Windows\\LanmanWorkstation\\AllowInsecureGuestAuth=DWord:0",
        "\(policies)\\Windows\\PowerShell\\ScriptBlockLogging\\EnableScriptBlockLogging=DWord:1",
        "\(policies)\\WindowsFirewall\\DomainProfile\\EnableFirewall=DWord:1",
        "\(firewall)\\DomainProfile\\EnableFirewall=DWord:0",
        "\(schannel)\\TLS 1.0\\Server\\Enabled=DWord:0", "\(schannel)\\TLS 1.1\\Server\\Enabled=DWord:0",
      ]
        + ["word", "excel", "powerpoint"].flatMap {
          [
            "\(office)\\\($0)\\Security\\VBAWarnings=DWord:3",
            "\(office)\\\($0)\\Security\\blockcontentexecutionfrominternet=DWord:1",
          ]
        })
    machine.files["secpol.inf"] = wide(
      """
      [Unicode]
      Unicode=yes
      [System Access]
      MinimumPasswordAge = 1
      MaximumPasswordAge = -1
      MinimumPasswordLength = 14
      PasswordComplexity = 1
      PasswordHistorySize = 24
      LockoutBadCount = 10
      ResetLockoutCount = 15
      LockoutDuration = 15
      AllowAdministratorLockout = 1
      ClearTextPassword = 0
      LSAAnonymousNameLookup = 0
      EnableAdminAccount = 0
      EnableGuestAccount = 0
      [Privilege Rights]
      SeDebugPrivilege = *S-1-5-32-544
      SeRemoteInteractiveLogonRight = *S-1-5-32-544,*S-1-5-32-555
      SeNetworkLogonRight = *S-1-5-32-544,*S-1-5-32-555
      SeDenyNetworkLogonRight = *S-1-5-32-546
      [Version]
      signature="$CHICAGO$"
      Revision=1

      """)
    machine.files["net-accounts.txt"] = text(
      """
      Force user logoff how long after time expires?:       Never
      Minimum password age (days):                          1
      Maximum password age (days):                          Unlimited
      Minimum password length:                              14
      Length of password history maintained:                24
      Lockout threshold:                                    10
      Lockout duration (minutes):                           15
      Lockout observation window (minutes):                 15
      Computer role:                                        WORKSTATION
      The command completed successfully.

      """)
    machine.files["net-accounts-domain.txt"] = machine.files["net-accounts.txt"]
    machine.files["auditpol.csv"] = text(
      """
      Machine Name,Policy Target,Subcategory,Subcategory GUID,Inclusion Setting,Exclusion Setting
      KOMP1,System,Logon,{0CCE9215-69AE-11D9-BED3-505054503030},Success and Failure,
      KOMP1,System,Credential Validation,{0CCE923F-69AE-11D9-BED3-505054503030},Success and Failure,
      KOMP1,System,User Account Management,{0CCE9235-69AE-11D9-BED3-505054503030},Success and Failure,
      KOMP1,System,Security Group Management,{0CCE9237-69AE-11D9-BED3-505054503030},Success,
      KOMP1,System,Audit Policy Change,{0CCE922F-69AE-11D9-BED3-505054503030},Success,
      KOMP1,System,Process Creation,{0CCE922B-69AE-11D9-BED3-505054503030},Success,

      """)
    machine.files["accounts.csv"] = table(
      "name,sid,enabled,passwordrequired,passwordexpires,passwordlastset,lastlogon",
      [
        ["Administrator", "S-1-5-21-1-2-3-500", "False", "True", "True", "2026-10-01", "2026-11-01"],
        ["Guest", "S-1-5-21-1-2-3-501", "False", "False", "False", "", ""],
        ["serwis", "S-1-5-21-1-2-3-1001", "True", "True", "True", "2026-11-01", "2026-11-10"],
      ])
    machine.files["members.csv"] = table(
      "group,name,sid,kind,origin",
      [
        ["S-1-5-32-544", "Administrator", "S-1-5-21-1-2-3-500", "user", "local"],
        ["S-1-5-32-544", "Domain Admins", "S-1-5-21-9-9-9-512", "group", "domain"],
      ])
    machine.files["volumes.csv"] = table(
      "mount,system,protected,percent,method,protectors",
      [["C:", "True", "True", "100", "XtsAes256", "Tpm RecoveryPassword"]])
    machine.files["services.csv"] = table(
      "name,program,start,running,account,writable",
      [["Kadry", "\"C:\\Program Files\\Kadry\\kadry.exe\"", "Auto", "True", "NT SERVICE\\Kadry", "False"]])
    machine.files["tasks.csv"] = table(
      "name,program,account,sid,enabled,writable",
      [["\\Kopia", "C:\\Program Files\\Kopia\\kopia.exe", "SYSTEM", "S-1-5-18", "True", "False"]])
    machine.files["shares.csv"] = table(
      "name,path,special,everyone,encrypted", [["C$", "C:\\", "True", "none", "False"]])
    return machine
  }()
}
