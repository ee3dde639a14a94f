/// The build.
public enum Dateline {
    /// The version of all services, by Semantic Versioning.
    public static let version = "0.1.0"
}
