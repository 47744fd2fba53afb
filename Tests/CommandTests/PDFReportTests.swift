import CaseFile
import Foundation
import TestSupport
import Testing

/// What the PDF is made and judged with.
enum PDFTools {
  static let areThere =
    Python.has("typst") && Python.has("pikepdf") && Python.has("pdfua") && Program("pdftotext").isWanted
}

/// `tarcza report --format pdf`, judged by poppler's tools, by qpdf's library and by a checker of PDF/UA.
@Suite(.enabled(if: PDFTools.areThere, "needs Python with typst, pikepdf and pdfua, and poppler-utils"))
struct PDFReportTests {
  static let environment = ["TARCZA_TYPST": Python.program]

  /// A folder with the county's case file and what the report was made of it.
  static func report(
    _ language: String = "pl", change: (inout CaseWriter) throws -> Void = { _ in }
  ) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try CountyCase.write(to: folder.file("powiat.tarcza"))
    let file = try CaseFile.open(folder.file("powiat.tarcza"), readonly: false)
    try file.write(change)
    try file.close()
    let run = try Command(
      ["report", "powiat.tarcza", "--format", "json,pdf", "--language", language], in: folder.path,
      environment: environment)
    #expect(run.status == 0, "\(run.errors)")
    return folder
  }

  /// The name of the full edition's PDF in a folder.
  static func name(in folder: TemporaryFolder, _ inner: String = "") throws -> String {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.file(inner))
    let name = try #require(names.first { $0.hasSuffix(".pdf") && !$0.contains("do-wniosku") }, "\(names)")
    return inner.isEmpty ? name : "\(inner)/\(name)"
  }

  static func bytes(_ folder: TemporaryFolder, _ inner: String = "") throws -> [UInt8] {
    try folder.read(name(in: folder, inner))
  }

  static func text(_ folder: TemporaryFolder, _ options: [String] = []) throws -> String {
    String(
      decoding: try Program("pdftotext").run(["-enc", "UTF-8"] + options + [folder.file(name(in: folder)), "-"]),
      as: UTF8.self)
  }

  /// Whoever has the PDF and the case file can derive every finding again.
  @Test func thePDFIsVerifiedAgainstItsCase() throws {
    let folder = try PDFReportTests.report()
    let name = try PDFReportTests.name(in: folder)
    let good = try Command(["verify", name, "--case", "powiat.tarcza"], in: folder.path)
    #expect(good.status == 0 && good.output.contains("Nie ma różnic."), "\(good.output)\(good.errors)")
    let file = try CaseFile.open(folder.file("powiat.tarcza"), readonly: false)
    try file.write { writer in
      var contact = Contact(
        at: "2026-11-25T00:00:00Z", module: "ports", address: "10.0.0.1", ports: "1", connections: 1, purpose: "later")
      try writer.insert(&contact)
    }
    try file.close()
    let changed = try Command(["verify", name, "--case", "powiat.tarcza"], in: folder.path)
    #expect(changed.status == 5 && changed.output.contains("INNY niż w pliku sprawy"), "\(changed.output)")
  }

  /// What a judge in Python says of the PDF: a line for each fault.
  private static let judge = """
    import sys, hashlib, pikepdf, pdfua
    path, json, language = sys.argv[1:]
    faults = []
    pdf = pikepdf.open(path)
    faults += [str(problem) for problem in pdf.check_pdf_syntax()]
    root = pdf.Root
    with pdf.open_metadata() as xmp:
        wanted = {"pdfaid:part": "3", "pdfaid:conformance": "A", "pdfuaid:part": "1"}
        faults += [f"{key} is {xmp.get(key)}" for key, value in wanted.items() if xmp.get(key) != value]
        if not xmp.get("dc:title"): faults.append("no title")
    if not root.MarkInfo.Marked: faults.append("not marked")
    if str(root.Lang)[:2] != language: faults.append(f"language {root.Lang}")
    if not root.ViewerPreferences.DisplayDocTitle: faults.append("the title is not shown")
    if root.Outlines.Count == 0: faults.append("no bookmarks")
    if list(pdf.attachments) != ["raport.json"]: faults.append(f"attached: {list(pdf.attachments)}")
    attached = pdf.attachments["raport.json"].get_file().read_bytes()
    if attached != open(json, "rb").read(): faults.append("another raport.json")
    if [str(file.AFRelationship) for file in root.AF] != ["/Data"]: faults.append("the attachment is not named as data")
    kinds = {}
    def walk(node):
        if isinstance(node, pikepdf.Array):
            for child in node: walk(child)
        elif isinstance(node, pikepdf.Dictionary):
            kind = str(node.get("/S", ""))
            kinds.setdefault(kind, []).append(node)
            if "/K" in node: walk(node.K)
    walk(root.StructTreeRoot.K)
    for figure in kinds.get("/Figure", []):
        if not str(figure.get("/Alt", "")).strip(): faults.append("a figure without words")
    for kind in ["/H1", "/H2", "/Table", "/TH", "/Figure", "/TOC", "/L", "/Link"]:
        if not kinds.get(kind): faults.append(f"no {kind}")
    if len(kinds.get("/Figure", [])) < 6: faults.append("pictures are missing")
    fonts = set()
    for page in pdf.pages:
        for font in page.get("/Resources", {}).get("/Font", {}).values(): fonts.add(str(font.BaseFont).split("+")[-1])
    if not all(name.startswith(("Inter", "JetBrainsMono")) for name in fonts): faults.append(f"fonts: {sorted(fonts)}")
    faults += [f"{finding.rule_id}: {finding.message}" for finding in pdfua.validate(path).findings]
    print("\\n".join(faults), end="")
    """

  @Test(arguments: ["pl", "en"]) func isAnAccessibleArchivableFileThatCarriesItsData(language: String) throws {
    let folder = try Self.report(language)
    let (status, faults) = try Python.run(
      Self.judge, [folder.file(Self.name(in: folder)), folder.file("raport.json"), language], input: Data())
    #expect(status == 0 && faults.isEmpty, "\(faults)")
    #expect(try Self.bytes(folder).count < 10_000_000, "the file limit of the trusted signature")
  }

  @Test func isReadInOrder() throws {
    let text = try Self.text(Self.report())
    let contents = try #require(text.range(of: "Spis treści"))
    var place = try #require(text.range(of: "\u{C}", range: contents.upperBound..<text.endIndex)).lowerBound
    for title in [
      "Podsumowanie dla Starosty", "Największe ryzyka", "Decyzje do podjęcia", "Sporządził (data, podpis)",
      "Najpierw: działania bez kosztu", "Zakupy", "Czy plan mieści się w zasadach", "Jednostki powiatu",
      "Ryzyko i efekt wydatków", "Arkusz samooceny KRI/uKSC", "Wykaz ustaleń", "Karty ustaleń", "Co to znaczy",
      "Jak naprawić", "Odniesienia", "Co zobaczyłby CERT Polska", "Czego nie sprawdzono i dlaczego",
      "Spis urządzeń i otwartych portów", "Jak powstała ocena", "Samoocena a diagnoza", "Imię i nazwisko",
    ] {
      let found = try #require(text.range(of: title, range: place..<text.endIndex), "\(title) is not where it belongs")
      place = found.upperBound
    }
    #expect(text.contains("Starostwo Powiatowe w Przykładowie") && text.contains("TLP:AMBER+STRICT"))
    #expect(text.contains("strona 2 z "))
    #expect(!text.contains("\u{FFFD}"))
  }

  @Test func theCornerForTheSignatureStaysEmpty() throws {
    let folder = try Self.report()
    // In points: 240 wide and 100 high, at the right edge of an A4 page.
    let corner = try Self.text(folder, ["-f", "1", "-l", "1", "-x", "355", "-y", "0", "-W", "240", "-H", "100"])
    #expect(corner.trimmingCharacters(in: .whitespacesAndNewlines).isEmpty, "\(corner)")
  }

  @Test func theSameCaseMakesTheSameBytes() throws {
    let folder = try Self.report()
    let again = try Command(
      ["report", "powiat.tarcza", "--format", "pdf", "--language", "pl", "--output", "znowu"], in: folder.path,
      environment: Self.environment)
    #expect(again.status == 0, "\(again.errors)")
    #expect(try Self.bytes(folder) == Self.bytes(folder, "znowu"))
  }

  @Test func whatTheNetworkSaidIsText() throws {
    let attacks = [
      "<script>alert(1)</script>", "=HYPERLINK(\"http://x\")", "#read(\"/etc/passwd\") $x$ *b* `c` @r",
      "漢字 \u{1F600} عربي", "a\u{202E}exe\u{1B}[31m\u{0}b", "\u{E000}\u{F8FF}\u{FFFE}\u{AD}e\u{301}\u{20DD}",
      String(repeating: "x", count: 1_000_000), String(decoding: [0xFF, 0xC0, 0x41] as [UInt8], as: UTF8.self),
    ]
    let folder = try Self.report { writer in
      for (index, attack) in attacks.enumerated() {
        var asset = Asset(address: "10.0.9.\(index)", name: attack, unit: "starostwo", origin: "network")
        asset.vendor = attack
        try writer.insert(&asset)
        var endpoint = Endpoint(
          asset: asset.id, address: "10.0.9.\(index)", port: 23, state: "open", stateReason: "accepted",
          observed: "2026-11-18T08:00:30Z")
        (endpoint.service, endpoint.serviceReason, endpoint.banner) = ("telnet", "greeting", attack)
        try writer.insert(&endpoint)
      }
    }
    // Without line ends, hyphens of our own and the invisible places where a long word may break.
    let flat = String(
      String.UnicodeScalarView(
        try Self.text(folder).unicodeScalars.filter {
          !$0.properties.isWhitespace && ![0xAD, 0x200B].contains($0.value)
        }))
    for shown in [
      "<script>alert(1)</script>", "=HYPERLINK(\"http://x\")", "#read(\"/etc/passwd\")$x$*b*`c`@r", "‹U+1F600›",
      "‹U+6F22›",
      "‹U+202E›exe", "‹U+E000›",
    ] {
      #expect(flat.contains(shown), "\(shown) is missing")
    }
    let (_, faults) = try Python.run(
      Self.judge, [folder.file(Self.name(in: folder)), folder.file("raport.json"), "pl"], input: Data())
    #expect(faults.isEmpty, "\(faults)")
  }

  @Test func aCaseWithoutAnythingHasAReport() throws {
    let folder = try TemporaryFolder()
    try CaseFile.create(at: folder.file("pusta.tarcza")).close()
    let run = try Command(
      ["report", "pusta.tarcza", "--format", "pdf", "--language", "en"], in: folder.path, environment: Self.environment)
    #expect(run.status == 0, "\(run.errors)")
    #expect(try Self.text(folder).contains("There are no findings to describe."))
  }

  @Test func anInstalledProgramFindsFontsAndTemplates() throws {
    let folder = try Self.report()
    let program = try InstallationTests.installed(in: folder, withChecks: true)
    try FileManager.default.copyItem(
      atPath: Command.root.appending(path: "Sources/Reports/Resources").path, toPath: folder.file("share/tarcza/report")
    )
    let run = try Command(
      program, ["report", "powiat.tarcza", "--format", "pdf", "--output", "inaczej", "--language", "pl"],
      in: folder.path, environment: Self.environment.merging(InstallationTests.withoutVariable) { $1 })
    #expect(run.status == 0, "\(run.errors)")
    #expect(try Self.bytes(folder) == Self.bytes(folder, "inaczej"))
  }

  @Test func theProgramTypstDoesAsWellAsTheModule() throws {
    let folder = try Self.report()
    // Stands for the program: takes its arguments, and lets the module do the work.
    let program = try folder.write(
      "bin/typst",
      """
      #!\(Python.program)
      import sys, typst
      if sys.argv[1:] == ["--version"]:
          print("typst 0.15.9 (0000000)")
          sys.exit(0)
      compile, flag1, root, flag2, fonts, flag3, flag4, standards, flag5, form, main, output = sys.argv[1:]
      assert [compile, flag1, flag2, flag3, flag4, flag5, form] == [
          "compile", "--root", "--font-path", "--ignore-system-fonts", "--pdf-standard", "--format", "pdf"], sys.argv
      typst.compile(main, output=output, root=root, font_paths=[fonts], ignore_system_fonts=True,
                    pdf_standards=standards.split(","))

      """)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
    let run = try Command(
      ["report", "powiat.tarcza", "--format", "pdf", "--output", "inaczej", "--language", "pl"], in: folder.path,
      environment: ["TARCZA_TYPST": "bin/typst"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(try Self.bytes(folder) == Self.bytes(folder, "inaczej"))
  }
}

/// `tarcza report --format pdf` where Typst is not as it should be.
@Suite struct PDFWithoutTypstTests {
  /// Runs it with a stand-in for Typst, or without any, and returns what was said; the page is there all the same.
  private func run(_ script: String?) throws -> Command {
    let folder = try TemporaryFolder()
    try CountyCase.write(to: folder.file("powiat.tarcza"))
    var environment = ["PATH": folder.path, "TARCZA_TYPST": ""]
    if let script {
      let path = try folder.write("typst", "#!/bin/sh\n\(script)\n")
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
      environment["TARCZA_TYPST"] = path
    }
    let run = try Command(
      ["report", "powiat.tarcza", "--format", "pdf", "--language", "en"], in: folder.path, environment: environment)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".pdf") } == [])
    if run.status == 1 { #expect(try folder.read("raport.html").count > 10_000) }
    return run
  }

  @Test func withoutItThePageIsWrittenAndTheWayToGetItIsSaid() throws {
    let run = try run(nil)
    #expect(run.status == 1)
    #expect(run.errors.contains("pip install typst==0.15.2") && run.errors.contains("TARCZA_TYPST"), "\(run.errors)")
    #expect(run.output.hasPrefix("raport.html\n"))
  }

  @Test func anotherVersionIsNamed() throws {
    let run = try run("echo 'typst 0.11.0 (2bf9f95d)'")
    #expect(run.status == 1 && run.errors.contains("is version 0.11.0"), "\(run.errors)")
  }

  @Test func anotherProgramIsNotTypst() throws {
    let run = try run("exit 3")
    #expect(run.status == 1 && run.errors.contains("is neither Typst nor"), "\(run.errors)")
  }

  @Test func itsOwnWordsAreShownWhenItFails() throws {
    let run = try run(
      "[ \"$1\" = --version ] && echo 'typst 0.15.2' && exit 0; echo 'error: no\u{1B}[31m disk' >&2; exit 1")
    #expect(run.status == 2 && run.errors.contains("Typst did not make the PDF: error: no"), "\(run.errors)")
    #expect(!run.errors.contains("\u{1B}"))
  }
}
