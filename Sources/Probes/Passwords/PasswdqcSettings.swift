internal import Wire

extension StrengthSettings {
  /// pam_passwdqc(8): arguments in order, `config=` files read in their place.
  init(passwdqc arguments: [String], place: String, _ evidence: Evidence) {
    var values = PasswdqcValues(place: place)
    for argument in arguments { values.apply(argument, place: place, depth: 0, evidence) }
    name = "pam_passwdqc"
    self.place = place
    isBroken = values.isBroken
    insistsOnToken = arguments.contains("use_authtok") || arguments.contains("use_first_pass")
    guard !values.isPartial else {
      usesDictionary = true
      return
    }
    // The five numbers stand for one kind of characters, two, a passphrase, three and four.
    let enabled = values.minimums.indices.filter { values.minimums[$0] != nil }
    shortest = enabled.compactMap { values.minimums[$0] }.min().map { Setting(value: $0, place: values.place) }
    let kinds = enabled.first.map { [0, 2, 1, 3, 4][$0] } ?? 0
    classes = enabled.contains(2) ? min(kinds, 1) : kinds
    if classes == 1 { classes = 0 }
    usesDictionary = true
    isEnforcing = values.isEnforcing
    // All five disabled: no password passes, and none can be called the shortest.
    if enabled.isEmpty { isBroken = true }
  }
}

/// The parameters of passwdqc.conf(5).
private struct PasswdqcValues {
  /// Nil for `disabled`.
  var minimums: [Int?] = [nil, 24, 11, 8, 7]
  /// Where they were set.
  var place: String
  var isEnforcing = true
  var isBroken = false
  /// Whether a file could not be read.
  var isPartial = false

  init(place: String) { self.place = place }

  mutating func apply(_ parameter: String, place: String, depth: Int, _ evidence: Evidence) {
    let parts = parameter.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let value = parts.count > 1 ? String(parts[1]) : ""
    switch parts.first {
    case "min":
      guard let minimums = PasswdqcValues.minimums(value) else {
        isBroken = true
        evidence.remark(place, "bad min=")
        return
      }
      self.minimums = minimums
      self.place = place
    case "enforce": isEnforcing = value != "none"
    case "config" where depth < 8: read(value, depth: depth + 1, evidence)
    case "config": isBroken = true
    default: break
    }
  }

  private mutating func read(_ path: String, depth: Int, _ evidence: Evidence) {
    do throws(FileError) {
      guard let content = try evidence.content(path) else {
        isBroken = true
        evidence.remark(path, FileError.notFound.rawValue)
        return
      }
      for line in PasswdqcFile(content).lines {
        apply(line.parameter, place: "\(path):\(line.number)", depth: depth, evidence)
      }
    } catch {
      isPartial = true
    }
  }

  /// Five numbers that do not grow; nil when they are anything else.
  private static func minimums(_ text: String) -> [Int?]? {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count == 5 else { return nil }
    var numbers: [Int?] = []
    var last = Int.max
    for part in parts {
      let number = part == "disabled" ? Int.max : Int(part) ?? -1
      guard number >= 0, number <= last else { return nil }
      last = number
      numbers.append(number == .max ? nil : number)
    }
    return numbers
  }
}
