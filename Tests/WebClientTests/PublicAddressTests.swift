import Glibc
import Testing

@testable import WebClient

@Suite("An address")
struct PublicAddressTests {
    private func isPublic(_ text: String) throws -> Bool {
        var hints = addrinfo()
        hints.ai_flags = AI_NUMERICHOST
        var list: UnsafeMutablePointer<addrinfo>?
        try #require(getaddrinfo(text, nil, &hints, &list) == 0)
        defer { freeaddrinfo(list) }
        return PublicAddress.isPublic(try #require(list?.pointee.ai_addr))
    }

    @Test(
        "of a private, loopback, link-local or special network is not public",
        arguments: [
            "0.0.0.0", "10.1.2.3", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.255.0.1", "169.254.169.254",
            "172.16.0.1", "172.31.255.255", "192.168.0.1", "192.0.2.1", "198.18.0.1", "198.19.255.255", "203.0.113.5",
            "224.0.0.1", "255.255.255.255", "::", "::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::7f00:1",
            "64:ff9b::a00:1", "2002:a00:1::", "fc00::1", "fd12::1", "fe80::1", "ff02::1", "2001:db8::1", "2001::1",
            "64:ff9b:1:a00:1:0:808:808", "64:ff9b:0:1::808:808", "::8.8.8.8", "2001:2::1", "2001:1ff::1", "3fff::1",
            "::ffff:0:8.8.8.8",
        ])
    func closed(address: String) throws {
        #expect(try !isPublic(address))
    }

    @Test(
        "of the internet is public, up to the edges of the others",
        arguments: [
            "1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255", "128.0.0.1",
            "172.15.255.255", "172.32.0.0", "192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0",
            "223.255.255.255", "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::", "2606:4700::1111",
            "2001:200::1", "2001:4860:4860::8888", "3ffe::1",
        ])
    func open(address: String) throws {
        #expect(try isPublic(address))
    }
}
