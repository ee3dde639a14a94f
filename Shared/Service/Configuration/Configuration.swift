import FoundationEssentials

/// Reads a program's settings from the environment, once, at its edge, and collects everything that is wrong with them.
///
/// Each reading function notes its key with default, range and meaning, so that ``description`` documents them all.
/// It returns the default where the value is malformed; ``check()`` then refuses the lot.
public struct Configuration: Sendable {
    /// The program, as `ingest`.
    public let program: String
    /// The variables, with those secrets that stand in files.
    public let environment: [String: String]
    private(set) var keys: [ConfigurationKey] = []
    private var problems: [ConfigurationError.Problem]

    /// Reads for `program`, whose own names begin with its name in capitals and `_`.
    public init(program: String, environment: [String: String] = ProcessInfo.processInfo.environment) {
        let secrets = SecretFiles(environment)
        self.program = program
        self.environment = secrets.environment
        problems = secrets.problems
    }

    /// The settings that `make` reads, or everything that is wrong with them.
    public static func read<Settings>(
        program: String, _ make: (inout Configuration) -> Settings
    ) throws(ConfigurationError) -> Settings {
        var configuration = Configuration(program: program)
        let settings = make(&configuration)
        try configuration.check()
        return settings
    }

    /// A text, `fallback` where it is not set.
    public mutating func string(_ name: String, default fallback: String, _ meaning: String) -> String {
        read(name, default: fallback, range: "text", meaning) { $0 } ?? fallback
    }

    /// A text that need not be there. An empty value is none.
    public mutating func optional(_ name: String, _ meaning: String) -> String? {
        read(name, default: "", range: "text", meaning) { $0 }
    }

    /// A text that is never shown and need not be there.
    public mutating func secret(_ name: String, _ meaning: String) -> String? {
        read(name, default: "", range: "secret", meaning, isSecret: true) { $0 }
    }

    /// A whole number within `range`.
    public mutating func integer(
        _ name: String, default fallback: Int, in range: ClosedRange<Int>, _ meaning: String
    ) -> Int {
        let text =
            range.upperBound == Int.max ? "\(range.lowerBound) or more" : "\(range.lowerBound) to \(range.upperBound)"
        return read(name, default: String(fallback), range: "a whole number, \(text)", meaning) { value in
            Int(value).flatMap { range.contains($0) ? $0 : nil }
        } ?? fallback
    }

    /// A length of time, written with its unit: `500ms`, `10s`, `5m`, `2h`.
    public mutating func duration(
        _ name: String, default fallback: Duration, in range: ClosedRange<Duration>, _ meaning: String
    ) -> Duration {
        let text =
            "a time with its unit, as 500ms or 10s, \(range.lowerBound.shortText) to \(range.upperBound.shortText)"
        return read(name, default: fallback.shortText, range: text, meaning) { value in
            Duration(shortText: value).flatMap { range.contains($0) ? $0 : nil }
        } ?? fallback
    }

    /// Yes or no: `true` or `false`.
    public mutating func flag(_ name: String, default fallback: Bool, _ meaning: String) -> Bool {
        read(name, default: String(fallback), range: "true or false", meaning) { Bool($0.lowercased()) } ?? fallback
    }

    /// One of the values of an enumeration.
    public mutating func choice<Value: RawRepresentable<String> & CaseIterable>(
        _ name: String, default fallback: Value, _ meaning: String
    ) -> Value {
        let range = Value.allCases.map(\.rawValue).joined(separator: ", ")
        return read(name, default: fallback.rawValue, range: "one of \(range)", meaning) {
            Value(rawValue: $0.lowercased())
        } ?? fallback
    }

    /// Notes every variable set whose name begins with `prefix` and that was not read by name: another library reads them.
    public mutating func passThrough(_ prefix: String, _ meaning: String) {
        let known = Set(keys.map(\.name))
        for (name, value) in environment.sorted(by: { $0.key < $1.key })
        where name.hasPrefix(prefix) && !known.contains(name) {
            keys.append(ConfigurationKey(name: name, value: value, default: "", range: "", meaning: meaning))
        }
    }

    /// Adds a problem that one value alone does not show.
    public mutating func refuse(_ name: String, _ reason: String) {
        problems.append(.init(name: name, reason: reason))
    }

    /// Throws everything that is wrong, names of the program's own prefix that no one reads included.
    public func check() throws(ConfigurationError) {
        let all = problems + unknownNames
        if !all.isEmpty { throw ConfigurationError(program: program, problems: all) }
    }

    private var unknownNames: [ConfigurationError.Problem] {
        let known = Set(keys.map(\.name))
        let prefix = program.uppercased() + "_"
        return environment.keys.sorted().filter { $0.hasPrefix(prefix) && !known.contains($0) }.map { name in
            let hint = Spelling.nearest(to: name, among: known).map { "; did you mean \($0)?" } ?? ""
            return .init(name: name, reason: "is not a setting of \(program)\(hint)")
        }
    }

    private mutating func read<Value>(
        _ name: String, default fallback: String, range: String, _ meaning: String, isSecret: Bool = false,
        parse: (String) -> Value?
    ) -> Value? {
        let given = environment[name].flatMap { $0.isEmpty ? nil : $0 }
        keys.append(
            ConfigurationKey(
                name: name, value: given ?? fallback, default: fallback, range: range, meaning: meaning,
                isSecret: isSecret))
        guard let given else { return nil }
        if let value = parse(given) { return value }
        refuse(name, "must be \(range)" + (isSecret ? "" : ", not '\(given)'"))
        return nil
    }
}

extension Configuration: CustomStringConvertible {
    /// Every key with its value, default, range and meaning, secrets masked: a file of `NAME=value` lines with comments.
    public var description: String { keys.map(\.description).joined(separator: "\n\n") }
}
