import FoundationEssentials
import Reading

/// `train-languages PROFILES OUTPUT TEXTS…`: makes the models of the language identifier.
///
/// `TEXTS` are files of lines `code TAB text`, of which every second line (the first, the third, …) is learnt and the
/// others are left for measuring. `PROFILES` is a folder of counts of letter runs as Nakatani Shuyo's language-detection
/// has them (a JSON file a language); where there is one, it is added, weighing three times as much as the texts.
@main
struct TrainLanguages {
    private static let scripts: [(name: String, languages: [String], runs: Int)] = [
        (
            "latin",
            [
                "az", "cs", "da", "de", "en", "es", "et", "fi", "fr", "hr", "hu", "id", "it", "nb", "nl", "pl", "pt",
                "ro", "sv", "tr", "vi",
            ],
            9000
        ),
        ("cyrillic", ["bg", "ru", "sr", "uk"], 3000),
        ("arabic", ["ar", "fa", "ur"], 2000),
    ]

    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        guard let profiles = arguments.first, let output = arguments.dropFirst().first else {
            print("usage: train-languages PROFILES OUTPUT TEXTS…")
            return
        }
        var texts: [String: [String]] = [:]
        for path in arguments.dropFirst(2) { try read(path, into: &texts) }
        var source =
            "// Written by train-languages; see NOTICE for the texts that it was made from.\nenum LanguageModelData {\n"
        for script in scripts {
            var counts: [Counts] = []
            for language in script.languages {
                var own = Counts()
                for text in texts[language] ?? [] { own.add(text) }
                own.add(try profile(of: language, in: profiles), weight: 3)
                counts.append(own)
            }
            let model = Trainer(counts).model(script.languages, runs: script.runs)
            let bytes = Data(model.encoded())
            print("\(script.name): \(script.languages.count) languages, \(bytes.count) bytes")
            source += "    static let \(script.name): StaticString =\n        \"\(bytes.base64EncodedString())\"\n"
        }
        try Data((source + "}\n").utf8).write(to: URL(filePath: output))
    }

    /// Every second text of each language.
    private static func read(_ path: String, into texts: inout [String: [String]]) throws {
        let file = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
        var seen: [Substring: Int] = [:]
        for line in file.split(separator: "\n") {
            let parts = line.split(separator: "\t", maxSplits: 1)
            guard parts.count == 2 else { continue }
            if seen[parts[0], default: 0] % 2 == 0 { texts[String(parts[0]), default: []].append(String(parts[1])) }
            seen[parts[0], default: 0] += 1
        }
    }

    private struct Profile: Decodable { var freq: [String: Int] }

    private static func profile(of language: String, in folder: String) throws -> [String: Int] {
        let name = language == "nb" ? "no" : language
        guard let data = try? Data(contentsOf: URL(filePath: "\(folder)/\(name)")) else { return [:] }
        return try JSONDecoder().decode(Profile.self, from: data).freq
    }
}
