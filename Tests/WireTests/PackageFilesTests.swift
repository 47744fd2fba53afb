import Testing
import Wire

@Suite struct PackageFilesTests {
  /// In ascending order; the first ones are the examples of deb-version(7).
  @Test(arguments: [
    ["1.0~beta1~svn1245", "1.0~beta1", "1.0", "1.0-1", "1.0-1+deb12u1", "1.0.1", "1.1", "1.10", "2:0.1"],
    ["~~", "~~a", "~", "", "a"], ["1.2.3-4", "1.2.3-10"], ["5.10.0-9-amd64", "5.10.0-20-amd64", "6.1.0-1-amd64"],
    ["1.0a", "1.0b", "1.0+"], ["3.0.15-1~deb12u1", "3.0.15-1"], ["007", "8"],
  ])
  func versionsAreOrderedAsDpkgDoes(versions: [String]) {
    for (low, high) in zip(versions, versions.dropFirst()) {
      #expect(DebianVersion(low) < DebianVersion(high), "\(low) \(high)")
      #expect(!(DebianVersion(high) < DebianVersion(low)), "\(low) \(high)")
    }
    #expect(DebianVersion("0:1.0-0") == DebianVersion("1.0-"))
  }

  @Test func stanzasAreReadWithTheirFoldedLines() {
    var seen: [[String: String]] = []
    let text = "Package: a\nVersion: 1\nDescription: one\n two\n\n\n# note\nPackage: b\nX: y\n z\nVersion:\n\t3\n"
    ControlFile(Array(text.utf8), fields: ["Package", "Version", "Description"]).forEach { stanza in
      seen.append(stanza)
      return true
    }
    #expect(
      seen == [["Package": "a", "Version": "1", "Description": "one\ntwo"], ["Package": "b", "Version": "\n3"]])
  }

  @Test func aptsOptionsOverrideEachOther() {
    var options = AptConfiguration()
    options.read(
      Array(
        """
        // comment
        APT::Periodic::Unattended-Upgrade "1";
        APT { Periodic { Update-Package-Lists "1"; }; /* long
        comment */ Get::AllowUnauthenticated "false"; };
        Unattended-Upgrade::Origins-Pattern { "origin=Debian,codename=x,label=Debian-Security"; "other"; };
        Unattended-Upgrade::Origins-Pattern:: "third";
        """.utf8), file: "a")
    options.read(
      Array("apt::periodic::UNATTENDED-upgrade \"0\";\n#clear Unattended-Upgrade::Nothing;\n".utf8), file: "b")
    #expect(options["APT::Periodic::Unattended-Upgrade"]?.text == "0")
    #expect(options["APT::Periodic::Unattended-Upgrade"]?.place == "b:1")
    #expect(options["APT::Periodic::Update-Package-Lists"]?.place == "a:3")
    #expect(options["APT::Get::AllowUnauthenticated"]?.place == "a:4")
    #expect(options.list("Unattended-Upgrade::Origins-Pattern").count == 3)
    options.read(Array("#clear APT; }}} {{{ \"".utf8), file: "c")
    #expect(options["APT::Periodic::Unattended-Upgrade"] == nil)
  }

  @Test func settingsOfUnitsAndSysctlAreRead() {
    let unit = UnitSettings(Array("; c\n[Journal]\nStorage = auto\nStorage=persistent\n[Time]\nNTP=a \\\n b\n".utf8))
    #expect(unit.last("Storage", in: "Journal")?.value == "persistent")
    #expect(unit.last("Storage", in: "Journal")?.line == 4)
    #expect(unit.last("NTP", in: "Time")?.value == "a b")
    #expect(unit.last("NTP", in: "Journal") == nil)
    let sysctl = SysctlFile(Array("# c\n-net.ipv4.ip_forward = 1\nnet/ipv4/conf/eth0.1/rp_filter=2\nbad\n".utf8))
    #expect(sysctl.entries.map(\.name) == ["net.ipv4.ip_forward", "net.ipv4.conf.eth0/1.rp_filter"])
    #expect(sysctl.entries.map(\.value) == ["1", "2"])
    #expect(WordLines(Array(" a  b\n#c\n!d\n\ne".utf8), comments: "#!").lines.map(\.number) == [1, 5])
  }

  @Test func anyBytesAreSurvived() {
    var state: UInt64 = 88_172_645_463_325_252
    for _ in 0..<400 {
      var bytes: [UInt8] = []
      for _ in 0..<200 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        let alphabet = Array("{}\";#\n\\:=-~.a1 \t/*[]\0\u{ff}".utf8)
        bytes.append(alphabet[Int(state % UInt64(alphabet.count))])
      }
      var options = AptConfiguration()
      options.read(bytes, file: "x")
      ControlFile(bytes, fields: ["a", "1"]).forEach { _ in true }
      _ = UnitSettings(bytes)
      _ = SysctlFile(bytes)
      _ = WordLines(bytes)
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(!(DebianVersion(text) < DebianVersion(text)))
    }
  }
}
