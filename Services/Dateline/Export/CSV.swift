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

    private static let special = Array("\",\r\n".utf8)

    /// Whether a spreadsheet would calculate it, though it is no number: such a text can send a reader's data away.
    private static func isFormula(_ text: String) -> Bool {
        guard let first = text.utf8.first, "=+-@\t\r".utf8.contains(first) else { return false }
        return Double(text) == nil
    }
}
