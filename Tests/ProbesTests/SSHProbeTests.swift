import CaseFile
import Foundation
import Model
import Network
import TestSupport
import Testing
import Wire

@testable import Probes

/// Against OpenSSH and Dropbear as their makers ship them, weak and hardened.
@Suite struct SSHProbeTests {
  private static let sshd = Program("sshd")
  private static let dropbear = Program("dropbear")
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func examine(_ port: UInt16) async throws -> (row: SSHEndpoint, contact: Contact, obstacles: [Obstacle]) {
    let endpoint = Endpoint(
      asset: nil, address: "127.0.0.1", port: Int(port), state: "open", stateReason: "accepted", observed: "")
    let seen = await SSHProbe(network: try Network()).examine(
      ServicePlace(
        address: .loopback, port: port, endpoint: endpoint, observed: Timestamp(seconds: 1_795_564_800)))
    return (
      try #require(seen.rows.first as? SSHEndpoint), try #require(seen.contacts.first), seen.obstacles
    )
  }

  private func key(_ type: String, bits: Int? = nil) throws -> String {
    let path = folder.file("key-\(type)-\(bits ?? 0)")
    try Program("ssh-keygen").run(
      ["-q", "-t", type, "-N", "", "-f", path] + (bits.map { ["-b", String($0)] } ?? []), in: folder.path)
    return path
  }

  /// The fingerprint, without its `SHA256:`, as ssh-keygen(1) prints it.
  private func fingerprint(_ key: String) throws -> String {
    let line = String(decoding: try Program("ssh-keygen").run(["-l", "-f", key], in: folder.path), as: UTF8.self)
    return String(line.split(separator: " ")[1].dropFirst("SHA256:".count))
  }

  private func server(_ keys: [String], _ lines: [String]) throws -> (RunningProgram, UInt16) {
    let port = LoopbackPort.free()
    // sshd wants its folder for separated privileges, even as an ordinary user.
    try FileManager.default.createDirectory(atPath: "/run/sshd", withIntermediateDirectories: true)
    let settings = try folder.write(
      "sshd_config-\(port)",
      (["Port \(port)", "ListenAddress 127.0.0.1", "UsePAM no", "PidFile none"] + keys.map { "HostKey \($0)" } + lines)
        .joined(separator: "\n") + "\n")
    // sshd wants to be called by its whole path, and closes the descriptor by which Foundation learns that a child has
    // ended, so a shell holds that one.
    let path = try #require(SSHProbeTests.sshd.path)
    let running = try Program("sh").start(
      ["-c", "trap 'kill $!' TERM; \(path) -D -e -f \(settings) & wait $!"], in: folder.path)
    try #require(LoopbackPort.wait(port))
    return (running, port)
  }

  @Test(.enabled(if: sshd.isWanted)) func aHardenedOpenSSHHasNothingWeak() async throws {
    let keys = [try key("rsa", bits: 3072), try key("ed25519")]
    let (running, port) = try server(
      keys,
      [
        "KexAlgorithms sntrup761x25519-sha512@openssh.com,curve25519-sha256",
        "Ciphers aes256-gcm@openssh.com,aes256-ctr", "MACs hmac-sha2-256-etm@openssh.com",
      ])
    let row = try await examine(port).row
    #expect(row.reason == nil && row.protocolVersion == "2.0" && row.version1 == false)
    #expect(row.software?.hasPrefix("OpenSSH_") == true)
    #expect(row.keyExchange == "sntrup761x25519-sha512@openssh.com,curve25519-sha256")
    #expect(row.keyExchangeSha1 == "" && row.keyExchangeShort == "" && row.postQuantum == true)
    #expect(row.ciphers == "aes256-gcm@openssh.com,aes256-ctr" && row.ciphersBroken == "" && row.ciphersCbc == "")
    #expect(row.macs == "hmac-sha2-256-etm@openssh.com" && row.macsBroken == "")
    #expect(row.terrapin == false && row.hostKeyDsa == false && row.hostKeySha1Only == false)
    #expect(row.hostKeyType == "ssh-rsa" && row.hostKeyBits == 3072)
    #expect(row.hostKeySha256 == (try fingerprint(keys[0])))
    withExtendedLifetime(running) {}
  }

