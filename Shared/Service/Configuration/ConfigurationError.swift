/// Everything that is wrong with a program's settings, so that one start tells it all.
public struct ConfigurationError: Error, Sendable, Equatable {
    /// One setting and what is wrong with it.
    public struct Problem: Sendable, Equatable {
        /// The variable's name.
        public let name: String
        /// What is wrong and what would be right, to be read after the name.
        public let reason: String
    }

    /// Whose settings.
    public let program: String
    /// In the order of reading.
    public let problems: [Problem]
}

extension ConfigurationError: CustomStringConvertible {
    /// One line a problem.
    public var description: String {
        problems.map { "\(program): \($0.name) \($0.reason)" }.joined(separator: "\n")
            + "\n\(program): '\(program) --print-config' lists every setting"
    }
}
