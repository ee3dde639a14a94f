/// How a program ends, after `sysexits.h` where that has a word for it.
public struct ExitCode: RawRepresentable, Sendable, Equatable {
    /// The number that the shell sees.
    public let rawValue: Int32

    /// Any code.
    public init(rawValue: Int32) { self.rawValue = rawValue }

    /// All is done.
    public static let success = ExitCode(rawValue: 0)
    /// Something was not done, and the program said what.
    public static let failure = ExitCode(rawValue: 1)
    /// The command line cannot be understood.
    public static let usage = ExitCode(rawValue: 2)
    /// A broker or database is away.
    public static let unavailable = ExitCode(rawValue: 69)
    /// A setting is unknown or malformed.
    public static let configuration = ExitCode(rawValue: 78)
    /// A second signal cut the work short.
    public static let interrupted = ExitCode(rawValue: 130)
}
