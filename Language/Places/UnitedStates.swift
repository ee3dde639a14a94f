import Shared

/// The states of the United States, with the abbreviations that news use for them.
enum UnitedStates {
    /// Postal code; name; abbreviations.
    private static let list: StaticString = """
        AL;Alabama;Ala.
        AK;Alaska;
        AZ;Arizona;Ariz.
        AR;Arkansas;Ark.
        CA;California;Calif.
        CO;Colorado;Colo.
        CT;Connecticut;Conn.
        DE;Delaware;Del.
        DC;District of Columbia;D.C.
        FL;Florida;Fla.
        GA;Georgia;Ga.
        HI;Hawaii;Hawai'i
        ID;Idaho;
        IL;Illinois;Ill.
        IN;Indiana;Ind.
        IA;Iowa;
        KS;Kansas;Kan.,Kans.
        KY;Kentucky;Ky.
        LA;Louisiana;La.
        ME;Maine;
        MD;Maryland;Md.
        MA;Massachusetts;Mass.
        MI;Michigan;Mich.
        MN;Minnesota;Minn.
        MS;Mississippi;Miss.
        MO;Missouri;Mo.
        MT;Montana;Mont.
        NE;Nebraska;Neb.,Nebr.
        NV;Nevada;Nev.
        NH;New Hampshire;N.H.
        NJ;New Jersey;N.J.
        NM;New Mexico;N.M.
        NY;New York;N.Y.
        NC;North Carolina;N.C.
        ND;North Dakota;N.D.
        OH;Ohio;
        OK;Oklahoma;Okla.
        OR;Oregon;Ore.
        PA;Pennsylvania;Pa.,Penn.
        RI;Rhode Island;R.I.
        SC;South Carolina;S.C.
        SD;South Dakota;S.D.
        TN;Tennessee;Tenn.
        TX;Texas;Tex.
        UT;Utah;
        VT;Vermont;Vt.
        VA;Virginia;Va.
        WA;Washington;Wash.
        WV;West Virginia;W.Va.,W. Va.
        WI;Wisconsin;Wis.,Wisc.
        WY;Wyoming;Wyo.
        """

    private static let rows = "\(list)".split(separator: "\n").map {
        $0.split(separator: ";", omittingEmptySubsequences: false)
    }

    private static let codeOfName: [String: String] = {
        var table: [String: String] = [:]
        for row in rows {
            for name in row[2].split(separator: ",") + [row[1]] { table[NormalisedName(name).text] = String(row[0]) }
        }
        return table
    }()

    /// All names and abbreviations, normalised.
    static var names: [String] { Array(codeOfName.keys) }

    /// Names by abbreviation and postal code, but for those that mean other places too (LA, WA).
    private static let nameOfAbbreviation: [String: String] = {
        var table: [String: String] = [:]
        for row in rows {
            for short in row[2].split(separator: ",") + [row[0]] {
                table[NormalisedName(short).text] = String(row[1])
            }
        }
        for ambiguous in ["la", "wa"] { table[ambiguous] = nil }
        return table
    }()

    private static let codes = Set(rows.map { String($0[0]) })

    /// The postal code of a state's normalised name or abbreviation.
    static func state(_ name: String) -> String? { codeOfName[name] }

    /// The name of the state that a normalised abbreviation or postal code means: "conn", "tx".
    static func name(ofAbbreviation key: String) -> String? { nameOfAbbreviation[key] }

    /// The postal code that a word is, as written: `TX`.
    static func postalCode(_ word: String) -> String? { codes.contains(word) ? word : nil }
}
