/// What a page's JSON-LD says about its article.
struct StructuredData: Sendable {
    /// The objects that describe an article, the page's own first.
    private(set) var articles: [LenientJSON] = []
    /// Objects that others refer to.
    private var byID: [String: LenientJSON] = [:]

    private static let weakTypes: Set<String> = [
        "WebPage", "ItemPage", "CollectionPage", "Product", "Recipe", "HowTo", "QAPage",
    ]

    init(_ scripts: [[UInt8]]) {
        var weak: [LenientJSON] = []
        // The way through: a stack, since objects nest in graphs, lists and fields.
        var open = scripts.reversed().compactMap(LenientJSONParser.parse)
        while let value = open.popLast() {
            switch value {
            case .array(let values): open += values.reversed()
            case .object(let fields):
                if let id = fields["@id"]?.string, fields.count > 1 { byID[id] = value }
                let types = Self.types(of: value)
                if types.contains(where: Self.isArticle) {
                    articles.append(value)
                } else if !types.isDisjoint(with: Self.weakTypes) {
                    weak.append(value)
                }
                for key in ["@graph", "mainEntity", "mainEntityOfPage", "hasPart", "author", "publisher"] {
                    if let inner = fields[key] { open.append(inner) }
                }
            default: break
            }
        }
        articles += weak
    }

    private static func types(of value: LenientJSON) -> Set<String> {
        Set(
            (value["@type"]?.elements ?? []).compactMap {
                $0.string.map { String($0.split(separator: "/").last ?? "") }
            })
    }

    private static func isArticle(_ type: String) -> Bool {
        type.hasSuffix("Article") || type.hasSuffix("Posting")
            || ["Report", "Review", "AnalysisNewsArticle"].contains(type)
    }

    /// The first value of a field among the articles.
    func first(_ key: String) -> String? {
        for article in articles {
            if let value = article[key]?.string?.trimmed, !value.isEmpty { return Entities.decode(value) }
        }
        return nil
    }

    /// The names of a field's people or organizations, of the first article that names any.
    func names(_ key: String) -> [String] {
        for article in articles {
            let names = (article[key]?.elements ?? []).flatMap { name(of: $0, depth: 0) }
            if !names.isEmpty { return names }
        }
        return []
    }

    private func name(of value: LenientJSON, depth: Int) -> [String] {
        if let name = value.string { return [Entities.decode(name).trimmed].filter { !$0.isEmpty } }
        if let name = value["name"], depth < 3 { return name.elements.flatMap { self.name(of: $0, depth: depth + 1) } }
        if let id = value["@id"]?.string, let other = byID[id], depth < 2 { return name(of: other, depth: depth + 1) }
        return []
    }

    /// The article's own words as its publisher gives them to machines.
    var body: String? { first("articleBody") }
}
