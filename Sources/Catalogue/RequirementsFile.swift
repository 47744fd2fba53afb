import Checks
import Model

/// `checks/requirements/<framework>.yaml`.
enum RequirementsFile {
  static func read(_ document: YAMLDocument, name: String, log: ContentLog) -> Framework? {
    guard let fields = document.reader(log).fields(["id", "title", "requirements"]) else { return nil }
    let id = fields.required("id").flatMap { FileName.matching($0, name) }
    let title = fields.required("title")?.phrase()
    let requirements = fields.required("requirements")?.list(ofUnique: requirement)
    guard let id, let title, let requirements else { return nil }
    return Framework(id: id, title: title, requirements: requirements)
  }

  private static func requirement(_ reader: NodeReader) -> Requirement? {
    guard let fields = reader.fields(["id", "title", "answered-by", "applies-to", "places"]) else { return nil }
    let id = fields.required("id")?.text()
    let title = fields.required("title")?.phrase()
    let witnesses = fields.required("answered-by")?.list { $0.oneOf(Requirement.Witness.self) }
    let bound = fields["applies-to"].map { $0.list { $0.oneOf(Requirement.Bound.self) } } ?? Requirement.Bound.allCases
    let places = fields.required("places")?.list(place)
    guard let id, let title, let witnesses, let bound, let places else { return nil }
    if bound.isEmpty { fields["applies-to"]?.report("podaj office, units albo oba", "name office, units or both") }
    if witnesses.isEmpty {
      fields["answered-by"]?.report(
        "podaj scan, survey albo oba", "name scan, survey or both")
    }
    return Requirement(id: id, title: title, answeredBy: Set(witnesses), appliesTo: Set(bound), places: places)
  }

  private static func place(_ reader: NodeReader) -> Requirement.Place? {
    guard let fields = reader.fields(["unit", "act", "from", "until", "confidence", "source", "due"]) else {
      return nil
    }
    let unit = fields.required("unit")?.text()
    let act = fields.required("act")?.text()
    let from = fields["from"]?.day()
    let until = fields["until"]?.day()
    let confidence = fields.required("confidence")?.oneOf(Confidence.self)
    if let from, let until, until < from {
      fields["until"]?.report("koniec jest przed początkiem", "the end is before the beginning")
    }
    let due = fields["due"]?.day()
    if let from, let due, due < from {
      fields["due"]?.report("termin jest przed początkiem", "the deadline is before the beginning")
    }
    guard let unit, let act, let confidence else { return nil }
    FactReader.demandSource(fields, confidence)
    return Requirement.Place(
      unit: unit, act: act, from: from, until: until, confidence: confidence, source: fields["source"]?.text(),
      due: due)
  }
}
