import Glibc

/// Standard output or standard error, written without a buffer and without dying of a closed pipe.
public struct StandardStream: TextOutputStream, Sendable {
    /// What a program is asked for.
    public static let output = StandardStream(descriptor: STDOUT_FILENO)
    /// What it has to say beside that.
    public static let error = StandardStream(descriptor: STDERR_FILENO)

    private let descriptor: Int32

    /// Whether a person reads it.
    public var isTerminal: Bool { isatty(descriptor) == 1 }

    /// Writes all of `text`; a reader that has gone away is no error.
    public func write(_ text: String) {
        var text = text
        text.withUTF8 { writeAll(UnsafeRawBufferPointer($0)) }
    }

    /// Writes bytes that need not be text, in the same way.
    public func write(bytes: [UInt8]) {
        bytes.withUnsafeBytes(writeAll)
    }

    private func writeAll(_ bytes: UnsafeRawBufferPointer) {
        var rest = bytes
        while !rest.isEmpty {
            let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
            if count < 0 && errno == EINTR { continue }
            if count <= 0 { return }
            rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        }
    }
}
