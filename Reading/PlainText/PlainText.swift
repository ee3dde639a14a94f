/// Reads plain text: what somebody pasted, mailed or scraped.
public enum PlainText {
    /// Makes an article of a text in UTF-8: repairs characters, finds the paragraphs, takes the first line as the title
    /// if it looks like one, and cuts what pages leave in texts. What was cut is in ``ReadArticle/removed``.
    public static func clean(_ text: String) -> ReadArticle {
        let repaired = Mojibake.repair(String(decoding: Entities.decode(Array(text.utf8)), as: UTF8.self))
        let characters = String(decoding: Characters.clean(Array(repaired.utf8)), as: UTF8.self)
        var paragraphs = Paragraphs.of(characters).map(Punctuation.clean)
        let title = title(of: &paragraphs)
        var article = ReadArticle(text: "")
        article.title = title
        var kept: [String] = []
        let judge = LeftoverJudge(paragraphs)
        for (index, paragraph) in paragraphs.enumerated() {
            if judge.isLeftover(index) { article.removed.add(paragraph) } else { kept.append(paragraph) }
        }
        article.text = kept.joined(separator: "\n\n")
        article.credit = Credit.agency(inText: article.text)
        return article
    }

    /// Takes the first paragraph away if it is a headline: some words, no full stop, more text after it.
    private static func title(of paragraphs: inout [String]) -> String? {
        guard paragraphs.count > 1, let first = paragraphs.first, !first.contains("\n") else { return nil }
        let words = first.split(separator: " ").count
        let isSentence = Paragraphs.endsSentence(first) && !first.hasSuffix("?") && !first.hasSuffix("!")
        guard (3...40).contains(words), first.count <= 250, !isSentence,
            paragraphs[1].count > 40 || paragraphs.count > 2,
            !FurnitureLine.isLeftover(Array(first.utf8)[...]), Credit.agency(inText: first) == nil
        else { return nil }
        return paragraphs.removeFirst()
    }
}

/// Marks that editing and translating machines double.
enum Punctuation {
    /// Single spaces, and one full stop where two stand (`. .`, `..`); an ellipsis stays.
    static func clean(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: ".")) else { return text }
        var out: [UInt8] = []
        let bytes = Array(text.utf8)
        var index = 0
        while index < bytes.count {
            out.append(bytes[index])
            index += 1
            guard bytes[index - 1] == UInt8(ascii: ".") else { continue }
            // How many full stops follow, with or without spaces between?
            var end = index
            var stops = 1
            var isSpaced = false
            while end < bytes.count,
                bytes[end] == UInt8(ascii: ".")
                    || (bytes[end] == 32 && end + 1 < bytes.count && bytes[end + 1] == UInt8(ascii: "."))
            {
                if bytes[end] == 32 { isSpaced = true } else { stops += 1 }
                end += 1
            }
            if stops == 2 || (isSpaced && stops < 3) {
                index = end
            } else {
                out += bytes[index..<end]
                index = end
            }
        }
        return String(decoding: out, as: UTF8.self)
    }
}
