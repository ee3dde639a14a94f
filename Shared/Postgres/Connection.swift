import CPostgres

/// One connection to PostgreSQL: the one owner of a `PGconn`.
///
/// Used by one thread at a time; its calls block, but never beyond the time-outs of its settings: the socket is
/// non-blocking and every wait has a deadline, so an unreachable or frozen server ends in an error, not in a hang.
/// A connection whose error says `isConnectionLost` stays lost until ``reconnect()``.
public final class Connection {
    /// What it was opened with.
    public let settings: ConnectionSettings
    /// Gives up what the connection is doing, from any thread.
    public let canceller: Canceller
    /// Called with each notice and warning of the server, on the connection's own thread.
    public var onNotice: ((Notice) -> Void)?

    /// Nil while the connection is closed or lost.
    private(set) var handle: OpaquePointer?

    /// Connects. Throws when there is no server, it refuses, or it does not answer in time. A `canceller` may be shared by
    /// connections; it ends the connecting too.
    public init(_ settings: ConnectionSettings, canceller: Canceller = Canceller()) throws(PostgresError) {
        self.settings = settings
        self.canceller = canceller
        try open()
    }

    deinit {
        close()
    }

    /// Whether the connection was not closed or lost, as far as is known.
    public var isOpen: Bool { handle != nil }

    /// Whether a transaction is open, failed or not.
    public var isInTransaction: Bool {
        switch PQtransactionStatus(handle) {
        case PQTRANS_INTRANS, PQTRANS_INERROR, PQTRANS_ACTIVE: true
        default: false
        }
    }

    /// The server's version, as 150004 for 15.4; 0 while closed.
    public var serverVersion: Int { Int(PQserverVersion(handle)) }

    /// Closes the connection, now if it is open, and opens it anew with the same settings.
    public func reconnect() throws(PostgresError) {
        close()
        try open()
    }

    /// Says goodbye and closes. Does not wait for the server.
    public func close() {
        if let handle { PQfinish(handle) }
        handle = nil
    }

    /// Connects and sets the session up, all within the connect time-out.
    func open() throws(PostgresError) {
        let keywords = settings.keywords
        let connection = withCStrings(keywords.map(\.name)) { names in
            withCStrings(keywords.map(\.value)) { values in PQconnectStartParams(names, values, 1) }
        }
        guard let connection else { throw PostgresError(sqlState: "53200", message: "out of memory") }
        handle = connection
        PQsetNoticeReceiver(connection, receiveNotice, Unmanaged.passUnretained(self).toOpaque())
        do {
            let deadline = Deadline(after: settings.connectTimeout, for: "a connection to \(settings)")
            try finishConnecting(connection, until: deadline)
            try setSession(until: deadline)
        } catch {
            close()
            throw error
        }
    }

    /// Follows libpq through name, address, TLS and password, until the connection stands.
    private func finishConnecting(_ connection: OpaquePointer, until deadline: Deadline) throws(PostgresError) {
        var state = PGRES_POLLING_WRITING
        while PQstatus(connection) != CONNECTION_BAD && state != PGRES_POLLING_FAILED {
            if state == PGRES_POLLING_OK {
                PQsetnonblocking(connection, 1)
                return
            }
            try wait(for: state == PGRES_POLLING_READING ? .read : .write, until: deadline)
            state = PQconnectPoll(connection)
        }
        throw PostgresError(connection: connection, sqlState: "08001")
    }

    /// What every session of ours relies on: time-outs on the server's side, UTC and ISO texts, and that the server
    /// drops the work of a client that went away.
    private func setSession(until deadline: Deadline) throws(PostgresError) {
        let timeout = settings.statementTimeout.milliseconds
        var script = "SET statement_timeout = \(timeout); SET TimeZone = 'UTC'; SET DateStyle = 'ISO'"
        if serverVersion >= 140_000 { script += "; SET client_connection_check_interval = '10s'" }
        try execute(script, until: deadline)
    }
}

/// Lends an array of C strings, ended by a null pointer.
private func withCStrings<Result>(
    _ strings: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> Result
) -> Result {
    var bytes: [CChar] = []
    let starts = strings.map { string in
        defer { bytes += string.utf8CString }
        return bytes.count
    }
    return bytes.withUnsafeBufferPointer { buffer in
        let pointers = starts.map { buffer.baseAddress?.advanced(by: $0) } + [nil]
        return pointers.withUnsafeBufferPointer { pointers in
            // A list that ends in a null pointer is never empty, so it has an address.
            pointers.baseAddress.map(body) ?? withUnsafePointer(to: nil, body)
        }
    }
}
