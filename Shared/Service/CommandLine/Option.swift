/// One `--option` of a command.
public struct Option: Sendable {
    /// The name without dashes.
    public let name: String
    /// What stands for its value in the help, as `N`; nil for a switch that has none.
    public let value: String?
    /// What it does.
    public let help: String

    /// A switch.
    public init(_ name: String, _ help: String) {
        self.init(name, value: nil, help)
    }

    /// An option with a value.
    public init(_ name: String, value: String?, _ help: String) {
        self.name = name
        self.value = value
        self.help = help
    }

    var spelling: String { "--\(name)" + (value.map { " \($0)" } ?? "") }
}
