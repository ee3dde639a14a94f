/// Words that keep the stop after them, and whether a sentence may end there.
enum Abbreviation {
    /// Before a name or a number: no sentence ends here.
    private static let opening = """
        mr mrs ms dr prof rev hon gen lt col maj capt cpl sgt pvt cmdr adm brig insp supt sen rep gov pres amb atty messrs mme mlle
        st ste mt ft no nos vs v jan feb mar apr jun jul aug sept sep oct nov dec fig vol pp ed eds approx est dept
        """
    /// After a name: a sentence may end here.
    private static let closing = """
        inc corp co ltd plc llc bros jr sr etc al esq ave blvd rd assn intl mfg cie pty bhd ariz ark calif colo conn fla ill
        ind kan mass mich minn miss neb nev okla ore penn tenn tex wash wis tel univ gov't int'l ph.d mon tue tues wed thu thurs fri
        """

    /// Those that are abbreviations in lower case too.
    private static let lowerCaseWords: Set = ["vs", "v", "etc", "al", "pp", "approx", "est", "ph.d"]

    private static let openingWords = words(opening)
    private static let closingWords = words(closing)
    private static func words(_ text: String) -> Set<String> {
        Set(text.split { $0 == " " || $0 == "\n" }.map { String($0) })
    }

    /// Whether the stop after the word at `range` belongs to it.
    static func takesStop(_ utf8: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        if isInitial(utf8, range) { return !endsLine(utf8, range.upperBound + 1) }
        if range.count > 6 { return isDotted(utf8, range) }
        if isDotted(utf8, range) { return true }
        guard let first = range.first, utf8[first] < 128 else { return false }
        let word = lowercased(utf8, range)
        let isCapitalised = (65...90).contains(utf8[first])
        if isCapitalised || lowerCaseWords.contains(word) {
            // "No." and "Mar." at the end of a line are a word and a stop.
            if openingWords.contains(word) { return !endsLine(utf8, range.upperBound + 1) }
            return closingWords.contains(word)
        }
        return false
    }

    /// Whether a sentence may end after the token at `range`, which ends in a stop.
    static func mayEndSentence(_ utf8: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        let word = range.lowerBound..<range.upperBound - 1
        if isInitial(utf8, word) { return false }
        return isDotted(utf8, word) || closingWords.contains(lowercased(utf8, word))
    }

    private static func lowercased(_ utf8: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> String {
        String(decoding: utf8[range].lazy.map { (65...90).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    }

    /// One capital letter.
    private static func isInitial(_ utf8: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        guard let first = range.first else { return false }
        let point = CodePoint(utf8, at: first)
        return point.length == range.count && point.kind == .upper
    }

    /// Letters one by one between stops: `U.S`, `a.m`, `J.R.R`.
    private static func isDotted(_ utf8: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        guard range.count >= 3, range.count <= 15, range.count & 1 == 1 else { return false }
        return range.allSatisfy { index in
            (index - range.lowerBound) & 1 == 1
                ? utf8[index] == UInt8(ascii: ".") : CodePointClass(ascii: min(utf8[index], 127)).isLetter
        }
    }

    private static func endsLine(_ utf8: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        var index = index
        while index < utf8.count, utf8[index] == 32 || utf8[index] == 9 { index += 1 }
        return index >= utf8.count || utf8[index] == 10 || utf8[index] == 13
    }
}
