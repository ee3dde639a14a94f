import Foundation

/// A certificate authority of a test's own, made on the spot.
public struct Authority {
    /// A certificate's file and its key's.
    public struct Files: Sendable {
        /// PEM.
        public let certificate: String
        /// PEM, not encrypted.
        public let key: String

        /// Files that are there, or not.
        public init(certificate: String, key: String) {
            self.certificate = certificate
            self.key = key
        }
    }

    /// The authority's own certificate, for those who shall trust it.
    public let certificate: String
    private let folder: URL
    private let own: Files

    /// Makes one that keeps its files in `folder`.
    public init(_ name: String, in folder: URL) throws {
        self.folder = folder
        own = Files(certificate: folder.path + "/\(name).crt", key: folder.path + "/\(name).key")
        certificate = own.certificate
        try Self.make(name, own, [])
    }

    /// A certificate for this machine under 127.0.0.1 and localhost.
    public func issue(_ name: String) throws -> Files {
        let files = Files(certificate: folder.path + "/\(name).crt", key: folder.path + "/\(name).key")
        let names = "subjectAltName=IP:127.0.0.1,DNS:localhost"
        try Self.make(name, files, ["-CA", own.certificate, "-CAkey", own.key, "-addext", names])
        return files
    }

    private static func make(_ name: String, _ files: Files, _ options: [String]) throws {
        try openssl(
            ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
                + ["-subj", "/CN=\(name)", "-keyout", files.key, "-out", files.certificate] + options)
    }

    /// Runs `openssl`; throws when it fails.
    public static func openssl(_ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/openssl")
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw HTTPClient.Failure(reason: "openssl \(arguments.joined(separator: " ")) failed")
        }
    }

    /// Runs `body` with a folder that is removed afterwards.
    public static func withFolder(_ body: (URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "tls-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder)
    }
}
