/// How sure a fact of the catalogue is; anything but `confirmed` is marked wherever it is shown.
package enum Confidence: String, Codable, CaseIterable, Sendable {
  /// Seen in a first-hand source.
  case confirmed
  /// Seen in a second-hand source, such as the press.
  case reported
  /// Common knowledge, not checked against a source.
  case unconfirmed
  /// The sources conflict or are silent.
  case unknown

  /// How it is marked for people; nil where no mark is needed.
  package var mark: Phrase? {
    switch self {
    case .confirmed: nil
    case .reported: Phrase(pl: "według źródeł wtórnych", en: "from second-hand sources")
    case .unconfirmed: Phrase(pl: "do potwierdzenia w regulaminie", en: "to be confirmed in the call's rules")
    case .unknown:
      Phrase(pl: "nieustalone, do sprawdzenia w regulaminie", en: "unknown, look it up in the call's rules")
    }
  }

  /// How an uncertain place of a requirement is marked: the text to look it up in is the act, not a call's rules.
  package var markOfLaw: Phrase? {
    switch self {
    case .confirmed, .reported: mark
    case .unconfirmed: Phrase(pl: "do potwierdzenia w tekście aktu", en: "to be confirmed in the act's text")
    case .unknown:
      Phrase(pl: "nieustalone, do sprawdzenia w tekście aktu", en: "unknown, look it up in the act's text")
    }
  }
}
