import Service
import Shared
import WARC

/// The articles of files, for looking at them without publishing.
struct FileArticles {
    /// What the files are; nil to tell by name and look.
    var kind: ContentKind?
    /// Where the article of a file was published.
    var url: String?
    private let reader = ArticleReader(limits: IngestLimits())

    init(kind: ContentKind? = nil, url: String? = nil) {
        self.kind = kind
        self.url = url
    }

    /// Gives each article of the files to `body`; names what cannot be read, with the reason. Whether all could be read.
    func read(_ paths: [String], _ body: (PreparedArticle) -> Void) -> Bool {
        let files = FileWalk(paths)
        var isComplete = files.problems.isEmpty
        for problem in files.problems { Self.say(problem.path, problem.reason) }
        for entry in files.entries where !read(entry, body) { isComplete = false }
        return isComplete
    }

    private func read(_ entry: FileWalk.Entry, _ body: (PreparedArticle) -> Void) -> Bool {
        if entry.isArchive { return readArchive(entry.path, body) }
        let bytes: [UInt8]
        do throws(SystemError) {
            bytes = try InputFile(entry.path).readAll(limit: reader.limits.batch)
        } catch {
            return Self.say(entry.path, error.description)
        }
        let look = ContentKind(look: bytes[...])
        let told = kind ?? (entry.kind == nil || entry.kind == .json && look == .ndjson ? look : entry.kind ?? look)
        guard told == .ndjson || told == .json && look == .ndjson else {
            return read(bytes[...], told, url, entry.path, body)
        }
        var isComplete = true
        for line in NDJSON(bytes[...]) where !read(line.line, .json, nil, "\(entry.path):\(line.number)", body) {
            isComplete = false
        }
        return isComplete
    }

    private func readArchive(_ path: String, _ body: (PreparedArticle) -> Void) -> Bool {
        var isComplete = true
        do throws(WARCError) {
            let archive = try ArchivedArticles(path: path, reader: reader)
            while let (place, outcome) = archive.next() {
                switch outcome {
                case .article(let article): body(article)
                case .refused(let reason): isComplete = Self.say(place, reason)
                case .other: break
                }
            }
        } catch {
            return Self.say(path, error.description)
        }
        return isComplete
    }

    private func read(
        _ bytes: ArraySlice<UInt8>, _ kind: ContentKind, _ url: String?, _ place: String,
        _ body: (PreparedArticle) -> Void
    ) -> Bool {
        do throws(RecordError) {
            body(try reader.read(bytes, as: kind, url: url))
            return true
        } catch {
            return Self.say(place, error.description)
        }
    }

    @discardableResult
    private static func say(_ place: String, _ reason: String) -> Bool {
        StandardStream.error.write("\(place): \(reason)\n")
        return false
    }
}
