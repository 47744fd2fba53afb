import Foundation
import TestSupport

/// The machine's own libpam as the judge: `Tests/Lab/pam.py` in mount namespaces of its own.
enum PAMOracle {
  /// What libpam did with one system's files.
  struct Answer: Decodable {
    /// The shortest password that got stored; nil when none did.
    var shortest: Int?
    var hash: String?
    /// What the hash costs, in the scale of crypt(5).
    var cost: Int?
    var refusesWeak: Bool?
    /// The fewest kinds of characters of a long password that got stored.
    var classes: Int?
    /// Whether a word of the dictionary was refused where other letters passed; nil when no such letters did.
    var dictionary: Bool?
    /// After how many other passwords the first could come back.
    var history: Int?
    /// After how many failures the right password was refused: 0 is never, nil when it was never let in.
    var lockout: Int?
    var empty: Bool?
    var error: String?

    enum CodingKeys: String, CodingKey {
      case shortest, hash, cost, classes, dictionary, history, lockout, empty, error
      case refusesWeak = "refuses_weak"
    }
  }

  struct Case: Encodable {
    /// A folder that stands for `/etc`.
    var etc: String
    var asks: [String]
    var change = "passwd"
    var login = "login"
  }

  /// Whether this process may make mount namespaces and has what the oracle loads; in CI it must.
  static let isAllowed: Bool = {
    if ProcessInfo.processInfo.environment["CI"] == "true" { return true }
    let modules = ["pam_pwquality.so", "pam_passwdqc.so"].allSatisfy(installedModules.contains)
    return modules && (try? Program("unshare").run(["--mount", "true"])) != nil
  }()

  /// The modules that this machine's libpam can load.
  static let installedModules: [String] = {
    let folders = (try? FileManager.default.contentsOfDirectory(atPath: "/usr/lib")) ?? []
    return folders.filter { $0.contains("-linux-") }.flatMap {
      (try? FileManager.default.contentsOfDirectory(atPath: "/usr/lib/\($0)/security")) ?? []
    }
  }()

  static func judge(_ cases: [Case]) throws -> [Answer] {
    let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Lab/pam.py").path
    let folder = try TemporaryFolder()
    let question = folder.path + "/cases.json"
    try JSONEncoder().encode(cases).write(to: URL(filePath: question))
    let output = try Program("python3").run([script, question])
    return try JSONDecoder().decode([Answer].self, from: Data(output))
  }
}
