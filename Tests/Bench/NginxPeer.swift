import Foundation
import TestSupport

/// An nginx with one certificate of RSA, on addresses of this machine or in a laboratory.
final class NginxPeer: Sendable {
  /// What stands in its file.
  enum Settings: String, CaseIterable {
    /// Nothing but the certificate: nginx's own.
    case own = "nginx by itself"
    /// The versions that Debian's nginx.conf names; the suites are nginx's own.
    case debian = "nginx of Debian"

    fileprivate var lines: String { self == .own ? "" : "ssl_protocols TLSv1 TLSv1.1 TLSv1.2 TLSv1.3;" }
  }

  private let workshop: CertificateWorkshop
  private let server: RunningProgram

  /// Starts it and waits until it listens.
  ///
  /// - Parameters:
  ///   - addresses: Each with its port.
  ///   - settings: Which versions it speaks.
  ///   - laboratory: Where; nil for this machine.
  /// - Throws: ``BenchFailure`` when nginx does not start, and what openssl throws.
  init(_ addresses: [String], _ settings: Settings, in laboratory: TLSLaboratory? = nil) throws {
    workshop = try CertificateWorkshop()
    let identity = try workshop.make("localhost", key: .rsa(2048), names: "DNS:localhost,IP:127.0.0.1")
    let folder = workshop.folder.path
    let file = try workshop.folder.write(
      "nginx.conf",
      """
      daemon off; pid \(folder)/nginx.pid; error_log \(folder)/error.log; worker_processes 2;
      events { worker_connections 1024; }
      http {
        access_log off; client_body_temp_path \(folder); proxy_temp_path \(folder); fastcgi_temp_path \(folder);
        uwsgi_temp_path \(folder); scgi_temp_path \(folder);
        server {
          \(addresses.map { "listen \($0) ssl;" }.joined(separator: " "))
          server_name localhost; ssl_certificate \(identity.certificate); ssl_certificate_key \(identity.key);
          \(settings.lines)
        }
      }
      """)
    let words = ["-c", file, "-e", "\(folder)/error.log"]
    server =
      if let laboratory { try laboratory.start("nginx", words) } else { try Program("nginx").start(words) }
    for _ in 0..<200 where !FileManager.default.fileExists(atPath: "\(folder)/nginx.pid") { usleep(20_000) }
    guard server.isRunning else { throw BenchFailure("nginx does not start: see \(folder)/error.log") }
  }

  /// What its processes have used so far, in seconds.
  var cpu: Double {
    let master = server.identifier
    let children = NginxPeer.text("/proc/\(master)/task/\(master)/children").split(separator: " ")
    let ticks = (children.map(String.init) + ["\(master)"]).reduce(0) { sum, process in
      // proc(5): after the name in parentheses, the 12th and 13th fields are user and system time.
      let fields = NginxPeer.text("/proc/\(process)/stat").split(separator: ")").last?.split(separator: " ") ?? []
      return sum + fields.dropFirst(11).prefix(2).compactMap { Int($0) }.reduce(0, +)
    }
    return Double(ticks) / Double(sysconf(Int32(_SC_CLK_TCK)))
  }

  private static func text(_ path: String) -> String { (try? String(contentsOfFile: path, encoding: .utf8)) ?? "" }
}
