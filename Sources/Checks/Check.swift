package import CaseFile
package import Model

/// One question asked of every row of a table or view, answered with a verdict.
package struct Check: Hashable, Identifiable, Sendable {
  /// `module.short-name`: lower case, hyphens; unique, and never given to another check.
  package var id: String
  /// The folder it lies in, and the first part of its id.
  package var module: String
  /// The path of its file, as the user knows it.
  package var file: String
  /// The conversation of its module in which the judged rows were seen; nil where the module names none.
  package var exchange: String?
  /// The table or view whose rows it judges; every row gets a verdict.
  package var judges: String
  /// An SQL expression that narrows the rows: one for which it is false is no subject of the check.
  ///
  /// One for which it is NULL stays: what was not observed is not left out in silence.
  package var filter: Filter?
  /// How bad a failure is, where a rule does not say otherwise.
  package var severity: Severity
  /// The values that its conditions may name as `:parameter`.
  package var parameters: [String: CaseValue]
  /// In order: the first rule whose condition is true decides.
  package var rules: [Rule]
  /// The columns that are shown as evidence.
  package var evidence: [String]
  package var texts: Texts
  package var references: References
  package var remedies: [RemedyLink]
  package var tests: [Test]

  package init(
    id: String, module: String, file: String, exchange: String? = nil, judges: String, filter: Filter? = nil,
    severity: Severity, parameters: [String: CaseValue], rules: [Rule], evidence: [String], texts: Texts,
    references: References, remedies: [RemedyLink], tests: [Test]
  ) {
    self.id = id
    self.module = module
    self.file = file
    self.exchange = exchange
    self.judges = judges
    self.filter = filter
    self.severity = severity
    self.parameters = parameters
    self.rules = rules
    self.evidence = evidence
    self.texts = texts
    self.references = references
    self.remedies = remedies
    self.tests = tests
  }
}

extension Check {
  /// Which rows of the judged table are meant.
  package struct Filter: Hashable, Sendable {
    package var condition: String
    /// Where it stands in its file.
    package var line: Int

    package init(condition: String, line: Int) {
      self.condition = condition
      self.line = line
    }
  }

  /// One branch of the decision.
  package struct Rule: Hashable, Sendable {
    /// An SQL expression over the row's columns; nil for the last branch, `otherwise`.
    package var condition: String?
    package var verdict: Verdict
    /// Overrides the check's severity.
    package var severity: Severity?
    /// A reason code with a text in both languages; nil only for a plain pass.
    package var reason: String?
    /// Where the branch stands in its file.
    package var line: Int

    package init(condition: String?, verdict: Verdict, severity: Severity? = nil, reason: String? = nil, line: Int) {
      self.condition = condition
      self.verdict = verdict
      self.severity = severity
      self.reason = reason
      self.line = line
    }
  }

  /// What it says to people; `{column}` in a text is filled with the row's value.
  package struct Texts: Hashable, Sendable {
    package var pl: Text
    package var en: Text
    package init(pl: Text, en: Text) {
      self.pl = pl
      self.en = en
    }
    package subscript(language: Language) -> Text { language == .polish ? pl : en }
  }

  package struct Text: Hashable, Codable, Sendable {
    /// The problem, as a heading.
    package var title: String
    /// The same for the grant application: no address, port, version, product or CVE.
    package var application: String
    /// What it means for the office, in plain words.
    package var meaning: String
    /// A sentence for each reason code.
    package var reasons: [String: String]
    /// How to mend it, step by step.
    package var remedy: [String]
    /// How to see that it is mended.
    package var verify: String

    package init(
      title: String, application: String, meaning: String, reasons: [String: String], remedy: [String], verify: String
    ) {
      self.title = title
      self.application = application
      self.meaning = meaning
      self.reasons = reasons
      self.remedy = remedy
      self.verify = verify
    }
  }

  /// Points of law, norms and sources.
  package struct References: Hashable, Codable, Sendable {
    /// Ids of requirements in `checks/requirements`, by framework: `kri`, `uksc`, `iso27001`.
    package var requirements: [String: [String]]
    /// Safeguards of CIS Controls v8.1.
    package var cis8: [String]
    /// Weaknesses of https://cwe.mitre.org.
    package var cwe: [Int]
    package var urls: [String]
    /// What CERT Polska's scanner would report for it: ids of ``ArtemisReport``.
    package var artemis: [String]

    package init(requirements: [String: [String]], cis8: [String], cwe: [Int], urls: [String], artemis: [String] = []) {
      self.requirements = requirements
      self.cis8 = cis8
      self.cwe = cwe
      self.artemis = artemis
      self.urls = urls
    }
  }

  /// A remedy and how much of the risk it takes away.
  package struct RemedyLink: Hashable, Sendable {
    package var remedy: String
    /// In per cent of the finding's risk, 1 to 100.
    package var effect: Int
    package init(remedy: String, effect: Int) {
      self.remedy = remedy
      self.effect = effect
    }
  }

  /// An example that is a test: rows and the verdict expected of the first row of the judged table.
  package struct Test: Hashable, Sendable {
    package var name: String
    package var given: [String: [[String: CaseValue]]]
    /// The columns' order does not matter; the tables' neither.
    package var verdict: Verdict
    package var reason: String?
    package var severity: Severity?
    package var line: Int

    package init(
      name: String, given: [String: [[String: CaseValue]]], verdict: Verdict, reason: String?, severity: Severity?,
      line: Int
    ) {
      self.name = name
      self.given = given
      self.verdict = verdict
      self.reason = reason
      self.severity = severity
      self.line = line
    }
  }
}
