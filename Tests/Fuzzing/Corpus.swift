import Glibc

/// The inputs that a fuzzer begins with: the files of a folder, by name.
public enum Corpus {
    /// The contents of the files in `folder`, in the order of their names. Throws when there is none.
    public static func files(in folder: String) throws -> [[UInt8]] {
        guard let directory = opendir(folder) else { throw FuzzFailure("there is no folder \(folder)") }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        guard !names.isEmpty else { throw FuzzFailure("there is nothing in \(folder)") }
        return try names.sorted().map { try bytes(of: "\(folder)/\($0)") }
    }

    private static func bytes(of path: String) throws -> [UInt8] {
        guard let file = fopen(path, "r") else { throw FuzzFailure("\(path) cannot be read") }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 1 << 20)
        let count = fread(&bytes, 1, bytes.count, file)
        return Array(bytes.prefix(count))
    }
}

/// What a fuzzer found, or why it cannot work.
public struct FuzzFailure: Error, CustomStringConvertible {
    /// In words.
    public let description: String

    /// Makes a failure.
    public init(_ description: String) { self.description = description }
}
