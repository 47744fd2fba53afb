import Foundation
import Model
import TestSupport
import Testing

@testable import Probes

@Suite struct HostKindTests {
  /// What is known of a host, and what it is taken for.
  struct Sample: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var signs: HostKind.Signs
    var kind: HostKind?

    init(_ name: String, _ kind: HostKind?, vendor: String? = nil, names: [String] = [], _ services: [HostKind.Sign]) {
      testDescription = name
      self.kind = kind
      signs = HostKind.Signs()
      (signs.vendor, signs.names, signs.services) = (vendor, names, services)
    }
  }

  private static func ssh(_ banner: String) -> HostKind.Sign {
    var sign = HostKind.Sign(port: 22, service: "ssh")
    sign.banner = banner
    return sign
  }

  static let samples = [
    Sample("a page of RouterOS", .router, [.init(port: 80, service: "http", product: "MikroTik RouterOS")]),
    Sample("IPP with a model", .printer, [.init(port: 631, service: "ipp", product: "KYOCERA ECOSYS M2540dn")]),
    Sample("IPP without a model", .printer, [.init(port: 631, service: "ipp")]),
    Sample("Debian's greeting", .linux, [ssh("SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u3")]),
    Sample("OpenSSH of Windows", .windows, [ssh("SSH-2.0-OpenSSH_for_Windows_8.1")]),
    Sample("only OpenSSH", nil, [ssh("SSH-2.0-OpenSSH_9.6")]),
    Sample("an endpoint mapper that answered", .windows, [.init(port: 135, service: "msrpc")]),
    Sample("Windows behind a firewall that leaves 445", .windows, [.init(port: 445), .init(port: 3389)]),
    Sample("a file server alone", nil, [.init(port: 445, service: "smb")]),
    Sample("a maker of cameras", .camera, vendor: "Hangzhou Hikvision Digital Technology", [.init(port: 80)]),
    Sample("a maker of many things", nil, vendor: "Hewlett Packard", [.init(port: 80)]),
    Sample("raw printing and LPD", .printer, [.init(port: 515), .init(port: 9100)]),
    Sample("a controller", .industrial, [.init(port: 502)]),
    Sample("ESXi's page", .hypervisor, [.init(port: 443, service: "https", product: "VMware ESXi")]),
    Sample("ESXi's daemon", .hypervisor, [.init(port: 902, service: "vmware-auth")]),
    Sample("iDRAC", .management, [.init(port: 443, service: "https", product: "Dell iDRAC")]),
    Sample("a NAS", .nas, vendor: "Synology Incorporated", [.init(port: 5000)]),
    Sample("a telephone", .phone, [.init(port: 5060, service: "sip")]),
    Sample("its name", .windows, names: ["DESKTOP-AB12CD3.powiat.example"], []),
    Sample("a name that says nothing", nil, names: ["sekretariat"], []),
    Sample("nothing", nil, []),
  ]

  @Test(arguments: samples) func aHostIsTakenForWhatItShows(sample: Sample) {
    let judged = HostKind.judged(sample.signs)
    #expect(judged?.kind == sample.kind)
    #expect(judged.map { !$0.reason.pl.isEmpty && !$0.reason.en.isEmpty } ?? true)
  }

  @Test func everyKindHasAWordOfItsOwn() {
    #expect(Set(HostKind.allCases.map(\.rawValue)).count == HostKind.allCases.count)
    #expect(HostKind.accessPoint.rawValue == "access-point")
  }

  @Test(arguments: [
    ("00:01:E6:12:34:56", "HP"), ("00-11-32-aa-bb-cc", "Synology"), ("0011.32aa.bbcc", "Synology"),
    ("B8:27:EB:00:00:01", "Raspberry Pi"),
  ]) func makersThatOfficesHaveAreKnownWithoutTheRegistry(mac: String, vendor: String) {
    #expect(VendorRegistry(path: "/nonexistent").vendor(of: mac) == vendor)
  }

  @Test(arguments: ["", "00:11:32", "zz:zz:zz:00:00:00", "02:11:32:00:00:01", "01:11:32:00:00:01", "FF:FF:FF:FF:FF:FF"])
  func whatIsNoMakersAddressIsNobodys(mac: String) {
    #expect(VendorRegistry(path: "/nonexistent").vendor(of: mac) == nil)
  }

  @Test func theRegistryIsReadAndItsTextIsHarmless() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "oui.txt",
      "OUI/MA-L\tOrganization\n\n00-00-0C   (hex)\t\tCisco Systems, Inc\r\n00000C     (base 16)\t\tCisco\r\n"
        + "28-6F-B9   (hex)\t\tZly\u{1B}[2J producent\nXX-YY-ZZ   (hex)\t\tnobody\n00-11\n")
    let registry = VendorRegistry(path: folder.file("oui.txt"))
    #expect(registry.vendor(of: "00:00:0c:01:02:03") == "Cisco Systems, Inc")
    #expect(registry.vendor(of: "28:6f:b9:01:02:03") == "Zly\\x1b[2J producent")
    #expect(registry.vendor(of: "00:11:32:01:02:03") == "Synology")
  }
}
