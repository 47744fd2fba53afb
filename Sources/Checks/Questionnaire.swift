package import Model

/// What only people can answer: questions about rules, procedures, training and contracts.
package struct Questionnaire: Hashable, Identifiable, Sendable {
  /// The id of the module whose checks judge the answers.
  package var id: String
  package var title: Phrase
  package var sections: [Section]
  /// By section, in the order in which they are asked.
  package var questions: [Question]
  /// The path of its file, as the user knows it.
  package var file: String

  package init(id: String, title: Phrase, sections: [Section], questions: [Question], file: String) {
    self.id = id
    self.title = title
    self.sections = sections
    self.questions = questions
    self.file = file
  }

  package struct Section: Hashable, Identifiable, Sendable {
    package var id: String
    package var title: Phrase

    package init(id: String, title: Phrase) {
      self.id = id
      self.title = title
    }
  }
}

/// One question of a survey.
package struct Question: Hashable, Identifiable, Sendable {
  /// The check `<survey>.<id>` judges its answers.
  package var id: String
  package var section: Questionnaire.Section.ID
  package var text: Phrase
  /// What is meant, for somebody who is no specialist.
  package var help: Phrase
  /// What an auditor will ask to see.
  package var evidence: Phrase
  /// 1 to 3: how often audits find this wanting; 3 belongs to a short survey.
  package var weight: Int
  /// What day to ask for; nil when none.
  package var day: Phrase?
  /// Whom it is asked of.
  package var appliesTo: Set<Requirement.Bound>
  /// Where it stands in its file.
  package var line: Int

  package init(
    id: String, section: String, text: Phrase, help: Phrase, evidence: Phrase, weight: Int, day: Phrase?,
    appliesTo: Set<Requirement.Bound>, line: Int
  ) {
    self.id = id
    self.section = section
    self.text = text
    self.help = help
    self.evidence = evidence
    self.weight = weight
    self.day = day
    self.appliesTo = appliesTo
    self.line = line
  }
}
