import Shared

/// Continents, oceans, seas, rivers, mountains and regions of the world that news name and that no country holds alone.
enum WorldFeatures {
    /// Name and other names; degrees north; degrees east; the country, where there is just one.
    private static let list: StaticString = """
        Africa;7;21
        Antarctica;-80;0
        Asia;30;89
        Europe;49;9
        North America;46;-100
        South America;-15;-58
        Latin America;-4;-63
        Central America;13;-85
        Americas;15;-85
        Oceania,Australasia;-18;138
        Middle East,Mideast,Near East;33;44
        Far East;35;115
        East Asia,Eastern Asia;35;115
        Southeast Asia,South East Asia,South-East Asia;7;116
        South Asia,Southern Asia;21;79
        Central Asia;44;66
        East Africa,Eastern Africa;0;38
        West Africa,Western Africa;12;-2
        North Africa,Northern Africa,Maghreb;28;10
        Southern Africa;-24;25
        Central Africa;2;20
        Sub-Saharan Africa;1;20
        Horn of Africa;8;45
        Sahel;15;5
        Western Europe;48;5
        Eastern Europe;51;30
        Central Europe;49;15
        Northern Europe,Scandinavia;62;15
        Balkans,Balkan Peninsula;43;21
        Baltics,Baltic states;57;25
        Caucasus,South Caucasus,Transcaucasia;42;45
        North Caucasus;43.5;44.5;RU
        Nagorno-Karabakh,Nagorny Karabakh,Artsakh,Karabakh;39.8;46.75;AZ
        Crimea,Crimean Peninsula;45.3;34.4;UA
        Donbas,Donbass;48.3;38;UA
        Kashmir;34;76
        Kurdistan;36.5;44
        Punjab region;31;74
        Tibet;31.5;88;CN
        Manchuria;45;125;CN
        Siberia;62;100;RU
        Caribbean,Caribbean Sea,West Indies;15;-75
        Gaza Strip,Gaza;31.4;34.35;PS
        West Bank;32;35.3;PS
        Golan Heights;33;35.75;SY
        Sinai,Sinai Peninsula;29.5;33.8;EG
        Abkhazia;43;41;GE
        South Ossetia;42.3;44;GE
        Chechnya;43.4;45.7;RU
        Darfur;13;25;SD
        Korean Peninsula;38;127
        Arabian Peninsula;23;46
        Iberian Peninsula,Iberia;40;-4
        Persian Gulf,Gulf,Arabian Gulf;27;51
        Atlantic Ocean,Atlantic,North Atlantic;14;-28
        Pacific Ocean,Pacific,South Pacific,North Pacific;0;-160
        Indian Ocean;-10;70
        Arctic Ocean,Arctic;85;0
        Southern Ocean;-65;60
        Mediterranean Sea,Mediterranean;35;18
        Black Sea;43;34
        Red Sea;20;38
        Baltic Sea,Baltic;58;20
        North Sea;56;3
        Caspian Sea,Caspian;42;51
        Aegean Sea,Aegean;39;25
        Adriatic Sea,Adriatic;43;15
        Ionian Sea;38;19
        Irish Sea;54;-5
        English Channel,Channel;50;-1
        South China Sea;12;113
        East China Sea;30;125
        Sea of Japan;40;135
        Yellow Sea;35;123
        Arabian Sea;15;65
        Bay of Bengal;15;88
        Gulf of Mexico;25;-90
        Gulf of Aden;12;48
        Gulf of Oman;25;58
        Gulf of Guinea;1;4
        Bering Sea;58;-178
        Tasman Sea;-40;160
        Sea of Azov;46;37
        Barents Sea;75;40
        Strait of Hormuz;26.6;56.5
        Strait of Gibraltar;36;-5.5
        Taiwan Strait;24.5;119.5
        Bosphorus,Bosporus;41.1;29.1;TR
        Suez Canal;30.5;32.3;EG
        Panama Canal;9.1;-79.7;PA
        Nile,Nile River,River Nile;24;32
        Congo River;-2;18
        Niger River;12;0
        Amazon River,Amazon,Amazon rainforest,Amazon basin;-3;-60
        Mississippi River;36;-90;US
        Missouri River;43;-99;US
        Rio Grande;29;-101
        Danube,Danube River;46;19
        Rhine,Rhine River;50;7.6
        Volga,Volga River;50;46;RU
        Thames,River Thames;51.5;-0.5;GB
        Seine;48.9;2;FR
        Euphrates;34;41
        Tigris;34;44
        Jordan River;32;35.5
        Ganges;25;84
        Indus;27;68
        Mekong,Mekong River;16;105
        Yangtze,Yangtze River;30;112;CN
        Yellow River;37;110;CN
        Mount Everest,Everest;28;86.9
        Mount Kilimanjaro,Kilimanjaro;-3.1;37.4;TZ
        Mount Fuji;35.4;138.7;JP
        Mount Sinai;28.5;34;EG
        Himalayas,Himalaya;28;84
        Alps;46.5;9.5
        Andes;-20;-68
        Rocky Mountains,Rockies;44;-111
        Appalachian Mountains,Appalachia;38;-80;US
        Pyrenees;42.7;1
        Carpathians;48;24
        Urals,Ural Mountains;60;60;RU
        Hindu Kush;35;71
        Sahara,Sahara Desert;23;13
        Gobi Desert;42;104
        Kalahari;-23;22
        Lake Victoria;-1;33
        Lake Tanganyika;-6.5;29.5
        Lake Chad;13;14
        Lake Baikal;53.5;108;RU
        Great Lakes;45;-84
        Lake Michigan;44;-87;US
        Lake Superior;47.7;-88
        Lake Erie;42;-81
        Lake Ontario;43.7;-77.9
        Dead Sea;31.5;35.5
        Great Barrier Reef;-18;147;AU
        Grand Canyon;36.1;-112.1;US
        Great Plains;40;-100
        Midwest,Midwestern United States,American Midwest;41;-92;US
        New England;44;-71;US
        Silicon Valley;37.4;-122.1;US
        Bay Area,San Francisco Bay Area;37.8;-122.3;US
        Long Island;40.8;-73.2;US
        Manhattan;40.78;-73.97;US
        Brooklyn;40.65;-73.95;US
        Borneo;1;114
        New Guinea;-5;140
        Java;-7;110;ID
        Sumatra;0;102;ID
        Sulawesi;-2;121;ID
        Honshu;36;138;JP
        Mindanao;8;125;PH
        Luzon;16;121;PH
        Sicily;37.5;14;IT
        Sardinia;40;9;IT
        Corsica;42;9;FR
        Crete;35.2;24.9;GR
        Canary Islands;28;-15.6;ES
        Azores;38.5;-28;PT
        Hispaniola;19;-71
        Galapagos Islands,Galapagos;-0.6;-90.4;EC
        Great Britain;54;-2;GB
        England;52.2;-0.7;GB
        Scotland;56;-4;GB
        Wales;52.5;-3.5;GB
        Northern Ireland,Ulster;54.5;-6.5;GB
        Washington DC,Washington D.C.,District of Columbia,D.C.;38.9;-77.03;US
        New South Wales,NSW;-32;147;AU
        White House;38.9;-77.04;US
        Capitol Hill,US Capitol,U.S. Capitol,Capitol;38.89;-77.01;US
        Pentagon;38.87;-77.06;US
        Kennedy Space Center;28.57;-80.65;US
        Cape Canaveral;28.46;-80.53;US
        Guantanamo Bay,Guantánamo Bay;19.9;-75.15;CU
        Kremlin;55.75;37.62;RU
        Downing Street;51.503;-0.127;GB
        Abaco Islands,Abaco;26.5;-77.1;BS
        Grand Bahama;26.6;-78.3;BS
        Ground Zero;40.71;-74.01;US
        Yugoslavia;44;20
        Czechoslovakia;49.7;16
        """

    /// Names outside the world's map.
    private static let elsewhere: Set = [
        "earth", "moon", "sun", "mars", "venus", "jupiter", "saturn", "mercury", "uranus", "neptune", "pluto",
        "milky way",
        "international space station", "iss",
    ]

    private static let placeOfName: [String: Place] = {
        var table: [String: Place] = [:]
        for line in "\(list)".split(separator: "\n") {
            let fields = line.split(separator: ";")
            guard fields.count >= 3, let latitude = Double(fields[1]), let longitude = Double(fields[2]) else {
                continue
            }
            let place = Place(
                geonamesId: nil, latitude: latitude, longitude: longitude,
                country: fields.count > 3 ? String(fields[3]) : nil, region: nil, population: 0, kind: .feature)
            for name in fields[0].split(separator: ",") { table[PlaceKey.of(String(name))] = place }
        }
        return table
    }()

    /// The feature of a name.
    static func named(_ key: String) -> Place? { placeOfName[key] }

    /// Whether a name is of a place off the Earth.
    static func isElsewhere(_ key: String) -> Bool { elsewhere.contains(key) }
}
