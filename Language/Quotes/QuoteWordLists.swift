extension Vocabulary<QuoteWord> {
    static let quotes = Self(cues + roles + joints)

    private static let cues: Lists = [
        (
            .cue,
            [
                (
                    2,
                    """
                    said says say told tells added adds stated states explained explains announced announces insisted \
                    insists warned warns wrote writes tweeted tweets posted commented comments remarked remarks replied \
                    replies responded responds answered answers asked asks argued argues declared declares recalled \
                    recalls continued continues concluded concludes observed exclaimed joked quipped shouted cried \
                    yelled whispered testified read reads stressed admitted admits acknowledged agreed noted notes echoed \
                    echoes remembered remembers interjected muttered fumed chanted
                    """
                ),
                (
                    0,
                    """
                    claimed claims confirmed confirms denied denies suggested suggests predicted predicts emphasized \
                    emphasised reiterated repeated pledged promised vowed urged urges demanded called calls described \
                    describes considered considers believed believes thinks thought feels felt accused accuses praised \
                    praises lauded hailed hails criticized criticised condemned condemns denounced denounces slammed \
                    blamed labelled labeled branded dismissed welcomed cited cites quoted informed informs expressed \
                    expresses talked spoke speaks maintained maintains contended contends asserted asserts affirmed \
                    alleged alleges cautioned complained complains lamented advised proposed disclosed clarified \
                    elaborated boasted conceded concedes countered retorted thanked apologized apologised threatened \
                    threatens appealed characterised characterized likened opined mused assured assures decried mocked \
                    ridiculed defended touted credited hoped hopes vows pledges promises demands calling deplored \
                    hinted implied implies stresses underlined underscored pleaded swore referred gave rejected \
                    congratulated compared recommended recommends blasted slams blasts termed reminded reminds confessed confided \
                    enthused bragged rebuked scolded chided advocated disputed speculated proclaimed write argue warn insist \
                    believe think explain admit recall agree complain describe suggest acknowledge
                    """
                ),
                (
                    4,
                    """
                    mentioned indicated indicates revealed reveals found reported reports estimated pointed outlined \
                    reportedly allegedly expected expects feared fears heard \
                    show shows showed ruled rules ordered protested reflected
                    """
                ),
                (
                    1,
                    """
                    saying adding stating noting explaining insisting warning writing tweeting commenting remarking \
                    replying responding arguing claiming declaring admitting acknowledging suggesting stressing \
                    emphasizing emphasising urging calling describing praising criticizing criticising accusing citing \
                    quoting telling asking expressing labelling labeling branding vowing promising pledging considering \
                    condemning announcing confirming denying concluding recalling denouncing lamenting blaming hailing \
                    dismissing demanding reading asserting cautioning alleging predicting joking referring reiterating \
                    shouting yelling screaming chanting crying pleading boasting repeating hinting implying \
                    recommending comparing likening terming observing maintaining contending defending reminding
                    """
                ),
            ]
        )
    ]

    private static let roles: Lists = [
        (
            .role,
            [
                (
                    Role.person.rawValue,
                    """
                    spokesman spokeswoman spokesperson spokespeople spokesmen official minister president premier \
                    officer authorities governor mayor senator lawmaker leader chief director chairman chairwoman \
                    chairperson ceo analyst expert researcher scientist professor doctor lawyer attorney prosecutor \
                    judge witness witnesses resident victim mother father wife husband son daughter brother sister \
                    family parents activist protester protestors commander general colonel captain soldier diplomat \
                    ambassador envoy secretary deputy adviser advisor aide source coach manager player critic \
                    supporters opponents author reporter journalist editor owner founder student teacher man woman men \
                    women people statement report study letter article newspaper king queen prince pope bishop priest \
                    candidate nominee congressman congresswoman representative member economist trader investor \
                    neighbor neighbour friend driver pilot farmer worker employee executive regulators sheriff \
                    deputies lieutenant sergeant paramedics nurse survivor relative campaign insider observers \
                    counterpart coroner detective chancellor negotiator commissioner inspector investigator pastor \
                    imam councillor councilor campaigner singer actor actress writer historian epidemiologist \
                    astronomer biologist physicist psychologist engineer veterinarian trainer boss rebel militant \
                    refugee passenger customer project barrister solicitor notary skipper headteacher principal \
                    curator broker dealer strategist cleric rabbi monk nun shopkeeper baker fisherman fishermen \
                    villager tenant shareholder chef defendant suspect juror plaintiff claimant magistrate referee \
                    striker goalkeeper midfielder defender undersecretary ecologist geologist climatologist \
                    oceanographer meteorologist seismologist virologist archaeologist sociologist prosecution \
                    defence mediator speaker volunteer firefighter colleague rival predecessor successor
                    """
                ),
                (
                    Role.body.rawValue,
                    """
                    police court government ministry agency company firm bank army military office department council \
                    commission committee party union group organization organisation team administration embassy \
                    hospital university school delegation network foundation charity watchdog panel airline \
                    manufacturer retailer league club federation association corporation startup maker brewer carmaker \
                    insurer lender supplier operator regulator publisher broadcaster developer consortium coalition \
                    alliance brewery shipyard
                    """
                ),
            ]
        ),
        (
            .work,
            [
                (
                    0,
                    """
                    song songs book books film films movie album novel poem play series episode painting single essay \
                    exhibition titled entitled headlined banner banners sign signs slogan slogans
                    """
                )
            ]
        ),
        (
            .naming,
            [
                (
                    0,
                    """
                    known nicknamed dubbed named term terms word words phrase phrases nickname alias aka so-called \
                    codenamed colloquially spelled meaning means abbreviated
                    """
                )
            ]
        ),
    ]

    private static let joints: Lists = [
        (.according, [(0, "according")]), (.by, [(0, "by")]), (.that, [(0, "that")]), (.possessive, [(0, "'s ’s")]),
        (
            .pronoun,
            [(0, "he"), (1, "she"), (2, "they"), (3, "it"), (4, "i we"), (5, "who")]
        ),
        (
            .filler,
            [
                (
                    0,
                    """
                    has have had is was were are be been will would could did does also later then once again still \
                    earlier further furthermore reportedly simply just even only recently previously subsequently \
                    publicly repeatedly openly briefly meanwhile however now today yesterday monday tuesday wednesday \
                    thursday friday saturday sunday himself herself themselves both all
                    """
                )
            ]
        ),
        (
            .preposition,
            [
                (
                    0,
                    """
                    of in on at to for from with without about against after before during since until under over \
                    between among through via within as into near amid unlike despite regarding including like
                    """
                )
            ]
        ),
        (.conjunction, [(0, "and but or while when where which because although though if whether so yet than")]),
        (
            .determiner,
            [
                (0, "the this these those"), (1, "a an one another some several many two three other most"),
                (2, "his her their its my our your"),
            ]
        ),
        (.comma, [(0, ", ;")]), (.stop, [(0, ". ! ?")]), (.colon, [(0, ":")]), (.dash, [(0, "- -- – —")]),
        (.open, [(0, "( [")]), (.close, [(0, ") ]")]),
    ]
}
