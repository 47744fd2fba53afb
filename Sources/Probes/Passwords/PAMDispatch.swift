internal import Wire

/// Walks a stack as libpam's dispatcher does, with the modules' answers given from outside.
///
/// Source: Linux-PAM, pam.conf(5) and the behaviour of libpam 1.5.2.
enum PAMDispatch {
  private enum Impression { case undecided, positive, negative }

  /// The stack's answer.
  ///
  /// `answer` is asked once for each entry that is reached, with its index, in order.
  static func run(_ entries: [PAMEntry], answer: (Int) -> PAMReturn) -> PAMReturn {
    var state = (impression: Impression.undecided, status: PAMReturn.permissionDenied)
    var entered = [0: state]
    var previousLevel = 0
    var index = 0
    while index < entries.count {
      let entry = entries[index]
      if previousLevel < entry.level { entered[entry.level] = state }
      previousLevel = entry.level
      if case .substack = entry.kind {
        index += 1
        continue
      }
      let value = answer(index)
      switch entry.control.action(value) {
      case .ignore: break
      case .reset: state = entered[entry.level] ?? state
      case .ok: accept(value, &state)
      case .done:
        accept(value, &state)
        if state.impression == .positive { index = end(of: entries, from: index) }
      case .bad: refuse(value, &state)
      case .die:
        refuse(value, &state)
        index = end(of: entries, from: index)
      case .jump(let count):
        if !skip(count, entries, &index) { state = (.negative, .permissionDenied) }
      }
      index += 1
    }
    return state.status == .success && state.impression != .positive ? .permissionDenied : state.status
  }

  private static func accept(_ value: PAMReturn, _ state: inout (impression: Impression, status: PAMReturn)) {
    guard state.impression == .undecided || (state.impression == .positive && state.status == .success) else { return }
    state = (.positive, value)
  }

  private static func refuse(_ value: PAMReturn, _ state: inout (impression: Impression, status: PAMReturn)) {
    guard state.impression != .negative else { return }
    state = (.negative, value == .ignore ? .permissionDenied : value)
  }

  /// The last entry of the substack, or of the stack, that the entry is in.
  private static func end(of entries: [PAMEntry], from index: Int) -> Int {
    var last = index
    while last + 1 < entries.count, entries[last + 1].level >= entries[index].level { last += 1 }
    return last
  }

  /// Goes to the last entry skipped, a substack counting as one; false when there are not so many.
  private static func skip(_ count: Int, _ entries: [PAMEntry], _ index: inout Int) -> Bool {
    let level = entries[index].level
    var left = count
    while left > 0, index + 1 < entries.count, entries[index + 1].level >= level {
      repeat { index += 1 } while index + 1 < entries.count && entries[index + 1].level > level
      left -= 1
    }
    return left == 0
  }
}
