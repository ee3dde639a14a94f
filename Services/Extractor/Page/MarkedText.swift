import Shared

/// A text with marks over stretches of it, which may overlap in any way, as HTML.
///
/// The text is cut wherever a mark begins or ends; each piece carries the styles of all marks over it. So no element
/// ever has to be closed inside another.
struct MarkedText {
    /// One stretch to mark.
    struct Mark {
        /// Where, in code points; what lies outside the text is ignored.
        var span: Span
        /// CSS classes.
        var style: String
        /// What a reader sees on pointing at it.
        var note: String
    }

    private let words: Words
    private let marks: [Mark]

    init(_ text: String, marks: [Mark]) {
        let words = Words(of: text)
        self.words = words
        self.marks = marks.filter { $0.span.start >= 0 && $0.span.start < $0.span.end && $0.span.end <= words.count }
            .sorted { $0.span.start < $1.span.start }
    }

    var html: String {
        var html = ""
        var open: [Mark] = []
        var upcoming = marks[...]
        var position = 0
        for cut in cuts {
            html += piece(Span(start: position, end: cut), under: open)
            open.removeAll { $0.span.end <= cut }
            while let next = upcoming.first, next.span.start <= cut {
                open.append(next)
                upcoming.removeFirst()
            }
            position = cut
        }
        return html
    }

    private var cuts: [Int] {
        Set(marks.flatMap { [$0.span.start, $0.span.end] } + [words.count]).sorted()
    }

    private func piece(_ span: Span, under marks: [Mark]) -> String {
        let piece = escape(words[span] ?? "")
        guard !marks.isEmpty, !piece.isEmpty else { return piece }
        let styles = marks.map(\.style).joined(separator: " ")
        let notes = marks.map(\.note).joined(separator: "; ")
        return "<span class=\"\(escape(styles))\" title=\"\(escape(notes))\">\(piece)</span>"
    }
}
