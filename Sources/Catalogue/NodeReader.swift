import Checks
import Model
import Yams

/// A place in a YAML file, read as what it should be; whatever is not goes to the log with its line and field.
struct NodeReader {
  let node: Node
  /// The field's path, such as `verdicts[1].when`; empty for the whole file.
  let path: String
  let file: String
  let log: ContentLog

  var line: Int? { node.mark?.line }

  func report(_ pl: String, _ en: String) {
    log.add(ContentError(file: file, line: line, field: path.isEmpty ? nil : path, Phrase(pl: pl, en: en)))
  }

  var isMapping: Bool { if case .mapping = node { true } else { false } }
  var isList: Bool { if case .sequence = node { true } else { false } }

  /// Whether it says "nothing": an empty value, `~` or `null` (YAML 1.2.2 § 10.3.2).
  var isNull: Bool {
    guard case .scalar(let scalar) = node, scalar.style == .plain else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(scalar.string)
  }

  /// The text of a scalar, however it is quoted; nil for lists and mappings.
  var scalar: (text: String, isPlain: Bool)? {
    guard case .scalar(let scalar) = node else { return nil }
    return (scalar.string, scalar.style == .plain)
  }

  /// The values of a mapping by key; keys that are not among `known` are errors.
  ///
  /// `known` is nil when the keys are names of the author's own.
  func fields(_ known: [String]?) -> Fields? {
    guard case .mapping(let mapping) = node else {
      report("potrzebne są tu pola w postaci „klucz: wartość”", "fields of the form “key: value” are needed here")
      return nil
    }
    var fields = Fields(reader: self)
    for (key, value) in mapping {
      guard case .scalar(let name) = key, !name.string.isEmpty else {
        report("klucz musi być tekstem", "a key must be text")
        continue
      }
      let place = NodeReader(
        node: value, path: path.isEmpty ? name.string : "\(path).\(name.string)", file: file, log: log)
      if let known, !known.contains(name.string) {
        let near = Suggestion.phrase(for: name.string, among: known)
        log.add(
          ContentError(
            file: file, line: name.mark?.line ?? line, field: place.path,
            Phrase(pl: "nieznany klucz" + near.pl, en: "unknown key" + near.en)))
        continue
      }
      fields.append(name.string, place)
    }
    return fields
  }

  /// Says of every value that is there again.
  func reportTwice(_ values: [String]) {
    var seen: Set<String> = []
    for value in values where !seen.insert(value).inserted {
      report("„\(value)” jest tu dwa razy", "“\(value)” is here twice")
    }
  }

  /// The items of a list; nil, and an error, for anything else.
  func items() -> [NodeReader]? {
    guard case .sequence(let sequence) = node else {
      report("potrzebna jest tu lista", "a list is needed here")
      return nil
    }
    return sequence.enumerated().map { index, item in
      NodeReader(node: item, path: "\(path)[\(index)]", file: file, log: log)
    }
  }
}

/// The values of a mapping, in the file's order.
struct Fields {
  let reader: NodeReader
  private(set) var all: [(key: String, value: NodeReader)] = []

  init(reader: NodeReader) { self.reader = reader }

  fileprivate mutating func append(_ key: String, _ value: NodeReader) { all.append((key, value)) }

  /// The value, unless it is missing or null.
  subscript(key: String) -> NodeReader? {
    all.first { $0.key == key }.flatMap { $0.value.isNull ? nil : $0.value }
  }

  func has(_ key: String) -> Bool { all.contains { $0.key == key } }

  /// The values together with those of `base` that are not given here, except `own`.
  func inheriting(_ base: Fields, except own: Set<String>) -> Fields {
    var fields = self
    fields.all += base.all.filter { !has($0.key) && !own.contains($0.key) }
    return fields
  }

  /// The value; an error when it is missing or null.
  func required(_ key: String) -> NodeReader? {
    if let value = self[key] { return value }
    reader.log.add(
      ContentError(
        file: reader.file, line: all.first { $0.key == key }?.value.line ?? reader.line,
        field: reader.path.isEmpty ? key : "\(reader.path).\(key)",
        Phrase(pl: "brakuje tego pola", en: "this field is missing")))
    return nil
  }
}
