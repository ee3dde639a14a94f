import CZlib
import Glibc

/// A file read piece by piece, decompressed on the way where it is gzip, also of many members, as WARC files are.
final class ArchiveFile {
    private static let step = 1 << 16

    private let descriptor: Int32
    private let input = UnsafeMutablePointer<UInt8>.allocate(capacity: step)
    private let output = UnsafeMutablePointer<UInt8>.allocate(capacity: step)
    private var stream = z_stream()
    private let isCompressed: Bool
    private var hasMember = false
    /// Where in the file the bytes after `input` stand.
    private var inputEnd = 0
    /// Where the member begins that `output` is from; of a plain file, 0.
    private(set) var memberStart = 0
    /// How many bytes of it came before `output`.
    private var given = 0
    private var filled = 0
    private var position = 0
    /// What is broken where no byte comes any more; nil at a sound end.
    private(set) var fault: String?

    init(path: String) throws(WARCError) {
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw WARCError(reason: String(cString: strerror(errno))) }
        var magic = [UInt8](repeating: 0, count: 2)
        isCompressed = pread(descriptor, &magic, 2, 0) == 2 && magic == [0x1f, 0x8b]
        guard dateline_inflate_begin_gzip(&stream) == Z_OK else { throw WARCError(reason: "out of memory") }
    }

    deinit {
        inflateEnd(&stream)
        input.deallocate()
        output.deallocate()
        close(descriptor)
    }

    /// Bytes of the file, as it lies on the disk, that were read so far.
    var bytesRead: Int { isCompressed ? inputEnd - Int(stream.avail_in) : given + position }

    /// Where the next byte stands.
    var place: RecordPlace {
        _ = peek()
        return isCompressed
            ? RecordPlace(file: memberStart, inside: given + position) : RecordPlace(file: given + position, inside: 0)
    }

    /// The next byte, which stays the next.
    func peek() -> UInt8? { fill() ? output[position] : nil }

    /// The next byte.
    func next() -> UInt8? {
        guard fill() else { return nil }
        position += 1
        return output[position - 1]
    }

    /// A line without its end, or nil at the end of the file. A line longer than `limit` bytes is cut there.
    func line(limit: Int = 65_536) -> [UInt8]? {
        var line: [UInt8] = []
        while let byte = next() {
            if byte == UInt8(ascii: "\n") {
                if line.last == UInt8(ascii: "\r") { line.removeLast() }
                return line
            }
            if line.count < limit { line.append(byte) }
        }
        return line.isEmpty ? nil : line
    }

    /// The next `count` bytes, of which at most `keeping` are kept; nil when the file ends or breaks before.
    func bytes(_ count: Int, keeping: Int) -> [UInt8]? {
        var kept: [UInt8] = []
        kept.reserveCapacity(min(count, keeping, 1 << 20))
        var rest = count
        while rest > 0 {
            guard fill() else { return nil }
            let step = min(rest, filled - position)
            kept += UnsafeBufferPointer(start: output + position, count: min(step, keeping - kept.count))
            position += step
            rest -= step
        }
        return kept
    }

    /// Goes to where a byte was; false where the file cannot go back, as a pipe.
    func seek(to place: RecordPlace) -> Bool {
        guard start(at: place.file) else { return false }
        return bytes(place.inside, keeping: 0) != nil
    }

    /// Goes to the next place after the present member's start where a member may begin; false when there is none.
    func seekMember() -> Bool {
        guard isCompressed, start(at: memberStart + 1) else { return false }
        let magic: [UInt8] = [0x1f, 0x8b, 0x08]
        var matched = 0
        while refill() {
            let byte = stream.next_in.pointee
            matched = byte == magic[matched] ? matched + 1 : byte == magic[0] ? 1 : 0
            stream.next_in += 1
            stream.avail_in -= 1
            if matched == magic.count { return start(at: bytesRead - magic.count) }
        }
        return false
    }

    private func start(at offset: Int) -> Bool {
        guard lseek(descriptor, offset, SEEK_SET) == offset else { return false }
        (inputEnd, memberStart, given) = (offset, isCompressed ? offset : 0, isCompressed ? 0 : offset)
        (filled, position, hasMember, fault) = (0, 0, false, nil)
        stream.avail_in = 0
        return true
    }

    /// Whether there is a byte at `position`. `output` never holds bytes of two members.
    private func fill() -> Bool {
        if position < filled { return true }
        given += filled
        (filled, position) = (0, 0)
        if isCompressed { return inflateMore() }
        filled = read(into: output)
        inputEnd += filled
        return filled > 0
    }

    private func inflateMore() -> Bool {
        while filled == 0, fault == nil {
            guard refill() else {
                if hasMember { fault = fault ?? "the file ends" }
                return false
            }
            if !hasMember { beginMember() }
            stream.next_out = output
            stream.avail_out = UInt32(Self.step)
            let status = inflate(&stream, Z_NO_FLUSH)
            filled = Self.step - Int(stream.avail_out)
            if status == Z_STREAM_END { hasMember = false }
            if status != Z_STREAM_END, status != Z_OK {
                // What came of it before stays good; the fault shows when that is read.
                fault = stream.msg.map { String(cString: $0) } ?? "its compression is broken"
            }
        }
        return filled > 0
    }

    private func beginMember() {
        inflateReset(&stream)
        (memberStart, given, hasMember) = (bytesRead, 0, true)
    }

    private func refill() -> Bool {
        guard stream.avail_in == 0 else { return true }
        let count = read(into: input)
        inputEnd += count
        stream.next_in = input
        stream.avail_in = UInt32(count)
        return count > 0
    }

    private func read(into buffer: UnsafeMutablePointer<UInt8>) -> Int {
        while true {
            let count = Glibc.read(descriptor, buffer, Self.step)
            if count >= 0 { return count }
            if errno != EINTR {
                fault = String(cString: strerror(errno))
                return 0
            }
        }
    }
}
