import Glibc

/// The bytes of a model: a file mapped into memory, or a copy of bytes; named sections, each on a 64-byte boundary.
///
/// The file begins with a magic number and the number of sections; then, for every section, its offset and length; all
/// of them 64-bit little-endian integers.
package final class ModelFile: @unchecked Sendable {
    // Unchecked: the one pointer is to memory that nobody writes after `init`.

    /// The sections, in the order of the file.
    package enum Section: Int, CaseIterable, Sendable {
        case name, decoder, starts, checks, rows, words, wordClusters, phrases
    }

    private static let magic: UInt64 = 0x3145_4D41_4E4C_4401
    private let bytes: UnsafeMutableRawBufferPointer

    /// Maps the file at `path`.
    package init(path: String) throws(ModelError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unreadable(path) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_size > 0,
            let memory = mmap(nil, Int(status.st_size), PROT_READ, MAP_PRIVATE, descriptor, 0), memory != MAP_FAILED
        else { throw .unreadable(path) }
        bytes = UnsafeMutableRawBufferPointer(start: memory, count: Int(status.st_size))
        guard isWhole else { throw .damaged(path) }
    }

    /// Maps anonymous memory that holds a model made of `sections`.
    package init(sections: [[UInt8]]) throws(ModelError) {
        let image = Self.image(sections)
        guard let memory = mmap(nil, image.count, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0),
            memory != MAP_FAILED
        else { throw .unreadable("memory") }
        bytes = UnsafeMutableRawBufferPointer(start: memory, count: image.count)
        bytes.copyBytes(from: image)
    }

    deinit { munmap(bytes.baseAddress, bytes.count) }

    /// A section's bytes; valid as long as this object lives.
    package subscript(section: Section) -> UnsafeRawBufferPointer {
        let entry = 16 + 16 * section.rawValue
        let (offset, count) = (integer(at: entry), integer(at: entry + 8))
        return UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[Int(offset)..<Int(offset + count)])
    }

    private func integer(at offset: Int) -> UInt64 { bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self) }

    /// Whether the head is right and every section lies inside the file.
    private var isWhole: Bool {
        let sections = Section.allCases.count
        let head = 16 + 16 * sections
        guard bytes.count >= head, integer(at: 0) == Self.magic, integer(at: 8) == UInt64(sections) else {
            return false
        }
        return (0..<sections).allSatisfy { section in
            let (offset, count) = (integer(at: 16 + 16 * section), integer(at: 24 + 16 * section))
            return offset >= UInt64(head) && offset <= UInt64(bytes.count) && count <= UInt64(bytes.count) - offset
        }
    }

    /// The bytes of a model file.
    package static func image(_ sections: [[UInt8]]) -> [UInt8] {
        var head: [UInt64] = [magic, UInt64(sections.count)]
        var body: [UInt8] = []
        let start = (16 + 16 * sections.count + 63) / 64 * 64
        for section in sections {
            head += [UInt64(start + body.count), UInt64(section.count)]
            body += section
            body += [UInt8](repeating: 0, count: (64 - body.count % 64) % 64)
        }
        var image = head.withUnsafeBytes { Array($0) }
        image += [UInt8](repeating: 0, count: start - image.count)
        return image + body
    }
}

/// Why a model cannot be used.
public enum ModelError: Error, Equatable, CustomStringConvertible {
    /// No file of this name in any of the places.
    case missing(String, places: [String])
    /// The file cannot be opened or mapped.
    case unreadable(String)
    /// The file is not a model of this version.
    case damaged(String)

    /// What to tell the operator.
    public var description: String {
        switch self {
        case .missing(let name, let places):
            "the model \(name) is in none of \(places.joined(separator: ", ")); set DATELINE_MODELS to the folder that holds it"
        case .unreadable(let path): "the model \(path) cannot be read"
        case .damaged(let path): "\(path) is not a whole model of this version"
        }
    }
}
