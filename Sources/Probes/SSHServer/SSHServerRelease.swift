internal import Wire

/// Which OpenSSH a system has, and what its packager adds to sshd's command line.
struct SSHServerRelease {
  var version: SSHDVersion?
  /// How the version is known.
  var place: String?

  /// What each release of a distribution began and stays with.
  private static let releases = [
    "debian 10": "7.9", "debian 11": "8.4", "debian 12": "9.2", "debian 13": "10.0", "ubuntu 18.04": "7.6",
    "ubuntu 20.04": "8.2", "ubuntu 22.04": "8.9", "ubuntu 24.04": "9.6", "rhel 7": "7.4", "rhel 8": "8.0",
    "rhel 9": "8.7", "rhel 10": "9.9",
  ]

  init(_ evidence: Evidence) {
    if let found = SSHServerRelease.package(evidence) {
      version = SSHDVersion(found)
      place = "/var/lib/dpkg/status"
      return
    }
    guard let content = (try? evidence.content("/etc/os-release")) ?? (try? evidence.content("/usr/lib/os-release"))
    else { return }
    let release = OSRelease(content)
    let number = release["VERSION_ID"] ?? ""
    let major = number.split(separator: ".").first.map(String.init) ?? ""
    let isRedHat = ["rhel", "almalinux", "rocky", "centos", "ol"].contains(release["ID"] ?? "")
    let name = isRedHat ? "rhel \(major)" : "\(release["ID"] ?? "") \(number)"
    guard let known = SSHServerRelease.releases[name] ?? SSHServerRelease.releases["\(release["ID"] ?? "") \(major)"]
    else { return }
    version = SSHDVersion(known)
    place = "os-release (\(name))"
  }

  /// The version of Debian's package, from dpkg's status file.
  private static func package(_ evidence: Evidence) -> String? {
    guard let content = try? evidence.files.read("/var/lib/dpkg/status", limit: 32 << 20) else { return nil }
    var isHere = false
    for line in content.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      if line.isEmpty {
        if isHere { return nil }
      } else if line.elementsEqual("Package: openssh-server".utf8) {
        isHere = true
      } else if isHere, line.starts(with: "Version: ".utf8) {
        return String(decoding: line.dropFirst(9), as: UTF8.self)
      }
    }
    return nil
  }

  /// Red Hat 8 hands the system's crypto policy over as options, which beat the configuration file; later releases
  /// include it as a file.
  ///
  /// Source: Red Hat's `sshd.service` and crypto-policies(7), `CRYPTO_POLICY` in `/etc/sysconfig/sshd`.
  func commandLine(_ evidence: Evidence) -> [SSHDDirective] {
    let path = "/etc/crypto-policies/back-ends/opensshserver.config"
    guard let content = try? evidence.content(path), let text = Optional(String(decoding: content, as: UTF8.self)),
      text.hasPrefix("CRYPTO_POLICY=")
    else { return [] }
    let local = (try? evidence.content("/etc/sysconfig/sshd")) ?? nil
    let isSwitchedOff = local.map { String(decoding: $0, as: UTF8.self) }?.split(separator: "\n")
      .contains { $0.hasPrefix("CRYPTO_POLICY=") }
    if isSwitchedOff == true { return [] }
    return text.split { " '\n".contains($0) }.filter { $0.hasPrefix("-o") }.compactMap { option in
      let parts = option.dropFirst(2).split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2 else { return nil }
      return SSHDDirective(
        keyword: SSHDDirective.name(parts[0].lowercased()), arguments: [parts[1]], place: "\(path):1", conditions: [])
    }
  }
}
