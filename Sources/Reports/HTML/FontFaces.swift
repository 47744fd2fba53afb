import FoundationEssentials

/// The page's own fonts, as a style sheet that holds them whole.
package struct FontFaces: Sendable {
  /// One font file.
  package struct Face: Sendable {
    /// Such as `Inter`: what the style sheet calls it.
    fileprivate var family: StaticString
    fileprivate var weight: Int
    /// The name of its file, without a folder: a subset of the font for Latin scripts in WOFF2.
    package var file: String

    fileprivate init(_ family: StaticString, _ weight: Int, _ file: String) {
      self.family = family
      self.weight = weight
      self.file = file
    }
  }

  /// What the page is set in (SIL Open Font License 1.1).
  package static let faces = [
    Face("Inter", 400, "Inter-Regular.woff2"), Face("Inter", 600, "Inter-SemiBold.woff2"),
    Face("Inter", 700, "Inter-Bold.woff2"), Face("JetBrains Mono", 400, "JetBrainsMono-Regular.woff2"),
  ]

  /// Nothing but base64 between words of our own, so that it can stand in a page as it is.
  let css: String

  /// - Parameter read: the bytes of a face's file.
  package init(reading read: (Face) throws -> [UInt8]) rethrows {
    css = try FontFaces.faces.map { face in
      "@font-face{font-family:\"\(face.family)\";font-weight:\(face.weight);font-display:swap;src:url(data:font/woff2;base64,"
        + Data(try read(face)).base64EncodedString() + ") format(\"woff2\")}"
    }.joined()
  }
}
