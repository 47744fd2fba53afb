internal import Wire

/// An ordinary user changing a password through a stack, tried out without touching anything.
///
/// What counts is whether the new password gets stored, not what the stack answers: with a merely `required` strength
/// module, pam_unix asks again and stores the weak password although passwd(1) reports a failure (seen with Linux-PAM
/// 1.5.2).
struct PasswordChange {
  let entries: [PAMEntry]
  let modules: [StackModule]

  /// What one candidate does to the modules' shared state.
  private struct State {
    /// Whether a new password has been asked for and stands for the next module.
    var hasToken = false
    var hasOldToken = false
    /// The entry that stored the new password.
    var storedBy: Int?
  }

  /// A new password, as far as the modules tell one from another.
  struct Candidate {
    /// The entry whose rule it breaks; nil when only its length counts.
    var breaking: Int?
    /// In characters, of kinds that make the most of it.
    var length = Int.max

    func passes(_ index: Int, _ shortest: Int?) -> Bool { breaking != index && length >= shortest ?? 0 }
  }

  /// Tries out one candidate, where `guesses` says how the entries answer that cannot be told.
  ///
  /// Returns the entry that stores it; nil when none does.
  func storing(_ candidate: Candidate, guesses: [Int: Bool]) -> Int? {
    var state = State()
    let check = PAMDispatch.run(entries) { index in
      prepare(index, guesses: guesses, state: &state)
    }
    guard check == .success else { return nil }
    _ = PAMDispatch.run(entries) { index in
      update(index, candidate, guesses: guesses, state: &state)
    }
    return state.storedBy
  }

  /// The first pass, in which modules only see to the old password.
  private func prepare(_ index: Int, guesses: [Int: Bool], state: inout State) -> PAMReturn {
    switch modules[index] {
    case .unix(let settings):
      if settings.insistsOnOldToken, !state.hasOldToken { return .authError }
      state.hasOldToken = true
      return .success
    case .strength(let settings): return settings.isBroken ? .abort : .success
    case .history: return .success
    case .central:
      state.hasOldToken = true
      return other(index, guesses: guesses)
    default: return other(index, guesses: guesses)
    }
  }

  /// The second pass, in which the new password is asked for, judged and stored.
  private func update(_ index: Int, _ candidate: Candidate, guesses: [Int: Bool], state: inout State) -> PAMReturn {
    switch modules[index] {
    case .unix(let settings):
      guard state.storedBy == nil else { return .authError }
      guard state.hasToken || !settings.insistsOnToken else { return .authtokError }
      state.hasToken = candidate.passes(index, settings.minimumLength.value)
      guard state.hasToken else { return .authtokError }
      state.storedBy = index
      return .success
    case .strength(let settings):
      guard !settings.isBroken else { return .abort }
      guard state.hasToken || !settings.insistsOnToken else { return .authtokError }
      state.hasToken = settings.isEnforcing == false || candidate.passes(index, settings.shortest?.value)
      return state.hasToken ? .success : .authtokError
    case .history(let settings):
      if settings.remembered == 0 { return .success }
      guard state.hasToken || !settings.insistsOnToken else { return .authtokError }
      state.hasToken = candidate.passes(index, nil)
      return state.hasToken ? .success : .authtokError
    default: return other(index, guesses: guesses)
    }
  }

  private func other(_ index: Int, guesses: [Int: Bool]) -> PAMReturn {
    switch modules[index] {
    case .fixed(let value): value
    case .central(let ignoresStrangers): ignoresStrangers ? .ignore : .userUnknown
    case .lockout: .serviceError
    case .factor, .unknown: guesses[index] ?? true ? .success : .authtokError
    case .unix, .strength, .history: .success
    }
  }
}
