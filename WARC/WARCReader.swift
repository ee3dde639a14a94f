/// Reads the pages of a WARC file (ISO 28500:2017), compressed or not, one at a time: memory stays that of one page.
public final class WARCReader {
    /// The longest record that is read; longer ones are passed over.
    public static let maximumRecordBytes = 20_000_000

    private struct Fault: Error {
        var reason: String
        /// Whether the record was read to its end all the same, so that the next begins here.
        var isPassed = false
    }

    private let file: ArchiveFile
    /// Where a record begins whose first line is read already.
    private var begun: RecordPlace?
    private var isOver = false

    /// Opens the file at `path`.
    public init(path: String) throws(WARCError) {
        file = try ArchiveFile(path: path)
    }

    /// Bytes of the file, as it lies on the disk, that were read so far.
    public var bytesRead: Int { file.bytesRead }

    /// The next archived answer of a web server, or the next record that is broken; nil at the end. Sound records of other
    /// kinds are passed over.
    public func next() -> ArchiveItem? {
        while !isOver, begun != nil || hasMore() {
            let place = begun ?? file.place
            do throws(Fault) {
                if let page = try record() { return .page(page, at: place) }
            } catch {
                if !error.isPassed { recover(from: place) }
                return .broken(at: place, reason: error.reason)
            }
        }
        return nil
    }

    /// Passes over the empty lines between records. A file that is broken here has more: something broken.
    private func hasMore() -> Bool {
        while let byte = file.peek(), byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { _ = file.next() }
        return file.peek() != nil || file.fault != nil
    }

    /// The page in the record that begins here; nil when it holds something else.
    private func record() throws(Fault) -> ArchivedPage? {
        let fields = try head()
        guard let length = fields["content-length"].flatMap({ Int($0) }), length >= 0 else {
            throw Fault(reason: "its length is missing or no number")
        }
        let isPage = fields["warc-type"] == "response"
        let isTooLong = length > Self.maximumRecordBytes
        guard let block = file.bytes(length, keeping: isPage && !isTooLong ? length : 0) else {
            throw Fault(reason: "the archive breaks off in it: \(file.fault ?? "the file ends")")
        }
        try checkEnd()
        guard isPage, let url = fields["warc-target-uri"] else { return nil }
        if isTooLong { throw Fault(reason: "it is longer than \(Self.maximumRecordBytes) bytes", isPassed: true) }
        guard let answer = HTTPAnswer(block) else {
            throw Fault(reason: "its answer cannot be decoded", isPassed: true)
        }
        return ArchivedPage(
            url: url.trimming("<>"), date: fields["warc-date"], status: answer.status,
            contentType: answer.headers["content-type"], body: answer.body)
    }

    /// The fields of the record's head, names in lower case.
    private func head() throws(Fault) -> [String: String] {
        if begun == nil {
            guard let line = file.line() else { throw Fault(reason: file.fault ?? "the file ends") }
            guard Self.begins(line) else { throw Fault(reason: "it does not begin with WARC/1.0 or WARC/1.1") }
        }
        begun = nil
        var fields: [String: String] = [:]
        while let line = file.line(), !line.isEmpty {
            guard fields.count < 100, let (name, value) = HTTPAnswer.field(line[...]) else { continue }
            fields[name] = value
        }
        return fields
    }

    /// After a record stands another, or its member ends. A wrong length, or a wrong check sum, shows here.
    private func checkEnd() throws(Fault) {
        let member = file.memberStart
        let more = hasMore()
        guard file.memberStart == member else { return }
        if let fault = file.fault, file.peek() == nil { throw Fault(reason: fault) }
        guard !more || file.peek() == UInt8(ascii: "W") else { throw Fault(reason: "its length is wrong") }
    }

    /// Goes to the next line that begins a record, or as good as: to the end.
    private func recover(from place: RecordPlace) {
        begun = nil
        if file.seek(to: place) { _ = file.line() }
        while true {
            let here = file.place
            if let line = file.line() {
                guard Self.begins(line) else { continue }
                begun = here
                return
            }
            if file.fault == nil || !file.seekMember() {
                isOver = true
                return
            }
        }
    }

    private static func begins(_ line: [UInt8]) -> Bool { line.starts(with: Array("WARC/1.".utf8)) }
}

extension String {
    fileprivate func trimming(_ characters: String) -> String {
        String(drop { characters.contains($0) }.reversed().drop { characters.contains($0) }.reversed())
    }
}
