import CaseFile
import Checks
import Model

/// Reasons in words: a finding's, and those for which work was left undone.
enum ReasonWords {
  /// Why a check gave its verdict at one place; nil when there is nothing to say.
  ///
  /// For not-verified the record holds either one of the check's own codes or the names of the missing columns.
  static func reason(
    of record: FindingRecord, check: Check, filling: Filling, place: Int, _ voice: Voice
  ) -> String? {
    guard let reason = record.reason, !reason.isEmpty else { return nil }
    if let text = check.texts[voice.language].reasons[reason] { return filling.text(text, place: place) }
    guard record.verdict == Verdict.notVerified.rawValue else { return Untrusted.line(reason) }
    return voice(pl: "Nie udało się ustalić: ", en: "Could not be determined: ")
      + columns(in: reason).map { ColumnWords.label($0, of: record.subjectTable, voice.language) }
      .map { Untrusted.line($0, limit: 80) }.joined(separator: ", ") + "."
  }

  private static func columns(in reason: String) -> [String] {
    reason.split { $0 == "," || $0 == " " }.map(String.init)
  }

  /// Why a job was not done, or only in part: the probe's own words, else what its code means.
  static func reason(of job: Job, _ voice: Voice) -> String {
    let code = job.reason.flatMap { codes[$0] }.map { voice($0) }
    let refusal = job.reason.flatMap(Scope.Refusal.init(rawValue:)).map { voice($0.reason) }
    let parts = [code ?? refusal, Untrusted.optional(job.detail)].compactMap(\.self)
    if !parts.isEmpty { return parts.joined(separator: ": ") }
    if let reason = Untrusted.optional(job.reason) { return reason }
    switch job.state {
    case .pending: return voice(pl: "badanie przerwano, zanim do tego doszło", en: "the run ended before it")
    case .running: return voice(pl: "badanie przerwano w trakcie", en: "the run was cut off at it")
    default: return voice(pl: "przyczyny nie zapisano", en: "no reason was recorded")
    }
  }

  static func state(_ state: Job.State, _ voice: Voice) -> String {
    switch state {
    case .done: voice(pl: "wykonano", en: "done")
    case .partial: voice(pl: "częściowo", en: "partly")
    case .failed: voice(pl: "nie udało się", en: "failed")
    case .refused: voice(pl: "niedozwolone", en: "not allowed")
    case .pending: voice(pl: "nie rozpoczęto", en: "not begun")
    case .running: voice(pl: "przerwano", en: "cut off")
    }
  }

  private static let codes: [String: Phrase] = [
    "permission-denied": Phrase(pl: "brak uprawnień", en: "permission denied"),
    "not-found": Phrase(pl: "nie znaleziono", en: "not found"),
    "timed-out": Phrase(pl: "brak odpowiedzi w wyznaczonym czasie", en: "no answer in time"),
    "unreachable": Phrase(pl: "cel nieosiągalny", en: "the target cannot be reached"),
    "refused": Phrase(pl: "połączenie odrzucone", en: "the connection was refused"),
    "unresolved": Phrase(pl: "nie znaleziono adresu dla nazwy", en: "the name has no address"),
    "malformed": Phrase(pl: "niezrozumiała zawartość", en: "the content cannot be understood"),
    "too-large": Phrase(pl: "za duży plik", en: "the file is too large"),
    "cancelled": Phrase(pl: "badanie przerwano", en: "the run was stopped"),
    "outside-scope": Phrase(pl: "adresu nie ma w zakresie badania", en: "the address is not in the scope"),
    "no-domain": Phrase(pl: "nie znaleziono domeny", en: "no domain was found"),
    "no-address": Phrase(pl: "nie znaleziono adresu serwera katalogu", en: "the directory server has no address"),
    "no-credential": Phrase(
      pl: "nie podano konta, więc katalog zbadano tylko z zewnątrz (--bind-as)",
      en: "no account was given, so the directory was examined from outside only (--bind-as)"),
    "certificate-untrusted": Phrase(
      pl: "certyfikat serwera nie jest zaufany, więc hasła nie wysłano (--authorities albo --directory-certificate)",
      en: "the server's certificate is not trusted, so no password was sent (--authorities or --directory-certificate)"),
    "invalid-credentials": Phrase(
      pl: "serwer odrzucił nazwę konta albo hasło", en: "the server refused the account's name or password"),
    "logon-refused": Phrase(pl: "serwer nie pozwala się zalogować", en: "the server lets nobody log on like this"),
    "logon-hours": Phrase(pl: "konto nie może się teraz logować", en: "the account may not log on at this hour"),
    "logon-place": Phrase(pl: "konto nie może się logować stąd", en: "the account may not log on from here"),
    "password-expired": Phrase(pl: "hasło konta wygasło", en: "the account's password has expired"),
    "password-must-change": Phrase(
      pl: "konto musi najpierw zmienić hasło", en: "the account must change its password first"),
    "account-disabled": Phrase(pl: "konto jest wyłączone", en: "the account is disabled"),
    "account-expired": Phrase(pl: "konto wygasło", en: "the account has expired"),
    "account-locked": Phrase(pl: "konto jest zablokowane", en: "the account is locked"),
    "closed": Phrase(pl: "serwer zakończył połączenie", en: "the server ended the connection"),
    "handshake-failed": Phrase(pl: "nie udało się zestawić TLS", en: "no TLS session came about"),
    "interrupted": Phrase(pl: "badanie przerwano", en: "the run was stopped"),
  ]
}
