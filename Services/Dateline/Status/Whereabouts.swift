import Service

/// Where an article is now.
struct Whereabouts: Encodable, Equatable {
    /// The one word that says it.
    enum State: String, Encodable {
        case stored
        case waiting
        case rejected
        case erased
        case unknown
    }

    let id: String
    let state: State
    let rows: ArticleRows
    let topics: [TopicTrace]
    /// Why the topics could not be searched.
    let problem: String?
    /// When each stage touched it, where that was asked for.
    var timeline: Timeline?

    init(id: String, rows: ArticleRows, topics: [TopicTrace], problem: String? = nil) {
        self.id = id
        self.rows = rows
        self.topics = topics
        self.problem = problem
        if rows.erasure != nil {
            state = .erased
        } else if rows.stored != nil {
            state = .stored
        } else if topics.contains(where: \.isWaiting) {
            state = .waiting
        } else {
            state = rows.rejected.isEmpty ? .unknown : .rejected
        }
    }

    /// What a script learns without reading.
    var exitCode: ExitCode {
        switch state {
        case .stored: .success
        case .waiting: .waiting
        case .rejected: .rejected
        case .erased: .erased
        case .unknown: problem == nil ? .failure : .unavailable
        }
    }
}

extension ExitCode {
    static let waiting = ExitCode(rawValue: 3)
    static let rejected = ExitCode(rawValue: 4)
    static let erased = ExitCode(rawValue: 5)
}

extension Whereabouts: Report {
    var text: String {
        var lines = ["\(id)  \(state.rawValue)"]
        if let stored = rows.stored { lines += Self.lines(stored) }
        if let erasure = rows.erasure {
            lines.append("erased    \(erasure.erasedAt) by \(erasure.erasedBy): \(erasure.reason)")
        }
        for row in rows.rejected {
            lines.append("rejected  number \(row.number), \(row.state): \(row.stage) says \(row.reason): \(row.detail)")
        }
        lines += topics.map { "topic     \($0.text)" }
        lines += timeline?.lines ?? []
        if let problem { lines.append("topics    not searched: \(problem)") }
        return lines.map { $0.printable + "\n" }.joined()
    }

    private static func lines(_ stored: ArticleRows.Stored) -> [String] {
        let findings = [
            stored.entities == 1 ? "1 entity" : "\(stored.entities) entities", counted(stored.mentions, "mention"),
            counted(stored.dates, "date"), counted(stored.quotes, "quote"),
        ]
        return [
            "title     \(stored.title ?? "none")", "url       \(stored.url ?? "none")",
            "stored    \(stored.storedAt), revision \(stored.revision), received \(stored.receivedAt)",
            "read by   \(stored.extractor) \(stored.extractorVersion) with \(stored.model) as \(stored.language): "
                + "\(stored.status); \(findings.joined(separator: ", "))",
        ]
    }
}
