import Language
import Testing

@Suite struct DateEdgeTests {
    @Test("Without a publication date relative expressions have no value and say why, absolute ones have theirs")
    func unpublished() {
        let found = dates(
            "On Friday, after 30 years, the treaty of 9 May 2019 ended. Now it is October.", publishedAt: nil)
        #expect(
            found == [
                "Friday = no-publication-date", "30 years = P30Y", "9 May 2019 = 2019-05-09", "Now = PRESENT_REF",
                "October = 2019-10",
            ])
        #expect(dates("He left on Friday.", publishedAt: "no date") == ["Friday = no-publication-date"])
    }

    @Test("A line at the top that is only a date stands for the publication")
    func dateline() {
        let text = "Crane falls in Mecca\n\nSaturday, September 12, 2015\n\nA storm yesterday caused a crane to fall."
        #expect(dates(text, publishedAt: nil).last == "yesterday = 2015-09-11")
    }

    @Test("A life's dates take the year that the story has come to")
    func history() {
        let text = """
            He was born in 1811. In 1823 he went to school. In 1828 he failed. In 1829 he published a paper, and in 1830 \
            another. In 1832 he was shot. On 2 June he was buried. In 1846 his papers appeared.
            """
        #expect(dates(text).contains("2 June = 1832-06-02"))
    }

    @Test("Offsets count code points, whatever the text has before a date")
    func offsets() {
        #expect(dates("“Ünïcode” — 🧨🧨 said on\u{A0}Friday") == ["Friday = 2020-10-02"])
    }

    @Test("No expression crosses an empty line")
    func paragraphs() {
        #expect(dates("It happened in October\n\n9 people died") == ["October = 2020-10"])
    }

    @Test("Any text ends in ordered, non-empty, separate spans within it")
    func fuzz() {
        let pieces = [
            "Friday", "9", "October", ",", " ", " ", "2019", "-", "/", ":", "p.m.", "the", "last", "next", "of", "and",
            "years", "two",
            "hundred", "million", "½", "’", "'", "s", "90", "half", "a", "\n\n", "“", "ago", "every",
            "99999999999999999999", ".", "Q3",
            "century", "BC", "1,000", "2.5", "week", "00", "31", "February", "29", "twenty", "\u{FEFF}", "🧨", "in",
            "to", "noon", "year",
        ]
        var random = SystemRandomNumberGenerator()
        for _ in 0..<500 {
            let text = (0..<Int.random(in: 1...40, using: &random)).map { _ in pieces.randomElement() ?? "" }
                .joined(separator: Bool.random() ? " " : "")
            let found = DateFinder().dates(in: Document(text), publishedAt: Bool.random() ? "2024-02-29" : nil)
            var end = 0
            for date in found {
                #expect(date.start >= end && date.end > date.start && date.end <= text.unicodeScalars.count, "\(text)")
                #expect((date.value == nil) == (date.unresolved != nil))
                end = date.end
            }
        }
    }

    @Test("Long hostile texts take time in proportion to their length", .timeLimit(.minutes(60)))
    func hostile() {
        for piece in [
            "Friday ", "two hundred and ", "9/", "the next ", "1-", "May to ", "12:30 ", "millions of ", "“today ",
            "in ",
        ] {
            let text = String(repeating: piece, count: 2000)
            #expect(DateFinder().dates(in: Document(text), publishedAt: "2024-02-29").count <= 4000)
        }
    }
}
