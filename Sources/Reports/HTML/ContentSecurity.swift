import FoundationEssentials
import OpenSSL

/// The page's Content Security Policy (https://www.w3.org/TR/CSP3/): nothing is loaded but the fonts that the page holds
/// itself, and only our own style and script run, known by their SHA-256.
enum ContentSecurity {
  /// The policy of a page with exactly these styles, fonts and this script.
  static func policy(styles: [StaticString], fonts: FontFaces?, script: StaticString) -> String {
    let sheets = (fonts.map { [$0.css] } ?? []) + styles.map { "\($0)" }
    return "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; "
      + (fonts == nil ? "" : "font-src data:; ") + "style-src " + sheets.map(source).joined(separator: " ")
      + "; script-src " + source("\(script)")
  }

  private static func source(_ content: String) -> String {
    "'sha256-\(Data(SHA256.digest(Array(content.utf8))).base64EncodedString())'"
  }
}
