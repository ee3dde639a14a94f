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
        var resolver = TimeResolver(parser: parser, context: TimeContext(publication: publication, matches))
        let quoted = parser.quoted(matches)
        var values = matches.indices.map { resolver.value(of: matches[$0], isQuoted: quoted[$0]) }
        ClockDays(parser: parser, matches: matches, publication: publication).complete(&values)
        return zip(matches, values).map { match, value in
            expression(match, value, parser, document, isDated: publication != nil)
        }
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
        guard let first = matches.first, case .day(.given(let year), let month, let day) = first.meaning,
            word(first.start - 1) == .paragraph, word(first.end) == .paragraph,
            lexemes[..<first.start].count(where: { $0.word == .paragraph }) < 4
        else { return nil }
        return CalendarDay(year, month, day)
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
