import CMicroHTTPD

/// A client's connection, lent by libmicrohttpd for the time of a request.
///
/// Unchecked: the pointer is used on the connection's own thread, save for `resume`, which libmicrohttpd allows from any
/// thread, and which ``PendingAnswer`` calls only while the connection sleeps and therefore lives.
struct Connection: @unchecked Sendable {
    let pointer: OpaquePointer

    var socket: Int32 { dateline_mhd_socket(pointer) }

    func suspend() { MHD_suspend_connection(pointer) }

    func resume() { MHD_resume_connection(pointer) }

    /// Sends the answer, or, where that is not possible, has the connection closed.
    func send(_ response: Response, closing: Bool = false) -> MHD_Result {
        let raw = response.body.withUnsafeBytes { body in
            // libmicrohttpd copies the bytes before the call returns, so it does not write to them.
            MHD_create_response_from_buffer(
                body.count, UnsafeMutableRawPointer(mutating: body.baseAddress), .RESPMEM_MUST_COPY)
        }
        guard let raw else { return .NO }
        defer { MHD_destroy_response(raw) }
        MHD_add_response_header(raw, "Content-Type", response.contentType)
        for (name, value) in response.headers { MHD_add_response_header(raw, name, value) }
        if closing { MHD_add_response_header(raw, "Connection", "close") }
        return MHD_queue_response(pointer, UInt32(response.status), raw)
    }

    /// All headers of the request, whatever bytes are in them.
    func headers() -> [(name: String, value: String)] {
        var headers: [(name: String, value: String)] = []
        withUnsafeMutablePointer(to: &headers) { list in
            _ = MHD_get_connection_values_n(pointer, .HEADER_KIND, appendHeader, list)
        }
        return headers
    }
}

/// Called for each header, on the caller's own stack: `list` outlives the call.
private func appendHeader(
    _ list: UnsafeMutableRawPointer?, _ kind: MHD_ValueKind, _ name: UnsafePointer<CChar>?, _ nameSize: Int,
    _ value: UnsafePointer<CChar>?, _ valueSize: Int
) -> MHD_Result {
    list?.assumingMemoryBound(to: [(name: String, value: String)].self).pointee
        .append((text(name, nameSize), text(value, valueSize)))
    return .YES
}

private func text(_ start: UnsafePointer<CChar>?, _ size: Int) -> String {
    String(decoding: UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : size), as: UTF8.self)
}
