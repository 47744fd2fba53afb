/// A table with a caption and heads that say what they stand over.
///
/// On a narrow screen each row becomes a list, so every cell carries the name of its column.
struct Table {
  enum Kind { case text, number }

  var caption: String
  var captionIsHidden = false
  var heads: [(title: String, kind: Kind)]
  var classes = ""
  var rows: [HTML]

  var html: HTML {
    element("table", [.class(classes.isEmpty ? "stack" : "stack \(classes)")]) {
      element("caption", captionIsHidden ? [.class("hidden")] : []) { caption }
      element("thead") {
        tr {
          for head in heads {
            element("th", [HTML.Attribute("scope", "col")] + (head.kind == .number ? [.class("num")] : [])) {
              head.title
            }
          }
        }
      }
      element("tbody") { rows.map(named) }
    }
  }

  /// The row with the column's name in each of its `td` cells.
  private func named(_ row: HTML) -> HTML {
    guard case .element(let name, let attributes, let content) = row else { return row }
    var column = 0
    let cells = content.parts.map { cell -> HTML in
      guard case .element(let cellName, let own, let inside) = cell else { return cell }
      defer { column += own.first { "\($0.name)" == "colspan" }.flatMap { Int($0.value) } ?? 1 }
      guard "\(cellName)" == "td", heads.indices.contains(column) else { return cell }
      return .element(cellName, own + [HTML.Attribute("data-head", heads[column].title)], inside)
    }
    return .element(name, attributes, .sequence(cells))
  }
}

extension HTML {
  /// The parts of a sequence, those of sequences inside it in their place.
  fileprivate var parts: [HTML] {
    if case .sequence(let parts) = self { return parts.flatMap(\.parts) }
    return [self]
  }
}

/// The cell that names its row.
func rowHead(_ attributes: HTML.Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  element("th", [HTML.Attribute("scope", "row")] + attributes, content)
}

/// A cell with a number.
func number(@HTMLBuilder content: () -> HTML) -> HTML { td(.class("num"), content: content) }
