import CaseFile
import Foundation
import Model
import Probes
import TestSupport
import Testing

@Suite struct WindowsProbeTests {
  private static let moment = Timestamp(iso: "2026-11-20T08:00:00Z") ?? Timestamp(seconds: 0)

  /// What the probe sees in these files.
  private func examine(_ files: [String: [UInt8]]) throws -> WindowsObservation {
    let root = try TemporaryRoot()
    defer { root.remove() }
    try WindowsMachine(files: files).write(to: root.path)
    return WindowsProbe(files: root.files).examine(at: Self.moment)
  }

  private func setting(_ name: String, _ seen: WindowsObservation, scope: String = "machine") throws -> WindowsSetting {
    try #require(seen.settings.first { $0.name == name && $0.scope == scope })
  }

  @Test func aNeglectedPolishMachine() throws {
    let seen = try examine(WindowsMachine.weak.files)
    #expect(seen.obstacles.isEmpty)
    let system = seen.system
    #expect(system.name == "KOMP1" && system.role == "workstation" && system.server == false && system.portable == true)
    #expect(system.lifecycle == "Windows 10 22H2" && system.supportDaysLeft == -402 && system.extended == false)
    #expect(system.updateAgeDays == 192 && system.updatesPaused == true && system.restartPending == true)
    #expect(system.antivirus == "" && system.signatureAgeDays == 40 && system.secretPlaces == 2)
    let length = try setting("minimum-password-length", seen)
    #expect(length.value == 6 && length.decidedBy == "effective" && length.source == "secpol.inf:6")
    #expect(try setting("lm-level", seen).value == 1)
    #expect(try setting("smb1-server", seen).value == 1)
    #expect(try setting("autologon-password", seen).value == 1)
    #expect(try setting("cached-logons", seen).value == 25)
    #expect(try setting("update-server", seen).text == "http://wsus.powiat.local:8530")
    #expect(seen.accounts.map(\.rid) == [500, 501, 1001, 1002])
    #expect(seen.accounts.last?.unusedDays == 812 && seen.accounts.last?.administrator == true)
    #expect(seen.accounts[1].unusedDays == nil && seen.accounts[1].administrator == false)
    #expect(seen.members.filter { $0.broad == true }.map(\.sid) == ["S-1-5-11", "S-1-1-0"])
    let rights = Dictionary(seen.rights.map { ($0.name, $0) }) { first, _ in first }
    #expect(rights["SeDebugPrivilege"]?.everyone == true && rights["SeTcbPrivilege"]?.others == true)
    #expect(rights["SeTcbPrivilege"]?.everyone == false && rights["SeRestorePrivilege"]?.holders == "")
    #expect(seen.audits.first { $0.name == "Logon" }?.failure == false)
    #expect(seen.services.map(\.unquoted) == [true, false] && seen.services.map(\.writable) == [false, true])
    #expect(seen.tasks.first?.asSystem == true)
    #expect(seen.shares.first?.everyone == "full")
    #expect(seen.volumes.first?.protected == false)
  }

  @Test func aWellKeptMachine() throws {
    let seen = try examine(WindowsMachine.hardened.files)
    #expect(seen.obstacles.isEmpty)
    #expect(seen.system.lifecycle == "Windows 11 25H2" && seen.system.supportDaysLeft == 690)
    #expect(seen.system.credentialGuard == true && seen.system.backupTools == "VeeamEndpointBackupSvc")
    #expect(try setting("maximum-password-age", seen).value == -1)
    #expect(try setting("minimum-password-length", seen, scope: "domain").source == "net-accounts-domain.txt:4")
    // The policy switches on what the machine's own setting switches off, and wins.
    let firewall = try setting("firewall-domain", seen)
    #expect(firewall.value == 1 && firewall.decidedBy == "policy")
    #expect(firewall.overridden?.hasSuffix("= 0") == true)
    // Nothing is set, and the collector saw that.
    let wdigest = try setting("wdigest", seen)
    #expect(wdigest.value == 0 && wdigest.decidedBy == "default")
    #expect(seen.audits.allSatisfy { $0.success == true })
  }

