import Shared

/// A text that can be asked for the words of a span, in constant time for finding their start.
struct Words {
    private let scalars: [Unicode.Scalar]

    init(of text: String) {
        scalars = Array(text.unicodeScalars)
    }

    /// The number of code points.
    var count: Int { scalars.count }

    /// The words of a span, or nil when it does not lie in the text.
    subscript(span: Span) -> String? {
        guard span.start >= 0, span.start <= span.end, span.end <= scalars.count else { return nil }
        return scalars[span.start..<span.end].reduce(into: "") { $0.unicodeScalars.append($1) }
    }
}
