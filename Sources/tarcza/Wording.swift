import Glibc
import Model

/// The language of this process: `--language`, then the locale, then Polish.
enum Wording {
  static let language: Language = asked(in: CommandLine.arguments) ?? located() ?? .polish

  /// The language named on the command line; needed before it is parsed, because the help itself has one.
  private static func asked(in arguments: [String]) -> Language? {
    for (index, argument) in arguments.enumerated() {
      if argument == "--language", index + 1 < arguments.count { return Language(rawValue: arguments[index + 1]) }
      if argument.hasPrefix("--language=") { return Language(rawValue: String(argument.dropFirst(11))) }
      if argument == "--" { return nil }
    }
    return nil
  }

  /// The language of the locale, in the order of locale(7).
  private static func located() -> Language? {
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
      guard let value = Environment[name], !value.isEmpty else { continue }
      return Language(rawValue: String(value.prefix(2)))
    }
    return nil
  }
}

/// The one of two texts that this process speaks.
func say(_ pl: String, _ en: String) -> String { Wording.language == .polish ? pl : en }

/// The process's environment.
enum Environment {
  static subscript(name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    return unsafe String(cString: value)
  }
}
