package import Funding
package import Model

extension Report {
  /// What became of the findings of an earlier case file, judged by the same checks.
  package struct Changes: Hashable, Codable, Sendable {
    /// What changed, in a sentence or two.
    package var sentence: String
    package var earlier: Standing
    package var now: Standing
    package var counts: Counts
    /// Checks that failed then or fail now, the worst first.
    package var rows: [Row]
    package var method: MethodChange
    /// What was bought in between and what it removed; nil when nothing was named as bought.
    package var settlement: Settlement?
  }
}

extension Report.Changes {
  /// What became of one place.
  package enum State: String, Codable, CaseIterable, Sendable {
    /// Not there then, there now.
    case new
    /// There now; then nobody looked, or it could not be decided.
    case firstExamined = "first-examined"
    /// There then, not there now.
    case gone
    /// There then; now nobody looked, or it could not be decided.
    case unknown
    case worse, better, same
  }

  /// How the office stood at one time.
  package struct Standing: Hashable, Codable, Sendable {
    /// Nil when nothing had been examined.
    package var date: Day?
    /// Nil when no check came to an answer.
    package var grade: Grade?
    package var risk: RiskPoints
    /// Failing checks.
    package var findings: Int
    /// Places of failing checks.
    package var places: Int
    /// The share of examinations that came to an answer, in thousandths.
    package var coverage: Int
    package var assets: Int
    /// The versions of Tarcza that looked.
    package var toolVersions: [String]
  }

  /// Places by what became of them.
  package struct Counts: Hashable, Codable, Sendable {
    package var new = 0
    package var firstExamined = 0
    package var gone = 0
    package var unknown = 0
    package var worse = 0
    package var better = 0
    package var same = 0

    /// The number of places in `state`.
    package subscript(state: State) -> Int {
      get { self[keyPath: Counts.path(state)] }
      set { self[keyPath: Counts.path(state)] = newValue }
    }

    private static func path(_ state: State) -> WritableKeyPath<Counts, Int> {
      switch state {
      case .new: \.new
      case .firstExamined: \.firstExamined
      case .gone: \.gone
      case .unknown: \.unknown
      case .worse: \.worse
      case .better: \.better
      case .same: \.same
      }
    }
  }

  /// One check that failed then or fails now.
  package struct Row: Hashable, Codable, Sendable {
    package var check: String
    /// `U-001` of this report; nil when it fails no more.
    package var finding: String?
    package var area: String
    /// Free of addresses and versions.
    package var title: String
    /// The worse of then and now.
    package var severity: Severity
    package var pointsBefore: RiskPoints
    package var points: RiskPoints
    package var places: [Place]
  }

  package struct Place: Hashable, Codable, Sendable {
    package var label: String
    package var state: State
    /// Nil where it did not fail.
    package var severityBefore: Severity?
    package var severity: Severity?
    /// Why it is not known, or why it was not known then.
    package var reason: String?
    /// The fingerprint now; that of then where there is none now.
    package var fingerprint: String
  }

  /// What else differs than the office itself.
  package struct MethodChange: Hashable, Codable, Sendable {
    /// Whether both were judged with the same folder of checks at their time.
    package var sameChecks: Bool
    package var sameTool: Bool
    /// Verdicts of then that the checks of now decide otherwise.
    package var judgedOtherwise: Int
    /// Titles of the checks that do so.
    package var checks: [String]
    package var sentence: String
  }

  /// What was bought and what it removed: each finding counts once, for the bought item that mends it best.
  package struct Settlement: Hashable, Codable, Sendable {
    package var lines: [Line]
    /// Risk that is gone without a bought item: by free work, or because a device is gone.
    package var removedOtherwise: RiskPoints
    package var total: Money

    package struct Line: Hashable, Codable, Sendable {
      /// `Z-01`.
      package var number: String
      package var item: String
      package var title: String
      /// Whether the plan of the earlier case holds it.
      package var planned: Bool
      package var cost: Money
      /// Whether the cost is the catalogue's guess, not the office's own price.
      package var costEstimated: Bool
      package var findings: [Effect]
      package var removed: RiskPoints
    }

    package struct Effect: Hashable, Codable, Sendable {
      package var check: String
      package var title: String
      package var placesBefore: Int
      package var places: Int
      package var pointsBefore: RiskPoints
      package var points: RiskPoints
    }
  }
}
