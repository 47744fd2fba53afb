import Checks
import Model

/// The items of all programmes as they are written, so that one can be `like` another.
///
/// What a programme pays for differs from one to the next; a firewall does not. So a later programme says
/// `like: cyfrowy-powiat.utm-firewall` and adds its own area and eligibility.
struct ItemPatterns {
  /// Fields by programme and item; whatever is wrong in them is reported where they stand, not here.
  private var items: [String: [String: Fields]] = [:]

  /// What belongs to one programme only.
  private static let own: Set<String> = ["id", "like", "area", "eligibility", "mandatory"]

  /// Takes in a programme's items; those of a later file with the same name replace the earlier ones.
  mutating func add(_ document: YAMLDocument, programme: String) {
    let list = document.reader(ContentLog()).fields(nil)?["items"]?.items() ?? []
    items[programme] = Dictionary(
      list.compactMap { reader in
        reader.fields(nil).flatMap { fields in fields["id"]?.scalar.map { ($0.text, fields) } }
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The fields with those of the item that they are `like`.
  func completed(_ fields: Fields) -> Fields? {
    guard let reader = fields["like"] else { return fields }
    guard let name = reader.text() else { return nil }
    let parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, let base = items[parts[0]]?[parts[1]] else {
      let known = items.flatMap { programme, items in items.keys.map { "\(programme).\($0)" } }.sorted()
      let near = Suggestion.phrase(for: name, among: known)
      reader.report(
        "nie ma pozycji „\(name)”; podaj program i pozycję, np. „cyfrowy-powiat.server”" + near.pl,
        "there is no item “\(name)”; give programme and item, such as “cyfrowy-powiat.server”" + near.en)
      return nil
    }
    guard !base.has("like") else {
      reader.report(
        "„\(name)” sama jest jak inna pozycja; wskaż tamtą", "“\(name)” is itself like another item; name that one")
      return nil
    }
    return fields.inheriting(base, except: ItemPatterns.own)
  }
}
