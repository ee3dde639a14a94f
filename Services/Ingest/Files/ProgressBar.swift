import Service

/// One line on a terminal that says how far the work is; nothing where there is no terminal.
struct ProgressBar {
    private let total: Int
    private let isShown: Bool
    private var nextDrawing = ContinuousClock.now

    /// A bar for `total` bytes; 0 when that is not known.
    init(total: Int, isShown: Bool = StandardStream.error.isTerminal) {
        self.total = total
        self.isShown = isShown
    }

    /// Draws, ten times a second at most.
    mutating func show(done: Int, _ counts: PublishCounts) {
        guard isShown, .now >= nextDrawing else { return }
        nextDrawing = .now + .milliseconds(100)
        StandardStream.error.write("\r" + Self.line(done: done, total: total, counts) + "\u{1b}[K")
    }

    /// Clears the line for other words.
    func clear() {
        if isShown { StandardStream.error.write("\r\u{1b}[K") }
    }

    static func line(done: Int, total: Int, _ counts: PublishCounts) -> String {
        let words = "\(counts.published) published, \(counts.refused) refused"
        guard total > 0 else { return words }
        let share = min(1, Double(done) / Double(total))
        let width = 30
        let filled = Int(share * Double(width))
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
        return "\(bar) \(Int(share * 100)) %  \(words)"
    }
}