  @Test(.enabled(if: sshd.isWanted)) func aWeakOpenSSHShowsEveryWeakness() async throws {
    let keys = [try key("rsa", bits: 1024)]
    let (running, port) = try server(
      keys,
      [
        "RequiredRSASize 1024", "KexAlgorithms diffie-hellman-group1-sha1,diffie-hellman-group14-sha1",
        "Ciphers 3des-cbc,aes128-cbc,aes128-ctr", "MACs hmac-md5,hmac-sha1-96,hmac-sha2-256-etm@openssh.com",
        "HostKeyAlgorithms ssh-rsa",
      ])
    let row = try await examine(port).row
    #expect(row.reason == nil)
    #expect(row.keyExchangeShort == "diffie-hellman-group1-sha1")
    #expect(row.keyExchangeSha1 == "diffie-hellman-group1-sha1,diffie-hellman-group14-sha1")
    #expect(row.ciphersBroken == "3des-cbc" && row.ciphersCbc == "aes128-cbc")
    #expect(row.macsBroken == "hmac-md5,hmac-sha1-96" && row.postQuantum == false)
    #expect(row.hostKeySha1Only == true && row.hostKeyBits == 1024)
    #expect(row.hostKeySha256 == (try fingerprint(keys[0])))
    withExtendedLifetime(running) {}
  }

  @Test(
    .enabled(if: sshd.isWanted),
    arguments: [
      "ecdh-sha2-nistp256", "ecdh-sha2-nistp384", "ecdh-sha2-nistp521", "diffie-hellman-group14-sha256",
      "diffie-hellman-group16-sha512", "diffie-hellman-group18-sha512", "curve25519-sha256@libssh.org",
    ]) func everyExchangeLeadsToTheHostKey(exchange: String) async throws
  {
    let keys = [try key("ed25519")]
    let (running, port) = try server(keys, ["KexAlgorithms \(exchange)"])
    let row = try await examine(port).row
    #expect(row.reason == nil && row.hostKeyType == "ssh-ed25519" && row.hostKeyBits == 256)
    #expect(row.hostKeySha256 == (try fingerprint(keys[0])))
    withExtendedLifetime(running) {}
  }

  @Test(.enabled(if: sshd.isWanted)) func anExchangeWithAStepBeforeItIsSaidToBeUnknown() async throws {
    let (running, port) = try server(
      [try key("ed25519")], ["KexAlgorithms diffie-hellman-group-exchange-sha256"])
    let seen = try await examine(port)
    #expect(seen.row.reason == "no-common-exchange" && seen.row.hostKeySha256 == nil)
    #expect(seen.row.keyExchange == "diffie-hellman-group-exchange-sha256" && seen.obstacles.count == 1)
    withExtendedLifetime(running) {}
  }

  @Test(.enabled(if: dropbear.isWanted)) func dropbearIsUnderstood() async throws {
    let keyFile = folder.file("dropbear.key")
    try Program("dropbearkey").run(["-t", "ecdsa", "-s", "256", "-f", keyFile], in: folder.path)
    let port = LoopbackPort.free()
    let running = try SSHProbeTests.dropbear.start(
      ["-F", "-E", "-r", keyFile, "-p", "127.0.0.1:\(port)", "-P", folder.file("pid")], in: folder.path)
    try #require(LoopbackPort.wait(port))
    let row = try await examine(port).row
    #expect(row.reason == nil && row.software?.hasPrefix("dropbear_") == true)
    #expect(row.hostKeyType == "ecdsa-sha2-nistp256" && row.hostKeyBits == 256)
    withExtendedLifetime(running) {}
  }

  struct Odd: CustomTestStringConvertible, Sendable {
    var says: [UInt8]
    var reason: String?
    var testDescription: String { "\(String(decoding: says.prefix(24), as: UTF8.self).debugDescription) \(says.count)" }
  }

  @Test(arguments: [
    Odd(says: Array("SSH-1.5-Cisco-1.25\n".utf8), reason: nil),
    Odd(says: Array("SSH-2.0-x\r\n".utf8) + [0xFF, 0xFF, 0xFF, 0xFF], reason: "malformed"),
    Odd(says: Array("SSH-2.0-x\r\n".utf8) + [0, 0, 0, 12, 4, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0], reason: "closed"),
    Odd(says: [UInt8](repeating: 0x41, count: 20_000), reason: "malformed"),
    Odd(says: Array("Not allowed at this time\r\n".utf8), reason: "closed"),
  ]) func oddServersDelayNobody(odd: Odd) async throws {
    let server = ScriptedServer { connection in
      connection.write(odd.says)
      connection.pause(300)
    }
    let started = ContinuousClock.now
    let row = try await examine(server.port).row
    #expect(row.reason == odd.reason, "\(String(describing: row.reason))")
    #expect(ContinuousClock.now - started < .seconds(7))
  }
}
