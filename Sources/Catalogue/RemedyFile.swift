import Funding
import Model

/// `checks/remedies/<id>.yaml`.
enum RemedyFile {
  static func read(_ document: YAMLDocument, name: String, log: ContentLog) -> Remedy? {
    guard let fields = document.reader(log).fields(["id", "kind", "title", "application", "who", "hours", "per"])
    else { return nil }
    let id = fields.required("id").flatMap { FileName.matching($0, name) }
    let kind = fields.required("kind")?.oneOf(Remedy.Kind.self)
    let title = fields.required("title")?.phrase()
    let application = fields.required("application")?.applicationPhrase()
    let who = fields.required("who")?.phrase()
    let hours = fields.required("hours")?.integer(in: 0...10_000)
    let per = fields["per"].map { $0.oneOf(Remedy.Portion.self) } ?? .place
    guard let id, let kind, let title, let application, let who, let hours, let per else { return nil }
    return Remedy(id: id, kind: kind, title: title, application: application, who: who, hours: hours, per: per)
  }
}