  @Test func whatIsNotKnownIsNotGuessed() throws {
    let seen = try examine([
      "lsa.reg": WindowsMachine.wide(
        """
        Windows Registry Editor Version 5.00

        [HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Lsa]
        "LmCompatibilityLevel"=dword:00000005
        """),
      "shared.reg": WindowsMachine.wide(
        """
        Windows Registry Editor Version 5.00

        [HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\SharedAccess\\Parameters\\FirewallPolicy\\PublicProfile]
        "EnableFirewall"=dword:00000001
        """),
    ])
    #expect(try setting("lm-level", seen).source == "lsa.reg:4")
    // The key is there and the value is not: what Windows does without it.
    #expect(try setting("restrict-anonymous", seen).decidedBy == "default")
    #expect(try setting("restrict-anonymous", seen).source == "lsa.reg")
    // A policy could say something else, and nobody has looked.
    #expect(try setting("firewall-public", seen).value == nil)
    #expect(try setting("uac", seen).value == nil)
    // The default depends on the build, which is not known.
    #expect(try setting("lsa-protection", seen).value == nil)
    #expect(seen.system.build == nil && seen.system.secretPlaces == nil)
  }

  @Test func theStrongerSourceWins() throws {
    let template = "[System Access]\nMinimumPasswordLength = %\nLockoutBadCount = 7\n"
    func text(_ length: Int) -> [UInt8] {
      WindowsMachine.wide(template.replacingOccurrences(of: "%", with: String(length)))
    }
    let policyPath = "Policies/{31B2F340-016D-11D2-945F-00C04FB984F9}/MACHINE/Microsoft/Windows NT/SecEdit/GptTmpl.inf"
    let intended = try examine([policyPath: text(8)])
    let alone = try setting("minimum-password-length", intended, scope: "policy")
    #expect(alone.value == 8 && alone.decidedBy == "template" && alone.source == "\(policyPath):2")
    let both = try examine([policyPath: text(8), "secpol.inf": text(14)])
    let length = try setting("minimum-password-length", both)
    #expect(length.value == 14 && length.decidedBy == "effective")
    #expect(length.overridden == "\(policyPath):2 = 8")
    #expect(try setting("lockout-threshold", both).overridden == nil)
    let accounts = try examine([
      policyPath: text(8), "konta.txt": WindowsMachine.weak.files["net-accounts.txt"] ?? [],
    ])
    #expect(try setting("minimum-password-length", accounts).value == 6)
    #expect(try setting("maximum-password-age", accounts).value == 30)
    #expect(try setting("password-complexity", accounts).value == nil)
  }

  @Test func groupPolicyIsNamedWhereTheMachineWasNotAsked() throws {
    let gpresult = """
      <?xml version="1.0" encoding="utf-16"?>
      <Rsop><ComputerResults><Name>POWIAT\\KOMP7$</Name><Domain>powiat.local</Domain>
      <GPO><Name>Zasady urzędu</Name><Path><Identifier>{A}</Identifier></Path></GPO>
      <ExtensionData><Extension>
      <Account><GPO><Identifier>{A}</Identifier></GPO><Name>LockoutBadCount</Name><SettingNumber>5</SettingNumber></Account>
      <SecurityOptions><GPO><Identifier>{A}</Identifier></GPO>
      <KeyName>MACHINE\\System\\CurrentControlSet\\Control\\Lsa\\LmCompatibilityLevel</KeyName>
      <SettingNumber>5</SettingNumber></SecurityOptions></Extension></ExtensionData></ComputerResults></Rsop>
      """
    let seen = try examine(["gpresult.xml": WindowsMachine.wide(gpresult)])
    #expect(seen.system.name == "KOMP7" && seen.system.domain == "powiat.local")
    let threshold = try setting("lockout-threshold", seen)
    #expect(threshold.value == 5 && threshold.decidedBy == "resultant")
    #expect(threshold.source == "gpresult.xml: Zasady urzędu")
    #expect(try setting("lm-level", seen).value == 5)
    // What the machine itself says wins over what the policy reports.
    let both = try examine([
      "gpresult.xml": WindowsMachine.wide(gpresult),
      "lsa.reg": WindowsMachine.wide(
        """
        Windows Registry Editor Version 5.00

        [HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Lsa]
        "LmCompatibilityLevel"=dword:00000002
        """),
    ])
    let level = try setting("lm-level", both)
    #expect(level.value == 2 && level.decidedBy == "machine" && level.overridden == "gpresult.xml: Zasady urzędu = 5")
  }

