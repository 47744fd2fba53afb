import CaseFile
import Model

/// What the judged tables' columns are called for people.
///
/// A column that is not listed is called by its documented meaning in English, and by its name in Polish.
enum ColumnWords {
  static func label(_ column: String, of table: String, _ language: Language) -> String {
    if let words = own[table]?[column] ?? shared[column] { return words[language] }
    guard language == .english, let meaning = Schema.table(table)?.column(column)?.meaning else { return column }
    // The first sentence or clause says what it is; the rest says what its values mean.
    return String(meaning.prefix { $0 != ";" && $0 != "." && $0 != ":" })
  }

  private static let shared: [String: Phrase] = [
    "address": Phrase(pl: "adres", en: "address"), "port": Phrase(pl: "port", en: "port"),
    "transport": Phrase(pl: "transport", en: "transport"), "name": Phrase(pl: "nazwa", en: "name"),
    "service": Phrase(pl: "usługa", en: "service"),
    "service_reason": Phrase(pl: "po czym rozpoznano usługę", en: "how the service was recognised"),
    "product": Phrase(pl: "produkt", en: "product"), "version": Phrase(pl: "wersja", en: "version"),
    "banner": Phrase(pl: "powitanie usługi", en: "greeting of the service"),
    "title": Phrase(pl: "tytuł strony", en: "title of the page"),
    "kind": Phrase(pl: "rodzaj urządzenia", en: "kind of device"),
    "vantage": Phrase(pl: "skąd patrzono", en: "seen from"),
    "process": Phrase(pl: "program", en: "program"),
    "exposure": Phrase(pl: "skąd usługa jest dostępna", en: "where the service can be reached from"),
    "proved": Phrase(pl: "czy usługa sama się przedstawiła", en: "whether the service identified itself"),
    "contacted": Phrase(pl: "czy nawiązano połączenie", en: "whether it was contacted"),
    "discovery": Phrase(pl: "jak wykryto urządzenie", en: "how the host was found"),
    "name_reason": Phrase(pl: "skąd znana jest nazwa", en: "where the name comes from"),
    "state": Phrase(pl: "stan", en: "state"), "state_reason": Phrase(pl: "skąd wiadomo", en: "how it is known"),
    "observed": Phrase(pl: "moment pomiaru", en: "moment of observation"),
    "source": Phrase(pl: "miejsce w plikach", en: "place in the files"),
  ]

  /// By table; each subject's words stand in a file of their own.
  private static let own: [String: [String: Phrase]] = [
    common, ssh, host, windows, directory, accounts,
  ].reduce(into: [:]) { $0.merge($1) { first, second in first.merging(second) { own, _ in own } } }

  private static let common: [String: [String: Phrase]] = [
    "tls_endpoint": tls, "tls_certificate": certificate, "starttls": startTLS, "http_endpoint": web,
    "tls_absence": ["reason": Phrase(pl: "co odpowiedział port", en: "what the port answered")],
    "password_policy": policy, "account": account,
    "port_summary": [
      "open": Phrase(pl: "otwarte porty", en: "open ports"),
      "listened": Phrase(pl: "porty, na których słuchano", en: "ports listened to"),
      "spoke": Phrase(pl: "porty, na których coś się odezwało", en: "ports that said anything"),
    ],
    "survey_answer": survey, "inventory_item": inventory, "inventory_comparison": inventory,
    "listener": ["account": Phrase(pl: "konto programu", en: "the program's account")],
  ]

