import Catalogue
import Foundation
import Model
import Testing

@Suite struct RepositoryTests {
  @Test func ownChecksHaveNoFault() throws {
    let package = String(#filePath.prefix(upTo: try #require(#filePath.range(of: "/Tests/")).lowerBound))
    let lint = Catalogue.lint([package + "/checks"])
    #expect(lint.errors.isEmpty, "\(lint.errors.map { $0.text(.english) }.joined(separator: "\n"))")
    #expect(lint.checks > 20 && lint.testsRun > 100 && lint.testsPassed == lint.testsRun)
  }
}
