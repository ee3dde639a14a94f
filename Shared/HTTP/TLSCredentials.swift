import COpenSSL
import Glibc

/// What a server shows and proves itself with: its certificate, and after it those up to the authority, and its key.
public struct TLSCredentials: Sendable, Equatable {
    /// PEM.
    let certificate: [UInt8]
    /// PEM, not encrypted.
    let key: [UInt8]
    /// When the certificate ends, in seconds since 1970.
    public let end: Int

    /// Takes PEM. Throws where there is no certificate, no key that can be read, or the one is not of the other.
    public init(certificate: [UInt8], key: [UInt8]) throws(TLSError) {
        let first = Self.read(certificate) { PEM_read_bio_X509($0, nil, nil, nil) }
        guard let first else { throw TLSError("the certificate's file holds no certificate in PEM") }
        defer { X509_free(first) }
        // An empty pass phrase: without one, libcrypto would ask the terminal.
        let secret = Self.read(key) { bio in
            var phrase: CChar = 0
            return PEM_read_bio_PrivateKey(bio, nil, nil, &phrase)
        }
        guard let secret else { throw TLSError("the key's file holds no key in PEM, or an encrypted one") }
        defer { EVP_PKEY_free(secret) }
        guard X509_check_private_key(first, secret) == 1 else { throw TLSError("the key is not the certificate's") }
        self.certificate = certificate
        self.key = key
        end = Self.end(of: first)
    }

    private static func read(_ pem: [UInt8], _ parse: (OpaquePointer) -> OpaquePointer?) -> OpaquePointer? {
        // What libcrypto notes about a failure stays with the thread, and would be taken for that of a later call.
        defer { ERR_clear_error() }
        return pem.withUnsafeBytes { bytes in
            guard let bio = BIO_new_mem_buf(bytes.baseAddress, Int32(clamping: bytes.count)) else { return nil }
            defer { BIO_free(bio) }
            return parse(bio)
        }
    }

    private static func end(of certificate: OpaquePointer) -> Int {
        var parts = tm()
        return ASN1_TIME_to_tm(X509_get0_notAfter(certificate), &parts) == 1 ? timegm(&parts) : 0
    }
}

/// A certificate or key that cannot be used; never quotes them.
public struct TLSError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What is wrong.
    public let description: String

    init(_ description: String) { self.description = description }
}
