import Shared

@testable import Language

/// A text whose names are marked by hand, as `[p:Ann Lee] of [o:NATO] went to [l:Oslo]`.
struct MarkedText {
    let document: Document
    let names: [NameMention]

    init(_ marked: String) {
        var text = ""
        var spans: [(Range<Int>, EntityType)] = []
        var open: (start: Int, type: EntityType)?
        var rest = marked[...]
        while let character = rest.first {
            if character == "[", let type = Self.type(rest.dropFirst().prefix(2)) {
                open = (text.utf8.count, type)
                rest = rest.dropFirst(3)
            } else if character == "]", let (start, type) = open {
                spans.append((start..<text.utf8.count, type))
                open = nil
                rest = rest.dropFirst()
            } else {
                text.append(character)
                rest = rest.dropFirst()
            }
        }
        let document = Document(text)
        self.document = document
        var token = 0
        names = spans.map { span, type in
            while token < document.tokens.count, document.tokens[token].range.upperBound <= span.lowerBound {
                token += 1
            }
            let first = token
            while token < document.tokens.count, document.tokens[token].range.lowerBound < span.upperBound {
                token += 1
            }
            return NameMention(tokens: first..<token, type: type, confidence: 1)
        }
    }

    private static func type(_ mark: Substring) -> EntityType? {
        switch mark {
        case "p:": .person
        case "o:": .organization
        case "l:": .place
        case "g:": .group
        case "m:": .other
        default: nil
        }
    }

    /// The entities, each as its name and how it is written: `Ann Lee: Ann Lee, Lee`.
    var entities: [Entity] { EntityResolver().resolve(names, in: document).entities }

    var written: [String] {
        let text = Array(document.string(0..<document.utf8.count).unicodeScalars)
        return entities.map { entity in
            let forms = entity.mentions.map { mention in
                String(String.UnicodeScalarView(text[mention.start..<mention.end]))
            }
            return "\(entity.name): \(forms.joined(separator: ", "))"
        }
    }
}
