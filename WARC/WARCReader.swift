/// Reads the pages of a WARC file (ISO 28500:2017), compressed or not, one at a time: memory stays that of one page.
public final class WARCReader {
    /// The longest record that is read; longer ones are passed over and counted.
    public static let maximumRecordBytes = 20_000_000

    private let file: GzipFile
    private var recordNumber = 0
    /// How many records were passed over because they were too long or their answer could not be decoded.
    public private(set) var skipped = 0

    /// Opens the file at `path`.
    public init(path: String) throws(WARCError) {
        file = try GzipFile(path: path)
    }

    /// Bytes of the file that were read so far.
    public var bytesRead: Int { file.compressedBytesRead }

    /// The next archived answer of a web server; nil at the end. Records of other kinds are passed over. Throws where
    /// the file is no WARC file any more; what came before stays good.
    public func next() throws(WARCError) -> ArchivedPage? {
        while let fields = try nextHead() {
            let length = fields["content-length"].flatMap { Int($0) } ?? -1
            guard length >= 0 else { throw .noRecord(number: recordNumber) }
            let isTooLong = length > Self.maximumRecordBytes
            guard let block = file.bytes(length, keeping: isTooLong ? 0 : length) else {
                throw .cutOff(number: recordNumber, reason: file.fault ?? "the file ends")
            }
            guard fields["warc-type"] == "response", let url = fields["warc-target-uri"] else { continue }
            guard !isTooLong, let answer = HTTPAnswer(block) else {
                skipped += 1
                continue
            }
            return ArchivedPage(
                url: url.trimming("<>"), date: fields["warc-date"], status: answer.status,
                contentType: answer.headers["content-type"], body: answer.body)
        }
        return nil
    }

    /// The fields of the next record's head, names in lower case.
    private func nextHead() throws(WARCError) -> [String: String]? {
        var first = file.line()
        while first?.isEmpty == true { first = file.line() }
        recordNumber += 1
        if let fault = file.fault { throw .cutOff(number: recordNumber, reason: fault) }
        guard let first else { return nil }
        guard first.starts(with: Array("WARC/1.".utf8)) else { throw .noRecord(number: recordNumber) }
        var fields: [String: String] = [:]
        while let line = file.line(), !line.isEmpty {
            guard fields.count < 100, let (name, value) = HTTPAnswer.field(line[...]) else { continue }
            fields[name] = value
        }
        return fields
    }
}

extension String {
    fileprivate func trimming(_ characters: String) -> String {
        String(drop { characters.contains($0) }.reversed().drop { characters.contains($0) }.reversed())
    }
}
