import Funding
import Model

/// Whether the `requires` of a programme's items can be kept.
struct Prerequisites {
  private let items: [Item]
  private let required: [Item.ID: [Item.ID]]

  init(_ items: [Item]) {
    self.items = items
    required = Dictionary(items.map { ($0.id, $0.requires) }, uniquingKeysWith: { first, _ in first })
  }

  /// Reports what no purchase could satisfy; `readers` are the items' places in the file, in the same order.
  func examine(_ readers: [NodeReader]) {
    for (item, reader) in zip(items, readers) where !item.requires.isEmpty {
      let place = reader.fields(nil)?["requires"] ?? reader
      for id in item.requires { examine(id, of: item, at: place) }
    }
  }

  private func examine(_ id: Item.ID, of item: Item, at reader: NodeReader) {
    guard let other = items.first(where: { $0.id == id }) else {
      let near = Suggestion.phrase(for: id, among: items.map(\.id))
      return reader.report("program nie ma pozycji „\(id)”" + near.pl, "the programme has no item “\(id)”" + near.en)
    }
    if needs(id, item.id) {
      return reader.report(
        "„\(item.id)” i „\(id)” wymagają siebie nawzajem, więc nie da się kupić żadnej",
        "“\(item.id)” and “\(id)” require each other, so that neither can be bought")
    }
    if let variant = item.variant, variant == other.variant {
      reader.report(
        "„\(item.id)” i „\(id)” to warianty „\(variant)”, z których kupuje się jeden; nie mogą się wymagać",
        "“\(item.id)” and “\(id)” are variants of “\(variant)”, of which one is bought; they cannot require each other")
    }
  }

  /// Whether `item` requires `other`, through others too, or is it.
  private func needs(_ item: Item.ID, _ other: Item.ID) -> Bool {
    var seen: Set<Item.ID> = []
    var open = [item]
    while let next = open.popLast() {
      if next == other { return true }
      if seen.insert(next).inserted { open += required[next] ?? [] }
    }
    return false
  }
}
