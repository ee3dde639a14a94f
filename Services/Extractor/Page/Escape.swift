/// The characters that mean something in HTML, made harmless. Works on code points: a `<` with a combining mark on it
/// is one `Character` that is not `<`, but a browser still sees the bracket.
func escape(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
        switch scalar {
        case "&": result += "&amp;"
        case "<": result += "&lt;"
        case ">": result += "&gt;"
        case "\"": result += "&quot;"
        default: result.unicodeScalars.append(scalar)
        }
    }
}
