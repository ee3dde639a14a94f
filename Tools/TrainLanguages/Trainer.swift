import FoundationEssentials
import Reading

#if canImport(Glibc)
    import Glibc
#endif

/// How often a language writes each run of letters.
struct Counts {
    private(set) var runs: [UInt64: Double] = [:]
    /// The sum of the counts of runs of each length.
    private(set) var totals = [Double](repeating: 0, count: LetterGrams.longest + 1)
    /// How long each run is.
    private(set) var lengths: [UInt64: Int] = [:]

    /// Counts the runs of a text.
    mutating func add(_ text: String) {
        LetterGrams.forEach(in: LetterGrams.letters(of: text.unicodeScalars)) { key, length in count(key, length, 1) }
    }

    /// Adds counts of runs that are written out, scaled to `weight` times what has been counted.
    mutating func add(_ profile: [String: Int], weight: Double) {
        let counted = totals.reduce(0, +)
        let given = Double(profile.values.reduce(0, +))
        guard given > 0 else { return }
        for (run, number) in profile {
            guard let (key, length) = Self.key(of: run) else { continue }
            count(key, length, Double(number) * weight * counted / given)
        }
    }

    private mutating func count(_ key: UInt64, _ length: Int, _ number: Double) {
        runs[key, default: 0] += number
        totals[length] += number
        lengths[key] = length
    }

    /// The key of a run in which spaces stand for the ends of words.
    private static func key(of run: String) -> (UInt64, Int)? {
        let letters = run.unicodeScalars.filter { $0 != " " }
        guard !letters.isEmpty else { return nil }
        var found: (UInt64, Int)?
        let wanted = run.unicodeScalars.count
        let start = run.hasPrefix(" ")
        let end = run.hasSuffix(" ")
        // The run as a word of its own gives all runs in it; the wanted one is told by length and ends.
        LetterGrams.forEach(in: LetterGrams.letters(of: letters)) { key, length in
            guard length == wanted, (key & 0xFFFF == 32) == end else { return }
            let first = key >> UInt64(16 * (length - 1)) & 0xFFFF
            if (first == 32) == start { found = (key, length) }
        }
        return found
    }
}

/// Chooses the runs that tell most and what they say.
struct Trainer {
    private let counts: [Counts]
    private static let smoothing = 0.5

    init(_ counts: [Counts]) { self.counts = counts }

    /// The model of the `runs` runs that tell most.
    func model(_ languages: [String], runs: Int) -> LanguageModel {
        var vocabulary: [UInt64: Int] = [:]
        for language in counts { vocabulary.merge(language.lengths) { first, _ in first } }
        let sizes = (0...LetterGrams.longest).map { length in Double(vocabulary.values.count { $0 == length }) }
        let rated = vocabulary.map { key, length -> (key: UInt64, rating: Double, row: [Int8]) in
            let chances = counts.map { language in
                ((language.runs[key] ?? 0) + Self.smoothing)
                    / (language.totals[length] + Self.smoothing * sizes[length])
            }
            return (key, rating(chances), row(chances))
        }
        // Ties are broken by the key, so that the same texts make the same model.
        let best = rated.sorted { ($0.rating, $0.key) > ($1.rating, $1.key) }.prefix(runs)
        return LanguageModel(languages: languages, entries: best.map { ($0.key, $0.row) })
    }

    /// How much a run tells: its chance times what it says, over the languages.
    private func rating(_ chances: [Double]) -> Double {
        let mean = chances.reduce(0, +) / Double(chances.count)
        return chances.reduce(0) { $0 + $1 * log($1 / mean) }
    }

    private func row(_ chances: [Double]) -> [Int8] {
        let best = chances.max() ?? 1
        return chances.map { Int8(min(120, (log(best / $0) * LanguageModel.scale).rounded())) }
    }
}
