import Glibc
import Service

/// A file, or standard output, that is written in large pieces; a failure is an error.
///
/// A file is written under another name and renamed when all is in it, so that half an export is never taken for a whole one.
final class ExportOutput {
    /// Who reads standard output has seen enough.
    struct ReaderGone: Error {}

    private let path: String?
    private let descriptor: Int32
    private var buffer: [UInt8] = []

    /// Opens `path`; "-" is standard output. Throws when it cannot be written.
    init(_ path: String) throws(SystemError) {
        self.path = path == "-" ? nil : path
        descriptor = path == "-" ? dup(STDOUT_FILENO) : open(path + ".part", O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        guard descriptor >= 0 else { throw SystemError(doing: "opening '\(path).part'") }
        buffer.reserveCapacity(Self.piece + 4096)
    }

    deinit {
        close(descriptor)
    }

    /// Writes a text, now or later.
    func write(_ text: String) throws {
        buffer.append(contentsOf: text.utf8)
        if buffer.count >= Self.piece { try flush() }
    }

    /// Writes what is left; a file gets its name.
    func finish() throws {
        try flush()
        guard let path else { return }
        guard fsync(descriptor) == 0, rename(path + ".part", path) == 0 else {
            throw SystemError(doing: "finishing '\(path)'")
        }
    }

    private static let piece = 1 << 16

    private func flush() throws {
        var written = 0
        while written < buffer.count {
            let count = buffer[written...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            if count < 0 && errno == EPIPE { throw ReaderGone() }
            guard count > 0 else { throw SystemError(doing: "writing '\(path ?? "standard output")'") }
            written += count
        }
        buffer.removeAll(keepingCapacity: true)
    }
}
