import Language
import Shared

/// What the extractor does to one article: looks for findings where it has a model for the language.
struct ArticleExtractor: Sendable {
    /// Kept with everything that is found.
    let version: ExtractorVersion
    private let analyzer: Analyzer
    /// The addition to an article in which nothing was found is the same each time.
    private let emptyAdditions: [Extraction.Status: [UInt8]]

    /// Loads the models.
    init() throws {
        analyzer = try Analyzer()
        version = ExtractorVersion(name: "dateline", version: Dateline.version, model: analyzer.model)
        var additions: [Extraction.Status: [UInt8]] = [:]
        for status in Extraction.Status.allCases {
            let empty = Extraction.Addition(extractor: version, status: status, findings: Findings())
            additions[status] = JSONWriter.bytes(of: empty)
        }
        emptyAdditions = additions
    }

    /// The `Extraction` record of an article.
    func extraction(of article: ArticleRecord) -> [UInt8] {
        let status = status(of: article)
        let findings =
            status == .ok
            ? analyzer.findings(
                in: article.text, publishedAt: article.publishedAt, source: article.outlet) : Findings()
        if findings == Findings(), let addition = emptyAdditions[status] { return article.json(adding: addition) }
        let addition = Extraction.Addition(extractor: version, status: status, findings: findings)
        return article.json(adding: JSONWriter.bytes(of: addition, reserving: 4096))
    }

    private func status(of article: ArticleRecord) -> Extraction.Status {
        guard analyzer.reads(language: article.language) else { return .noModelForLanguage }
        let hasWords = article.text.unicodeScalars.contains {
            $0.properties.isAlphabetic || $0.properties.numericType != nil
        }
        return hasWords ? .ok : .noText
    }
}
