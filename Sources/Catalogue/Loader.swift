import CaseFile
import Checks
import Funding
import Model
import Ratings

/// Reads folders of checks one over the other.
struct Loader {
  let log: ContentLog
  private var modules: [String: CheckModule] = [:]
  private var checks: [String: Check] = [:]
  private var remedies: [String: Remedy] = [:]
  private var frameworks: [String: Framework] = [:]
  private var programmes: [String: Programme] = [:]
  private var sheets: [String: AssessmentSheet] = [:]
  private var questionnaires: [String: Questionnaire] = [:]
  private var profiles: [String: Profile] = [:]
  private var lifecycles: [String: Lifecycle] = [:]
  private var overlaid: Set<String> = []
  /// Read last, because an item may be like one of another programme.
  private var programmeFiles: [(document: YAMLDocument, name: String)] = []

  init(log: ContentLog) { self.log = log }

  /// What could be read; the log says what could not.
  func load(_ folders: [String]) -> Catalogue {
    var loader = self
    var digest = FolderDigest()
    for folder in folders {
      do { try loader.load(folder, into: &digest) } catch { log.add(error) }
    }
    loader.readProgrammes()
    loader.examineLinks()
    loader.matchQuestions()
    loader.prepareConditions()
    return Catalogue(
      modules: loader.modules.values.sorted { $0.id < $1.id }, checks: loader.checks.values.sorted { $0.id < $1.id },
      remedies: loader.remedies.values.sorted { $0.id < $1.id },
      frameworks: loader.frameworks.values.sorted { $0.id < $1.id },
      programmes: loader.programmes.values.sorted { $0.id < $1.id },
      sheets: loader.sheets.values.sorted { $0.id < $1.id },
      questionnaires: loader.questionnaires.values.sorted { $0.id < $1.id },
      profiles: loader.profiles.values.sorted { $0.id < $1.id },
      lifecycles: loader.lifecycles.values.sorted { $0.id < $1.id }, digest: digest.text, folders: folders,
      overlaid: loader.overlaid.sorted())
  }

  private mutating func load(_ folder: String, into digest: inout FolderDigest) throws(ContentError) {
    var files: [(path: String, bytes: [UInt8])] = []
    for name in try TextFile.names(in: folder) { try gather(name, in: folder, depth: 0, into: &files) }
    files.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    for file in files { digest.add(file.bytes, path: file.path) }
    // A module's own file first: a check belongs to a module that is there.
    let ordered =
      files.filter { $0.path.hasSuffix("/module.yaml") } + files.filter { !$0.path.hasSuffix("/module.yaml") }
    for file in ordered { read(file.path, file.bytes, in: folder) }
  }

  /// The regular files under a folder, three levels deep, hidden ones left out.
  private func gather(
    _ path: String, in folder: String, depth: Int, into files: inout [(path: String, bytes: [UInt8])]
  ) throws(ContentError) {
    let whole = "\(folder)/\(path)"
    switch TextFile.kind(of: whole) {
    case .file:
      do { files.append((path, try TextFile.bytes(whole, as: whole))) } catch { log.add(error) }
    case .folder where depth < 3:
      for name in try TextFile.names(in: whole) {
        try gather("\(path)/\(name)", in: folder, depth: depth + 1, into: &files)
      }
    default:
      log.add(
        ContentError(
          file: whole,
          Phrase(
            pl: "to nie jest plik ani folder, który może tu stać", en: "this is no file or folder that can be here")))
    }
  }

  private mutating func read(_ path: String, _ bytes: [UInt8], in folder: String) {
    let whole = "\(folder)/\(path)"
    if path.hasSuffix(".yml") {
      log.add(
        ContentError(
          file: whole, Phrase(pl: "zmień końcówkę nazwy na .yaml", en: "change the ending of its name to .yaml")))
    }
    guard path.hasSuffix(".yaml") else { return }
    let parts = path.dropLast(".yaml".count).split(separator: "/").map(String.init)
    guard parts.count == 2 else {
      log.add(
        ContentError(
          file: whole,
          Phrase(
            pl: "plik .yaml może stać tylko w folderze modułu albo w remedies, requirements, programmes, survey, "
              + "sheets, profiles lub lifecycles",
            en: "a .yaml file can only be in a module's folder, or in remedies, requirements, programmes, survey, "
              + "sheets, profiles or lifecycles")))
      return
    }
    do {
      let document = try YAMLDocument(TextFile.text(bytes, as: whole), file: whole)
      understand(document, folder: parts[0], name: parts[1])
    } catch {
      log.add(error)
    }
  }

  private mutating func understand(_ document: YAMLDocument, folder: String, name: String) {
    switch (folder, name) {
    case ("remedies", _):
      RemedyFile.read(document, name: name, log: log).map { place($0, in: \.remedies) }
    case ("requirements", _):
      RequirementsFile.read(document, name: name, log: log).map { place($0, in: \.frameworks) }
    case ("sheets", _):
      SheetFile.read(document, name: name, log: log).map { place($0, in: \.sheets) }
    case ("survey", _):
      QuestionnaireFile.read(document, name: name, log: log).map { place($0, in: \.questionnaires) }
    case ("programmes", _):
      programmeFiles.append((document, name))
    case ("profiles", _):
      ProfileFile.read(document, name: name, log: log).map { place($0, in: \.profiles) }
    case ("lifecycles", _):
      LifecycleFile.read(document, name: name, log: log).map { place($0, in: \.lifecycles) }
    case (_, "module"):
      ModuleFile.read(document, folder: folder, log: log).map { modules[$0.id] = $0 }
    default:
      CheckFile.read(document, module: folder, name: name, log: log).map { place($0, in: \.checks) }
    }
  }

