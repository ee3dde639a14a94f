/// Reads plain text: what somebody pasted, mailed or scraped.
public enum PlainText {
    /// Makes an article of a text in UTF-8: repairs characters, finds the paragraphs, takes the first line as the title
    /// if it looks like one, and cuts what pages leave in texts. What was cut is in ``ReadArticle/removed``.
    public static func clean(_ text: String) -> ReadArticle {
        let repaired = Mojibake.repair(Entities.decode(Array(text.utf8)))
        var paragraphs = Paragraphs.of(Characters.clean(repaired)).map(Punctuation.clean)
        let title = title(of: &paragraphs)
        var article = ReadArticle(text: "")
        article.title = title
        var kept: [UInt8] = []
        kept.reserveCapacity(text.utf8.count)
        let judge = LeftoverJudge(paragraphs)
        for (index, paragraph) in paragraphs.enumerated() {
            if judge.isLeftover(index) {
                article.removed.add(String(decoding: paragraph, as: UTF8.self))
            } else {
                if !kept.isEmpty { kept += [10, 10] }
                kept += paragraph
            }
        }
        article.text = String(decoding: kept, as: UTF8.self)
        article.credit = Credit.agency(inText: article.text)
        return article
    }

    /// Takes the first paragraph away if it is a headline: some words, no full stop, more text after it.
    private static func title(of paragraphs: inout [[UInt8]]) -> String? {
        guard paragraphs.count > 1, let first = paragraphs.first, first.codePointCount <= 250 else { return nil }
        let words = first.split(separator: 32).count
        let isSentence =
            Paragraphs.endsSentence(first[...]) && first.last != UInt8(ascii: "?")
            && first.last != UInt8(ascii: "!")
        guard (3...40).contains(words), !isSentence, paragraphs[1].codePointCount > 40 || paragraphs.count > 2,
            !FurnitureLine.isLeftover(first[...])
        else { return nil }
        let title = String(decoding: first, as: UTF8.self)
        guard Credit.agency(inText: title) == nil else { return nil }
        paragraphs.removeFirst()
        return title
    }
}

/// Marks that editing and translating machines double.
enum Punctuation {
    /// One full stop where two stand (`. .`, `..`); an ellipsis stays.
    static func clean(_ text: [UInt8]) -> [UInt8] {
        let stop = UInt8(ascii: ".")
        var out: [UInt8] = []
        var start = 0
        text.withUnsafeBufferPointer { text in
            var place = text.position(of: stop, from: 0) + 1
            while place < text.count {
                let (end, isDoubled) = stops(in: text, from: place)
                if isDoubled {
                    out += text[start..<place]
                    start = end
                }
                place = text.position(of: stop, from: end) + 1
            }
        }
        return start > 0 ? out + text[start...] : text
    }

    /// Where the full stops that follow one at `start` end, with or without spaces between, and whether they are too many.
    private static func stops(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> (end: Int, isDoubled: Bool) {
        let stop = UInt8(ascii: ".")
        var end = start
        var count = 1
        var isSpaced = false
        while end < text.count {
            if text[end] == stop {
                count += 1
            } else if text[end] == 32, end + 1 < text.count, text[end + 1] == stop {
                isSpaced = true
            } else {
                break
            }
            end += 1
        }
        return (end, count == 2 || (isSpaced && count < 3))
    }
}
