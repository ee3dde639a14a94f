import Glibc

/// Tells addresses of the public internet from those of private, loopback, link-local and special networks (RFC 6890), so
/// that nobody can make a service fetch what only its own network may see.
enum PublicAddress {
    /// Networks that are not public: the first address, and how many leading bits count.
    private static let closedIPv4: [(UInt32, Int)] = [
        (0x0000_0000, 8), (0x0A00_0000, 8), (0x6440_0000, 10), (0x7F00_0000, 8), (0xA9FE_0000, 16), (0xAC10_0000, 12),
        (0xC000_0000, 24), (0xC000_0200, 24), (0xC0A8_0000, 16), (0xC612_0000, 15), (0xC633_6400, 24),
        (0xCB00_7100, 24), (0xE000_0000, 3),
    ]

    /// Whether a socket address may be connected to. Only IPv4 and IPv6 can be public.
    static func isPublic(_ address: UnsafePointer<sockaddr>) -> Bool {
        let raw = UnsafeRawPointer(address)
        switch Int32(address.pointee.sa_family) {
        case AF_INET: return isPublic(UInt32(bigEndian: raw.load(as: sockaddr_in.self).sin_addr.s_addr))
        case AF_INET6:
            let bytes = withUnsafeBytes(of: raw.load(as: sockaddr_in6.self).sin6_addr) { Array($0) }
            return isPublic(bytes)
        default: return false
        }
    }

    static func isPublic(_ ipv4: UInt32) -> Bool {
        !closedIPv4.contains { network, bits in (ipv4 ^ network) >> UInt32(32 - bits) == 0 }
    }

    /// 16 bytes in network order. An IPv4 address inside an IPv6 one (mapped, NAT64, 6to4) is judged as itself.
    static func isPublic(_ ipv6: [UInt8]) -> Bool {
        func ipv4(at index: Int) -> UInt32 { ipv6[index..<index + 4].reduce(0) { $0 << 8 | UInt32($1) } }
        if ipv6.starts(with: mapped) || ipv6.starts(with: translated) { return isPublic(ipv4(at: 12)) }
        if ipv6.starts(with: [0x20, 0x02]) { return isPublic(ipv4(at: 2)) }
        // Global unicast is 2000::/3; of it 2001::/23 is for protocols (Teredo and others), 2001:db8::/32 and 3fff::/20 for
        // documents.
        return ipv6[0] & 0xE0 == 0x20 && !(ipv6.starts(with: [0x20, 0x01]) && ipv6[2] < 2)
            && !ipv6.starts(with: [0x20, 0x01, 0x0D, 0xB8]) && !(ipv6.starts(with: [0x3F, 0xFF]) && ipv6[2] < 0x10)
    }

    /// `::ffff:0:0/96`.
    private static let mapped: [UInt8] = Array(repeating: 0, count: 10) + [0xFF, 0xFF]
    /// `64:ff9b::/96`. A network's own prefix for NAT64, `64:ff9b:1::/48`, is not public.
    private static let translated: [UInt8] = [0x00, 0x64, 0xFF, 0x9B] + Array(repeating: 0, count: 8)
}
