internal import Wire

/// What a service's `auth` stack comes to for an ordinary user.
struct LoginFacts {
  enum Lockout {
    /// Failures never lock an account; the place is the line that lets the right password in.
    case never(place: String?)
    case after(attempts: Setting<Int>?, unlockSeconds: Int?, place: String)
    case unknown
  }

  var lockout = Lockout.unknown
  /// Whether an empty password is let in; nil when it cannot be told.
  var allowsEmpty: Bool?
  /// The pam_unix line that decides it.
  var emptyPlace: String?
  /// The modules that ask for a code, a key or a finger.
  var factors: [String] = []
  /// Whether nobody gets in with the password alone, nor with that other thing alone; nil when it cannot be told.
  var needsBoth: Bool?

  /// Tries the stack out, with codes, keys and fingers not shown unless nobody gets in without them.
  init(_ attempt: LoginAttempt) {
    let factors = attempt.modules.indices.filter { if case .factor = attempt.modules[$0] { true } else { false } }
    let unknown = attempt.modules.indices.filter { if case .unknown = attempt.modules[$0] { true } else { false } }
    self.factors = factors.compactMap {
      if case .module(let name, _) = attempt.entries[$0].kind { name } else { nil }
    }
    needsBoth = LoginFacts.needsBoth(attempt, factors: factors, unknown: unknown)
    for shown in [false, true] {
      let shownFactors = Dictionary(uniqueKeysWithValues: factors.map { ($0, shown) })
      let guesses = (Guesses.all(unknown) ?? []).map { $0.merging(shownFactors) { guess, _ in guess } }
      let working = guesses.filter { attempt.outcome(.right, isLocked: false, guesses: $0).isAccepted }
      guard !working.isEmpty else { continue }
      lockout = LoginFacts.lockout(attempt, working)
      let empty = working.map { attempt.outcome(.empty, isLocked: false, guesses: $0) }
      allowsEmpty = empty.map(\.isAccepted).agreed
      let deciding =
        empty.first?.acceptedBy ?? attempt.modules.firstIndex { if case .unix = $0 { true } else { false } }
      emptyPlace = deciding.map { attempt.entries[$0].place }
      return
    }
  }

  private static func needsBoth(_ attempt: LoginAttempt, factors: [Int], unknown: [Int]) -> Bool? {
    guard !factors.isEmpty else { return false }
    let answers = (Guesses.all(unknown) ?? []).compactMap { guess -> Bool? in
      func accepts(_ password: LoginAttempt.Password, shown: Bool) -> Bool {
        // With these arguments an account that has not set a second factor up is let through without it.
        let given = factors.map { index in
          guard !shown, case .module(_, let arguments) = attempt.entries[index].kind else { return (index, shown) }
          return (index, arguments.contains("nullok") || arguments.contains("nouserok"))
        }
        let guesses = guess.merging(given) { _, factor in factor }
        return attempt.outcome(password, isLocked: false, guesses: guesses).isAccepted
      }
      guard accepts(.right, shown: true) else { return nil }
      return !accepts(.right, shown: false) && !accepts(.wrong, shown: true)
    }
    return answers.agreed
  }

  private static func lockout(_ attempt: LoginAttempt, _ working: [[Int: Bool]]) -> Lockout {
    let locks = working.map { guesses -> Int? in
      let wrong = attempt.outcome(.wrong, isLocked: false, guesses: guesses)
      let locked = attempt.outcome(.right, isLocked: true, guesses: guesses)
      return wrong.isCounted && !wrong.isAccepted && !locked.isAccepted ? locked.lockedBy : nil
    }
    guard let lock = locks.agreed else { return .unknown }
    guard let lock, case .lockout(let settings) = attempt.modules[lock] else {
      let open = working.first.flatMap { attempt.outcome(.right, isLocked: false, guesses: $0).acceptedBy }
      return .never(place: open.map { attempt.entries[$0].place })
    }
    return .after(
      attempts: settings.attempts, unlockSeconds: settings.unlockSeconds,
      place: settings.attempts?.place ?? attempt.entries[lock].place)
  }
}
