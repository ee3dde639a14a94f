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

    /// The output for a line.
    func output(for line: InputLine) -> OutputLine {
        do throws(RecordError) {
            let article = try WireFormat.decode(AnnotateInput.self, from: line.bytes).article()
            return OutputLine(bytes: try extractor.extraction(of: ArticleRecord(article)), isError: false)
        } catch {
            return Self.error("\(error)", line)
        }
    }

    /// The output for a line whose extraction does not end.
    func outputForOverdue(_ line: InputLine) -> OutputLine {
        Self.error("the extraction took longer than EXTRACTOR_TIME_LIMIT (\(timeLimit))", line)
    }

    private struct Problem: Encodable {
        let error: String
        let line: Int
    }

    private static func error(_ reason: String, _ line: InputLine) -> OutputLine {
        let bytes = try? WireFormat.encode(Problem(error: reason, line: line.number))
        return OutputLine(bytes: bytes ?? Array("{\"error\":\"\",\"line\":\(line.number)}".utf8), isError: true)
    }
}
