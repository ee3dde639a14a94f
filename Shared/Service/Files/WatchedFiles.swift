import Synchronization

/// A value made of files, and made anew when one of them changes. What cannot be used leaves the value as it was.
public final class WatchedFiles<Value: Sendable>: Sendable {
    private struct State {
        var contents: [[UInt8]]
        var value: Value
        var problem: String?
        var users: [@Sendable (Value) throws -> Void] = []
    }

    /// Where they are.
    public let paths: [String]
    private let make: @Sendable ([[UInt8]]) throws -> Value
    private let state: Mutex<State>

    /// Reads the files at `paths`; `make` gets the bytes of each. Throws what is wrong with them.
    public init(_ paths: [String], make: @escaping @Sendable ([[UInt8]]) throws -> Value) throws {
        self.paths = paths
        self.make = make
        let contents = try paths.map { try WholeFile.read($0) }
        state = Mutex(State(contents: contents, value: try make(contents)))
    }

    /// What the files last held that was of use.
    public var value: Value { state.withLock { $0.value } }

    /// Calls `use` with every later value; when it throws, the value counts as one that cannot be used.
    public func onRenewal(_ use: @escaping @Sendable (Value) throws -> Void) {
        state.withLock { $0.users.append(use) }
    }

    /// Looks whether the bytes have changed: the files may be swapped behind links, or have been written within one tick of
    /// the file system's clock. Nil where there is nothing new to say.
    public func look() -> FileChange? {
        let contents = Result { try paths.map { try WholeFile.read($0) } }
        return state.withLock { state in
            do {
                let contents = try contents.get()
                // Files that could not be read and are there again as they were.
                guard contents != state.contents || state.problem != nil else { return nil }
                if contents != state.contents {
                    let value = try make(contents)
                    for use in state.users { try use(value) }
                    (state.contents, state.value) = (contents, value)
                }
                state.problem = nil
                return .renewed
            } catch {
                let problem = "\(error)"
                defer { state.problem = problem }
                return problem == state.problem ? nil : .refused(problem)
            }
        }
    }
}

/// What a look at files found.
public enum FileChange: Sendable, Equatable {
    /// They are in use.
    case renewed
    /// They cannot be used, and why: what they held before stays in use.
    case refused(String)
}
