/// The condition of a pam_succeed_if(8) line, answered for an ordinary user.
enum SucceedIf {
  /// The user ids of ordinary accounts.
  private static let ordinary = 1000...59_999

  /// Whether an ordinary user meets all conditions; nil when that depends on the user.
  static func holds(_ arguments: [String], service: String) -> Bool? {
    let flags: Set = ["debug", "use_uid", "quiet", "quiet_fail", "quiet_success", "audit"]
    var words = arguments.filter { !flags.contains($0) }[...]
    var result: Bool? = true
    while let left = words.popFirst() {
      guard let relation = words.popFirst(), let right = words.popFirst() else { return false }
      switch holds(left, relation, right, service: service) {
      case false: return false
      case nil: result = nil
      default: break
      }
    }
    return result
  }

  private static func holds(_ left: String, _ relation: String, _ right: String, service: String) -> Bool? {
    switch left {
    case "uid": number(relation, right)
    case "user": right == "root" ? equality(relation, false) : nil
    case "service": equality(relation, right.split(separator: ":").contains { $0 == service })
    default: nil
    }
  }

  private static func equality(_ relation: String, _ isEqual: Bool) -> Bool? {
    switch relation {
    case "=", "eq", "in": isEqual
    case "!=", "ne", "notin": !isEqual
    default: nil
    }
  }

  private static func number(_ relation: String, _ right: String) -> Bool? {
    guard let bound = Int32(right).map(Int.init) else { return false }
    let test: (Int) -> Bool
    switch relation {
    case "eq", "=": test = { $0 == bound }
    case "ne", "!=": test = { $0 != bound }
    case "lt", "<": test = { $0 < bound }
    case "le", "<=": test = { $0 <= bound }
    case "gt", ">": test = { $0 > bound }
    case "ge", ">=": test = { $0 >= bound }
    default: return nil
    }
    // Each relation changes its answer only at the bound: the ends and the bound's neighbours tell all.
    let samples = [ordinary.lowerBound, ordinary.upperBound, bound - 1, bound, bound + 1].filter(ordinary.contains)
    let answers = Set(samples.map(test))
    return answers.count == 1 ? answers.first : nil
  }
}
