internal import Wire

/// An ordinary user logging in through an `auth` stack, tried out without touching anything.
struct LoginAttempt {
  enum Password { case right, wrong, empty }

  struct Outcome {
    var isAccepted: Bool
    /// Whether a failure was counted.
    var isCounted = false
    /// The pam_unix entry that accepted the password.
    var acceptedBy: Int?
    /// The first entry that refused because the account is locked.
    var lockedBy: Int?
  }

  let entries: [PAMEntry]
  let modules: [StackModule]

  /// Tries one login out, where `isLocked` says that so many failures were counted that every lock holds, and `guesses`
  /// how the entries answer that cannot be told.
  func outcome(_ password: Password, isLocked: Bool, guesses: [Int: Bool]) -> Outcome {
    var outcome = Outcome(isAccepted: false)
    var hasToken = false
    let answer = PAMDispatch.run(entries) { index in
      switch modules[index] {
      case .unix(let settings):
        if settings.insistsOnOldToken, !hasToken { return .authError }
        hasToken = true
        guard password == .right || (password == .empty && settings.allowsEmpty) else { return .authError }
        outcome.acceptedBy = index
        return .success
      case .lockout(let settings): return lockout(settings, index, isLocked: isLocked, &outcome)
      case .central(let ignoresStrangers):
        hasToken = true
        return ignoresStrangers ? .ignore : .userUnknown
      case .fixed(let value): return value
      case .strength, .history: return .serviceError
      case .factor, .unknown: return guesses[index] ?? true ? .success : .authError
      }
    }
    outcome.isAccepted = answer == .success
    return outcome
  }

  private func lockout(
    _ settings: LockoutSettings, _ index: Int, isLocked: Bool, _ outcome: inout Outcome
  ) -> PAMReturn {
    if settings.isBroken { return .serviceError }
    if settings.role == .countAll { outcome.isCounted = true }
    // An unknown number of attempts is taken for a lock here; it stays unknown in the observation.
    if isLocked, settings.attempts?.value != 0 {
      outcome.lockedBy = outcome.lockedBy ?? index
      return .authError
    }
    if settings.role == .count {
      outcome.isCounted = true
      return .ignore
    }
    return .success
  }
}
