import Testing

@testable import ingest

@Suite("Dates of publication")
struct PublicationDateTests {
    @Test(
        "A day stays a day, a time keeps its offset, to the second",
        arguments: [
            ("2024-05-10", "2024-05-10"), ("2024-02-29", "2024-02-29"),
            ("2024-05-10T09:00:00Z", "2024-05-10T09:00:00Z"), ("2024-05-10t09:00z", "2024-05-10T09:00:00Z"),
            ("2024-05-10 09:00:07", "2024-05-10T09:00:07Z"), ("2024-05-10T09:00:00.123456Z", "2024-05-10T09:00:00Z"),
            ("2024-05-10T09:00:00,5+02:00", "2024-05-10T09:00:00+02:00"),
            ("2024-05-10T09:00+0530", "2024-05-10T09:00:00+05:30"),
            ("2024-05-10T01:00:00+02", "2024-05-10T01:00:00+02:00"),
            ("2024-01-01T00:30:00-00:00", "2024-01-01T00:30:00Z"),
            ("2023-12-31T23:30:00-01:00", "2023-12-31T23:30:00-01:00"),
            ("2024-03-01T00:00:00+00:01", "2024-03-01T00:00:00+00:01"),
            ("2023-02-28T23:59:59-0930", "2023-02-28T23:59:59-09:30"),
        ])
    func dates(_ given: String, _ expected: String) {
        #expect(PublicationDate(given)?.text == expected)
    }

    @Test(
        "What is no date is none",
        arguments: [
            "", "2024", "2024-05", "2024-5-10", "10.05.2024", "2024-05-10T", "2024-13-01", "2024-00-10", "2024-04-31",
            "2023-02-29", "1900-02-29", "0000-01-01", "2024-05-10T24:00:00Z", "2024-05-10T09:60:00Z",
            "2024-05-10T09:00:60Z", "2024-05-10T09:00:00.Z", "2024-05-10T09:00:00+25:00", "2024-05-10T09:00:00+02:00x",
            "2024-05-10T09:00:00ZZ", "+2024-05-10", "２０２４-05-10", "2024-W19", "0001-01-01T00:00:00+01:00",
            "9999-12-31T23:59:59-01:00", "2024-05-10T09", "Fri, 10 May 2024 09:00:00 GMT",
        ])
    func noDates(_ given: String) {
        #expect(PublicationDate(given) == nil)
    }

    @Test("Language tags are checked and made uniform")
    func languages() {
        #expect(LanguageTag("en")?.text == "en")
        #expect(LanguageTag("EN")?.text == "en")
        #expect(LanguageTag("pt_BR")?.text == "pt-BR")
        #expect(LanguageTag("zh-hant-tw")?.text == "zh-Hant-TW")
        for wrong in ["", "e", "english!", "en-", "-en", "en us", "e1", "en--us", "abcdefghi"] {
            #expect(LanguageTag(wrong) == nil, "\(wrong)")
        }
    }
}
