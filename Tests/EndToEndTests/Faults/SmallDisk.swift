import Foundation

/// A file system of its own, in memory, which can be filled. Only root can make one.
final class SmallDisk {
    let folder: URL
    private var ballast: URL { folder.appending(path: "ballast") }

    /// Nil where none can be mounted.
    init?(megabytes: Int) {
        folder = FileManager.default.temporaryDirectory.appending(path: "e2e-disk-\(UUID().uuidString)")
        let manager = FileManager.default
        guard geteuid() == 0, (try? manager.createDirectory(at: folder, withIntermediateDirectories: true)) != nil
        else {
            return nil
        }
        guard Self.run("mount", "-t", "tmpfs", "-o", "size=\(megabytes)m,mode=711", "tmpfs", folder.path) else {
            try? manager.removeItem(at: folder)
            return nil
        }
    }

    /// Takes all the room there is, and what becomes free in the first moments.
    func fill() {
        let file = open(ballast.path, O_CREAT | O_WRONLY | O_CLOEXEC, 0o600)
        defer { close(file) }
        var size: off_t = 0
        for step in [off_t(16 << 20), 1 << 20, 64 << 10, 4096] {
            while posix_fallocate(file, size, step) == 0 { size += step }
        }
    }

    /// Gives the room back.
    func empty() { try? FileManager.default.removeItem(at: ballast) }

    /// Unmounts it.
    func remove() {
        _ = Self.run("umount", "-l", folder.path)
        try? FileManager.default.removeItem(at: folder)
    }

    private static func run(_ words: String...) -> Bool {
        (try? FinishedProgram("/usr/bin/env", words, environment: Stage.environment, input: ""))?.exitCode == 0
    }
}
