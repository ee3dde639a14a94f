import Shared

/// Finds expressions of time and gives them their values in ISO 8601, as TIMEX3 does it where ISO has no word.
public struct DateFinder: Sendable {
    private let vocabulary = Vocabulary<TimeWord>.time

    /// Makes its tables.
    public init() {}

    /// The dates of a document, in order, not overlapping. Linear in the length of the text.
    ///
    /// `publishedAt` is an ISO 8601 day or time. Without it, and without a line at the top that is only a date, relative
    /// expressions have no value.
    public func dates(in document: Document, publishedAt: String?) -> [DateExpression] {
        let parser = TimeParser(lexemes: TimeLexer.lexemes(of: document.utf8, vocabulary), utf8: document.utf8)
        let matches = parser.matches()
        let publication = publishedAt.flatMap { CalendarDay(iso: $0) } ?? parser.dateline(matches)
        var resolver = TimeResolver(
            parser: parser,
            context: TimeContext(publication: publication, minute: publishedAt.flatMap(Self.minute), matches))
        let quoted = parser.quoted(matches)
        var values = matches.indices.map { resolver.value(of: matches[$0], isQuoted: quoted[$0]) }
        ClockDays(parser: parser, matches: matches, publication: publication).complete(&values)
        return zip(matches, values).map { match, value in
            expression(match, value, parser, document, isDated: publication != nil)
        }
    }

    /// The minute of the day of an ISO 8601 time; none of a day alone, which is often written as its midnight.
    private static func minute(_ publishedAt: String) -> Int? {
        let digits = publishedAt.utf8.dropFirst(11).prefix(5).map { Int($0) - 48 }
        guard digits.count == 5, [0, 1, 3, 4].allSatisfy({ (0...9).contains(digits[$0]) }) else { return nil }
        let minute = digits[0] * 600 + digits[1] * 60 + digits[3] * 10 + digits[4]
        return minute == 0 ? nil : minute
    }

    private func expression(
        _ match: TimeMatch, _ value: TimeValue?, _ parser: TimeParser, _ document: Document, isDated: Bool
    ) -> DateExpression {
        DateExpression(
            start: document.codePoint(atByte: Int(parser.lexemes[match.start].start)),
            end: document.codePoint(atByte: Int(parser.lexemes[match.end - 1].end)), value: value?.text,
            modifier: match.modifier,
            unresolved: value != nil ? nil : isDated ? "no-reference-in-text" : "no-publication-date")
    }
}

extension TimeParser {
    /// The date that alone fills one of the first paragraphs.
    func dateline(_ matches: [TimeMatch]) -> CalendarDay? {
        guard let first = matches.first, let day = first.meaning.writtenDay, word(first.start - 1) == .paragraph,
            word(first.end) == .paragraph,
            lexemes[..<first.start].count(where: { $0.word == .paragraph }) < 4
        else { return nil }
        return day
    }

    /// Which expressions stand inside quotation marks: marks are counted within a paragraph.
    func quoted(_ matches: [TimeMatch]) -> [Bool] {
        var isInside = false
        var next = 0
        return matches.map { match in
            while next < match.start {
                switch word(next) {
                case .paragraph: isInside = false
                case .quote: isInside.toggle()
                default: break
                }
                next += 1
            }
            return isInside
        }
    }
}
