/// Tells the language of a text: by its script, and where languages share one, by the runs of letters in its words.
///
/// A naive Bayes classifier over one to four letters (Cavnar and Trenkle 1994 with Bayes' rule instead of ranks).
public enum LanguageIdentifier {
    /// A language, and how sure that is.
    public struct Guess: Sendable, Equatable {
        /// BCP 47; `und` when the text is too short or too strange to tell.
        public var language: String
        /// From 0 to 1.
        public var confidence: Double
    }

    /// The languages that can be told.
    public static let languages: [String] =
        (models.values.flatMap(\.languages) + Script.allCases.compactMap(\.language)).sorted()

    private static let models: [Script: LanguageModel] = {
        var models: [Script: LanguageModel] = [:]
        models[.latin] = LanguageModel(base64: LanguageModelData.latin)
        models[.cyrillic] = LanguageModel(base64: LanguageModelData.cyrillic)
        models[.arabic] = LanguageModel(base64: LanguageModelData.arabic)
        return models
    }()

    /// Of a longer text the beginnings of its thirds are looked at, as many bytes of each: what leads in and out may be in
    /// another language than the article.
    private static let stretch = 150
    /// Fewer letters say nothing, but where the script does.
    private static let fewestLetters = 8
    /// By how much the second language must be less likely (natural logarithm).
    private static let margin = 2.0

    /// The language of `text`, of which parts are looked at.
    public static func identify(_ text: String) -> Guess {
        let sample = sample(of: text)
        let (script, letters) = mainScript(of: sample)
        guard let script, letters > 0 else { return Guess(language: "und", confidence: 0) }
        if let language = script.language { return Guess(language: language, confidence: 0.99) }
        guard letters * (script == .latin ? 3 : 1) >= fewestLetters, let model = models[script] else {
            return Guess(language: "und", confidence: 0)
        }
        return guess(model, sample)
    }

    private static func sample(of text: String) -> [Unicode.Scalar] {
        var text = text
        return text.withUTF8 { utf8 in
            guard utf8.count > 3 * stretch else { return Array(String(decoding: utf8, as: UTF8.self).unicodeScalars) }
            return (0..<3).flatMap { third in
                // A character cut in two is no letter.
                let part = utf8[(utf8.count / 3 * third)...].prefix(stretch)
                return Array(String(decoding: part, as: UTF8.self).unicodeScalars) + [" "]
            }
        }
    }

    private static func guess(_ model: LanguageModel, _ sample: [Unicode.Scalar]) -> Guess {
        let (totals, known) = model.penalties(of: LetterGrams.letters(of: sample))
        guard known > 0, let best = totals.indices.min(by: { totals[$0] < totals[$1] }) else {
            return Guess(language: "und", confidence: 0)
        }
        let second = totals.indices.filter { $0 != best }.map { totals[$0] }.min() ?? .max
        let lead = Double(second - totals[best]) / LanguageModel.scale
        guard lead >= margin else { return Guess(language: "und", confidence: 0) }
        // Runs overlap, so that their evidence counts about four times.
        return Guess(language: model.languages[best], confidence: 1 - 0.5 / (1 + lead / 4))
    }

    /// The script of most letters. Japanese is told by its syllabaries, which are fewer than its Chinese characters.
    private static func mainScript(of scalars: [Unicode.Scalar]) -> (Script?, Int) {
        var counts = [Int](repeating: 0, count: Script.allCases.count)
        for scalar in scalars {
            if let script = Script.of(scalar.value) { counts[script.rawValue] += 1 }
        }
        let kana = counts[Script.kana.rawValue]
        let han = counts[Script.han.rawValue]
        if kana * 10 > han {
            counts[Script.kana.rawValue] += han
            counts[Script.han.rawValue] = 0
        }
        // Names and links in Latin letters stand in the texts of all others, seldom the other way round.
        counts[Script.latin.rawValue] /= 3
        // A Chinese character says as much as some two letters.
        counts[Script.han.rawValue] *= 2
        guard let best = counts.indices.max(by: { counts[$0] < counts[$1] }), counts[best] > 0 else { return (nil, 0) }
        return (Script(rawValue: best), counts[best])
    }
}
