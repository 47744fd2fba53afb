package import Model

/// A folder of checks and the probe that feeds them.
package struct CheckModule: Hashable, Identifiable, Sendable {
  /// The folder's name.
  package var id: String
  /// The built-in probe behind it.
  package var probe: String
  package var title: Phrase
  /// What it looks at, in one or two sentences.
  package var summary: Phrase
  /// The tables its probe fills.
  package var tables: [String]

  package init(id: String, probe: String, title: Phrase, summary: Phrase, tables: [String]) {
    self.id = id
    self.probe = probe
    self.title = title
    self.summary = summary
    self.tables = tables
  }
}
