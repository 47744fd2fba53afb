package import Model

/// The same needs under two programmes: what each pays for, and why not.
package struct ProgrammeComparison: Hashable, Sendable {
  package var first: Programme
  package var second: Programme
  /// Every item of both, in the first programme's order, then the second's.
  package var rows: [Row]

  package struct Row: Hashable, Identifiable, Sendable {
    package var id: Item.ID
    package var title: Phrase
    package var first: Standing
    package var second: Standing

    /// Whether the two programmes answer differently.
    package var differs: Bool {
      switch (first, second) {
      case (.named(let left), .named(let right)): left.value != right.value
      case (.absent, .absent): false
      default: true
      }
    }
  }

  /// How an item stands in a programme.
  package enum Standing: Hashable, Sendable {
    /// The catalogue has it, and says this of it.
    case named(Fact<Item.Eligibility>)
    /// The catalogue does not have it; these items carry out the same remedies.
    case absent(instead: [Item.ID])
  }

  package init(_ first: Programme, _ second: Programme) {
    self.first = first
    self.second = second
    let left = Set(first.items.map(\.id))
    rows = (first.items + second.items.filter { !left.contains($0.id) }).map { item in
      Row(
        id: item.id, title: item.title, first: ProgrammeComparison.standing(of: item, in: first),
        second: ProgrammeComparison.standing(of: item, in: second))
    }
  }

  private static func standing(of item: Item, in programme: Programme) -> Standing {
    if let own = programme.items.first(where: { $0.id == item.id }) { return .named(own.eligibility) }
    let instead = programme.items.filter { !Set($0.remedies).isDisjoint(with: item.remedies) }
    return .absent(instead: instead.map(\.id))
  }
}
