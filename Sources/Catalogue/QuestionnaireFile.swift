import Checks
import Model

/// `checks/survey/<module>.yaml`: the questions of a survey.
enum QuestionnaireFile {
  static func read(_ document: YAMLDocument, name: String, log: ContentLog) -> Questionnaire? {
    guard let fields = document.reader(log).fields(["id", "title", "sections", "questions"]) else { return nil }
    let id = fields.required("id").flatMap { FileName.matching($0, name) }
    let title = fields.required("title")?.phrase()
    let sections = fields.required("sections")?.list(ofUnique: section)
    let questions = fields.required("questions")?.list(ofUnique: { question($0, sections: sections?.map(\.id)) })
    guard let id, let title, let sections, let questions else { return nil }
    let ordered = sections.flatMap { section in questions.filter { $0.section == section.id } }
    return Questionnaire(id: id, title: title, sections: sections, questions: ordered, file: document.file)
  }

  private static func section(_ reader: NodeReader) -> Questionnaire.Section? {
    guard let fields = reader.fields(["id", "title"]) else { return nil }
    let id = fields.required("id")?.identifier()
    let title = fields.required("title")?.phrase()
    guard let id, let title else { return nil }
    return Questionnaire.Section(id: id, title: title)
  }

  private static func question(_ reader: NodeReader, sections: [String]?) -> Question? {
    guard
      let fields = reader.fields(["id", "section", "text", "help", "evidence", "weight", "day", "applies-to"])
    else { return nil }
    let id = fields.required("id")?.identifier()
    let section = fields.required("section").flatMap { known($0, sections) }
    let text = fields.required("text")?.phrase()
    let help = fields.required("help")?.phrase()
    let evidence = fields.required("evidence")?.phrase()
    let weight = fields.required("weight")?.integer(in: 1...3)
    let day = fields["day"]?.phrase()
    let bound = fields["applies-to"].map { $0.list { $0.oneOf(Requirement.Bound.self) } } ?? Requirement.Bound.allCases
    guard let id, let section, let text, let help, let evidence, let weight, let bound else { return nil }
    if fields["day"] != nil, day == nil { return nil }
    return Question(
      id: id, section: section, text: text, help: help, evidence: evidence, weight: weight, day: day,
      appliesTo: Set(bound), line: reader.line ?? 1)
  }

  private static func known(_ reader: NodeReader, _ sections: [String]?) -> String? {
    guard let id = reader.identifier() else { return nil }
    guard let sections, !sections.contains(id) else { return id }
    let near = Suggestion.phrase(for: id, among: sections)
    reader.report("ankieta nie ma działu „\(id)”" + near.pl, "the survey has no section “\(id)”" + near.en)
    return nil
  }
}
