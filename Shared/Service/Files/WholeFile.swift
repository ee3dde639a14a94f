import Glibc

/// A small file, read at once: a certificate, a key, a password.
public enum WholeFile {
    /// All of it. Throws when it cannot be read or has more than `limit` bytes.
    public static func read(_ path: String, limit: Int = 1_000_000) throws(SystemError) -> [UInt8] {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw SystemError(doing: "opening '\(path)'") }
        defer { close(file) }
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = Glibc.read(file, &piece, piece.count)
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw SystemError(doing: "reading '\(path)'") }
            if count == 0 { return bytes }
            bytes += piece[..<count]
            guard bytes.count <= limit else { throw SystemError(code: EFBIG, doing: "reading '\(path)'") }
        }
    }
}
