@main
struct DatelineCommand {
    static func main() {}
}
