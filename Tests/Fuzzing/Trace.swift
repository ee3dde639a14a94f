import Glibc

/// The input that is being read and its seed, in two files: a crash leaves them there.
final class Trace: Sendable {
    let path: String
    private let input: Int32
    private let seed: Int32

    init(_ name: String, folder: String) throws {
        path = "\(folder)/fuzz-\(name)-\(getpid()).input"
        input = open(path, O_CREAT | O_RDWR | O_TRUNC | O_CLOEXEC, 0o644)
        seed = open(path + ".seed", O_CREAT | O_RDWR | O_TRUNC | O_CLOEXEC, 0o644)
        guard input >= 0, seed >= 0 else { throw FuzzFailure("\(path) cannot be written") }
    }

    deinit {
        close(input)
        close(seed)
    }

    func note(_ bytes: [UInt8], seed number: UInt64) {
        let digits = Array(String(number).utf8)
        pwrite(input, bytes, bytes.count, 0)
        ftruncate(input, bytes.count)
        pwrite(seed, digits, digits.count, 0)
        ftruncate(seed, digits.count)
    }

    /// Says at once which input it is, for the process may be about to end.
    func report(_ reason: String) {
        var digits = [CChar](repeating: 0, count: 32)
        pread(seed, &digits, 31, 0)
        let number = digits.prefix { $0 != 0 }.map { Character(Unicode.Scalar(UInt8($0))) }
        let line = "fuzz: seed \(String(number)), input left in \(path): \(reason)\n"
        write(STDERR_FILENO, line, line.utf8.count)
    }

    /// Nothing broke.
    func remove() {
        unlink(path)
        unlink(path + ".seed")
    }
}
