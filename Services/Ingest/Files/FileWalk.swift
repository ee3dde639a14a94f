import FoundationEssentials
import Glibc
import Service

/// The files that the operands of a command line mean: files, directories with all that is in them, `-`.
struct FileWalk {
    /// One file to publish.
    struct Entry: Equatable {
        let path: String
        /// By the name; nil to be told by the look.
        let kind: ContentKind?

        /// Whether it is a web archive by its name.
        var isArchive: Bool { ArchivedArticles.areNamed(path) }
    }

    /// In the order of the operands; within a directory by name.
    private(set) var entries: [Entry] = []
    /// Operands that cannot be read, with the reason.
    private(set) var problems: [(path: String, reason: String)] = []
    /// How many files of directories were left out, because their names do not say that they hold articles.
    private(set) var leftOut = 0

    init(_ operands: [String]) {
        for operand in operands { add(operand) }
    }

    /// All bytes there are to read, as far as is known.
    var size: Int { entries.reduce(0) { $0 + (Self.status($1.path).map { Int($0.st_size) } ?? 0) } }

    private mutating func add(_ operand: String) {
        guard operand != "-" else { return entries.append(Entry(path: operand, kind: nil)) }
        var status = stat()
        guard stat(operand, &status) == 0 else {
            return problems.append((operand, SystemError(doing: "opening it").description))
        }
        if status.st_mode & S_IFMT == S_IFDIR {
            walk(operand)
        } else {
            entries.append(Entry(path: operand, kind: ContentKind(fileName: operand)))
        }
    }

    /// Does not follow links inside a directory: they may lead back.
    private mutating func walk(_ directory: String) {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: directory) else {
            return problems.append((directory, "the directory cannot be read"))
        }
        for name in names.sorted() where !name.hasPrefix(".") {
            let path = directory.hasSuffix("/") ? directory + name : "\(directory)/\(name)"
            guard let mode = Self.status(path)?.st_mode else { continue }
            switch (mode & S_IFMT, ContentKind(fileName: name)) {
            case (S_IFDIR, _): walk(path)
            case (S_IFREG, let kind?): entries.append(Entry(path: path, kind: kind))
            case (S_IFREG, nil) where ArchivedArticles.areNamed(name): entries.append(Entry(path: path, kind: nil))
            default: leftOut += 1
            }
        }
    }

    private static func status(_ path: String) -> stat? {
        var status = stat()
        return lstat(path, &status) == 0 ? status : nil
    }
}
