import CMicroHTTPD

// What libmicrohttpd calls, on its own threads. `context` is the ServerCore, unretained: the Daemon keeps it until after
// it is stopped. A request's `state` is its Exchange, retained here at its first call and released when
// libmicrohttpd reports the request completed, which it does exactly once.

/// Called with the head, then with each piece of the body, then with none; and once more after each awakening.
func handleRequest(
    _ context: UnsafeMutableRawPointer?, _ pointer: OpaquePointer?, _ path: UnsafePointer<CChar>?,
    _ method: UnsafePointer<CChar>?, _ version: UnsafePointer<CChar>?, _ bytes: UnsafePointer<CChar>?,
    _ count: UnsafeMutablePointer<Int>?, _ state: UnsafeMutablePointer<UnsafeMutableRawPointer?>?
) -> MHD_Result {
    guard let context, let pointer, let path, let method, let count, let state else { return .NO }
    let server = Unmanaged<ServerCore>.fromOpaque(context).takeUnretainedValue()
    let connection = Connection(pointer: pointer)
    guard let opaque = state.pointee else {
        let head = RequestHead(
            method: String(cString: method), path: RequestHead.path(ofTarget: String(cString: path)),
            headers: connection.headers())
        let exchange = Exchange(head, version: version.map { String(cString: $0) } ?? "", server)
        server.began(exchange)
        state.pointee = Unmanaged.passRetained(exchange).toOpaque()
        return exchange.begin(connection)
    }
    let exchange = Unmanaged<Exchange>.fromOpaque(opaque).takeUnretainedValue()
    if count.pointee > 0 {
        defer { count.pointee = 0 }
        return exchange.take(UnsafeRawBufferPointer(start: bytes, count: count.pointee), connection)
    }
    server.slowClients.received(connection.socket)
    return exchange.finish(connection)
}

/// Called when the answer is sent or the connection broken.
func requestCompleted(
    _ context: UnsafeMutableRawPointer?, _ pointer: OpaquePointer?,
    _ state: UnsafeMutablePointer<UnsafeMutableRawPointer?>?, _ code: MHD_RequestTerminationCode
) {
    guard let context, let pointer, let state, let opaque = state.pointee else { return }
    let server = Unmanaged<ServerCore>.fromOpaque(context).takeUnretainedValue()
    let exchange = Unmanaged<Exchange>.fromOpaque(opaque).takeRetainedValue()
    state.pointee = nil
    server.ended(exchange)
    server.slowClients.answered(Connection(pointer: pointer).socket)
}

/// Called when a client connects and before its socket is closed.
func connectionChanged(
    _ context: UnsafeMutableRawPointer?, _ pointer: OpaquePointer?,
    _ socketContext: UnsafeMutablePointer<UnsafeMutableRawPointer?>?, _ code: MHD_ConnectionNotificationCode
) {
    guard let context, let pointer else { return }
    let server = Unmanaged<ServerCore>.fromOpaque(context).takeUnretainedValue()
    let socket = Connection(pointer: pointer).socket
    if code == .CONNECTION_NOTIFY_STARTED {
        server.connected(socket)
    } else {
        server.disconnected(socket)
    }
}