  @Test func passwordsInPoliciesAreFoundAndNotKept() throws {
    let secret = WindowsMachine.secrets[1]
    let path = "Policies/{1}/Machine/Preferences/Groups/Groups.xml"
    let seen = try examine([
      path: WindowsMachine.text(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><Groups><User><Properties cpassword=\"\(secret)\"/></User></Groups>"),
      "Policies/{2}/Machine/Preferences/Groups/Groups.xml": WindowsMachine.text(
        "<Groups><User><Properties cpassword=\"\"/></User></Groups>"),
      "winlogon.reg": WindowsMachine.wide(
        """
        Windows Registry Editor Version 5.00

        [HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon]
        "DefaultPassword"="\(WindowsMachine.secrets[0])"
        """),
    ])
    #expect(seen.secretPlaces.map(\.place) == [path] && seen.system.secretPlaces == 1)
    #expect(try setting("autologon-password", seen).value == 1)
    var everything = ""
    dump(seen, to: &everything)
    for secret in WindowsMachine.secrets { #expect(!everything.contains(secret)) }
  }

  @Test func brokenFilesAreNamed() throws {
    var files = WindowsMachine.weak.files
    for (name, bytes) in files { files[name] = Array(bytes.prefix(bytes.count / 2)) }
    files["Machine/Registry.pol"] = Array("PReg\u{1}\0\0\0[".utf8)
    files["odd.pol"] = [1, 2, 3]
    files["odd.reg"] = Array("no registry".utf8)
    files["huge.inf"] = [UInt8](repeating: 0x20, count: (16 << 20) + 1)
    files["Groups.xml"] = Array("<!DOCTYPE x [<!ENTITY a 'b'>]><Groups/>".utf8)
    let seen = try examine(files)
    let reasons = Dictionary(seen.obstacles.map { ($0.detail, $0.reason) }) { first, _ in first }
    #expect(reasons["Machine/Registry.pol"] == nil && reasons["/Machine/Registry.pol"] == "truncated")
    #expect(reasons["/odd.pol"] == "malformed" && reasons["odd.reg"] == "malformed")
    #expect(reasons["/huge.inf"] == "too-large" && reasons["Groups.xml"] == "malformed")
    #expect(reasons["net-accounts.txt"] == "malformed")
    // A table that is cut in a quoted cell is no table.
    #expect(reasons.keys.contains { $0.hasSuffix(".csv") })
  }

  @Test func anyBytesAreReadOrRefused() throws {
    var random = SystemRandomNumberGenerator()
    let root = try TemporaryRoot()
    defer { root.remove() }
    for round in 0..<30 {
      for (name, bytes) in WindowsMachine.weak.files {
        var bytes = bytes
        for _ in 0..<8 { bytes[Int.random(in: 0..<bytes.count, using: &random)] = .random(in: 0...255, using: &random) }
        try root.write("/\(round)/\(name)", bytes)
      }
      // Whatever comes out, it comes out.
      _ = WindowsProbe(files: Files(root: "\(root.path)/\(round)")).examine(at: Self.moment)
    }
  }

  @Test func aFolderWithoutEvidenceIsSaidToBeNone() throws {
    let seen = try examine(["notes.txt": WindowsMachine.text("nothing"), "a.csv": WindowsMachine.text("a;b\n1;2\n")])
    #expect(!seen.isRecognised && seen.obstacles.map(\.reason) == ["not-recognised"])
  }

  @Test func everyReleaseOfWindowsHasItsEnd() throws {
    func end(_ build: Int, _ isServer: Bool, _ edition: String) -> String? {
      WindowsRelease.of(build: build, isServer: isServer, edition: edition)?.ends.iso
    }
    #expect(end(19_045, false, "Professional") == "2025-10-14")
    #expect(end(19_045, false, "Enterprise") == "2025-10-14")
    #expect(end(19_044, false, "EnterpriseS") == "2027-01-12")
    #expect(end(22_631, false, "Enterprise") == "2026-11-10" && end(22_631, false, "Core") == "2025-11-11")
    #expect(end(14_393, true, "ServerStandard") == "2027-01-12")
    #expect(end(99_999, false, "Professional") == nil)
    #expect(WindowsRelease.of(build: 19_045, isServer: false, edition: nil)?.extended?.iso == "2028-10-10")
  }
}
