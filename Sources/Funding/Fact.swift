package import Model

/// A value with its standing: how sure it is and where it comes from.
package struct Fact<Value: Hashable & Sendable>: Hashable, Sendable {
  /// Nil when it is not known.
  package var value: Value?
  package var confidence: Confidence
  package var source: String?
  package var note: Phrase?

  package init(_ value: Value?, confidence: Confidence, source: String? = nil, note: Phrase? = nil) {
    self.value = value
    self.confidence = confidence
    self.source = source
    self.note = note
  }
}
