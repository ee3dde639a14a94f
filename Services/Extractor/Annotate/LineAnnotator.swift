import Shared

/// One line of input.
struct InputLine: Sendable {
    /// Counted from 1.
    let number: Int
    let bytes: [UInt8]
}

/// One line of output.
struct OutputLine: Sendable, Equatable {
    /// Without its line feed.
    let bytes: [UInt8]
    let isError: Bool
}

/// Turns a line with an article into a line with its extraction, or with what is wrong. Pure.
struct LineAnnotator: Sendable {
    let extractor: ArticleExtractor
    let timeLimit: Duration
    /// Whether the output is a page for people instead of lines of JSON.
    var asPage = false

    /// The output for a line.
    func output(for line: InputLine) -> OutputLine {
        do throws(RecordError) {
            let article = try WireFormat.decode(AnnotateInput.self, from: line.bytes).article()
            let extraction = extractor.extraction(of: ArticleRecord(article))
            return OutputLine(bytes: asPage ? try Self.page(of: extraction) : extraction, isError: false)
        } catch {
            return self.error("\(error)", line)
        }
    }

    private static func page(of extraction: [UInt8]) throws(RecordError) -> [UInt8] {
        Array(FindingsPage.article(try WireFormat.decode(Extraction.self, from: extraction)).utf8)
    }

    /// The output for a line whose extraction does not end.
    func outputForOverdue(_ line: InputLine) -> OutputLine {
        error("the extraction took longer than EXTRACTOR_TIME_LIMIT (\(timeLimit))", line)
    }

    private struct Problem: Encodable {
        let error: String
        let line: Int
    }

    private func error(_ reason: String, _ line: InputLine) -> OutputLine {
        if asPage {
            return OutputLine(bytes: Array(FindingsPage.error(line: line.number, reason).utf8), isError: true)
        }
        let bytes = try? WireFormat.encode(Problem(error: reason, line: line.number))
        return OutputLine(bytes: bytes ?? Array("{\"error\":\"\",\"line\":\(line.number)}".utf8), isError: true)
    }
}
