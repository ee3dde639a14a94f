/// The `<meta>` and `<link>` elements of a page, by name.
struct MetaTags: Sendable {
    private var values: [String: [String]] = [:]
    /// The address of `<link rel=canonical>`.
    private(set) var canonical: String?

    init(_ page: Page) {
        for index in page.nodes.indices {
            switch page.nodes[index].tag {
            case .meta: addMeta(index, page)
            case .link:
                if canonical == nil, page.value(.rel, of: index)?.lowercased() == "canonical" {
                    canonical = page.value(.href, of: index)?.trimmed
                }
            default: break
            }
        }
    }

    private mutating func addMeta(_ index: Int, _ page: Page) {
        guard let content = page.value(.content, of: index)?.trimmed, !content.isEmpty else { return }
        for attribute in [AttributeName.property, .name, .itemprop, .httpEquiv] {
            guard let name = page.value(attribute, of: index)?.lowercased() else { continue }
            values[name, default: []].append(Entities.decode(content))
        }
    }

    /// The first value of the first of these names that has one.
    func first(_ names: String...) -> String? {
        for name in names {
            if let value = values[name]?.first { return value }
        }
        return nil
    }

    /// The first value, by name, of those whose name, in small letters, is wanted.
    func first(where isWanted: (String) -> Bool) -> String? {
        values.keys.filter(isWanted).min().flatMap { values[$0]?.first }
    }

    func all(_ name: String) -> [String] { values[name] ?? [] }
}

extension StringProtocol {
    /// Without white space at the ends and with single spaces inside.
    var trimmed: String { String(decoding: Array(utf8).singleSpaced, as: UTF8.self) }
}
