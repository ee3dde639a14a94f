import CCurl
import Glibc

/// One request and its answer, without following a redirect.
///
/// libcurl calls back on the thread that performs, while `perform` runs, with an unretained pointer to this object, which
/// the caller of `perform` keeps alive.
final class Exchange {
    private let handle: UnsafeMutableRawPointer
    private var headerList: UnsafeMutablePointer<curl_slist>?
    private let address: WebAddress
    private let limits: WebLimits
    private let mayBePrivate: Bool
    private var headers: [String: String] = [:]
    /// Bytes of headers that are still kept: the rest is passed over.
    private var headerRoom = 65_536
    private var body: [UInt8] = []
    private var wasTooLarge = false
    private var wasPrivate = false
    private let isCancelled: @Sendable () -> Bool

    /// A `body` makes it a POST.
    init(
        _ address: WebAddress, agent: String, headers: [String: String], body: [UInt8]? = nil, limits: WebLimits,
        trust: WebTrust = .system, mayBePrivate: Bool, isCancelled: @escaping @Sendable () -> Bool
    ) throws(WebError) {
        guard let handle = curl_easy_init() else { throw .failed("out of memory") }
        self.handle = handle
        self.address = address
        self.limits = limits
        self.mayBePrivate = mayBePrivate
        self.isCancelled = isCancelled
        for (name, value) in headers { headerList = curl_slist_append(headerList, "\(name): \(value)") }
        setRequest(agent: agent)
        setTrust(trust)
        if let body { setBody(body) }
        setCallbacks()
    }

    deinit {
        curl_easy_cleanup(handle)
        curl_slist_free_all(headerList)
    }

    private func setRequest(agent: String) {
        dateline_curl_set_text(handle, CURLOPT_URL, address.text)
        dateline_curl_set_text(handle, CURLOPT_USERAGENT, agent)
        dateline_curl_set_text(handle, CURLOPT_PROTOCOLS_STR, "http,https")
        dateline_curl_set_text(handle, CURLOPT_PROXY, "")
        // "" asks for every encoding that libcurl can undo; the limit counts what comes out.
        dateline_curl_set_text(handle, CURLOPT_ACCEPT_ENCODING, "")
        dateline_curl_set_list(handle, CURLOPT_HTTPHEADER, headerList)
        dateline_curl_set_long(handle, CURLOPT_NOSIGNAL, 1)
        dateline_curl_set_long(handle, CURLOPT_CONNECTTIMEOUT, limits.connectSeconds)
        dateline_curl_set_long(handle, CURLOPT_TIMEOUT, limits.totalSeconds)
    }

    private func setTrust(_ trust: WebTrust) {
        switch trust {
        case .system: break
        case .authorities(let file): dateline_curl_set_text(handle, CURLOPT_CAINFO, file)
        case .unchecked:
            dateline_curl_set_long(handle, CURLOPT_SSL_VERIFYPEER, 0)
            dateline_curl_set_long(handle, CURLOPT_SSL_VERIFYHOST, 0)
        }
    }

    /// libcurl takes a copy.
    private func setBody(_ body: [UInt8]) {
        dateline_curl_set_long(handle, CURLOPT_POSTFIELDSIZE, body.count)
        body.withUnsafeBytes {
            _ = dateline_curl_set_pointer(
                handle, CURLOPT_COPYPOSTFIELDS, UnsafeMutableRawPointer(mutating: $0.baseAddress))
        }
    }

    private func setCallbacks() {
        let own = Unmanaged.passUnretained(self).toOpaque()
        dateline_curl_set_reader(handle, CURLOPT_WRITEFUNCTION) { bytes, _, count, own in
            Exchange.of(own).take(UnsafeRawBufferPointer(start: bytes, count: count)) ? count : 0
        }
        dateline_curl_set_pointer(handle, CURLOPT_WRITEDATA, own)
        dateline_curl_set_reader(handle, CURLOPT_HEADERFUNCTION) { bytes, _, count, own in
            Exchange.of(own).takeHeader(UnsafeRawBufferPointer(start: bytes, count: count))
            return count
        }
        dateline_curl_set_pointer(handle, CURLOPT_HEADERDATA, own)
        // Called about once a second, also while nothing comes.
        dateline_curl_set_progress(handle) { own, _, _, _, _ in Exchange.of(own).isCancelled() ? 1 : 0 }
        dateline_curl_set_pointer(handle, CURLOPT_XFERINFODATA, own)
        dateline_curl_set_long(handle, CURLOPT_NOPROGRESS, 0)
        dateline_curl_set_opensocket(handle) { own, _, address in Exchange.of(own).open(address) }
        dateline_curl_set_pointer(handle, CURLOPT_OPENSOCKETDATA, own)
    }

    private static func of(_ pointer: UnsafeMutableRawPointer?) -> Exchange {
        // libcurl hands back the pointer that setCallbacks gave it, which is never null.
        Unmanaged<Exchange>.fromOpaque(pointer.unsafelyUnwrapped).takeUnretainedValue()
    }

    private func take(_ bytes: UnsafeRawBufferPointer) -> Bool {
        wasTooLarge = body.count + bytes.count > limits.bodyBytes
        if !wasTooLarge { body.append(contentsOf: bytes) }
        return !wasTooLarge
    }

    private func takeHeader(_ line: UnsafeRawBufferPointer) {
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")), headerRoom >= line.count else { return }
        headerRoom -= line.count
        let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
        let value = line[(colon + 1)...].drop { $0 <= 32 }
        headers[name] = String(decoding: value.prefix { $0 != 13 && $0 != 10 }, as: UTF8.self)
    }

    /// Called when the name is resolved and before anything is sent: what is checked here is what is connected to.
    private func open(_ address: UnsafeMutablePointer<curl_sockaddr>?) -> curl_socket_t {
        guard let address else { return CURL_SOCKET_BAD }
        // The structure's last field is only the beginning of the address where that is an IPv6 one.
        let socketAddress = (UnsafeRawPointer(address) + Self.addressOffset).assumingMemoryBound(to: sockaddr.self)
        wasPrivate = !mayBePrivate && !PublicAddress.isPublic(socketAddress)
        guard !wasPrivate else { return CURL_SOCKET_BAD }
        let kind = address.pointee.socktype | Int32(SOCK_CLOEXEC.rawValue)
        return socket(address.pointee.family, kind, address.pointee.`protocol`)
    }

    private static let addressOffset = MemoryLayout<curl_sockaddr>.offset(of: \.addr) ?? 0

    /// Sends the request and takes the answer. Returns where the answer points to when it is a redirect.
    func perform() throws(WebError) -> String? {
        let code = curl_easy_perform(handle)
        if wasPrivate { throw .privateAddress(host: address.host) }
        if wasTooLarge { throw .tooLarge(limits.bodyBytes) }
        if code == CURLE_ABORTED_BY_CALLBACK { throw .cancelled }
        guard code == CURLE_OK else { throw .failed(String(cString: curl_easy_strerror(code))) }
        var next: UnsafeMutablePointer<CChar>?
        dateline_curl_get_text(handle, CURLINFO_REDIRECT_URL, &next)
        return next.map { String(cString: $0) }
    }

    /// The answer, after `perform`.
    var response: WebResponse {
        var status = 0
        dateline_curl_get_long(handle, CURLINFO_RESPONSE_CODE, &status)
        return WebResponse(status: status, headers: headers, body: body, url: address.text)
    }
}
