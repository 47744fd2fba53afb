import Model

/// The scope file that `tarcza init` writes: valid as it stands, and explained line by line.
enum ScopeTemplate {
  static let text = Phrase(
    pl: """
      # Zakres badania: co wolno zbadać, kto na to pozwolił i jak ostrożnie.
      # Tarcza nie kontaktuje się z niczym, czego tu nie ma. Wiersze z „#” na początku to objaśnienia i przykłady.

      institution:
        name: Starostwo Powiatowe w …
        # teryt: '1234'              # czterocyfrowy kod powiatu
        # address: ul. Rynek 1, 00-000 Miasto
        # contact: informatyk@powiat.example
        # Liczby są potrzebne, aby plan podał ilości (licencje, klucze, osoby na szkoleniu).
        # employees: 110
        # workstations: 120
        # servers: 5
        # administrators: 3

      # Zgoda na badanie. Bez niej badane są tylko adresy prywatne; adres publiczny wymaga zgody z nazwiskiem i datą.
      authorised: false
      # authorised: true
      # authorised_by: Jan Przykład, starosta
      # authorised_on: 2026-11-20

      # Jednostki organizacyjne. Rodzaje (kind): starostwo, school, special-school, pup, pcpr, dps, childrens-home,
      # zdp, counselling, library, culture, inspection, health, other.
      # Jednostek ochrony zdrowia (health) programy grantowe nie finansują; plan to uwzględnia.
      units:
        - { id: starostwo, name: Starostwo Powiatowe, kind: starostwo }
        # - { id: pup, name: Powiatowy Urząd Pracy, kind: pup }
        # - { id: zs1, name: Zespół Szkół nr 1, kind: school }

      # Sieci do zbadania, każda z jednostką, do której należy. Największy blok to /16.
      networks:
        # - { cidr: 192.168.10.0/24, unit: starostwo }

      # Pojedyncze urządzenia: adres, nazwa albo jedno i drugie (certyfikat jest wtedy sprawdzany dla tej nazwy).
      hosts:
        # - { address: 192.168.10.5, name: poczta.powiat.example, unit: starostwo }

      # Domeny urzędu (poczta, strony WWW).
      domains:
        # - { name: powiat.example, unit: starostwo }

      # Czego nie dotykać: urządzenia wrażliwe, cudze, w trakcie prac. Wykluczenie jest ważniejsze niż wszystko inne.
      exclusions:
        # - 192.168.10.200
        # - 192.168.10.128/28

      # Porty: quick, standard, all, nazwy usług albo numery, np. 'quick,8000-8100'.
      ports: standard

      # Tempo: gentle, normal, fast albo połączeń na sekundę w całej sieci i jednocześnie do jednego urządzenia.
      rate: { per-second: 2000, per-host: 16 }

      # Godziny, w których wolno badać sieć (czas lokalny); poza nimi badanie czeka.
      # window: '20:00-06:00'

      # Skąd patrzy badanie: lan (z sieci urzędu), internet albo nazwa miejsca, np. pup.
      vantage: lan

      # Pliki innych komputerów (folder, zamontowany dysk, archiwum z „tarcza collect”), badane bez uruchamiania czegokolwiek.
      evidence:
        # - { path: /mnt/serwer, name: serwer-plikow, unit: starostwo }

      # Serwery Active Directory albo Samba AD. Hasła tu nie ma: pyta o nie program, albo podaj je w zmiennej
      # TARCZA_DIRECTORY_PASSWORD lub przez --password-fd. Wystarczy zwykłe konto, bez uprawnień administratora.
      directories:
        # - { url: 'ldaps://dc1.powiat.local', bind-as: 'tarcza@powiat.local', unit: starostwo }

      # Własne urzędy certyfikacji: folder albo plik z ich certyfikatami (PEM lub DER), np. głównego urzędu domeny.
      # authorities: /etc/tarcza/urzedy

      # Program grantowy i własny limit powiatu w złotych (z ogłoszenia o naborze).
      programme:
        id: cyfrowy-powiat
        # limit: 300000

      """,
    en: """
      # The scope: what may be examined, who allowed it, and how gently.
      # Tarcza contacts nothing that is not named here. Lines that begin with “#” are explanations and examples.

      institution:
        name: Starostwo Powiatowe w …
        # teryt: '1234'              # the county's four-digit code
        # address: ul. Rynek 1, 00-000 Miasto
        # contact: informatyk@powiat.example
        # The plan needs the counts for its quantities (licences, keys, people to be trained).
        # employees: 110
        # workstations: 120
        # servers: 5
        # administrators: 3

      # The leave to examine. Without it only private addresses are; a public address needs a name and a date.
      authorised: false
      # authorised: true
      # authorised_by: Jan Przykład, starosta
      # authorised_on: 2026-11-20

      # Organisational units. Kinds: starostwo, school, special-school, pup, pcpr, dps, childrens-home, zdp,
      # counselling, library, culture, inspection, health, other.
      # Grant programmes never pay for health-care units (health); the plan knows that.
      units:
        - { id: starostwo, name: Starostwo Powiatowe, kind: starostwo }
        # - { id: pup, name: Powiatowy Urząd Pracy, kind: pup }
        # - { id: zs1, name: Zespół Szkół nr 1, kind: school }

      # Networks to examine, each with the unit it belongs to. The largest block is a /16.
      networks:
        # - { cidr: 192.168.10.0/24, unit: starostwo }

      # Single hosts: address, name or both (a certificate is then checked for that name).
      hosts:
        # - { address: 192.168.10.5, name: poczta.powiat.example, unit: starostwo }

      # The office's domains (mail, web).
      domains:
        # - { name: powiat.example, unit: starostwo }

      # What must not be touched: fragile, somebody else's, being worked on. An exclusion beats everything else.
      exclusions:
        # - 192.168.10.200
        # - 192.168.10.128/28

      # Ports: quick, standard, all, names of services, or numbers, such as 'quick,8000-8100'.
      ports: standard

      # Pace: gentle, normal, fast, or connections a second over the whole network, and at once to one host.
      rate: { per-second: 2000, per-host: 16 }

      # The hours in which the network may be examined (local time); outside them the scan waits.
      # window: '20:00-06:00'

      # From where the scan looks: lan (the office's network), internet, or a place's name, such as pup.
      vantage: lan

      # Other machines' files (a folder, a mounted disk, an archive of “tarcza collect”), examined without running anything.
      evidence:
        # - { path: /mnt/serwer, name: serwer-plikow, unit: starostwo }

      # Servers of Active Directory or Samba AD. No password stands here: the program asks for it, or give it in the
      # variable TARCZA_DIRECTORY_PASSWORD or by --password-fd. An ordinary account is enough, without special rights.
      directories:
        # - { url: 'ldaps://dc1.powiat.local', bind-as: 'tarcza@powiat.local', unit: starostwo }

      # The office's own certification authorities: a folder or a file with their certificates (PEM or DER).
      # authorities: /etc/tarcza/authorities

      # The grant programme, and the county's own limit in zloty (from the call).
      programme:
        id: cyfrowy-powiat
        # limit: 300000

      """)
}
