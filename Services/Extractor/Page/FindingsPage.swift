import Shared

/// Extractions as one self-contained HTML page: every article's text with its names, dates and quotes marked, and what
/// each of them means beside it. The page runs and loads nothing: articles are by strangers.
struct FindingsPage {
    /// The page's opening: write it once, before the articles.
    static let opening = """
        <!DOCTYPE html>
        <html lang="en">
        <head><meta charset="utf-8"><title>What was found</title>
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <style>\(style)</style></head>
        <body>

        """

    /// The page's end.
    static let closing = "</body>\n</html>\n"

    /// One article: its head, its text with the findings marked, and its tables.
    static func article(_ extraction: Extraction) -> String {
        let article = extraction.article
        let facts = [article.source, article.publishedAt, article.language, extraction.status.rawValue]
        return """
            <article>
            <h1>\(escape(article.title ?? article.id))</h1>
            <p class="facts">\(facts.compactMap(\.self).map(escape).joined(separator: " · "))</p>
            <div class="text">\(markedText(extraction))</div>
            \(entityTable(extraction.findings.entities))
            \(quoteList(extraction))
            </article>

            """
    }

    /// A line that could not be read.
    static func error(line: Int, _ reason: String) -> String {
        "<article class=\"error\"><p>Line \(line): \(escape(reason))</p></article>\n"
    }

    private static func markedText(_ extraction: Extraction) -> String {
        MarkedText(extraction.article.text, marks: marks(of: extraction.findings)).html
    }

    private static func marks(of findings: Findings) -> [MarkedText.Mark] {
        let quotes = findings.quotes.map { quote in
            MarkedText.Mark(
                span: Span(start: quote.start, end: quote.end), style: "quote",
                note: "said by " + speaker(of: quote, among: findings.entities))
        }
        let names = findings.entities.flatMap { entity in
            entity.mentions.map { mention in
                MarkedText.Mark(
                    span: Span(start: mention.start, end: mention.end), style: "\(entity.type) \(mention.kind)",
                    note: "\(entity.type): \(entity.name)")
            }
        }
        let dates = findings.dates.map { date in
            MarkedText.Mark(
                span: Span(start: date.start, end: date.end), style: "date",
                note: [date.modifier, date.value ?? date.unresolved].compactMap(\.self).joined(separator: " "))
        }
        return quotes + names + dates
    }

    private static func speaker(of quote: Quote, among entities: [Entity]) -> String {
        entities.first { $0.id == quote.speaker }?.name ?? quote.speakerText ?? "somebody not named"
    }

    private static func entityTable(_ entities: [Entity]) -> String {
        guard !entities.isEmpty else { return "<p>No names.</p>" }
        let rows = entities.map { entity in
            let cells = [
                entity.type.rawValue, entity.name, String(entity.mentions.count), entity.role ?? "",
                entity.country ?? "", coordinates(of: entity),
            ]
            return "<tr>" + cells.map { "<td>\(escape($0))</td>" }.joined() + "</tr>"
        }
        let head = "<tr><th>type<th>name<th>mentions<th>role<th>country<th>place</tr>"
        return "<table>\n\(head)\n\(rows.joined(separator: "\n"))\n</table>"
    }

    private static func coordinates(of entity: Entity) -> String {
        guard let latitude = entity.latitude, let longitude = entity.longitude else { return "" }
        return "\(latitude), \(longitude)"
    }

    private static func quoteList(_ extraction: Extraction) -> String {
        let findings = extraction.findings
        guard !findings.quotes.isEmpty else { return "" }
        let words = Words(of: extraction.article.text)
        let items = findings.quotes.map { quote in
            let said = words[Span(start: quote.start, end: quote.end)] ?? ""
            return "<li><b>\(escape(speaker(of: quote, among: findings.entities)))</b>: \(escape(said))</li>"
        }
        return "<ol>\n\(items.joined(separator: "\n"))\n</ol>"
    }

    private static let style = """
        body { font: 16px/1.5 Georgia, serif; max-width: 46em; margin: 2em auto; padding: 0 1em; color: #222; }
        .text { white-space: pre-wrap; } .facts { color: #666; } article { border-bottom: 1px solid #ccc; }
        table { border-collapse: collapse; font-size: 85%; margin: 1em 0; } td, th { padding: .1em .6em; text-align: left; }
        .quote { background: #f1f1ee; font-style: italic; } .person { background: #cfe4ff; }
        .organization { background: #ffe0b8; } .place { background: #cdeecb; } .group { background: #eed3f2; }
        .other { background: #e6e6e6; } .date { border-bottom: 2px solid #c33; } .pronoun, .nominal { opacity: .75; }
        .error { color: #a00; }
        """
}
