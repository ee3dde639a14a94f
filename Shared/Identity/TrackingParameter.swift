/// Query parameters that tell where a reader came from, and nothing about the page.
enum TrackingParameter {
    private static let prefixes = ["utm_", "at_", "mtm_", "pk_", "hsa_", "vero_"]
    private static let names: Set<String> = [
        "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "twclid", "ttclid", "li_fat_id",
        "igshid", "igsh", "mc_cid", "mc_eid", "_ga", "_gl", "_hsenc", "_hsmi", "mkt_tok", "cmp", "cmpid", "icid",
        "ocid",
        "ncid", "smid", "smtyp", "xtor", "wt_mc", "taid", "s_cid", "ftag", "ns_mchannel", "ns_campaign", "ns_source",
        "ito", "guccounter", "guce_referrer", "guce_referrer_sig", "ref_src", "ref_url",
    ]

    static func matches(_ name: some StringProtocol) -> Bool {
        let name = name.lowercased()
        return names.contains(name) || prefixes.contains { name.hasPrefix($0) }
    }
}
