import Glibc
import Service

/// A file, or standard input, read line by line.
final class LineFile {
    private let stream: UnsafeMutablePointer<FILE>
    private var buffer: UnsafeMutablePointer<CChar>?
    private var capacity = 0

    /// Opens `path`; "-" is standard input. Throws when it cannot be opened.
    init(_ path: String) throws(SystemError) {
        guard let stream = path == "-" ? fdopen(dup(STDIN_FILENO), "r") : fopen(path, "r") else {
            throw SystemError(doing: "opening '\(path)'")
        }
        self.stream = stream
    }

    deinit {
        free(buffer)
        fclose(stream)
    }

    /// The next line without its line feed, whatever its bytes; nil at the end. Throws when the reading fails.
    func next() throws(SystemError) -> [UInt8]? {
        let length = getline(&buffer, &capacity, stream)
        guard length >= 0 else {
            guard ferror(stream) == 0 else { throw SystemError(doing: "reading") }
            return nil
        }
        let bytes = UnsafeRawBufferPointer(start: buffer, count: length)
        return [UInt8](bytes.last == UInt8(ascii: "\n") ? UnsafeRawBufferPointer(rebasing: bytes.dropLast()) : bytes)
    }
}
