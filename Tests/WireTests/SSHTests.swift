import Testing
import Wire

@Suite struct SSHTests {
  @Test func theIdentificationIsFoundBehindOtherLines() throws {
    let (found, rest) = try #require(
      SSHIdentification.read(Array("Uwaga!\r\nSSH-1.99-OpenSSH_3.9p1 (x)\r\nrest".utf8)))
    #expect(found.version == "1.99" && found.speaksVersion1 && found.speaksVersion2)
    #expect(found.software == Array("OpenSSH_3.9p1 (x)".utf8) && rest == Array("rest".utf8))
    #expect(SSHIdentification.read(Array("SSH-2.0-abc".utf8)) == nil)
    #expect(SSHIdentification.read(Array("SSH-evil\u{1b}-x\n".utf8)) == nil)
  }

  @Test func anOfferSurvivesThereAndBack() throws {
    let offer = SSHKeyExchangeInit(
      keyExchange: ["curve25519-sha256"], hostKeys: ["ssh-ed25519"], ciphers: [["aes128-ctr"], ["3des-cbc"]],
      macs: [["hmac-md5"], []], compression: [["none"], ["none"]])
    let packet = SSHPacket.bytes(offer.payload(cookie: [1, 2, 3]))
    #expect(packet.count % 8 == 0)
    let (payload, rest) = try #require(try SSHPacket.read(packet + [7]))
    #expect(SSHKeyExchangeInit(payload) == offer && rest == [7])
    for count in 0..<packet.count { #expect(try SSHPacket.read(Array(packet.prefix(count))) == nil) }
    #expect(SSHKeyExchangeInit(Array(payload.dropLast(14))) == nil)
    #expect(throws: SSHPacket.Malformed.self) { _ = try SSHPacket.read([0xFF, 0, 0, 0]) }
    #expect(throws: SSHPacket.Malformed.self) { _ = try SSHPacket.read([0, 0, 0, 4, 200, 0, 0, 0]) }
  }

  @Test func algorithmsAreKnownByName() {
    #expect(SSHAlgorithms.isBroken(cipher: "arcfour256") && SSHAlgorithms.isBroken(cipher: "3des-ctr"))
    #expect(!SSHAlgorithms.isBroken(cipher: "aes128-cbc") && SSHAlgorithms.isCBC("aes128-cbc"))
    #expect(SSHAlgorithms.isBroken(mac: "hmac-sha1-96-etm@openssh.com"))
    #expect(!SSHAlgorithms.isBroken(mac: "hmac-sha1"))
    #expect(SSHAlgorithms.usesSHA1(keyExchange: "gss-group14-sha1-toWM5Slw5Ew8Mqkay+al2g=="))
    #expect(!SSHAlgorithms.usesSHA1(keyExchange: "diffie-hellman-group14-sha256"))
    #expect(SSHAlgorithms.isPostQuantum("mlkem768x25519-sha256"))
    #expect(SSHAlgorithms.isMarker(SSHAlgorithms.strictExchange))
  }

  /// The collector leaves the length of a key, not the key.
  @Test func aKeyThatWasRemovedKeepsItsLength() {
    let lines = "command=\"\" ssh-rsa removed:1024\nssh-ed25519 removed\nssh-dss removed\nssh-rsa removed:x\n"
    let read = SSHPublicKey.lines(Array(lines.utf8))
    #expect(read.keys.map(\.bits) == [1024, 256, 1024] && read.malformed == [4])
  }
}
