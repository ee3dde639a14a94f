import Glibc
import Shared
import Testing

@testable import extractor
@testable import ingest

/// Texts made to make a reader's work grow faster than they do. What is compared is the processor's time for a text and for
/// one four times as long: about 4 where the work is linear, 16 where it is quadratic.
@Suite("The work on a text grows no faster than the text", .serialized, .timeLimit(.minutes(60)))
struct GrowthTests {
    private static let length = 40_000
    private static let most = 9.0

    /// A unit, and how it is joined to the next.
    private static let shapes: [(name: String, unit: String)] = [
        ("one word", "a"), ("one capital word", "A"), ("names without end", "Ann Lee "),
        ("one sentence", "and he went "),
        ("initials", "J. "), ("abbreviations", "Mr. St. U.S. "), ("open quotes", "“he said "), ("all quotes", "\""),
        ("closed quotes", "“Yes,” said Ann. "), ("apostrophes", "'a' "), ("paragraphs", "a\n\n"), ("lines", "A b\n"),
        ("numbers", "1 "), ("digits", "7"), ("dates", "May 5, 2020, "), ("clocks", "at 3 p.m. on Friday "),
        ("marks piled on a letter", "\u{301}"), ("direction marks", "\u{202E}\u{202C}"), ("joined emoji", "👩\u{200D}"),
        ("flags", "🇳🇴"), ("hyphens", "a-"), ("dots", "."), ("brackets", "(("), ("at signs", "a@b."),
        ("links", "http://a.b/"),
        ("spaces", " \u{a0}"), ("tabs", "\t"), ("acronyms", "WHO (World Health Organization) "),
        ("pronouns", "she said he "),
        ("speakers", "Ann: yes\n"), ("commas", "Oslo, Norway, "), ("ampersands", "&amp;"), ("tags", "<b>"),
    ]

    private func text(_ unit: String, _ count: Int) -> String {
        "The council met. " + String(repeating: unit, count: count / unit.utf8.count)
    }

    /// Seconds of this thread's processor time: other processes do not count.
    private func time(_ body: () throws -> Void) rethrows -> Double {
        var (start, end) = (timespec(), timespec())
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &start)
        try body()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &end)
        return Double(end.tv_sec - start.tv_sec) + Double(end.tv_nsec - start.tv_nsec) * 1e-9
    }

    /// The best of a few, and never less than what a clock can tell.
    private func growth(_ unit: String, _ work: (String) throws -> Void) rethrows -> Double {
        let (short, long) = (text(unit, Self.length), text(unit, 4 * Self.length))
        var best = Double.infinity
        for _ in 0..<3 where best > Self.most {
            let first = try time { try work(short) }
            best = min(best, try time { try work(long) } / max(first, 0.002))
        }
        return best
    }

    @Test("in the extractor")
    func extraction() throws {
        let extractor = try ArticleExtractor()
        for (name, unit) in Self.shapes {
            let growth = growth(unit) { text in
                let article = Article(id: "a", language: "en", text: text, contentHash: "", receivedAt: "")
                _ = extractor.extraction(of: ArticleRecord(article))
            }
            #expect(growth < Self.most, "\(name)")
        }
    }

    @Test("in the reader of bare texts and of pages", arguments: [ContentKind.text, .html])
    func reading(kind: ContentKind) throws {
        let reader = ArticleReader(limits: IngestLimits())
        for (name, unit) in Self.shapes {
            let growth = growth(unit) { _ = try? reader.read(Array($0.utf8)[...], as: kind) }
            #expect(growth < Self.most, "\(name)")
        }
    }
}
