/// The scores of one label after another.
package struct LabelTransitions: Sendable {
    /// For each label a row of what may come next; then, at ``first``, the row of what may come first, and at ``last`` the
    /// row of what may come last. What must not be is minus infinity.
    package var rows: [LabelRow]

    /// The row of the labels of first tokens.
    package static let first = NameLabel.count
    /// The row of the labels of last tokens.
    package static let last = NameLabel.count + 1

    /// No preference but for what is possible.
    package init() {
        rows = (0..<NameLabel.count + 2).map { row in
            var scores = LabelRow(-.infinity)
            for label in 0..<NameLabel.count where Self.isPossible(row, label) { scores[label] = 0 }
            return scores
        }
    }

    private static func isPossible(_ row: Int, _ label: Int) -> Bool {
        switch row {
        case first: !NameLabel.continues(label)
        case last: !NameLabel.isOpen(label)
        default: NameLabel.mayFollow(row, label)
        }
    }
}