  private mutating func readProgrammes() {
    var patterns = ItemPatterns()
    for file in programmeFiles { patterns.add(file.document, programme: file.name) }
    for file in programmeFiles {
      ProgrammeFile.read(file.document, name: file.name, patterns: patterns, log: log)
        .map { place($0, in: \.programmes) }
    }
  }

  /// A question and the check that judges its answers have the same name; neither is any good alone.
  private func matchQuestions() {
    let judged = checks.values.filter { $0.judges == SurveyAnswer.table.name }
    for questionnaire in questionnaires.values {
      let own = judged.filter { $0.module == questionnaire.id }
      for question in questionnaire.questions {
        let id = "\(questionnaire.id).\(question.id)"
        guard let check = own.first(where: { $0.id == id }) else {
          log.add(
            ContentError(
              file: questionnaire.file, line: question.line, field: "questions",
              Phrase(
                pl: "odpowiedzi na pytanie „\(question.id)” nikt nie ocenia; dodaj kontrolę \(id)",
                en: "nothing judges the answers to “\(question.id)”; add the check \(id)")))
          continue
        }
        let wanted = "question = '\(question.id)'"
        if check.filter?.condition != wanted {
          log.add(
            ContentError(
              file: check.file, line: check.filter?.line, field: "where",
              Phrase(pl: "powinno tu być: \(wanted)", en: "this should be: \(wanted)")))
        }
      }
      let asked = Set(questionnaire.questions.map(\.id))
      for check in own {
        let name = String(check.id.dropFirst(check.module.count + 1))
        guard !asked.contains(name) else { continue }
        log.add(
          ContentError(
            file: check.file, field: "id",
            Phrase(
              pl: "ankieta \(questionnaire.id) nie ma pytania „\(name)”",
              en: "the survey \(questionnaire.id) has no question “\(name)”")))
      }
    }
  }

  private mutating func place<Content: Identifiable<String>>(
    _ content: Content, in table: WritableKeyPath<Loader, [String: Content]>
  ) {
    if self[keyPath: table].updateValue(content, forKey: content.id) != nil { overlaid.insert(content.id) }
  }

  private func examineLinks() {
    for link in log.links {
      let (known, what) = targets(of: link)
      guard let known else { continue }
      if known.contains(link.id) { continue }
      let near = Suggestion.phrase(for: link.id, among: known)
      log.add(
        ContentError(
          file: link.file, line: link.line, field: link.field,
          Phrase(pl: "\(what.pl) „\(link.id)”" + near.pl, en: "\(what.en) “\(link.id)”" + near.en)))
    }
    for check in checks.values.sorted(by: { $0.id < $1.id }) {
      if let module = modules[check.module] {
        if check.exchange == nil, !module.exchanges.isEmpty {
          let known = module.exchanges.map(\.id).joined(separator: ", ")
          log.add(
            ContentError(
              file: check.file, field: "exchange",
              Phrase(
                pl: "podaj wymianę z usługą, w której to widać; moduł \(check.module) ma: \(known)",
                en: "name the exchange in which this is seen; the module \(check.module) has: \(known)")))
        }
        continue
      }
      log.add(
        ContentError(
          file: check.file,
          Phrase(
            pl: "folder „\(check.module)” nie ma poprawnego pliku module.yaml",
            en: "the folder “\(check.module)” has no sound module.yaml")))
    }
  }

  private func targets(of link: ContentLog.Link) -> (known: [String]?, what: Phrase) {
    switch link.target {
    case .remedy:
      return (
        remedies.keys.sorted(), Phrase(pl: "w folderze remedies nie ma", en: "the folder remedies has no")
      )
    case .framework:
      return (
        frameworks.keys.sorted(), Phrase(pl: "w folderze requirements nie ma", en: "the folder requirements has no")
      )
    case .exchange(let module):
      // A module that cannot be read is reported by itself.
      return (
        modules[module]?.exchanges.map(\.id),
        Phrase(pl: "\(module)/module.yaml nie ma wymiany", en: "\(module)/module.yaml has no exchange")
      )
    case .requirement(let framework):
      if let requirements = frameworks[framework]?.requirements {
        return (
          requirements.map(\.id),
          Phrase(pl: "requirements/\(framework).yaml nie ma wymagania", en: "requirements/\(framework).yaml has no")
        )
      }
      return (
        [],
        Phrase(
          pl: "nie ma poprawnego pliku requirements/\(framework).yaml z wymaganiem",
          en: "there is no sound requirements/\(framework).yaml with")
      )
    }
  }

  private func prepareConditions() {
    do {
      let bench = try TestBench()
      for check in checks.values.sorted(by: { $0.id < $1.id }) {
        for problem in bench.problems(of: check) { log.add(problem) }
      }
    } catch {
      log.add(ContentError(file: "SQLite", Phrase(same: "\(error)")))
    }
  }
}
