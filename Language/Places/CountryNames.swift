/// The countries and territories of ISO 3166-1, with the names that news give them, their people and their capital.
extension Country {
    /// Code; name; other names; adjectives and people; capital and its other names; states of the past on its soil.
    static let list: StaticString = """
        AD;Andorra;;Andorran;Andorra la Vella
        AE;United Arab Emirates;UAE,Emirates;Emirati;Abu Dhabi
        AF;Afghanistan;Islamic Emirate of Afghanistan,Islamic Republic of Afghanistan;Afghan,Afghani;Kabul
        AG;Antigua and Barbuda;Antigua;Antiguan,Barbudan;Saint John's
        AI;Anguilla;;Anguillan;The Valley
        AL;Albania;Republic of Albania;Albanian;Tirana
        AM;Armenia;Republic of Armenia;Armenian;Yerevan
        AO;Angola;Republic of Angola;Angolan;Luanda
        AQ;Antarctica;;Antarctic;
        AR;Argentina;Argentine Republic,Argentine;Argentine,Argentinian,Argentinean;Buenos Aires
        AS;American Samoa;;American Samoan;Pago Pago
        AT;Austria;Republic of Austria;Austrian;Vienna
        AU;Australia;Commonwealth of Australia;Australian,Aussie;Canberra
        AW;Aruba;;Aruban;Oranjestad
        AX;Åland Islands;Åland,Aland;Ålander;Mariehamn
        AZ;Azerbaijan;Republic of Azerbaijan;Azerbaijani,Azeri;Baku
        BA;Bosnia and Herzegovina;Bosnia,Bosnia-Herzegovina,BiH;Bosnian,Herzegovinian;Sarajevo
        BB;Barbados;;Barbadian,Bajan;Bridgetown
        BD;Bangladesh;People's Republic of Bangladesh;Bangladeshi;Dhaka
        BE;Belgium;Kingdom of Belgium;Belgian;Brussels
        BF;Burkina Faso;Upper Volta;Burkinabe,Burkinabé;Ouagadougou
        BG;Bulgaria;Republic of Bulgaria;Bulgarian;Sofia
        BH;Bahrain;Kingdom of Bahrain;Bahraini;Manama
        BI;Burundi;Republic of Burundi;Burundian;Gitega
        BJ;Benin;Republic of Benin,Dahomey;Beninese;Porto-Novo
        BL;Saint Barthélemy;St. Barts,St. Barths;;Gustavia
        BM;Bermuda;;Bermudian,Bermudan;Hamilton
        BN;Brunei;Brunei Darussalam;Bruneian;Bandar Seri Begawan
        BO;Bolivia;Plurinational State of Bolivia;Bolivian;La Paz,Sucre
        BQ;Caribbean Netherlands;Bonaire;Bonairean;Kralendijk
        BR;Brazil;Federative Republic of Brazil,Brasil;Brazilian;Brasília
        BS;Bahamas;Commonwealth of the Bahamas;Bahamian;Nassau
        BT;Bhutan;Kingdom of Bhutan;Bhutanese;Thimphu
        BW;Botswana;Republic of Botswana;Botswanan,Batswana,Motswana;Gaborone
        BY;Belarus;Republic of Belarus,Byelorussia,Belorussia;Belarusian,Belarussian,Byelorussian;Minsk
        BZ;Belize;;Belizean;Belmopan
        CA;Canada;;Canadian;Ottawa
        CC;Cocos Islands;Cocos (Keeling) Islands,Keeling Islands;;West Island
        CD;Democratic Republic of the Congo;DRC,DR Congo,D.R. Congo,Democratic Republic of Congo,Congo-Kinshasa,Congo,Zaire,Zaïre;Congolese;Kinshasa
        CF;Central African Republic;CAR;Central African;Bangui
        CG;Republic of the Congo;Congo-Brazzaville,Republic of Congo,Congo Republic;;Brazzaville
        CH;Switzerland;Swiss Confederation;Swiss;Bern,Berne
        CI;Ivory Coast;Côte d'Ivoire,Cote d'Ivoire,Republic of Côte d'Ivoire;Ivorian,Ivoirian;Yamoussoukro
        CK;Cook Islands;;Cook Islander;Avarua
        CL;Chile;Republic of Chile;Chilean;Santiago
        CM;Cameroon;Republic of Cameroon,Cameroons;Cameroonian;Yaoundé
        CN;China;People's Republic of China,PRC,Mainland China,Communist China;Chinese;Beijing,Peking
        CO;Colombia;Republic of Colombia;Colombian;Bogotá
        CR;Costa Rica;Republic of Costa Rica;Costa Rican;San José
        CU;Cuba;Republic of Cuba;Cuban;Havana
        CV;Cape Verde;Cabo Verde;Cape Verdean,Cabo Verdean;Praia
        CW;Curaçao;;Curaçaoan;Willemstad
        CX;Christmas Island;;;
        CY;Cyprus;Republic of Cyprus;Cypriot;Nicosia
        CZ;Czech Republic;Czechia;Czech;Prague
        DE;Germany;Federal Republic of Germany,FRG;German;Berlin;West Germany,East Germany,GDR,German Democratic Republic
        DJ;Djibouti;Republic of Djibouti;Djiboutian;Djibouti City
        DK;Denmark;Kingdom of Denmark;Danish,Dane;Copenhagen
        DM;Dominica;Commonwealth of Dominica;;Roseau
        DO;Dominican Republic;;Dominican;Santo Domingo
        DZ;Algeria;;Algerian;Algiers
        EC;Ecuador;Republic of Ecuador;Ecuadorian,Ecuadorean;Quito
        EE;Estonia;Republic of Estonia;Estonian;Tallinn
        EG;Egypt;Arab Republic of Egypt;Egyptian;Cairo
        EH;Western Sahara;Sahrawi Arab Democratic Republic;Sahrawi;Laayoune,El Aaiún
        ER;Eritrea;State of Eritrea;Eritrean;Asmara
        ES;Spain;Kingdom of Spain;Spanish,Spaniard;Madrid
        ET;Ethiopia;Federal Democratic Republic of Ethiopia,Abyssinia;Ethiopian;Addis Ababa
        FI;Finland;Republic of Finland;Finnish,Finn;Helsinki
        FJ;Fiji;Republic of Fiji;Fijian;Suva
        FK;Falkland Islands;Falklands,Malvinas,Islas Malvinas;Falklander,Falkland Islander;Port Stanley
        FM;Federated States of Micronesia;;Micronesian;Palikir
        FO;Faroe Islands;Faroes,Faeroe Islands;Faroese;Tórshavn
        FR;France;French Republic;French,Frenchman,Frenchmen;Paris
        GA;Gabon;Gabonese Republic;Gabonese;Libreville
        GB;United Kingdom;UK,U.K.,Britain,Great Britain,United Kingdom of Great Britain and Northern Ireland;British,Briton,Brit;London
        GD;Grenada;;Grenadian;St. George's
        GE;Georgia;Republic of Georgia;Georgian;Tbilisi
        GF;French Guiana;;French Guianese;Cayenne
        GG;Guernsey;Bailiwick of Guernsey;;St. Peter Port
        GH;Ghana;Republic of Ghana,Gold Coast;Ghanaian;Accra
        GI;Gibraltar;;Gibraltarian;
        GL;Greenland;;Greenlandic,Greenlander;Nuuk
        GM;Gambia;Republic of the Gambia;Gambian;Banjul
        GN;Guinea;Republic of Guinea,Guinea-Conakry;Guinean;Conakry
        GP;Guadeloupe;;Guadeloupean;Basse-Terre
        GQ;Equatorial Guinea;Republic of Equatorial Guinea;Equatorial Guinean,Equatoguinean;Malabo
        GR;Greece;Hellenic Republic;Greek,Hellenic;Athens
        GS;South Georgia and the South Sandwich Islands;South Georgia;;
        GT;Guatemala;Republic of Guatemala;Guatemalan;Guatemala City
        GU;Guam;;Guamanian;Hagåtña
        GW;Guinea-Bissau;Republic of Guinea-Bissau;Bissau-Guinean;Bissau
        GY;Guyana;Co-operative Republic of Guyana;Guyanese;Georgetown
        HK;Hong Kong;Hong Kong SAR,HKSAR;Hong Konger,Hongkonger;
        HM;Heard Island and McDonald Islands;;;
        HN;Honduras;Republic of Honduras;Honduran;Tegucigalpa
        HR;Croatia;Republic of Croatia;Croatian,Croat;Zagreb
        HT;Haiti;Republic of Haiti;Haitian;Port-au-Prince
        HU;Hungary;;Hungarian;Budapest
        ID;Indonesia;Republic of Indonesia;Indonesian;Jakarta;Dutch East Indies
        IE;Ireland;Republic of Ireland,Irish Republic,Éire;Irish,Irishman,Irishmen;Dublin;Irish Free State
        IL;Israel;State of Israel;Israeli;Jerusalem
        IM;Isle of Man;;Manx;Douglas
        IN;India;Republic of India,Bharat;Indian;New Delhi
        IO;British Indian Ocean Territory;Chagos Islands,Diego Garcia;Chagossian;
        IQ;Iraq;Republic of Iraq;Iraqi;Baghdad
        IR;Iran;Islamic Republic of Iran,Islamic Republic,Persia;Iranian,Persian;Tehran,Teheran
        IS;Iceland;Republic of Iceland;Icelandic,Icelander;Reykjavík
        IT;Italy;Italian Republic;Italian;Rome
        JE;Jersey;Bailiwick of Jersey;;Saint Helier
        JM;Jamaica;;Jamaican;Kingston
        JO;Jordan;Hashemite Kingdom of Jordan,Kingdom of Jordan;Jordanian;Amman
        JP;Japan;State of Japan;Japanese;Tokyo
        KE;Kenya;Republic of Kenya;Kenyan;Nairobi
        KG;Kyrgyzstan;Kyrgyz Republic,Kirghizia,Kyrgyz;Kyrgyz,Kyrgyzstani;Bishkek
        KH;Cambodia;Kingdom of Cambodia,Kampuchea;Cambodian,Khmer;Phnom Penh
        KI;Kiribati;;I-Kiribati;Tarawa
        KM;Comoros;Union of the Comoros;Comorian,Comoran;Moroni
        KN;Saint Kitts and Nevis;St. Kitts and Nevis,Saint Kitts,St. Kitts;Kittitian,Nevisian;Basseterre
        KP;North Korea;DPRK,D.P.R.K.,Democratic People's Republic of Korea,N. Korea,NKorea;North Korean;Pyongyang
        KR;South Korea;Republic of Korea,ROK,Korea,S. Korea,SKorea;South Korean,Korean;Seoul
        KW;Kuwait;State of Kuwait;Kuwaiti;Kuwait City
        KY;Cayman Islands;Caymans;Caymanian;George Town
        KZ;Kazakhstan;Republic of Kazakhstan;Kazakh,Kazakhstani;Astana,Nur-Sultan
        LA;Laos;Lao PDR,Lao People's Democratic Republic;Laotian,Lao;Vientiane
        LB;Lebanon;Lebanese Republic;Lebanese;Beirut
        LC;Saint Lucia;St. Lucia;Saint Lucian,St. Lucian;Castries
        LI;Liechtenstein;Principality of Liechtenstein;Liechtensteiner;Vaduz
        LK;Sri Lanka;Ceylon;Sri Lankan;Colombo,Sri Jayawardenepura Kotte
        LR;Liberia;Republic of Liberia;Liberian;Monrovia
        LS;Lesotho;Kingdom of Lesotho,Basutoland;Basotho,Mosotho;Maseru
        LT;Lithuania;Republic of Lithuania;Lithuanian;Vilnius
        LU;Luxembourg;Grand Duchy of Luxembourg,Luxemburg;Luxembourger,Luxembourgish;Luxembourg City
        LV;Latvia;Republic of Latvia;Latvian;Riga
        LY;Libya;State of Libya;Libyan;Tripoli
        MA;Morocco;Kingdom of Morocco;Moroccan;Rabat
        MC;Monaco;Principality of Monaco;Monégasque,Monegasque,Monacan;
        MD;Moldova;Republic of Moldova,Moldavia;Moldovan;Chișinău
        ME;Montenegro;;Montenegrin;Podgorica
        MF;Saint Martin;St. Martin;;Marigot
        MG;Madagascar;Republic of Madagascar;Malagasy,Madagascan;Antananarivo
        MH;Marshall Islands;Republic of the Marshall Islands;Marshallese;Majuro
        MK;North Macedonia;Macedonia,Republic of Macedonia,FYROM,Former Yugoslav Republic of Macedonia;Macedonian,North Macedonian;Skopje
        ML;Mali;Republic of Mali;Malian;Bamako
        MM;Myanmar;Burma,Union of Myanmar;Burmese,Myanmarese;Naypyidaw,Nay Pyi Taw
        MN;Mongolia;;Mongolian,Mongol;Ulaanbaatar,Ulan Bator
        MO;Macau;Macao,Macao SAR,Macau SAR;Macanese;
        MP;Northern Mariana Islands;Northern Marianas;;Saipan
        MQ;Martinique;;Martinican;Fort-de-France
        MR;Mauritania;Islamic Republic of Mauritania;Mauritanian;Nouakchott
        MS;Montserrat;;Montserratian;Plymouth
        MT;Malta;Republic of Malta;Maltese;Valletta
        MU;Mauritius;Republic of Mauritius;Mauritian;Port Louis
        MV;Maldives;Republic of Maldives;Maldivian;Malé
        MW;Malawi;Republic of Malawi,Nyasaland;Malawian;Lilongwe
        MX;Mexico;United Mexican States;Mexican;Mexico City
        MY;Malaysia;Malaya;Malaysian;Kuala Lumpur,Putrajaya
        MZ;Mozambique;Republic of Mozambique;Mozambican;Maputo
        NA;Namibia;Republic of Namibia,South West Africa;Namibian;Windhoek
        NC;New Caledonia;;New Caledonian;Nouméa
        NE;Niger;Republic of Niger;Nigerien;Niamey
        NF;Norfolk Island;;Norfolk Islander;Kingston
        NG;Nigeria;Federal Republic of Nigeria;Nigerian;Abuja
        NI;Nicaragua;Republic of Nicaragua;Nicaraguan;Managua
        NL;Netherlands;Holland,Kingdom of the Netherlands;Dutch,Dutchman,Dutchmen;Amsterdam,The Hague
        NO;Norway;Kingdom of Norway;Norwegian;Oslo
        NP;Nepal;Federal Democratic Republic of Nepal;Nepalese,Nepali;Kathmandu
        NR;Nauru;;Nauruan;Yaren
        NU;Niue;;Niuean;Alofi
        NZ;New Zealand;Aotearoa,NZ;New Zealander,Kiwi;Wellington
        OM;Oman;Sultanate of Oman;Omani;Muscat
        PA;Panama;Republic of Panama;Panamanian;Panama City
        PE;Peru;Republic of Peru;Peruvian;Lima
        PF;French Polynesia;;French Polynesian;Papeete
        PG;Papua New Guinea;PNG;Papua New Guinean;Port Moresby
        PH;Philippines;Republic of the Philippines;Filipino,Philippine,Filipina;Manila
        PK;Pakistan;Islamic Republic of Pakistan;Pakistani;Islamabad
        PL;Poland;Republic of Poland;Polish,Pole;Warsaw
        PM;Saint Pierre and Miquelon;St. Pierre and Miquelon;;Saint-Pierre
        PN;Pitcairn Islands;Pitcairn,Pitcairn Island;Pitcairn Islander;Adamstown
        PR;Puerto Rico;Commonwealth of Puerto Rico;Puerto Rican;San Juan
        PS;Palestine;State of Palestine,Palestinian Territories,Palestinian Territory,Occupied Palestinian Territories;Palestinian;Ramallah
        PT;Portugal;Portuguese Republic;Portuguese;Lisbon
        PW;Palau;Republic of Palau;Palauan;Ngerulmud
        PY;Paraguay;Republic of Paraguay;Paraguayan;Asunción
        QA;Qatar;State of Qatar;Qatari;Doha
        RE;Réunion;La Réunion,Reunion Island;Réunionese;Saint-Denis
        RO;Romania;;Romanian;Bucharest
        RS;Serbia;Republic of Serbia;Serbian,Serb;Belgrade
        RU;Russia;Russian Federation;Russian;Moscow;Soviet Union,USSR,U.S.S.R.,Soviet Russia
        RW;Rwanda;Republic of Rwanda;Rwandan;Kigali
        SA;Saudi Arabia;Kingdom of Saudi Arabia,KSA,Saudi;Saudi,Saudi Arabian;Riyadh
        SB;Solomon Islands;Solomons;Solomon Islander;Honiara
        SC;Seychelles;Republic of Seychelles;Seychellois;Victoria
        SD;Sudan;Republic of the Sudan;Sudanese;Khartoum
        SE;Sweden;Kingdom of Sweden;Swedish,Swede;Stockholm
        SG;Singapore;Republic of Singapore;Singaporean;
        SH;Saint Helena;St. Helena;Saint Helenian;Jamestown
        SI;Slovenia;Republic of Slovenia;Slovenian,Slovene;Ljubljana
        SJ;Svalbard;Svalbard and Jan Mayen,Spitsbergen;;Longyearbyen
        SK;Slovakia;Slovak Republic;Slovak,Slovakian;Bratislava
        SL;Sierra Leone;Republic of Sierra Leone;Sierra Leonean;Freetown
        SM;San Marino;Republic of San Marino;Sammarinese;
        SN;Senegal;Republic of Senegal;Senegalese;Dakar
        SO;Somalia;Federal Republic of Somalia;Somali,Somalian;Mogadishu
        SR;Suriname;Republic of Suriname,Surinam;Surinamese;Paramaribo
        SS;South Sudan;Republic of South Sudan;South Sudanese;Juba
        ST;São Tomé and Príncipe;;São Toméan;São Tomé
        SV;El Salvador;Republic of El Salvador;Salvadoran,Salvadorean,Salvadorian;San Salvador
        SX;Sint Maarten;;;Philipsburg
        SY;Syria;Syrian Arab Republic;Syrian;Damascus
        SZ;Eswatini;Swaziland,Kingdom of Eswatini;Swazi;Mbabane
        TC;Turks and Caicos Islands;Turks and Caicos;Turks and Caicos Islander;Cockburn Town
        TD;Chad;Republic of Chad;Chadian;N'Djamena
        TF;French Southern Territories;French Southern and Antarctic Lands;;
        TG;Togo;Togolese Republic;Togolese;Lomé
        TH;Thailand;Kingdom of Thailand,Siam;Thai;Bangkok
        TJ;Tajikistan;Republic of Tajikistan;Tajik,Tajikistani;Dushanbe
        TK;Tokelau;;Tokelauan;
        TL;East Timor;Timor-Leste;East Timorese,Timorese;Dili
        TM;Turkmenistan;;Turkmen;Ashgabat
        TN;Tunisia;Republic of Tunisia;Tunisian;Tunis
        TO;Tonga;Kingdom of Tonga;Tongan;Nuku'alofa
        TR;Turkey;Türkiye,Turkiye,Republic of Turkey,Republic of Türkiye;Turkish,Turk;Ankara;Ottoman Empire
        TT;Trinidad and Tobago;Trinidad;Trinidadian,Tobagonian;Port of Spain
        TV;Tuvalu;;Tuvaluan;Funafuti
        TW;Taiwan;Republic of China,ROC,Chinese Taipei,Formosa;Taiwanese;Taipei
        TZ;Tanzania;United Republic of Tanzania,Tanganyika;Tanzanian;Dodoma
        UA;Ukraine;;Ukrainian;Kyiv,Kiev
        UG;Uganda;Republic of Uganda;Ugandan;Kampala
        UM;United States Minor Outlying Islands;;;
        US;United States;U.S.,US,USA,U.S.A.,United States of America,America,the States;American;Washington
        UY;Uruguay;Eastern Republic of Uruguay;Uruguayan;Montevideo
        UZ;Uzbekistan;Republic of Uzbekistan;Uzbek,Uzbekistani;Tashkent
        VA;Vatican City;Vatican,Holy See,Vatican City State;;
        VC;Saint Vincent and the Grenadines;St. Vincent and the Grenadines,Saint Vincent,St. Vincent;Vincentian;Kingstown
        VE;Venezuela;Bolivarian Republic of Venezuela;Venezuelan;Caracas
        VG;British Virgin Islands;BVI;British Virgin Islander;Road Town
        VI;U.S. Virgin Islands;US Virgin Islands,United States Virgin Islands,Virgin Islands;Virgin Islander;Charlotte Amalie
        VN;Vietnam;Viet Nam,Socialist Republic of Vietnam;Vietnamese;Hanoi;South Vietnam,North Vietnam
        VU;Vanuatu;Republic of Vanuatu,New Hebrides;Ni-Vanuatu,Vanuatuan;Port Vila
        WF;Wallis and Futuna;;;Mata-Utu
        WS;Samoa;Western Samoa;Samoan;Apia
        XK;Kosovo;Republic of Kosovo;Kosovar,Kosovan;Pristina
        YE;Yemen;Republic of Yemen;Yemeni;Sanaa,Sana'a
        YT;Mayotte;;Mahoran;Mamoudzou
        ZA;South Africa;Republic of South Africa,RSA;South African;Pretoria,Cape Town
        ZM;Zambia;Republic of Zambia;Zambian;Lusaka;Northern Rhodesia
        ZW;Zimbabwe;Republic of Zimbabwe;Zimbabwean;Harare;Rhodesia,Southern Rhodesia
        """
}
