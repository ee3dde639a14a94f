/// The part that looks every second whether files have changed that a service must follow without a restart: tokens,
/// certificates.
public struct FileWatch: Part {
    /// The name in logs.
    public let name = "files"
    private let loop: BackgroundLoop

    /// Watches nothing yet.
    public init(_ instruments: Instruments, _ files: [WatchedFile]) {
        loop = BackgroundLoop(name: name) { stop in
            while !files.isEmpty, !stop.wait(.seconds(1)) {
                for file in files { file.look(instruments) }
            }
        }
    }

    /// Begins to look.
    public func start(fail: @escaping @Sendable (any Error) -> Void) throws { try loop.start(fail: fail) }

    /// Ends it.
    public func stop() { loop.stop() }
}

/// Files under the name that health and log give them.
public struct WatchedFile: Sendable {
    private let name: String
    private let paths: String
    private let change: @Sendable () -> FileChange?

    /// Names them as the setting that tells where they are.
    public init<Value>(_ name: String, _ files: WatchedFiles<Value>) {
        self.name = name
        paths = files.paths.joined(separator: " ")
        change = { files.look() }
    }

    func look(_ instruments: Instruments) {
        switch change() {
        case nil: break
        case .renewed:
            instruments.health.ready(name)
            instruments.log.info("files.renewed", [.part: name, .path: paths])
        case .refused(let problem):
            instruments.health.impaired(name, "what it held before stays in use: \(problem)")
            instruments.log.error("files.refused", [.part: name, .path: paths, .error: problem])
        }
    }
}
