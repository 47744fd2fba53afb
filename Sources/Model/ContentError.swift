/// What is wrong with a file that a person wrote, and where.
package struct ContentError: Error, Hashable, Sendable {
  /// The path as the user knows it.
  package var file: String
  /// Counted from 1; nil when the whole file is meant.
  package var line: Int?
  /// The field's path inside the file, such as `verdicts[1].when`; nil when no field is to blame.
  package var field: String?
  /// One clear sentence: what is wrong, and what to do.
  package var problem: Phrase

  package init(file: String, line: Int? = nil, field: String? = nil, _ problem: Phrase) {
    self.file = file
    self.line = line
    self.field = field
    self.problem = problem
  }

  /// Place, field and problem in one line, such as `checks/tls/x.yaml:12: severity: not one of …`.
  package func text(_ language: Language) -> String {
    let place = line.map { "\(file):\($0)" } ?? file
    return [place, field, problem[language]].compactMap(\.self).joined(separator: ": ")
  }
}

/// Everything that is wrong with one's content, found in one go.
package struct ContentErrors: Error, Hashable, Sendable {
  package var errors: [ContentError]
  package init(_ errors: [ContentError]) { self.errors = errors }
}
