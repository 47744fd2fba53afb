import Checks
import Model

/// The `texts` of a check file: the same fields in both languages, a sentence for each reason.
struct TextsReader {
  /// The reasons that verdicts name; nil when the verdicts could not be read.
  let reasons: [String]?
  /// The columns that a text may fill in; nil when the table is not known.
  let columns: [String]?

  func read(_ reader: NodeReader) -> Check.Texts? {
    guard let fields = reader.fields(["pl", "en"]) else { return nil }
    let pl = fields.required("pl").flatMap(text)
    let en = fields.required("en").flatMap(text)
    guard let pl, let en else { return nil }
    if pl.remedy.count != en.remedy.count {
      reader.report(
        "„remedy” ma \(pl.remedy.count) kroków po polsku, a \(en.remedy.count) po angielsku",
        "“remedy” has \(pl.remedy.count) steps in Polish, but \(en.remedy.count) in English")
      return nil
    }
    return Check.Texts(pl: pl, en: en)
  }

  private func text(_ reader: NodeReader) -> Check.Text? {
    guard let fields = reader.fields(["title", "application", "meaning", "reasons", "remedy", "verify"]) else {
      return nil
    }
    let title = fields.required("title").flatMap(filled)
    let application = fields.required("application")?.applicationText()
    let meaning = fields.required("meaning").flatMap(filled)
    let reasons = sentences(fields)
    let remedy = fields.required("remedy")?.list(filled)
    let verify = fields.required("verify").flatMap(filled)
    guard let title, let application, let meaning, let reasons, let remedy, let verify else { return nil }
    if remedy.isEmpty {
      fields["remedy"]?.report("podaj co najmniej jeden krok", "give at least one step")
      return nil
    }
    return Check.Text(
      title: title, application: application, meaning: meaning, reasons: reasons, remedy: remedy, verify: verify)
  }

  private func sentences(_ fields: Fields) -> [String: String]? {
    if let reasons, reasons.isEmpty, fields["reasons"] == nil { return [:] }
    guard let reader = fields.required("reasons"), let sentences = reader.fields(nil) else { return nil }
    var texts: [String: String] = [:]
    var complete = true
    for (reason, sentence) in sentences.all {
      if let reasons, !reasons.contains(reason) {
        let near = Suggestion.phrase(for: reason, among: reasons)
        sentence.report("żaden werdykt nie podaje tego powodu" + near.pl, "no verdict gives this reason" + near.en)
        complete = false
      }
      if let text = filled(sentence) { texts[reason] = text } else { complete = false }
    }
    for reason in reasons ?? [] where !sentences.has(reason) {
      reader.report("brakuje zdania dla powodu „\(reason)”", "the sentence for the reason “\(reason)” is missing")
      complete = false
    }
    return complete ? texts : nil
  }

  /// A text whose `{column}`s can all be filled in.
  private func filled(_ reader: NodeReader) -> String? {
    guard let text = reader.text() else { return nil }
    var rest = Substring(text)
    while let open = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
      let after = rest[rest.index(after: open)...]
      guard rest[open] == "{", let close = after.firstIndex(of: "}") else {
        reader.report("klamra bez pary", "a brace without its pair")
        return nil
      }
      let name = String(after[..<close])
      if let columns, !columns.contains(name) {
        let near = Suggestion.phrase(for: name, among: columns)
        reader.report(
          "nie można wstawić „{\(name)}”: tej kolumny nie ma w „evidence”" + near.pl,
          "“{\(name)}” cannot be filled in: this column is not in “evidence”" + near.en)
        return nil
      }
      rest = after[after.index(after: close)...]
    }
    return text
  }
}
