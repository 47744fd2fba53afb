import CaseFile
import Foundation
import TestSupport
import Testing

/// The survey as a clerk answers it: line by line, left and taken up again.
@Suite struct SurveyCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(
      "powiat.yaml",
      """
      institution: { name: Starostwo Powiatowe w Przykładowie }
      units:
        - { id: starostwo, name: Starostwo, kind: starostwo }
        - { id: pcpr, name: Centrum Pomocy, kind: pcpr }
      """)
  }

  private func tarcza(_ arguments: [String]) throws -> Command { try Command(arguments, in: folder.path) }

  /// Runs the wizard with these lines on its standard input.
  private func wizard(_ arguments: [String], lines: String) throws -> Command {
    try folder.write("lines", lines)
    let program = Command.folder.appending(path: "tarcza").path
    return try Command(
      "sh", ["-c", "program=$1; shift; exec \"$program\" survey \"$@\" < lines", "sh", program] + arguments,
      in: folder.path)
  }

  private func stored(_ columns: String = "unit, question, answer") throws -> [[String?]] {
    let file = try CaseFile.open(folder.path + "/s.tarcza", readonly: true)
    defer { try? file.close() }
    return try file.rows("SELECT \(columns) FROM survey_answer WHERE answer IS NOT NULL ORDER BY id").rows
      .map { $0.map(\.text) }
  }

  @Test func itIsLeftAtAnyQuestionAndTakenUpThere() throws {
    let first = try wizard(
      ["s.tarcza", "--scope", "powiat.yaml"], lines: "Anna Nowak\n?\nt\nzarządzenie.pdf\nod 2024 r.\nc\n31.05.2026\n")
    #expect(first.status == 3, "\(first.errors)")
    #expect(
      first.output.contains("1/57") && first.output.contains("segregatorze") && first.output.contains("Dokończ: "))
    #expect(
      try stored("question, answer, day, comment, evidence, answered_by") == [
        ["isms-policy", "yes", nil, "od 2024 r.", "zarządzenie.pdf", "Anna Nowak"],
        ["policy-review", "partly", "2026-05-31", nil, nil, "Anna Nowak"],
      ], "what was answered is kept, even where the input ends in between")
    let second = try wizard(["s.tarcza", "--by", "Jan"], lines: "d\n\nbo nie ma jednostek\nk\n")
    #expect(second.status == 3 && second.output.contains("Odpowiedzi: 2 z 57") && second.output.contains("3/57"))
    #expect(second.output.contains("Napisz w kilku słowach, dlaczego."))
    #expect(try stored("question, answer, comment").last == ["roles", "not-applicable", "bo nie ma jednostek"])
    // Back, to a number, and over a question without an answer.
    let third = try wizard(["s.tarcza", "--by", "Jan"], lines: "<\nn\n\n1\n>\n57\nw\n\n")
    #expect(third.status == 1, "the last question was reached, others are open")
    #expect(try stored().map { $0[1] ?? "" } == ["isms-policy", "policy-review", "roles", "documentation-retention"])
    #expect(try stored()[2] == ["starostwo", "roles", "no"])
    #expect(third.output.contains("Jednostka bez ankiety: Centrum Pomocy"))
    let findings = try tarcza([
      "query", "s.tarcza", "SELECT unit, verdict, reason FROM findings WHERE check_id = 'organisation.roles'",
      "--format", "csv",
    ])
    #expect(findings.output == "unit,verdict,reason\nstarostwo,fail,missing\n")
  }

  /// A wizard that is killed, or whose terminal goes away, has lost nothing that was answered.
  @Test(arguments: ["kill", "interrupt"]) func whatWasAnsweredOutlivesTheProgram(how: String) throws {
    let driver = """
      import os, pty, select, signal, sys, time
      how, program = sys.argv[1:3]
      child, terminal = pty.fork()
      if child == 0:
          os.execv(program, [program, "survey", "s.tarcza", "--scope", "powiat.yaml", "--by", "Anna", "--language", "pl"])
      seen = b""
      def until(words):
          global seen
          end = time.time() + 60
          while words not in seen:
              if time.time() > end or not select.select([terminal], [], [], 60)[0]:
                  sys.exit("no " + words.decode() + " in " + seen.decode(errors="replace"))
              seen += os.read(terminal, 65536)
          seen = seen[seen.index(words) + len(words):]
      until("Odpowiedź: ".encode())
      os.write(terminal, b"n\\n")
      until("Komentarz".encode())
      if how == "kill":
          os.kill(child, signal.SIGKILL)
      else:
          os.write(terminal, b"\\x03")
          until("Dokończ".encode())
      _, status = os.waitpid(child, 0)
      print(os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status))
      """
    let run = try Command(
      "python3", ["-c", driver, how, Command.folder.appending(path: "tarcza").path], in: folder.path)
    #expect(run.output == (how == "kill" ? "9\n" : "3\n"), "\(run.errors)")
    #expect(try stored() == [["starostwo", "isms-policy", "no"]])
    let again = try wizard(["s.tarcza", "--by", "Anna"], lines: "k\n")
    #expect(again.output.contains("2/57"))
  }

  @Test func answersGoOutAndComeBack() throws {
    try folder.write(
      "a.yaml",
      """
      by: Anna
      answers:
        inventory: { answer: tak, day: 2026-11-01, comment: "a: 'b' \\"c\\" #d", evidence: 'spis.xlsx' }
        backup: nie
      units:
        pcpr: { backup: częściowo }
      """)
    let read = try tarcza(["survey", "s.tarcza", "--scope", "powiat.yaml", "--answers", "a.yaml"])
    #expect(read.status == 1 && read.output.contains("w tym nowych lub zmienionych: 3"), "\(read.errors)")
    let before = try stored("unit, question, answer, day, comment, evidence, answered_by, answered")
    #expect(before.count == 3)
    #expect(try tarcza(["survey", "s.tarcza", "--export", "b.yaml"]).status == 0)
    let again = try tarcza(["survey", "s.tarcza", "--answers", "b.yaml", "--by", "Ktoś inny"])
    #expect(again.output.contains("Wczytano odpowiedzi: 3, w tym nowych lub zmienionych: 0"), "\(again.errors)")
    #expect(try stored("unit, question, answer, day, comment, evidence, answered_by, answered") == before)
    let list = try tarcza(["survey", "s.tarcza", "--list", "--unit", "pcpr"])
    #expect(list.status == 0 && list.output.contains("częściowo") && !list.output.contains("head-budget"))
    #expect(try tarcza(["survey", "s.tarcza", "--export", "b.yaml"]).status == 2, "no file is overwritten")
  }

  @Test func theInventoryIsComparedWithWhatWasSeen() throws {
    try folder.write(
      "spis.csv", "nazwa;adres;koniec wsparcia\nserwer;10.0.0.5;01.01.2020\nbiurko;10.0.0.6;2040-01-01\n")
    #expect(try tarcza(["survey", "s.tarcza", "--scope", "powiat.yaml", "--inventory", "spis.csv"]).status == 0)
    let file = try CaseFile.open(folder.path + "/s.tarcza", readonly: false)
    try file.write { writer in
      try writer.insert(contentsOf: [
        Asset(address: "10.0.0.5", unit: "starostwo", origin: "network"), Asset(address: "10.0.0.9", origin: "network"),
      ])
    }
    try file.close()
    let run = try tarcza(["survey", "s.tarcza", "--inventory", "spis.csv"])
    #expect(
      run.output.contains("W spisie i widziane: 1. W spisie, a niewidziane: 1.")
        && run.output.contains("nie w spisie: 1"))
    let findings = try tarcza([
      "query", "s.tarcza", "SELECT check_id, address, reason FROM findings WHERE verdict = 'fail' ORDER BY 1",
      "--format", "csv",
    ])
    #expect(
      findings.output == """
        check_id,address,reason
        inventory.unlisted,10.0.0.9,unlisted
        inventory.unseen,10.0.0.6,unseen
        inventory.unsupported,10.0.0.5,ended

        """)
    let report = try tarcza(["report", "s.tarcza", "--law", "programme"])
    #expect(report.status == 0, "\(report.errors)")
    let html = String(decoding: try folder.read("raport.html"), as: UTF8.self)
    #expect(html.contains("Urządzenie bez wsparcia producenta"))
  }

  @Test(arguments: [
    (["survey", "s.tarcza", "--scope", "powiat.yaml", "--unit", "pcp", "--by", "x"], "Może chodzi o pcpr?"),
    (["survey", "brak.tarcza", "--list"], "Nie ma pliku sprawy"),
    (["survey", "s.tarcza", "--scope", "powiat.yaml", "--answers", "brak.yaml"], "brak.yaml"),
    (["survey", "s.tarcza", "--list", "--export", "x"], "Podaj tylko jedno z"),
    (["requirements", "show", "kri.szbi-22"], "Może chodzi o kri.szbi-2?"),
    (["programmes", "compare", "cyfrowy-powiat", "cyfrowa-gmna"], "Może chodzi o cyfrowa-gmina?"),
  ])
  func badInputGetsOneSentence(arguments: [String], says: String) throws {
    let run = try tarcza(arguments)
    #expect(run.status == 2 && run.errors.contains(says), "\(run.errors)")
  }
}
