import Checks
import Model

/// The `verdicts` of a check file.
enum RulesReader {
  static func read(_ reader: NodeReader) -> [Check.Rule]? {
    guard let items = reader.items() else { return nil }
    let rules = items.enumerated().map { index, item in rule(item, isLast: index == items.count - 1) }
    let whole = rules.compactMap(\.self)
    guard whole.count == rules.count else { return nil }
    guard whole.last.map({ $0.condition == nil }) ?? false else {
      reader.report(
        "ostatni werdykt musi być bezwarunkowy, np. { otherwise: pass }",
        "the last verdict must be without a condition, such as { otherwise: pass }")
      return nil
    }
    return whole
  }

  private static func rule(_ reader: NodeReader, isLast: Bool) -> Check.Rule? {
    guard let fields = reader.fields(["when", "is", "otherwise", "severity", "because"]) else { return nil }
    let isOtherwise = fields.has("otherwise")
    if isOtherwise, fields.has("when") || fields.has("is") {
      reader.report("„otherwise” stoi bez „when” i „is”", "“otherwise” stands without “when” and “is”")
      return nil
    }
    if isOtherwise, !isLast {
      reader.report("„otherwise” może być tylko na końcu", "“otherwise” can only come last")
      return nil
    }
    let condition = isOtherwise ? nil : fields.required("when")?.text()
    let verdict = fields.required(isOtherwise ? "otherwise" : "is")?.oneOf(Verdict.self)
    let severity = fields["severity"]?.oneOf(Severity.self)
    let reason = fields["because"]?.identifier()
    guard let verdict, isOtherwise || condition != nil else { return nil }
    if fields.has("because"), reason == nil { return nil }
    if verdict != .pass, !fields.has("because") {
      reader.report(
        "werdykt \(verdict.rawValue) wymaga powodu w „because”",
        "the verdict \(verdict.rawValue) needs a reason in “because”")
      return nil
    }
    if fields.has("severity"), verdict != .fail {
      reader.report("„severity” tylko przy fail", "“severity” only with fail")
      return nil
    }
    let line = (isOtherwise ? fields["otherwise"] : fields["when"])?.line ?? reader.line ?? 1
    return Check.Rule(condition: condition, verdict: verdict, severity: severity, reason: reason, line: line)
  }
}