  private static let policy: [String: Phrase] = [
    "service": Phrase(pl: "usługa PAM", en: "PAM service"),
    "minimum_length": Phrase(pl: "najmniejsza długość hasła", en: "shortest password accepted"),
    "minimum_length_source": Phrase(pl: "gdzie ustawiono długość", en: "where the length is set"),
    "strength_module": Phrase(pl: "moduł oceny haseł", en: "password strength module"),
    "strength_reached": Phrase(pl: "czy słabe hasło jest odrzucane", en: "whether a weak password is refused"),
    "strength_source": Phrase(pl: "gdzie ustawiono ocenę haseł", en: "where the strength is set"),
    "enforcing": Phrase(pl: "czy moduł odrzuca, a nie tylko ostrzega", en: "whether it refuses, not only warns"),
    "dictionary_check": Phrase(pl: "porównanie ze słownikiem", en: "comparison with a dictionary"),
    "required_classes": Phrase(pl: "wymagane rodzaje znaków", en: "kinds of characters required"),
    "history": Phrase(pl: "liczba pamiętanych haseł", en: "passwords remembered"),
    "hash_method": Phrase(pl: "sposób przechowywania haseł", en: "how passwords are stored"),
    "hash_source": Phrase(pl: "gdzie ustawiono sposób przechowywania", en: "where the storage is set"),
    "hash_cost": Phrase(pl: "koszt skrótu nowych haseł", en: "cost of new hashes"),
    "hash_cost_source": Phrase(pl: "gdzie ustawiono koszt", en: "where the cost is set"),
    "dictionary_present": Phrase(pl: "czy jest lista popularnych słów", en: "whether the list of words is there"),
    "authselect_profile": Phrase(pl: "profil authselect", en: "profile of authselect"),
    "umask": Phrase(pl: "UMASK w login.defs", en: "UMASK of login.defs"),
    "umask_source": Phrase(pl: "gdzie ustawiono UMASK", en: "where UMASK is set"),
    "empty_allowed": Phrase(pl: "logowanie bez hasła", en: "logging in without a password"),
    "empty_allowed_source": Phrase(pl: "gdzie dopuszczono puste hasło", en: "where an empty password is allowed"),
    "lockout_reached": Phrase(pl: "czy konto się blokuje", en: "whether an account is locked"),
    "lockout_attempts": Phrase(pl: "liczba prób do blokady", en: "attempts until the lock"),
    "lockout_unlock_seconds": Phrase(pl: "czas blokady w sekundach", en: "seconds of the lock"),
    "lockout_source": Phrase(pl: "gdzie ustawiono blokadę", en: "where the lock is set"),
    "maximum_age_days": Phrase(pl: "ważność hasła w dniach", en: "days until a password expires"),
    "maximum_age_source": Phrase(pl: "gdzie ustawiono ważność", en: "where the expiry is set"),
    "central": Phrase(pl: "moduły usług katalogowych", en: "directory modules"),
    "shadow_mode": Phrase(pl: "uprawnienia do /etc/shadow", en: "permissions of /etc/shadow"),
    "shadow_exposed": Phrase(pl: "czy /etc/shadow czyta każdy", en: "whether anybody reads /etc/shadow"),
    "unreadable": Phrase(pl: "nieczytelne pliki", en: "unreadable files"),
  ]

  private static let account: [String: Phrase] = [
    "name": Phrase(pl: "konto", en: "account"), "uid": Phrase(pl: "numer UID", en: "user id"),
    "shell": Phrase(pl: "powłoka", en: "shell"),
    "login_shell": Phrase(pl: "czy powłoka pozwala się zalogować", en: "whether the shell lets one log in"),
    "password": Phrase(pl: "stan hasła", en: "state of the password"),
    "hash_method": Phrase(pl: "sposób przechowywania hasła", en: "how the password is stored"),
    "hash_cost": Phrase(pl: "koszt obliczenia", en: "cost of the method"),
    "hash_in_passwd": Phrase(pl: "czy skrót leży w /etc/passwd", en: "whether the hash lies in /etc/passwd"),
    "password_changed": Phrase(pl: "ostatnia zmiana hasła", en: "last change of the password"),
    "password_age_days": Phrase(pl: "wiek hasła w dniach", en: "age of the password in days"),
    "maximum_age_days": Phrase(pl: "ważność hasła w dniach", en: "days until the password expires"),
    "expires": Phrase(pl: "data wygaśnięcia konta", en: "expiry of the account"),
  ]

  private static let survey: [String: Phrase] = [
    "answer": Phrase(pl: "odpowiedź urzędu", en: "the office's answer"),
    "day": Phrase(pl: "kiedy to zrobiono", en: "when it was done"),
    "age_days": Phrase(pl: "dni od tego dnia do odpowiedzi", en: "days from then to the answer"),
    "comment": Phrase(pl: "komentarz urzędu", en: "the office's comment"),
    "evidence": Phrase(pl: "dowód", en: "evidence"),
    "answered_by": Phrase(pl: "kto odpowiedział", en: "who answered"),
    "answered": Phrase(pl: "kiedy odpowiedział", en: "when it was answered"),
  ]

  private static let inventory: [String: Phrase] = [
    "mac": Phrase(pl: "adres MAC", en: "hardware address"), "kind": Phrase(pl: "rodzaj", en: "kind"),
    "line": Phrase(pl: "wiersz spisu", en: "line of the inventory"),
    "system": Phrase(pl: "system operacyjny", en: "operating system"),
    "supported_until": Phrase(pl: "koniec wsparcia", en: "end of support"),
    "support_days_left": Phrase(pl: "dni do końca wsparcia", en: "days until support ends"),
    "seen": Phrase(pl: "czy urządzenie widziano w sieci", en: "whether the device was seen on the network"),
    "listed": Phrase(pl: "czy jest w spisie", en: "whether the inventory has it"),
  ]
}
