package import Model

/// A reason that keeps a service's grade from A+, and how low.
///
/// After SSL Labs' rating guide (2009r), of which the numerical score is left out: what decides there in practice is the
/// caps, and they can be named. Where the guide is silent or browsers decide, the harsher of it and testssl.sh's reading
/// is not taken: an incomplete chain is B, as at SSL Labs.
package struct GradeCap: Sendable {
  /// A word in lower case with hyphens.
  package let reason: String
  package let grade: TLSRating
  package let text: Phrase
  /// Whether it applies; nil when a fact is missing.
  let applies: @Sendable (EndpointFacts) -> Bool?

  init(
    _ grade: TLSRating, _ reason: String, _ pl: String, _ en: String,
    _ applies: @escaping @Sendable (EndpointFacts) -> Bool?
  ) {
    self.grade = grade
    self.reason = reason
    text = Phrase(pl: pl, en: en)
    self.applies = applies
  }
}

/// The grades, the best first.
package enum TLSRating: String, CaseIterable, Hashable, Sendable, Comparable {
  case aPlus = "A+"
  case a = "A"
  case aMinus = "A-"
  case b = "B"
  case c = "C"
  /// The certificate is made out to another name.
  case m = "M"
  /// Nobody could trust the certificate.
  case t = "T"
  case f = "F"

  package static func < (one: TLSRating, other: TLSRating) -> Bool {
    (allCases.firstIndex(of: one) ?? 0) < (allCases.firstIndex(of: other) ?? 0)
  }
}
