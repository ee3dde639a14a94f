import Glibc
import Service

/// Standard input to standard output: lines are annotated on several threads, as they come, and written in order.
struct AnnotateStream {
    let annotator: LineAnnotator
    let threads: Int
    var input = STDIN_FILENO
    var output = STDOUT_FILENO

    /// Runs to the end of the input, or until nobody reads the output any more.
    func run() throws -> ExitCode {
        let map = ParallelMap(
            threads: threads, limit: annotator.timeLimit, transform: annotator.output,
            overdue: annotator.outputForOverdue)
        let never = StopFlag()
        if annotator.asPage, !(try write(Array(FindingsPage.opening.utf8))) { return .success }
        var splitter = LineSplitter()
        var code = ExitCode.success
        var isAtEnd = false
        while !isAtEnd {
            let chunk = try read()
            isAtEnd = chunk.isEmpty
            let lines = isAtEnd ? [splitter.lastLine()].compactMap(\.self) : splitter.lines(adding: chunk)
            let results = try map(lines, until: never)
            if results.contains(where: \.isError) { code = .failure }
            guard try write(results.flatMap { $0.bytes + [UInt8(ascii: "\n")] }) else { return code }
        }
        if annotator.asPage { _ = try write(Array(FindingsPage.closing.utf8)) }
        return code
    }

    /// What there is to read, at most a quarter of a megabyte; waits while there is nothing. Empty at the end.
    private func read() throws(SystemError) -> [UInt8] {
        var chunk: [UInt8] = []
        repeat {
            let piece = try readOnce(upTo: 65_536)
            if piece.isEmpty { return chunk }
            chunk += piece
        } while chunk.count < 262_144 && isReadable
        return chunk
    }

    private func readOnce(upTo size: Int) throws(SystemError) -> [UInt8] {
        var count = 0
        let piece = [UInt8](unsafeUninitializedCapacity: size) { buffer, initialized in
            repeat { count = Glibc.read(input, buffer.baseAddress, size) } while count < 0 && errno == EINTR
            initialized = max(0, count)
        }
        guard count >= 0 else { throw SystemError(doing: "reading standard input") }
        return piece
    }

    private var isReadable: Bool {
        var request = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
        return poll(&request, 1, 0) == 1
    }

    /// Writes all; false when nobody reads any more.
    private func write(_ bytes: [UInt8]) throws(SystemError) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(output, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            if count < 0 && errno == EPIPE { return false }
            guard count >= 0 else { throw SystemError(doing: "writing standard output") }
            rest = rest.dropFirst(count)
        }
        return true
    }
}
