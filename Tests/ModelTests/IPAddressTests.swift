import Model
import Testing

@Suite struct IPAddressTests {
  @Test(arguments: [
    ("127.0.0.1", "127.0.0.1"), ("0.0.0.0", "0.0.0.0"), ("255.255.255.255", "255.255.255.255"),
    ("::1", "::1"), ("::", "::"), ("fe80::1", "fe80::1"), ("2001:DB8:0:0:1:0:0:1", "2001:db8::1:0:0:1"),
    ("2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1"), ("::ffff:192.0.2.1", "::ffff:c000:201"),
    ("1::", "1::"), ("1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"),
  ])
  func whatIsReadIsWrittenCanonically(text: String, canonical: String) {
    #expect(IPAddress(text)?.description == canonical)
  }

  @Test(arguments: [
    "", "1.2.3", "1.2.3.4.5", "1.2.3.256", "01.2.3.4", "1.2.3.4 ", "1.2.3.-4", "+1.2.3.4", "٣.2.3.4", ":::", "1::2::3",
    "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "12345::", "fe80::1%eth0", "g::", "1:2:3:4:5:6:7:1.2.3.4", ":1",
  ])
  func whatIsNoAddressIsRefused(text: String) { #expect(IPAddress(text) == nil) }

  @Test(arguments: [
    ("127.9.9.9", true, true), ("10.0.0.1", false, true), ("172.16.0.1", false, true), ("172.32.0.1", false, false),
    ("192.168.1.1", false, true), ("169.254.1.1", false, true), ("100.64.0.1", false, false),
    ("8.8.8.8", false, false), ("::1", true, true), ("fd12::1", false, true), ("fe80::1", false, true),
    ("2001:db8::1", false, false), ("fec0::1", false, false),
  ])
  func privateAndPublicAreToldApart(text: String, loopback: Bool, isPrivate: Bool) throws {
    let address = try #require(IPAddress(text))
    #expect(address.isLoopback == loopback)
    #expect(address.isPrivate == isPrivate)
  }

  @Test(arguments: ["0.0.0.0", "224.0.0.1", "239.255.255.250", "255.255.255.255", "::", "ff02::1"])
  func groupsAreNoHosts(text: String) { #expect(IPAddress(text)?.isUnicast == false) }
}

@Suite struct AddressBlockTests {
  @Test(arguments: [
    ("192.168.10.77/24", "192.168.10.0/24", "256", "254"), ("10.0.0.0/31", "10.0.0.0/31", "2", "2"),
    ("10.0.0.9/30", "10.0.0.8/30", "4", "2"), ("192.0.2.1", "192.0.2.1", "1", "1"),
    ("fd00::/126", "fd00::/126", "4", "4"),
  ])
  func blocksCountTheirHosts(text: String, canonical: String, count: String, hosts: String) throws {
    let block = try #require(AddressBlock(text))
    #expect(block.description == canonical)
    #expect(String(block.count) == count)
    #expect(String(Array(block.hosts).count) == hosts)
    #expect(block.hosts.allSatisfy { block.contains($0) })
  }

  @Test(arguments: [
    "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "/8", "10.0.0/8", "fd00::/129", "10.0.0.0/8/8", "10.0.0.0/+8",
  ])
  func whatIsNoBlockIsRefused(text: String) { #expect(AddressBlock(text) == nil) }

  @Test func theWholeSpaceIsDescribedWithoutExpandingIt() throws {
    let all = try #require(AddressBlock("::/0"))
    #expect(all.contains(try #require(IPAddress("2001:db8::1"))))
    #expect(all.last.description == "ffff:ffff:ffff:ffff:ffff:ffff:ffff:fffe")
    let v4 = try #require(AddressBlock("0.0.0.0/0"))
    #expect(v4.last.description == "255.255.255.255")
    #expect(!v4.contains(all))
  }
}

@Suite struct PortSetTests {
  @Test(arguments: [
    ("22,80,443", "22,80,443"), ("8000-8002, 8003", "8000-8003"), ("5,1-10", "1-10"), ("65535", "65535"),
  ])
  func listsAreMerged(text: String, merged: String) { #expect(PortSet(text)?.description == merged) }

  @Test(arguments: ["", "0", "65536", "10-1", "a", "1,,2", "1-2-3", "-5", "1-"])
  func whatIsNoListIsRefused(text: String) { #expect(PortSet(text) == nil) }

  @Test func allPortsAreCounted() {
    #expect(PortSet.all.count == 65_535)
    #expect(PortSet.all.contains(1) && PortSet.all.contains(65_535) && !PortSet.all.contains(0))
  }
}
