"""Countries: the forms of their names, their demonyms, and the capitals and seats that stand for their governments."""

_TABLE = """
Afghanistan|Afghan,Afghans|Kabul
Albania|Albanian,Albanians|Tirana
Algeria|Algerian,Algerians|Algiers
Argentina|Argentine,Argentinian,Argentines|Buenos Aires
Armenia|Armenian,Armenians|Yerevan
Australia|Australian,Australians|Canberra
Austria|Austrian,Austrians|Vienna
Azerbaijan|Azerbaijani,Azerbaijanis|Baku
Bahrain|Bahraini|Manama
Bangladesh|Bangladeshi,Bangladeshis|Dhaka
Belarus|Belarusian,Belarusians|Minsk
Belgium|Belgian,Belgians|
Bolivia|Bolivian,Bolivians|La Paz
Bosnia,Bosnia and Herzegovina|Bosnian|Sarajevo
Botswana||Gaborone
Brazil|Brazilian,Brazilians|Brasilia
Britain,UK,United Kingdom,the UK,Great Britain,U.K.|British,Britons|London,Downing Street,Whitehall
Bulgaria|Bulgarian,Bulgarians|Sofia
Burkina Faso|Burkinabe|Ouagadougou
Burundi|Burundian|Bujumbura
Cambodia|Cambodian,Cambodians|Phnom Penh
Cameroon|Cameroonian|Yaounde
Canada|Canadian,Canadians|Ottawa
Chad|Chadian|N'Djamena
Chile|Chilean,Chileans|Santiago
China|Chinese|Beijing
Colombia|Colombian,Colombians|Bogota,Bogotá
Congo,DR Congo,Democratic Republic of Congo,DRC|Congolese|Kinshasa
Costa Rica|Costa Rican|
Croatia|Croatian,Croatians|Zagreb
Cuba|Cuban,Cubans|Havana
Cyprus|Cypriot,Cypriots|Nicosia
Czech Republic,Czechia|Czech,Czechs|Prague
Denmark|Danish,Danes|Copenhagen
Dominican Republic|Dominican|Santo Domingo
Ecuador|Ecuadorean,Ecuadorian|Quito
Egypt|Egyptian,Egyptians|Cairo
El Salvador|Salvadoran|
Eritrea|Eritrean|Asmara
Estonia|Estonian,Estonians|Tallinn
Ethiopia|Ethiopian,Ethiopians|Addis Ababa
Fiji|Fijian|Suva
Finland|Finnish,Finns|Helsinki
France|French|Paris,the Elysee,Elysee
Gabon|Gabonese|Libreville
Georgia|Georgian,Georgians|Tbilisi
Germany|German,Germans|Berlin
Ghana|Ghanaian,Ghanaians|Accra
Greece|Greek,Greeks|Athens
Guatemala|Guatemalan|
Guinea|Guinean|Conakry
Haiti|Haitian,Haitians|Port-au-Prince
Honduras|Honduran|Tegucigalpa
Hungary|Hungarian,Hungarians|Budapest
Iceland|Icelandic,Icelanders|Reykjavik
India|Indian,Indians|New Delhi,Delhi
Indonesia|Indonesian,Indonesians|Jakarta
Iran|Iranian,Iranians|Tehran
Iraq|Iraqi,Iraqis|Baghdad
Ireland|Irish|Dublin
Israel|Israeli,Israelis|
Italy|Italian,Italians|Rome
Ivory Coast|Ivorian|Abidjan
Jamaica|Jamaican|Kingston
Japan|Japanese|Tokyo
Jordan|Jordanian,Jordanians|Amman
Kazakhstan|Kazakh|Astana
Kenya|Kenyan,Kenyans|Nairobi
Kosovo|Kosovar|Pristina
Kuwait|Kuwaiti|
Kyrgyzstan|Kyrgyz|Bishkek
Laos|Laotian|Vientiane
Latvia|Latvian,Latvians|Riga
Lebanon|Lebanese|Beirut
Liberia|Liberian|Monrovia
Libya|Libyan,Libyans|Tripoli
Lithuania|Lithuanian,Lithuanians|Vilnius
Luxembourg||
Madagascar|Malagasy|Antananarivo
Malawi|Malawian|Lilongwe
Malaysia|Malaysian,Malaysians|Kuala Lumpur
Mali|Malian,Malians|Bamako
Malta|Maltese|Valletta
Mauritania|Mauritanian|Nouakchott
Mexico|Mexican,Mexicans|Mexico City
Moldova|Moldovan,Moldovans|Chisinau
Mongolia|Mongolian|Ulaanbaatar
Montenegro|Montenegrin|Podgorica
Morocco|Moroccan,Moroccans|Rabat
Mozambique|Mozambican|Maputo
Myanmar,Burma|Burmese|Naypyidaw
Namibia|Namibian|Windhoek
Nepal|Nepali,Nepalese|Kathmandu
Netherlands,the Netherlands|Dutch|The Hague
New Zealand|New Zealanders|Wellington
Nicaragua|Nicaraguan|Managua
Niger|Nigerien|Niamey
Nigeria|Nigerian,Nigerians|Abuja
North Korea|North Korean,North Koreans|Pyongyang
North Macedonia|Macedonian|Skopje
Norway|Norwegian,Norwegians|Oslo
Oman|Omani|Muscat
Pakistan|Pakistani,Pakistanis|Islamabad
Palestine|Palestinian,Palestinians|Ramallah
Panama|Panamanian|
Paraguay|Paraguayan|Asuncion
Peru|Peruvian,Peruvians|Lima
Philippines,the Philippines|Filipino,Philippine,Filipinos|Manila
Poland|Polish,Poles|Warsaw
Portugal|Portuguese|Lisbon
Qatar|Qatari|Doha
Romania|Romanian,Romanians|Bucharest
Russia|Russian,Russians|Moscow,Kremlin,the Kremlin
Rwanda|Rwandan|Kigali
Saudi Arabia|Saudi,Saudis|Riyadh
Senegal|Senegalese|Dakar
Serbia|Serbian,Serbs|Belgrade
Sierra Leone|Sierra Leonean|Freetown
Singapore|Singaporean,Singaporeans|
Slovakia|Slovak,Slovaks|Bratislava
Slovenia|Slovenian|Ljubljana
Somalia|Somali,Somalis|Mogadishu
South Africa|South African,South Africans|Pretoria
South Korea|South Korean,South Koreans|Seoul
South Sudan|South Sudanese|Juba
Spain|Spanish,Spaniards|Madrid
Sri Lanka|Sri Lankan,Sri Lankans|Colombo
Sudan|Sudanese|Khartoum
Sweden|Swedish,Swedes|Stockholm
Switzerland|Swiss|Bern,Berne
Syria|Syrian,Syrians|Damascus
Taiwan|Taiwanese|Taipei
Tajikistan|Tajik|Dushanbe
Tanzania|Tanzanian|Dodoma
Thailand|Thai,Thais|Bangkok
Togo|Togolese|Lome
Tunisia|Tunisian,Tunisians|Tunis
Turkey,Türkiye|Turkish,Turks|Ankara
Turkmenistan|Turkmen|Ashgabat
Uganda|Ugandan,Ugandans|Kampala
Ukraine|Ukrainian,Ukrainians|Kyiv,Kiev
United Arab Emirates,UAE,the UAE|Emirati|Abu Dhabi
United States,US,USA,U.S.,the US,America,the United States|American,Americans|Washington,White House,the White House
Uruguay|Uruguayan|Montevideo
Uzbekistan|Uzbek|Tashkent
Venezuela|Venezuelan,Venezuelans|Caracas
Vietnam|Vietnamese|Hanoi
Yemen|Yemeni,Yemenis|Sanaa
Zambia|Zambian|Lusaka
Zimbabwe|Zimbabwean|Harare
"""

SEATS: dict[str, tuple[str, ...]] = {"Brussels": ("European Commission", "European Union", "EU")}
"""Cities that stand for a union of states or its executive, the likelier first."""
BY_FORM: dict[str, str] = {}
CAPITALS: dict[str, str] = {}
DEMONYMS: dict[str, str] = {}

for _row in _TABLE.strip().splitlines():
    _forms, _demonyms, _seats = (cell.split(",") for cell in _row.split("|"))
    BY_FORM.update(dict.fromkeys(_forms, _forms[0]))
    DEMONYMS.update(dict.fromkeys(filter(None, _demonyms), _forms[0]))
    CAPITALS.update(dict.fromkeys(filter(None, _seats), _forms[0]))
