import Glibc

/// Where the models lie.
///
/// `DATELINE_MODELS` names the folder. Without it: the folder `models` beside the executable, those of an installation, and
/// in a checkout `Language/Resources` above the executable.
package enum ModelLocation {
    /// The path of a model's file.
    package static func path(of name: String) throws(ModelError) -> String {
        let places = candidates
        for place in places where access("\(place)/\(name)", R_OK) == 0 { return "\(place)/\(name)" }
        throw .missing(name, places: places)
    }

    private static var candidates: [String] {
        if let folder = getenv("DATELINE_MODELS") { return [String(cString: folder)] }
        guard let folder = executableFolder else { return installed }
        var places = ["\(folder)/models", "\(folder)/../share/dateline"] + installed
        var above = folder
        while let slash = above.lastIndex(of: "/"), slash > above.startIndex {
            above = String(above[..<slash])
            places.append("\(above)/Language/Resources")
        }
        return places
    }

    private static let installed = ["/usr/local/share/dateline", "/usr/share/dateline"]

    private static var executableFolder: String? {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 4096) { buffer in
            guard let base = buffer.baseAddress else { return nil }
            let length = base.withMemoryRebound(to: CChar.self, capacity: 4096) { readlink("/proc/self/exe", $0, 4096) }
            guard length > 0, let slash = buffer[..<length].lastIndex(of: UInt8(ascii: "/")) else { return nil }
            return String(decoding: buffer[..<slash], as: UTF8.self)
        }
    }
}
