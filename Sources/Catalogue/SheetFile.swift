import Checks
import Model

/// `checks/sheets/<id>.yaml`: the order of the self-assessment sheet.
enum SheetFile {
  static func read(_ document: YAMLDocument, name: String, log: ContentLog) -> AssessmentSheet? {
    guard let fields = document.reader(log).fields(["id", "parts"]) else { return nil }
    let id = fields.required("id").flatMap { FileName.matching($0, name) }
    let parts = fields.required("parts")?.list(part)
    guard let id, let parts else { return nil }
    return AssessmentSheet(id: id, parts: parts)
  }

  private static func part(_ reader: NodeReader) -> AssessmentSheet.Part? {
    guard let fields = reader.fields(["title", "points"]) else { return nil }
    let title = fields.required("title")?.phrase()
    let points = fields.required("points")?.list(point)
    guard let title, let points else { return nil }
    return AssessmentSheet.Part(title: title, points: points)
  }

  /// `kri` for all points of a framework, `kri.szbi-2` for one; ids of norms have dots of their own.
  private static func point(_ reader: NodeReader) -> AssessmentSheet.Point? {
    guard let text = reader.text() else { return nil }
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let target: (ContentLog.Link.Target, String) =
      parts.count == 2 ? (.requirement(parts[0]), parts[1]) : (.framework, parts[0])
    reader.log.add(
      ContentLog.Link(target: target.0, id: target.1, file: reader.file, line: reader.line, field: reader.path))
    return parts.count == 2 ? .requirement(framework: parts[0], id: parts[1]) : .framework(parts[0])
  }
}
