import Postgres
import Service
import Shared

extension Command {
    /// `dateline rejected show`.
    static let rejectedShow = onInstallation(
        "rejected show", "shows one rejection with its original bytes",
        operands: "NUMBER", operandCount: 1...1,
        options: [.json, Option("raw", "write the original bytes and nothing else")],
        details: """
            The bytes are shown as UTF-8, control characters left out and cut after 2000 characters; --raw writes them all
            as they are.

            Exit codes: 0; 1 there is no such rejection, or --raw and no bytes are kept.
            """
    ) { arguments, installation in
        let wanted = try RejectedSelection.numbered(arguments.operands).conditions
        let rows = try installation.connection.query(
            "SELECT \(RejectedEntry.columns), value FROM rejected_article WHERE \(wanted.sql)", wanted.parameters)
        guard let row = rows.first else {
            StandardStream.error.write("dateline: there is no rejection \(arguments.operands[0])\n")
            return .failure
        }
        let value: [UInt8]? = try row["value"]
        if arguments.has("raw") {
            StandardStream.output.write(bytes: value ?? [])
            return value == nil ? .failure : .success
        }
        try RejectedDetails(entry: RejectedEntry(row), value: value).show(arguments)
        return .success
    }
}

/// One rejection with its original bytes.
struct RejectedDetails: Report {
    let entry: RejectedEntry
    let value: [UInt8]?

    private enum CodingKeys: String, CodingKey {
        case text
    }

    /// The entry's fields, and the bytes as `text`, invalid UTF-8 repaired.
    func encode(to encoder: any Encoder) throws {
        try entry.encode(to: encoder)
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(value.map { String(decoding: $0, as: UTF8.self) }, forKey: .text)
    }

    var text: String {
        let facts = [
            ("number", String(entry.number)), ("state", entry.state), ("rejected", entry.rejectedAt),
            ("by", "\(entry.stage) \(entry.version)"), ("reason", entry.reason), ("detail", entry.detail),
            ("from", entry.origin), ("article", entry.articleID ?? "unknown"),
            ("type", entry.contentType ?? "not given"), ("trace", entry.traceID ?? "none"),
            ("bytes", entry.bytes.map(String.init) ?? "not kept"),
        ]
        let head = facts.map { name, fact in
            name + String(repeating: " ", count: 10 - name.count) + fact.printable + "\n"
        }
        return head.joined() + (value.map { "\n" + Self.shown($0) + "\n" } ?? "")
    }

    private static func shown(_ bytes: [UInt8]) -> String {
        var text = ""
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars.prefix(2000)
        where scalar == "\n" || scalar.properties.generalCategory != .control {
            text.unicodeScalars.append(scalar)
        }
        return text
    }
}
