import Foundation

/// The programs under test, as they were built together with the tests.
enum Programs {
    /// Where they are: beside the test bundle.
    static let folder = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()

    /// The repository, for its scripts and samples.
    static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    static let all = ["ingest", "extractor", "persister", "dateline"]

    static let areBuilt = all.allSatisfy {
        FileManager.default.isExecutableFile(atPath: url(of: $0).path)
    }

    static func url(of program: String) -> URL { folder.appending(path: program) }
}
