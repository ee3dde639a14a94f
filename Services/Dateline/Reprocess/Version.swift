/// A version by Semantic Versioning 2.0.0, compared by its section 11; build metadata is left out.
struct Version: Equatable {
    private let numbers: [Int]
    private let preRelease: [Substring]

    /// Reads `1.2.3` or `1.2.3-beta.4`; `1.2` counts as `1.2.0`. Nil for anything else.
    init?(_ text: String) {
        let core = text.prefix { $0 != "-" && $0 != "+" }
        let numbers = core.split(separator: ".", omittingEmptySubsequences: false).map {
            $0.allSatisfy(\.isNumber) ? Int($0) : nil
        }
        let known = numbers.compactMap(\.self)
        guard (1...3).contains(numbers.count), known.count == numbers.count else { return nil }
        self.numbers = known + Array(repeating: 0, count: 3 - known.count)
        let rest = text[core.endIndex...].prefix { $0 != "+" }
        preRelease = rest.dropFirst().split(separator: ".")
    }
}

extension Version: Comparable {
    static func < (one: Version, other: Version) -> Bool {
        if one.numbers != other.numbers { return one.numbers.lexicographicallyPrecedes(other.numbers) }
        // A release comes after all its pre-releases.
        if one.preRelease.isEmpty || other.preRelease.isEmpty {
            return !one.preRelease.isEmpty && other.preRelease.isEmpty
        }
        return one.preRelease.lexicographicallyPrecedes(other.preRelease, by: precedes)
    }

    /// Numbers come before words and are compared as numbers.
    private static func precedes(_ one: Substring, _ other: Substring) -> Bool {
        switch (Int(one), Int(other)) {
        case (let one?, let other?): one < other
        case (nil, nil): one < other
        case (let number, _): number != nil
        }
    }
}
