import Glibc
import Synchronization

/// Writes one line an event to standard error: a JSON object, or words for a person at a terminal.
public final class Log: Sendable {
    /// How much an event matters.
    public enum Level: String, Sendable, CaseIterable, Comparable {
        case debug
        case info
        case warning
        case error

        /// By severity.
        public static func < (one: Level, other: Level) -> Bool { one.rank < other.rank }

        private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
    }

    /// What a line looks like.
    public enum Format: String, Sendable, CaseIterable {
        case auto
        case json
        case text
    }

    private let service: String
    private let level: Level
    private let isJSON: Bool
    private let write: @Sendable (String) -> Void
    private let turn = Mutex<Void>(())

    /// A log of `service`; `write` takes each line with its line feed.
    public init(
        service: String, level: Level = .info, format: Format = .auto,
        write: @escaping @Sendable (String) -> Void = { StandardStream.error.write($0) }
    ) {
        self.service = service
        self.level = level
        isJSON = format == .json || format == .auto && isatty(STDERR_FILENO) == 0
        self.write = write
    }

    /// Something of interest to who looks for a fault.
    public func debug(_ event: String, _ facts: KeyValuePairs<LogKey, any LogValue> = [:]) { log(.debug, event, facts) }

    /// Something that should happen.
    public func info(_ event: String, _ facts: KeyValuePairs<LogKey, any LogValue> = [:]) { log(.info, event, facts) }

    /// Something that should not happen, dealt with.
    public func warning(_ event: String, _ facts: KeyValuePairs<LogKey, any LogValue> = [:]) {
        log(.warning, event, facts)
    }

    /// Something that somebody must see to.
    public func error(_ event: String, _ facts: KeyValuePairs<LogKey, any LogValue> = [:]) { log(.error, event, facts) }

    private func log(_ level: Level, _ event: String, _ facts: KeyValuePairs<LogKey, any LogValue>) {
        guard level >= self.level else { return }
        let line = isJSON ? json(level, event, facts) : text(level, event, facts)
        // Lines longer than a pipe's atomic write would mix.
        turn.withLock { _ in write(line) }
    }

    private func json(_ level: Level, _ event: String, _ facts: KeyValuePairs<LogKey, any LogValue>) -> String {
        var line = "{\"time\":\"\(Timestamp.now())\",\"level\":\"\(level.rawValue)\",\"service\":"
        service.append(toJSON: &line)
        line.append(",\"event\":")
        event.append(toJSON: &line)
        for (key, value) in facts {
            line.append(",\"\(key.rawValue)\":")
            value.append(toJSON: &line)
        }
        return line + "}\n"
    }

    private func text(_ level: Level, _ event: String, _ facts: KeyValuePairs<LogKey, any LogValue>) -> String {
        var line = "\(Timestamp.now().dropFirst(11).dropLast()) \(level.rawValue) \(event)"
        for (key, value) in facts {
            line.append("  \(key.rawValue)=")
            if let words = value as? String, !words.isEmpty, words.allSatisfy({ !$0.isWhitespace && $0 != "\"" }) {
                line.append(words)
            } else {
                value.append(toJSON: &line)
            }
        }
        return line + "\n"
    }
}
