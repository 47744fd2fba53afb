import Foundation
import Glibc

/// A certification authority of the test's own, and what it signs; made with the `openssl` program.
struct TestAuthority {
  let folder: Folder
  var path: String { folder.file("ca.pem") }

  init(in folder: Folder) throws {
    self.folder = folder
    try openssl(
      "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "3650", "-subj",
      "/CN=Test CA", "-keyout", "ca.key", "-out", "ca.pem")
  }

  /// A certificate for localhost, signed by the authority; the name of its two files.
  func certificate(_ name: String, days: Int, key: [String] = ["-newkey", "rsa:2048"]) throws -> String {
    try openssl(
      ["req"] + key + [
        "-nodes", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout",
        "\(name).key", "-out", "\(name).csr",
      ])
    try openssl(
      "x509", "-req", "-in", "\(name).csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days",
      String(days), "-sha256", "-copy_extensions", "copy", "-out", "\(name).pem")
    return name
  }

  func selfSigned(_ name: String, days: Int) throws -> String {
    try openssl(
      "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", String(days), "-subj", "/CN=localhost", "-addext",
      "subjectAltName=DNS:localhost", "-keyout", "\(name).key", "-out", "\(name).pem")
    return name
  }

  private func openssl(_ arguments: String...) throws { try openssl(arguments) }

  private func openssl(_ arguments: [String]) throws {
    let run = try Command("openssl", arguments, in: folder.path)
    guard run.status == 0 else { throw ServerFailure(reason: run.errors) }
  }
}

struct ServerFailure: Error { let reason: String }

/// An `openssl s_server` on a free port of 127.0.0.1, ended with the test.
final class TLSServer {
  let port: UInt16
  private let running: Command.Running

  init(_ folder: Folder, _ certificate: String, _ options: [String]) throws {
    port = try TLSServer.freePort()
    running = try Command.start(
      "openssl",
      [
        "s_server", "-accept", "127.0.0.1:\(port)", "-cert", "\(certificate).pem", "-key", "\(certificate).key", "-www",
        "-quiet",
      ] + options, in: folder.path)
    for _ in 0..<100 {
      if TLSServer.accepts(port) { return }
      usleep(50_000)
    }
    throw ServerFailure(reason: try running.text("err"))
  }

  deinit { running.process.terminate() }

  /// A port below the kernel's range of its own ports, where nothing listens now.
  private static func freePort() throws -> UInt16 {
    for _ in 0..<200 {
      let port = UInt16.random(in: 12_000...31_000)
      if !accepts(port) { return port }
    }
    throw ServerFailure(reason: "no free port")
  }

  private static func accepts(_ port: UInt16) -> Bool {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
  }
}
