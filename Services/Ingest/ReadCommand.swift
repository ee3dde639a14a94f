import Service
import Shared
import WARC

/// `ingest read`: shows what would be published.
enum ReadCommand {
    static let command = Command(
        "read", "Prints the articles of files as they would be published, without publishing.", operands: "FILE… | -",
        operandCount: 1...Int.max,
        options: [
            Option("url", value: "URL", "where it was published"),
            Option("type", value: "TYPE", "what it is: html, text or json; else told by name and look"),
        ],
        details: "One JSON record a line. What cannot be read is named with the reason, and the exit code is 1.",
        body: run)

    private static func run(_ arguments: Arguments) throws -> ExitCode {
        var kind: ContentKind?
        if let type = arguments["type"] {
            kind = ContentKind(fileName: ".\(type)")
            guard kind != nil else {
                StandardStream.error.write("ingest: '\(type)' is not a type that can be read: html, text or json\n")
                return .usage
            }
        }
        let files = FileWalk(arguments.operands)
        var isComplete = files.problems.isEmpty
        for problem in files.problems { say(problem.path, problem.reason) }
        for entry in files.entries {
            if !read(entry, as: kind, url: arguments["url"]) { isComplete = false }
        }
        return isComplete ? .success : .failure
    }

    /// Whether all in the file could be read.
    private static func read(_ entry: FileWalk.Entry, as given: ContentKind?, url: String?) -> Bool {
        let reader = ArticleReader(limits: IngestLimits())
        if entry.isArchive { return readArchive(entry.path, reader) }
        let bytes: [UInt8]
        do throws(SystemError) {
            bytes = try InputFile(entry.path).readAll(limit: reader.limits.batch)
        } catch {
            return say(entry.path, error.description)
        }
        let look = ContentKind(look: bytes[...])
        let kind = given ?? (entry.kind == nil || entry.kind == .json && look == .ndjson ? look : entry.kind ?? look)
        guard kind == .ndjson || kind == .json && look == .ndjson else {
            return show(bytes[...], kind, url, entry.path, reader)
        }
        var isComplete = true
        for line in NDJSON(bytes[...]) {
            if !show(line.line, .json, nil, "\(entry.path):\(line.number)", reader) { isComplete = false }
        }
        return isComplete
    }

    private static func readArchive(_ path: String, _ reader: ArticleReader) -> Bool {
        var isComplete = true
        do throws(WARCError) {
            let archive = try ArchivedArticles(path: path, reader: reader)
            while let (place, outcome) = archive.next() {
                switch outcome {
                case .article(let article): show(article)
                case .refused(let reason): isComplete = say(place, reason)
                case .other: break
                }
            }
        } catch {
            return say(path, error.description)
        }
        return isComplete
    }

    private static func show(
        _ bytes: ArraySlice<UInt8>, _ kind: ContentKind, _ url: String?, _ place: String, _ reader: ArticleReader
    ) -> Bool {
        do throws(RecordError) {
            show(try reader.read(bytes, as: kind, url: url))
            return true
        } catch {
            return say(place, error.description)
        }
    }

    private static func show(_ article: PreparedArticle) {
        StandardStream.output.write(String(decoding: article.record, as: UTF8.self) + "\n")
    }

    @discardableResult
    private static func say(_ place: String, _ reason: String) -> Bool {
        StandardStream.error.write("\(place): \(reason)\n")
        return false
    }
}
