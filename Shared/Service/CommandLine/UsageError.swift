/// A command line that cannot be understood.
public struct UsageError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What is wrong and what would be right.
    public let description: String

    /// Makes an error.
    public init(_ description: String) { self.description = description }
}
