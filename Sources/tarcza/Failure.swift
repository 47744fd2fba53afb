import ArgumentParser
import CaseFile
import Glibc
import Model
import Reports

/// How a command ends; documented in the README and in `tarcza --help`.
enum ExitStatus {
  static let done = ExitCode(0)
  static let incomplete = ExitCode(1)
  static let badInput = ExitCode(2)
  static let interrupted = ExitCode(3)
  static let foundAtOrAbove = ExitCode(4)
  static let differs = ExitCode(5)
}

/// An end that a person must hear of, in one sentence.
struct Failure: Error {
  var message: String
  var status: ExitCode

  init(_ pl: String, _ en: String, status: ExitCode = ExitStatus.badInput) {
    message = say(pl, en)
    self.status = status
  }

  init(_ phrase: Phrase, status: ExitCode = ExitStatus.badInput) { self.init(phrase.pl, phrase.en, status: status) }

  /// Says what went wrong and ends the process with the documented code.
  static func leave(with error: any Error) -> Never {
    switch error {
    case let failure as Failure:
      Terminal.complain(failure.message)
      exit(failure.status.rawValue)
    case let errors as ContentErrors:
      for error in errors.errors { Terminal.complain(error.text(Wording.language)) }
      exit(ExitStatus.badInput.rawValue)
    case let error as ContentError:
      Terminal.complain(error.text(Wording.language))
      exit(ExitStatus.badInput.rawValue)
    case let error as CaseFileError:
      Terminal.complain(error.problem[Wording.language])
      exit(ExitStatus.badInput.rawValue)
    case let error as OfficeFileError:
      Terminal.complain(error.phrase[Wording.language])
      exit(ExitStatus.badInput.rawValue)
    case let code as ExitCode:
      exit(code.rawValue)
    default:
      let isHelp = Tarcza.exitCode(for: error) == .success
      let text = Tarcza.fullMessage(for: error)
      if isHelp { Terminal.write(text + "\n") } else { Terminal.complain(text) }
      exit(isHelp ? 0 : ExitStatus.badInput.rawValue)
    }
  }
}
