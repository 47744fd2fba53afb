internal import Wire

/// What a service's `password` stack comes to for an ordinary user.
struct PasswordFacts: Hashable {
  var minimumLength: Setting<Int>?
  var strengthModule: String?
  var strengthPlace: String?
  var isStrengthReached: Bool?
  var isEnforcing: Bool?
  var usesDictionary: Bool?
  var requiredClasses: Int?
  var history: Int?
  var hashMethod: Setting<String>?
}

extension PasswordFacts {
  /// Why a stack comes to nothing that can be told.
  enum Failure: String, Error {
    /// No password that an ordinary user gives is ever stored in the local files.
    case refusesAll = "no-password-stored"
    case tooManyUnknown = "too-many-unknown-modules"
  }

  /// Tries the stack out in every way its unknown modules might answer; what differs between these is left nil.
  init(_ change: PasswordChange) throws(Failure) {
    let unknown = change.modules.indices.filter { change.modules[$0].isGuess }
    guard let guesses = Guesses.all(unknown) else { throw .tooManyUnknown }
    let cases = guesses.compactMap { guess in
      change.storing(breaking: nil, guesses: guess).map { PasswordFacts(change, storedBy: $0, guesses: guess) }
    }
    guard !cases.isEmpty else { throw .refusesAll }
    minimumLength = cases.map(\.minimumLength).agreed ?? nil
    strengthModule = cases.map(\.strengthModule).agreed ?? nil
    strengthPlace = cases.map(\.strengthPlace).agreed ?? nil
    isStrengthReached = cases.map(\.isStrengthReached).agreed ?? nil
    isEnforcing = cases.map(\.isEnforcing).agreed ?? nil
    usesDictionary = cases.map(\.usesDictionary).agreed ?? nil
    requiredClasses = cases.map(\.requiredClasses).agreed ?? nil
    history = cases.map(\.history).agreed ?? nil
    hashMethod = cases.map(\.hashMethod).agreed ?? nil
  }

  /// The facts when `storedBy` is the pam_unix entry that stores what all modules accept.
  private init(_ change: PasswordChange, storedBy: Int, guesses: [Int: Bool]) {
    guard case .unix(let unix) = change.modules[storedBy] else { return }
    minimumLength = unix.minimumLength
    hashMethod = unix.hashMethod
    history = 0
    usesDictionary = false
    requiredClasses = 0
    isStrengthReached = false
    for (index, module) in change.modules.enumerated() {
      let isHeld = change.storing(breaking: index, guesses: guesses) == nil
      switch module {
      case .strength(let settings): add(settings, isHeld: isHeld)
      case .history(let settings) where isHeld: remember(settings.remembered)
      case .unix(let settings) where isHeld && settings.remembered > 0: remember(settings.remembered)
      default: break
      }
    }
  }

  private mutating func remember(_ count: Int?) {
    guard let count, let history else {
      history = nil
      return
    }
    self.history = max(history, count)
  }

  /// Adds a strength module; one that holds counts more than one that is gone round.
  private mutating func add(_ settings: StrengthSettings, isHeld: Bool) {
    if strengthModule == nil || (isHeld && isStrengthReached == false) {
      strengthModule = settings.name
      strengthPlace = settings.place
      isEnforcing = settings.isEnforcing
    }
    guard isHeld else { return }
    guard settings.isEnforcing != nil else {
      // Whether it only warns is not known, so neither is anything that rests on it.
      (isStrengthReached, minimumLength, usesDictionary, requiredClasses) = (nil, nil, nil, nil)
      return
    }
    if isStrengthReached == false { isStrengthReached = true }
    usesDictionary = usesDictionary == true || settings.usesDictionary == true ? true : settings.usesDictionary
    requiredClasses = requiredClasses.flatMap { before in settings.classes.map { max(before, $0) } }
    minimumLength = minimumLength.flatMap { before in
      settings.shortest.map { $0.value >= before.value ? $0 : before }
    }
  }
}

extension StackModule {
  /// Whether its answer can only be guessed.
  var isGuess: Bool {
    switch self {
    case .unknown, .factor: true
    default: false
    }
  }
}
