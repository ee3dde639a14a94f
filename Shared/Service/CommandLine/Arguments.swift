/// What stands on the command line after the command.
public struct Arguments: Sendable {
    /// What is no option, in order.
    public private(set) var operands: [String] = []
    private var values: [String: [String]] = [:]

    /// Sorts `words` into options and operands; after `--` all are operands. Throws on an unknown option, and on one
    /// whose value is missing or too much.
    public init(_ words: some Sequence<String>, options: [Option] = []) throws(UsageError) {
        var words = Array(words)[...]
        while let word = words.popFirst() {
            if word == "--" {
                operands.append(contentsOf: words)
                return
            }
            if word.hasPrefix("-") && word != "-" {
                try take(word, &words, options)
            } else {
                operands.append(word)
            }
        }
    }

    /// Whether the option is given.
    public func has(_ option: String) -> Bool { values[option] != nil }

    /// The option's value; the last where it is given more than once.
    public subscript(option: String) -> String? { values[option]?.last }

    /// All values of an option that may be repeated.
    public func all(_ option: String) -> [String] { values[option] ?? [] }

    /// The option's value as a whole number within `range`.
    public func integer(
        _ option: String, default fallback: Int, in range: ClosedRange<Int> = 0...Int.max
    ) throws(UsageError) -> Int {
        guard let text = self[option] else { return fallback }
        guard let number = Int(text), range.contains(number) else {
            let bounds = range.upperBound == Int.max ? "or more" : "to \(range.upperBound)"
            throw UsageError("--\(option) must be a whole number, \(range.lowerBound) \(bounds), not '\(text)'")
        }
        return number
    }

    private mutating func take(_ word: String, _ words: inout ArraySlice<String>, _ options: [Option])
        throws(UsageError)
    {
        let name = String(word.drop { $0 == "-" }.prefix { $0 != "=" })
        let inlineValue = word.firstIndex(of: "=").map { String(word[word.index(after: $0)...]) }
        guard word.hasPrefix("--"), let option = options.first(where: { $0.name == name }) else {
            let nearest = Spelling.nearest(to: name, among: options.map(\.name))
            throw UsageError("there is no option \(word)" + (nearest.map { "; did you mean --\($0)?" } ?? ""))
        }
        guard option.value != nil else {
            if inlineValue != nil { throw UsageError("--\(name) takes no value") }
            values[name, default: []].append("")
            return
        }
        guard let value = inlineValue ?? words.popFirst() else { throw UsageError("\(option.spelling) needs a value") }
        values[name, default: []].append(value)
    }
}
