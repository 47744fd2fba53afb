import ArgumentParser
import Model
import OpenSSL

/// `tarcza sign FILE`.
struct SignCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sign",
    abstract: say(
      "Podpisuje raport certyfikatem urzędu; podpis trafia do pliku .p7s.",
      "Signs a report with the office's certificate; the signature goes into a .p7s file."),
    discussion: say(
      """
      Podpis jest odłączony (CMS, CAdES-BES), więc podpisany plik się nie zmienia. Klucz może być w pliku .p12 albo w dwóch
      plikach PEM. Hasło klucza podaje się w terminalu, przez deskryptor (--password-fd 3 3<plik) albo w zmiennej
      TARCZA_SIGNING_PASSWORD, nigdy w wierszu polecenia. Znacznik czasu (RFC 3161) jest dobrowolny: wskazany urząd dostaje
      skrót podpisu, a nie raport.

      To podpis do wykrywania zmian. Wniosek podpisuje się podpisem kwalifikowanym albo zaufanym, w ich własnych
      programach; PDF ma na stronie 1 puste miejsce na ich znak.

      Przykład:
        tarcza sign raport.pdf --pkcs12 urzad.p12 --timestamp http://znacznik.example/tsa
        tarcza verify raport.pdf --signature raport.pdf.p7s
      """,
      """
      The signature is detached (CMS, CAdES-BES), so the signed file does not change. The key may lie in a .p12 file or in
      two PEM files. Its password is typed, or comes from a descriptor (--password-fd 3 3<file) or the variable
      TARCZA_SIGNING_PASSWORD, never from the command line. A time stamp (RFC 3161) is optional: the authority named gets a
      digest of the signature, not the report.

      This signature shows changes. An application is signed with a qualified or trusted signature in their own programs;
      page 1 of the PDF has an empty place for their mark.

      Example:
        tarcza sign raport.pdf --pkcs12 office.p12 --timestamp http://stamp.example/tsa
        tarcza verify raport.pdf --signature raport.pdf.p7s
      """))

  @Argument(help: .init(say("Plik do podpisania.", "The file to sign."), valueName: "file")) var path: String
  @Option(help: .init(say("Klucz i certyfikat w pliku PKCS #12 (.p12, .pfx).", "Key and certificate in PKCS #12.")))
  var pkcs12: String?
  @Option(
    help: .init(
      say(
        "Certyfikat w PEM; po nim mogą stać certyfikaty jego wystawców.",
        "The certificate in PEM; those of its authorities may follow."), valueName: "file"))
  var certificate: String?
  @Option(help: .init(say("Klucz prywatny w PEM.", "The private key in PEM."), valueName: "file")) var key: String?
  @Option(
    help: .init(say("Deskryptor, z którego czytać hasło klucza.", "The descriptor to read the password from.")))
  var passwordFd: Int32?
  @Option(help: .init(say("Urząd znaczników czasu.", "A time-stamping authority."), valueName: "url"))
  var timestamp: String?
  @Option(
    help: .init(
      say("Plik podpisu; domyślnie FILE.p7s.", "The signature's file; FILE.p7s by default."), valueName: "file"))
  var output: String?
  @OptionGroup var language: LanguageOption

  /// The largest file that is signed: far more than an application portal takes.
  static let largest = 1 << 28

  func validate() throws {
    let isPEM = certificate != nil && key != nil
    guard (pkcs12 != nil) != isPEM, (certificate == nil) == (key == nil) else {
      throw ValidationError(
        say(
          "Podaj klucz: --pkcs12 PLIK albo --certificate PLIK i --key PLIK.",
          "Name the key: --pkcs12 FILE, or --certificate FILE and --key FILE."))
    }
  }

  func run() async throws {
    let authority = try timestamp.map(StampAuthority.init)
    let target = output ?? "\(path).p7s"
    let content = try SafeFile.bytes(path, limit: SignCommand.largest)
    var signature = try sign(content)
    if let authority {
      let question = try signature.stampQuestion()
      let answer = try await authority.answer(to: question)
      do { signature = try signature.stamped(by: answer, to: question) } catch {
        throw Failure(
          "Odpowiedź urzędu \(authority.text) nie jest znacznikiem tego podpisu: \(error). Plik nie został podpisany.",
          "The answer of \(authority.text) is no stamp of this signature: \(error). The file was not signed.")
      }
    }
    try SafeFile.write(signature.der, to: target)
    Terminal.line(target)
  }

  private func sign(_ content: [UInt8]) throws -> DetachedSignature {
    do {
      let signer = try signer()
      return try DetachedSignature.make(of: content, by: signer)
    } catch let error as OpenSSLError {
      let file = pkcs12 ?? key ?? ""
      throw Failure(
        "Nie można podpisać kluczem z \(file): \(error). Sprawdź hasło i czy certyfikat należy do klucza.",
        "Cannot sign with the key of \(file): \(error). Check the password, and that the certificate is the key's.")
    }
  }

  private func signer() throws -> Signer {
    if let pkcs12 {
      let bytes = try SafeFile.bytes(pkcs12)
      return try Signer.make(pkcs12: bytes, passphrase: try password(for: pkcs12))
    }
    let (certificates, keyBytes) = (try SafeFile.bytes(certificate ?? ""), try SafeFile.bytes(key ?? ""))
    // RFC 7468 § 11 and the older "Proc-Type: 4,ENCRYPTED" (RFC 1421).
    let isLocked = String(decoding: keyBytes, as: UTF8.self).contains("ENCRYPTED")
    let passphrase = isLocked ? try password(for: key ?? "") : []
    return try Signer.make(pem: certificates, key: keyBytes, passphrase: passphrase)
  }

  private func password(for file: String) throws -> [UInt8] {
    let prompt = Phrase(pl: "Hasło do \(file)", en: "Password for \(file)")
    let password = try SecretInput.read(
      descriptor: passwordFd, variable: "TARCZA_SIGNING_PASSWORD", prompt: prompt)
    guard let password else {
      throw Failure(
        "Nie ma skąd wziąć hasła: brak terminala, --password-fd i TARCZA_SIGNING_PASSWORD.",
        "There is no way to ask for the password: no terminal, no --password-fd, no TARCZA_SIGNING_PASSWORD.")
    }
    return password
  }
}
