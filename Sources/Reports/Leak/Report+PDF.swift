extension Report {
  /// The `raport.json` that a report's PDF carries; nil for a file that carries none, or is no PDF.
  package static func json(inPDF bytes: [UInt8]) -> [UInt8]? {
    // More than any report unpacks to.
    guard let file = try? PDFText(bytes, limit: 1 << 28) else { return nil }
    return file.attached.first { $0.contains("\"\(currentSchema)\"") && $0.first == "{" }.map { Array($0.utf8) }
  }
}
