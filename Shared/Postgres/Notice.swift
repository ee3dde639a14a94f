import CPostgres

/// A notice or warning of the server.
public struct Notice: Sendable, Equatable {
    /// `NOTICE`, `WARNING`, …
    public var severity: String
    /// Its code.
    public var sqlState: String
    /// What it says.
    public var message: String
}

/// Called by libpq while it reads, so always on the thread that uses the connection. `context` is the unretained
/// `Connection`: it owns the `PGconn` that calls here, and so outlives it.
func receiveNotice(context: UnsafeMutableRawPointer?, result: OpaquePointer?) {
    guard let context else { return }
    let connection = Unmanaged<Connection>.fromOpaque(context).takeUnretainedValue()
    func field(_ code: UInt8) -> String { PQresultErrorField(result, Int32(code)).map { String(cString: $0) } ?? "" }
    connection.onNotice?(
        Notice(
            severity: field(UInt8(ascii: "V")), sqlState: field(UInt8(ascii: "C")), message: field(UInt8(ascii: "M"))))
}
