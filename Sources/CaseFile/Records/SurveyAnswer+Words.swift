package import Model

extension SurveyAnswer.Answer {
  /// The answer that somebody wrote, in either language; YAML's true and false are yes and no.
  package init?(words: String) {
    switch words.lowercased() {
    case "yes", "tak", "true": self = .yes
    case "partly", "częściowo", "czesciowo": self = .partly
    case "no", "nie", "false": self = .no
    case "not-applicable", "not applicable", "nie dotyczy": self = .notApplicable
    case "unknown", "nie wiem", "nie wiadomo": self = .unknown
    default: return nil
    }
  }

  /// The answer in a word for people.
  package var title: Phrase {
    switch self {
    case .yes: Phrase(pl: "tak", en: "yes")
    case .partly: Phrase(pl: "częściowo", en: "partly")
    case .no: Phrase(pl: "nie", en: "no")
    case .notApplicable: Phrase(pl: "nie dotyczy", en: "not applicable")
    case .unknown: Phrase(pl: "nie wiem", en: "not known")
    }
  }
}
