@main
struct ExtractorCommand {
    static func main() {}
}
