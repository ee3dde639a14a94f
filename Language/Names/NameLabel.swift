import Shared

/// The tags of a token: outside every name, or begin, inside, end or single token of a name of one of five types.
package enum NameLabel {
    /// How many labels there are.
    package static let count = 21
    /// Scores are kept in rows of this many lanes.
    package static let lanes = 24
    /// Outside every name.
    package static let outside = 0

    /// The types in the labels' order.
    package static let types: [EntityType] = [.person, .organization, .place, .group, .other]

    /// Where in its name a token stands.
    package enum Part: Int, Sendable {
        case begin = 1
        case inside = 2
        case end = 3
        case single = 4
    }

    /// The label of a part of a name.
    package static func label(_ part: Part, type: Int) -> Int { 4 * type + part.rawValue }
    /// The index of the type in ``types``; the label must not be ``outside``.
    package static func type(of label: Int) -> Int { (label - 1) / 4 }
    /// The part of a name; none outside.
    package static func part(of label: Int) -> Part? { label == 0 ? nil : Part(rawValue: (label - 1) % 4 + 1) }

    /// Whether a name may go on after this label.
    package static func isOpen(_ label: Int) -> Bool { part(of: label).map { $0 == .begin || $0 == .inside } ?? false }
    /// Whether a label continues a name.
    package static func continues(_ label: Int) -> Bool { part(of: label).map { $0 == .inside || $0 == .end } ?? false }

    /// Whether `next` may follow `label`.
    package static func mayFollow(_ label: Int, _ next: Int) -> Bool {
        guard isOpen(label) else { return !continues(next) }
        return continues(next) && type(of: label) == type(of: next)
    }
}
