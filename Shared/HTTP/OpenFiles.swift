import Glibc

/// How many files and sockets the process may have open. Systems begin with 1024 for programs that could take no more.
enum OpenFiles {
    /// What a service needs beside a server's connections.
    private static let others: rlim_t = 512

    /// Makes room for `connections` more. Throws where the system allows fewer.
    static func allow(_ connections: Int) throws(HTTPServerError) {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
        let needed = rlim_t(connections) + others
        guard limit.rlim_max >= needed else {
            throw HTTPServerError(
                doing: "making room for \(connections) connections",
                reason: "the system allows the process \(limit.rlim_max) open files; it needs \(needed)")
        }
        limit.rlim_cur = max(limit.rlim_cur, min(limit.rlim_max, 2 * needed))
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }
}
