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
  var hashCost: Setting<Int>?
  /// Where the list of common words must lie; nil for the library's own place, or when none is used.
  var dictionaryPath: String?
  /// Whether the list of common words is cracklib's.
  var usesCracklib = false
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
      change.storing(.init(), guesses: guess).map { PasswordFacts(change, storedBy: $0, guesses: guess) }
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
    hashCost = cases.map(\.hashCost).agreed ?? nil
    dictionaryPath = cases.map(\.dictionaryPath).agreed ?? nil
    usesCracklib = cases.map(\.usesCracklib).agreed ?? false
  }

  /// The facts when `storedBy` is the pam_unix entry that stores what all modules accept.
  private init(_ change: PasswordChange, storedBy: Int, guesses: [Int: Bool]) {
    guard case .unix(let unix) = change.modules[storedBy] else { return }
    minimumLength = PasswordFacts.shortest(change, guesses: guesses)
    hashMethod = unix.hashMethod
    hashCost = unix.hashCost
    history = 0
    usesDictionary = false
    requiredClasses = 0
    isStrengthReached = false
    for (index, module) in change.modules.enumerated() {
      let isHeld = change.storing(.init(breaking: index), guesses: guesses) == nil
      switch module {
      case .strength(let settings): add(settings, isHeld: isHeld)
      case .history(let settings) where isHeld: remember(settings.remembered)
      case .unix(let settings) where isHeld && settings.remembered > 0: remember(settings.remembered)
      default: break
      }
    }
  }

  /// The fewest characters that get stored, and the place that asks for so many: where several do, a module that judges
  /// passwords and cannot be gone round, else the one that stores them.
  private static func shortest(_ change: PasswordChange, guesses: [Int: Bool]) -> Setting<Int>? {
    let bounds = change.modules.map { module -> Setting<Int>? in
      switch module {
      case .unix(let settings): settings.minimumLength
      case .strength(let settings) where settings.isEnforcing != false: settings.shortest
      default: nil
      }
    }
    for length in Set(bounds.compactMap { $0?.value }).sorted() {
      guard let storedBy = change.storing(.init(length: length), guesses: guesses) else { continue }
      let judges = bounds.indices.filter { index in
        guard case .strength = change.modules[index], bounds[index]?.value == length else { return false }
        return change.storing(.init(breaking: index), guesses: guesses) == nil
      }
      let place = judges.first.flatMap { bounds[$0]?.place } ?? bounds[storedBy]?.place
      return place.map { Setting(value: length, place: $0) }
    }
    return nil
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
    if settings.usesDictionary == true, settings.name != "pam_passwdqc" {
      usesCracklib = true
      dictionaryPath = settings.dictionaryPath
    }
    requiredClasses = requiredClasses.flatMap { before in settings.classes.map { max(before, $0) } }
    if settings.shortest == nil { minimumLength = nil }
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
