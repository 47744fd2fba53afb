import Model

/// Text from the case file as a report may carry it.
///
/// Services choose their own banners and names, so they may hold anything: control characters are written out, as are
/// characters that change the direction of the text around them (Unicode TR #36, "bidirectional text spoofing"), and
/// long text is cut. Escaping for HTML is the renderer's own task.
enum Untrusted {
  /// The text in one line of at most `limit` characters.
  static func line(_ text: String, limit: Int = 300) -> String {
    // Most text is short and plain ASCII, and stays as it is.
    if text.utf8.count <= limit, text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return text }
    var scalars = String.UnicodeScalarView()
    var count = 0
    for scalar in text.unicodeScalars {
      guard count < limit else { return String(scalars) + "…" }
      count += 1
      switch scalar.value {
      case 0x09, 0x0A, 0x0D, 0x2028, 0x2029: scalars.append(" ")
      case 0x00..<0x20, 0x7F..<0xA0, 0x061C, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF,
        0xFFF9...0xFFFB, 0xE0000...0xE007F:
        scalars.append(
          contentsOf: "⟨U+\(String(scalar.value, radix: 16, uppercase: true).padded(to: 4))⟩".unicodeScalars)
      default: scalars.append(scalar)
      }
    }
    return String(scalars)
  }

  /// The same; nil stays nil, and an empty text becomes nil.
  static func optional(_ text: String?, limit: Int = 300) -> String? {
    guard let text, !text.isEmpty else { return nil }
    return line(text, limit: limit)
  }
}
