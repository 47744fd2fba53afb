import Model

/// What the columns about directories are called.
extension ColumnWords {
  static let directory: [String: [String: Phrase]] = [:]
}
