/// Comma-separated values by RFC 4180.
enum CSV {
    /// A record, its line ended. A field that is nil is empty; an empty text is quoted, so that both stay apart.
    static func record(_ fields: [String?]) -> String {
        fields.map { $0.map(field) ?? "" }.joined(separator: ",") + "\r\n"
    }

    private static func field(_ text: String) -> String {
        let safe = isFormula(text) ? "'" + text : text
        return safe.isEmpty || safe.utf8.contains(where: special.contains) ? quoted(safe) : safe
    }

    private static func quoted(_ text: String) -> String {
        "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }

    /// What ends a field, by the standard or by some program's settings.
    private static let special = Array("\",\r\n;\t".utf8)

    /// Whether a spreadsheet would calculate it, though it is no number: such a text can send a reader's data away. Programs
    /// pass over space before the sign, and some take its wide forms for it.
    private static func isFormula(_ text: String) -> Bool {
        let scalars = text.unicodeScalars
        let begins = scalars.first == "\t" || scalars.first == "\r"
        guard begins || scalars.first(where: { !isPassedOver($0) }).map(signs.contains) == true else { return false }
        return Double(text) == nil
    }

    private static let signs: Set<Unicode.Scalar> = ["=", "+", "-", "@", "＝", "＋", "－", "＠", "−", "﹣", "﹢", "﹦", "﹫"]

    private static func isPassedOver(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || scalar.properties.isDefaultIgnorableCodePoint
            || scalar.properties.generalCategory == .control
    }
}
