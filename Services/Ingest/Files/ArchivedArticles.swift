import Service
import Shared
import WARC

/// The articles of a web archive's pages, one at a time.
struct ArchivedArticles {
    /// What became of a record.
    enum Outcome {
        case article(PreparedArticle)
        case refused(String)
        /// It is no page: an image, a redirect, an answer that says that something is missing.
        case other
    }

    private let path: String
    private let archive: WARCReader
    private let reader: ArticleReader

    init(path: String, reader: ArticleReader) throws(WARCError) {
        self.path = path
        self.reader = reader
        archive = try WARCReader(path: path)
    }

    /// Whether a file of that name is an archive.
    static func areNamed(_ path: String) -> Bool {
        let name = path.lowercased()
        return name.hasSuffix(".warc") || name.hasSuffix(".warc.gz")
    }

    /// Whether a file that begins so is one.
    static func areIn(_ start: [UInt8]) -> Bool {
        start.starts(with: [0x1f, 0x8b]) || start.starts(with: Array("WARC/1.".utf8))
    }

    /// Bytes of the file that were read so far.
    var bytesRead: Int { archive.bytesRead }

    /// The next archived answer, and where it stands; nil at the end.
    func next() -> (place: String, outcome: Outcome)? {
        switch archive.next() {
        case .page(let page, let place): ("\(path), \(place), \(page.url)", outcome(of: page))
        case .broken(let place, let reason): ("\(path), \(place)", .refused("the record is broken: \(reason)"))
        case nil: nil
        }
    }

    private func outcome(of page: ArchivedPage) -> Outcome {
        guard (200..<300).contains(page.status), Self.isPage(page) else { return .other }
        do throws(RecordError) {
            return .article(
                try reader.read(
                    page.body[...], as: .html, mediaType: page.contentType, url: page.url,
                    receivedAt: Self.fetched(page) ?? Timestamp.now()))
        } catch {
            return .refused(error.description)
        }
    }

    private static func isPage(_ page: ArchivedPage) -> Bool {
        guard let type = page.contentType else { return ContentKind(look: page.body[...]) == .html }
        return ContentKind(mediaType: MediaType(type).name) == .html
    }

    /// When it was fetched is when it was received: an old archive does not overwrite what came since. A time to come is
    /// not believed, or nothing would ever overwrite that.
    private static func fetched(_ page: ArchivedPage) -> String? {
        guard let time = page.date.flatMap(PublicationDate.init)?.text, time.contains("T"), time <= Timestamp.now()
        else { return nil }
        return time
    }
}
