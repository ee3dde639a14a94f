import COpenSSL

/// SHA-256 by libcrypto.
public enum SHA256 {
    /// The 32 bytes of the digest of `bytes`.
    public static func digest(_ bytes: [UInt8]) -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: 32)
        let done = EVP_Digest(bytes, bytes.count, &digest, nil, EVP_sha256(), nil)
        // Fails only where libcrypto is broken or memory is out; no input can bring it about.
        precondition(done == 1, "libcrypto offers no SHA-256")
        return digest
    }

    /// The digest as 64 lower-case hexadecimal digits.
    public static func hex(_ bytes: [UInt8]) -> String {
        String(decoding: hexDigits(digest(bytes)), as: UTF8.self)
    }

    static func hexDigits(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        bytes.flatMap { byte in [digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
    }

    private static let digits = Array("0123456789abcdef".utf8)
}
