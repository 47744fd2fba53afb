import Checks
import Model

/// Collects what is wrong with one's files, and the links between them, while they are read.
final class ContentLog {
  private(set) var errors: [ContentError] = []
  /// Texts of a template that wait for their author: no reason not to load.
  private(set) var unfinished: [ContentError] = []
  private(set) var links: [Link] = []

  /// A mention of something that another file must define.
  struct Link {
    enum Target: Hashable {
      case remedy
      case framework
      /// Of the framework with this id.
      case requirement(String)
      /// Of the module with this id.
      case exchange(String)
    }
    var target: Target
    var id: String
    var file: String
    var line: Int?
    var field: String
  }

  func add(_ error: ContentError) { errors.append(error) }
  func addUnfinished(_ error: ContentError) { unfinished.append(error) }
  func add(_ link: Link) { links.append(link) }
}

extension ContentError {
  /// By file, line and field, so that the same content gives the same list.
  static func precedes(_ left: ContentError, _ right: ContentError) -> Bool {
    (left.file, left.line ?? 0, left.field ?? "", left.problem.en)
      < (right.file, right.line ?? 0, right.field ?? "", right.problem.en)
  }
}

/// The nearest known word, as the end of an error's sentence.
enum Suggestion {
  static func phrase(for word: String, among known: [String]) -> Phrase {
    Spelling.nearest(to: word, among: known).map { near in
      Phrase(pl: "; czy chodzi o „\(near)”?", en: "; is it “\(near)”?")
    } ?? Phrase(same: "")
  }
}
