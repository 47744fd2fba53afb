import Funding
import Model

extension ReportBuilder {
  /// The purchases one after the other, with what each leaves of the risk.
  func purchaseOrder(_ lines: [Report.Line]) -> [Report.PurchaseStep] {
    var spent = Money.zero
    var left = plan.risk.afterFreeWork
    return lines.enumerated().map { index, line in
      spent += line.total
      left = left - line.riskRemoved
      return Report.PurchaseStep(
        step: index + 1, number: line.number, title: line.title, total: line.total, spent: spent,
        riskRemoved: line.riskRemoved, riskLeft: left, why: line.why)
    }
  }

  /// What the report is not, and what is left to a certified person.
  func diagnosis() -> Report.Diagnosis {
    Report.Diagnosis(
      statement: voice(
        pl: "Ten raport jest samooceną. Wspiera diagnozę cyberbezpieczeństwa przeprowadzaną przez osobę z wymaganym "
          + "certyfikatem i jej nie zastępuje. Nie jest certyfikatem zgodności, audytem ani formularzem programu "
          + "grantowego. Poniższe pola wypełnia osoba, która przeprowadza diagnozę; Tarcza nie wpisuje tu niczego.",
        en: "This report is a self-assessment. It supports the cybersecurity diagnosis by a person with the required "
          + "certificate and does not replace it. It is no certificate of conformity, no audit and no form of a grant "
          + "programme. The fields below are for the person who makes the diagnosis; Tarcza writes nothing here."),
      fields: [
        voice(pl: "Imię i nazwisko", en: "Name"),
        voice(
          pl: "Certyfikat z wykazu (rozporządzenie z 12 października 2018 r.)",
          en: "Certificate of the list (regulation of 12 October 2018)"),
        voice(pl: "Numer i ważność certyfikatu", en: "The certificate's number and validity"),
        voice(pl: "Data diagnozy", en: "Day of the diagnosis"),
        voice(pl: "Poziom dojrzałości 0–5 i uwagi", en: "Maturity 0 to 5, and remarks"),
        voice(pl: "Podpis", en: "Signature"),
      ])
  }
}
