import Shared

/// Organizations that news name by acronyms and short names without saying what they stand for.
enum KnownOrganizations {
    /// The name that Dateline gives; other names; the country whose it is.
    private static let list: StaticString = """
        United Nations;UN,U.N.,UNO,United Nations Organization;
        European Union;EU,E.U.;
        NATO;North Atlantic Treaty Organization,North Atlantic Treaty Organisation,North Atlantic Alliance;
        World Health Organization;WHO,World Health Organisation;
        International Monetary Fund;IMF;
        World Bank;World Bank Group;
        World Trade Organization;WTO,World Trade Organisation;
        African Union;AU;
        Association of Southeast Asian Nations;ASEAN;
        Organization for Security and Cooperation in Europe;OSCE,Organisation for Security and Co-operation in Europe,Organization for Security and Co-operation in Europe;
        Minsk Group;OSCE Minsk Group;
        Visegrad Group;Visegrád Group,V4;
        Organization of American States;OAS;
        Organization of the Petroleum Exporting Countries;OPEC;
        Organisation for Economic Co-operation and Development;OECD,Organization for Economic Cooperation and Development;
        International Atomic Energy Agency;IAEA;
        International Criminal Court;ICC;
        International Court of Justice;ICJ;
        International Committee of the Red Cross;ICRC;
        International Organization for Migration;IOM;
        International Labour Organization;ILO,International Labor Organization;
        International Olympic Committee;IOC;
        FIFA;Fédération Internationale de Football Association;
        UEFA;Union of European Football Associations;
        UNESCO;U.N.E.S.C.O.;
        UNICEF;United Nations Children's Fund,U.N. Children's Fund,UN Children's Fund;
        UNHCR;United Nations High Commissioner for Refugees,UN Refugee Agency,U.N. Refugee Agency,Office of the United Nations High Commissioner for Refugees;
        World Food Programme;WFP,World Food Program;
        Food and Agriculture Organization;FAO;
        UN Security Council;United Nations Security Council,U.N. Security Council;
        UN General Assembly;United Nations General Assembly,U.N. General Assembly;
        Interpol;International Criminal Police Organization;
        Europol;European Union Agency for Law Enforcement Cooperation;
        European Central Bank;ECB;
        European Space Agency;ESA;
        Médecins Sans Frontières;Doctors Without Borders,MSF;
        Amnesty International;Amnesty;
        Human Rights Watch;HRW;
        Gulf Cooperation Council;GCC;
        Economic Community of West African States;ECOWAS;
        Commonwealth of Independent States;CIS;
        Shanghai Cooperation Organisation;SCO,Shanghai Cooperation Organization;
        Federal Bureau of Investigation;FBI,F.B.I.;US
        Central Intelligence Agency;CIA,C.I.A.;US
        National Security Agency;NSA;US
        NASA;National Aeronautics and Space Administration;US
        National Oceanic and Atmospheric Administration;NOAA;US
        Centers for Disease Control and Prevention;CDC,Centers for Disease Control;US
        Food and Drug Administration;FDA,US Food and Drug Administration,U.S. Food and Drug Administration;US
        Environmental Protection Agency;EPA;US
        Federal Aviation Administration;FAA;US
        Federal Communications Commission;FCC;US
        Federal Emergency Management Agency;FEMA;US
        Federal Reserve;Fed,Federal Reserve Board,U.S. Federal Reserve,US Federal Reserve,Federal Reserve System;US
        Federal Trade Commission;FTC;US
        Internal Revenue Service;IRS;US
        National Transportation Safety Board;NTSB;US
        Securities and Exchange Commission;SEC;US
        Drug Enforcement Administration;DEA;US
        Immigration and Customs Enforcement;ICE;US
        Transportation Security Administration;TSA;US
        United States Geological Survey;USGS,U.S. Geological Survey,US Geological Survey;US
        United States Department of State;State Department,U.S. State Department,US State Department,Department of State;US
        United States Department of Justice;Justice Department,U.S. Justice Department,US Justice Department,Department of Justice;US
        United States Department of Defense;Defense Department,Pentagon,U.S. Defense Department,Department of Defense,DoD;US
        United States Department of Homeland Security;Department of Homeland Security,DHS;US
        United States Congress;U.S. Congress,US Congress;US
        United States Senate;U.S. Senate,US Senate;US
        United States House of Representatives;U.S. House of Representatives,US House of Representatives,US House,U.S. House;US
        Supreme Court of the United States;U.S. Supreme Court,US Supreme Court,United States Supreme Court,SCOTUS;US
        United States Marine Corps;US Marines,U.S. Marines,United States Marines,Marine Corps,U.S. Marine Corps,US Marine Corps;US
        United States Army;U.S. Army,US Army;US
        United States Navy;U.S. Navy,US Navy;US
        United States Air Force;U.S. Air Force,US Air Force,USAF;US
        Republican Party;GOP,Grand Old Party;US
        American Civil Liberties Union;ACLU;US
        National Rifle Association;NRA;US
        Associated Press;AP,The AP;US
        Agence France-Presse;AFP,Agence France Presse;FR
        BBC;British Broadcasting Corporation,BBC News;GB
        CNN;Cable News Network;US
        National Health Service;NHS;GB
        Metropolitan Police;Scotland Yard,Met Police,Metropolitan Police Service;GB
        Royal Air Force;RAF;GB
        Federal Security Service;FSB;RU
        Kremlin;;RU
        White House;;US
        TASS;ITAR-TASS;RU
        Xinhua;Xinhua News Agency;CN
        Chinese Communist Party;CCP,Communist Party of China,CPC;CN
        People's Liberation Army;PLA;CN
        Bharatiya Janata Party;BJP;IN
        Israel Defense Forces;IDF,Israeli Defense Forces,Israel Defence Forces;IL
        Korean Central News Agency;KCNA;KP
        African National Congress;ANC;ZA
        Palestine Liberation Organization;PLO,Palestine Liberation Organisation;PS
        Islamic State;ISIS,ISIL,Islamic State of Iraq and Syria,Islamic State of Iraq and the Levant,Islamic State group,Daesh;
        Kurdistan Workers' Party;PKK,Kurdistan Workers Party;
        Islamic Revolutionary Guard Corps;IRGC,Revolutionary Guards,Revolutionary Guard,Iranian Revolutionary Guards;IR
        National Basketball Association;NBA;US
        National Football League;NFL;US
        National Hockey League;NHL;
        National Collegiate Athletic Association;NCAA;US
        General Motors;GM,General Motors Co.,General Motors Corp.;US
        IBM;International Business Machines;US
        """

    private static let rows: [(name: String, country: String?)] = lines.map { fields in
        (String(fields[0]), fields[2].isEmpty ? nil : String(fields[2]))
    }

    private static let lines = "\(list)".split(separator: "\n").map {
        $0.split(separator: ";", omittingEmptySubsequences: false)
    }

    private static let rowOfName: [String: Int] = {
        var table: [String: Int] = [:]
        for (row, fields) in lines.enumerated() {
            for name in fields[1].split(separator: ",") + [fields[0]] { table[NormalisedName(name).text] = row }
        }
        return table
    }()

    /// The row of a normalised name or alias.
    static func row(of name: String) -> Int? { rowOfName[name] }

    /// The name that an organization has in every article.
    static func name(of row: Int) -> String { rows[row].name }

    /// Whose it is: an ISO country.
    static func country(of row: Int) -> String? { rows[row].country }
}
