import Checks
package import Model

/// What an examination of one's content came to.
package struct Lint: Hashable, Sendable {
  /// By file and line; empty when all is well.
  package var errors: [ContentError]
  package var checks: Int
  package var testsRun: Int
  package var testsPassed: Int
}

extension Catalogue {
  /// Everything that is wrong with the folders, the checks' own tests included.
  package static func lint(_ folders: [String]) -> Lint {
    let log = ContentLog()
    let catalogue = Loader(log: log).load(folders)
    var lint = Lint(errors: [], checks: catalogue.checks.count, testsRun: 0, testsPassed: 0)
    let broken = Set(log.errors.map(\.file))
    do {
      let bench = try TestBench()
      for check in catalogue.checks where !broken.contains(check.file) {
        let results = try bench.run(check)
        lint.testsRun += results.count
        lint.testsPassed += results.count(where: \.passed)
        for shortcoming in check.shortcomings(results) { log.add(shortcoming) }
      }
    } catch {
      log.add(
        error as? ContentError
          ?? ContentError(file: folders.joined(separator: ", "), Phrase(same: "\(error)")))
    }
    lint.errors = (log.errors + log.unfinished).sorted(by: ContentError.precedes)
    return lint
  }
}
