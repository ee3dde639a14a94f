import Glibc

/// A system call that failed.
public struct SystemError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The value of `errno`.
    public let code: Int32
    /// What was tried, as "opening 'a.txt'".
    public let doing: String

    /// Makes an error.
    public init(code: Int32 = errno, doing: String) {
        self.code = code
        self.doing = doing
    }

    /// What was tried and what the system said.
    public var description: String { "\(doing): \(String(cString: strerror(code)))" }
}
