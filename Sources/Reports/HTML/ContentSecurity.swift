import FoundationEssentials
import OpenSSL

/// The page's Content Security Policy (https://www.w3.org/TR/CSP3/): nothing is loaded, and only our own style and
/// script run, known by their SHA-256.
enum ContentSecurity {
  /// The policy of a page with exactly these styles and this script.
  static func policy(styles: [StaticString], script: StaticString) -> String {
    "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; style-src "
      + styles.map(source).joined(separator: " ") + "; script-src " + source(script)
  }

  private static func source(_ content: StaticString) -> String {
    "'sha256-\(Data(SHA256.digest(Array("\(content)".utf8))).base64EncodedString())'"
  }
}
