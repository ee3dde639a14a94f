/// Columns of text, wide enough for what stands in them.
struct Table {
    /// How a column is set.
    enum Alignment {
        case left
        case right
    }

    /// A column.
    struct Column {
        let title: String
        var alignment = Alignment.left
        /// Longer texts are cut.
        var limit = 60

        static func text(_ title: String, limit: Int = 60) -> Column { Column(title: title, limit: limit) }
        static func number(_ title: String) -> Column { Column(title: title, alignment: .right) }
    }

    private let columns: [Column]
    private var rows: [[String]] = []

    init(_ columns: Column...) {
        self.columns = columns
    }

    /// Adds a row: a text for each column.
    mutating func add(_ cells: String...) {
        rows.append(zip(cells, columns).map { Self.line($0, limit: $1.limit) })
    }

    /// The lines, titles first.
    var text: String {
        let all = [columns.map(\.title)] + rows
        let widths = columns.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
        return all.map { line($0, widths) + "\n" }.joined()
    }

    private func line(_ cells: [String], _ widths: [Int]) -> String {
        let padded = zip(cells, zip(columns, widths)).map { cell, layout in
            let space = String(repeating: " ", count: layout.1 - cell.count)
            return layout.0.alignment == .left ? cell + space : space + cell
        }
        let line = padded.joined(separator: "  ")
        return String(line[..<(line.lastIndex { $0 != " " }.map(line.index(after:)) ?? line.startIndex)])
    }

    /// One line of at most `limit` characters, without control characters that a terminal would obey.
    private static func line(_ text: String, limit: Int) -> String {
        let clean = text.printable
        return clean.count <= limit ? clean : clean.prefix(limit - 1) + "…"
    }
}

extension String {
    /// The text on one line: each run of spaces and control characters is one space, so that a terminal obeys none.
    var printable: String {
        var clean = ""
        for scalar in unicodeScalars {
            let isSpace = scalar.properties.isWhitespace || scalar.properties.generalCategory == .control
            if !isSpace { clean.unicodeScalars.append(scalar) } else if clean.last != " " { clean.append(" ") }
        }
        return clean
    }
}
