/// Given names that stand for one another: short forms, and spellings too far apart for ``SpellingVariant``.
enum Nicknames {
    /// One group of names a line; a name may be in several.
    private static let groups: StaticString = """
        abigail abby gail
        abraham abe
        albert al bert
        alexander alex alec sandy aleksandr alexandre alejandro oleksandr sasha
        alexandra alex sandra sasha
        alfred al fred alf
        amanda mandy
        andrew andy drew andrei andrey andriy
        anthony tony antony
        antonio tony toni
        arthur art
        barbara barb
        benjamin ben benny
        bernard bernie
        calvin cal
        catherine kate cathy katie katherine kathryn kathy cate
        charles charlie chuck carl
        christine chris christina tina
        christopher chris kit
        cynthia cindy
        daniel dan danny
        david dave davey
        deborah debbie deb debra
        dennis denny
        donald don donny
        dorothy dot
        douglas doug
        edward ed eddie ted ned
        elizabeth liz beth betty eliza lizzie lisa bess
        eugene gene
        florence flo
        francis frank
        francisco paco pancho
        franklin frank
        frederick fred freddie
        gabriel gabe
        gerald gerry jerry
        gilbert gil
        gregory greg
        guillermo memo
        harold hal harry
        henry hank harry
        herbert herb bert
        ignacio nacho
        isabel bella isabella
        jacob jake
        james jim jimmy jamie
        janet jan
        jeffrey jeff geoffrey geoff
        jennifer jen jenny
        jeremy jerry
        jerome jerry
        jessica jess jessie
        john jack johnny jon
        jonathan jon
        jose pepe
        joseph joe joey
        joshua josh
        judith judy
        kenneth ken kenny
        kimberly kim
        lawrence larry laurence
        leonard leo len lenny
        leonardo leo
        louis lou louie
        louise lou
        manuel manny manolo
        margaret maggie meg peggy marge greta
        martin marty
        matthew matt
        maximilian max
        melissa mel
        michael mike mick mickey mikhail mykhailo
        mohammed muhammad mohamed mohammad mohamad muhammed mohamad mohd muhammadu mehmet
        ahmed ahmad ahmet
        hussein hossein husain hussain
        youssef yusuf yousef yousuf yosef
        nancy nan
        nathaniel nathan nate
        nicholas nick nicky nicolas nikolai nikolay mykola
        nikita nick
        norman norm
        olivia liv
        oliver ollie
        osama usama
        patricia pat patty trish tricia
        patrick pat paddy
        paul pablo pavel
        peter pete pyotr petro
        philip phil phillip
        rafael rafa
        raymond ray
        rebecca becky becca
        richard dick rick ricky rich
        robert bob bobby rob robbie bert
        roberto beto
        roger rodge
        ronald ron ronnie
        rosemary rose
        russell russ
        samuel sam sammy
        samantha sam
        sarah sally sara
        sergei sergey serhiy sergio
        stanley stan
        stephen steve steven stefan
        stephanie steph
        susan sue susie suzanne
        terence terry terrence
        theodore ted teddy theo
        theresa terry tess teresa
        thomas tom tommy
        timothy tim
        valerie val
        victoria vicky tori
        vincent vince
        vladimir volodymyr vova
        walter walt wally
        wilfred wilf
        william bill billy will willie liam
        winston win
        zachary zach zack
        """

    private static let groupsOfName: [Substring: [Int]] = {
        var table: [Substring: [Int]] = [:]
        for (index, group) in "\(groups)".split(separator: "\n").enumerated() {
            for name in group.split(separator: " ") { table[name, default: []].append(index) }
        }
        return table
    }()

    /// "Mitch" for "Mitchell", but no "Paul" for "Paula".
    private static func isCut(_ short: Substring, _ long: Substring) -> Bool {
        short.utf8.count > 2 && long.utf8.count > short.utf8.count + 1 && long.hasPrefix(short)
    }

    /// Whether one name may stand for the other.
    static func match(_ first: Substring, _ second: Substring) -> Bool {
        if isCut(first, second) || isCut(second, first) { return true }
        guard let groups = groupsOfName[first], let others = groupsOfName[second] else { return false }
        return groups.contains { others.contains($0) }
    }
}
