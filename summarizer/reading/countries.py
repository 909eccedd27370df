"""Countries: the forms of their names, their demonyms, and the capitals and seats that stand for their governments."""

_TABLE = """
Afghanistan|Afghan,Afghans|Kabul
Albania|Albanian,Albanians|Tirana
Algeria|Algerian,Algerians|Algiers
Antigua and Barbuda,Antigua|Antiguan,Antiguans|
Argentina|Argentine,Argentinian,Argentines|Buenos Aires
Armenia|Armenian,Armenians|Yerevan
Australia|Australian,Australians|Canberra
Austria|Austrian,Austrians|Vienna
Azerbaijan|Azerbaijani,Azerbaijanis|Baku
Bahamas,the Bahamas|Bahamian,Bahamians|Nassau
Bahrain|Bahraini|Manama
Bangladesh|Bangladeshi,Bangladeshis|Dhaka
Barbados|Barbadian,Barbadians|Bridgetown
Belarus|Belarusian,Belarusians|Minsk
Belgium|Belgian,Belgians|
Belize|Belizean,Belizeans|Belmopan
Benin|Beninese|Porto-Novo
Bhutan|Bhutanese|Thimphu
Bolivia|Bolivian,Bolivians|La Paz
Bosnia,Bosnia and Herzegovina|Bosnian|Sarajevo
Botswana||Gaborone
Brazil|Brazilian,Brazilians|Brasilia
Britain,UK,United Kingdom,the UK,Great Britain,U.K.|British,Britons|London,Downing Street,Whitehall
Brunei|Bruneian|
Bulgaria|Bulgarian,Bulgarians|Sofia
Burkina Faso|Burkinabe|Ouagadougou
Burundi|Burundian|Bujumbura
Cambodia|Cambodian,Cambodians|Phnom Penh
Cameroon|Cameroonian|Yaounde
Canada|Canadian,Canadians|Ottawa
Cape Verde|Cape Verdean|Praia
Central African Republic|Central African|Bangui
Chad|Chadian|N'Djamena
Chile|Chilean,Chileans|Santiago
China|Chinese|Beijing
Colombia|Colombian,Colombians|Bogota,Bogotá
Comoros|Comorian,Comorians|Moroni
Congo,DR Congo,Democratic Republic of Congo,Democratic Republic of the Congo,the Democratic Republic of the Congo,DRC|Congolese|Kinshasa
Costa Rica|Costa Rican|
Croatia|Croatian,Croatians|Zagreb
Cuba|Cuban,Cubans|Havana
Cyprus|Cypriot,Cypriots|Nicosia
Czech Republic,Czechia|Czech,Czechs|Prague
Denmark|Danish,Danes|Copenhagen
Djibouti|Djiboutian|
Dominican Republic|Dominican|Santo Domingo
East Timor,Timor-Leste|Timorese|Dili
Ecuador|Ecuadorean,Ecuadorian|Quito
Egypt|Egyptian,Egyptians|Cairo
El Salvador|Salvadoran|
Equatorial Guinea|Equatoguinean|Malabo
Eritrea|Eritrean|Asmara
Estonia|Estonian,Estonians|Tallinn
Eswatini|Swazi|Mbabane
Ethiopia|Ethiopian,Ethiopians|Addis Ababa
Fiji|Fijian|Suva
Finland|Finnish,Finns|Helsinki
France|French|Paris,the Elysee,Elysee
Gabon|Gabonese|Libreville
Gambia,the Gambia|Gambian,Gambians|Banjul
Georgia|Georgian,Georgians|Tbilisi
Germany|German,Germans|Berlin
Ghana|Ghanaian,Ghanaians|Accra
Greece|Greek,Greeks|Athens
Grenada|Grenadian,Grenadians|
Guatemala|Guatemalan|
Guinea-Bissau||
Guinea|Guinean|Conakry
Guyana|Guyanese|
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
Kiribati||
Kosovo|Kosovar|Pristina
Kuwait|Kuwaiti|
Kyrgyzstan|Kyrgyz|Bishkek
Laos|Laotian|Vientiane
Latvia|Latvian,Latvians|Riga
Lebanon|Lebanese|Beirut
Lesotho|Basotho|Maseru
Liberia|Liberian|Monrovia
Libya|Libyan,Libyans|Tripoli
Liechtenstein||Vaduz
Lithuania|Lithuanian,Lithuanians|Vilnius
Luxembourg||
Madagascar|Malagasy|Antananarivo
Malawi|Malawian|Lilongwe
Malaysia|Malaysian,Malaysians|Kuala Lumpur
Maldives,the Maldives|Maldivian,Maldivians|
Mali|Malian,Malians|Bamako
Malta|Maltese|Valletta
Marshall Islands,the Marshall Islands|Marshallese|Majuro
Mauritania|Mauritanian|Nouakchott
Mauritius|Mauritian,Mauritians|Port Louis
Mexico|Mexican,Mexicans|Mexico City
Moldova|Moldovan,Moldovans|Chisinau
Mongolia|Mongolian|Ulaanbaatar
Montenegro|Montenegrin|Podgorica
Morocco|Moroccan,Moroccans|Rabat
Mozambique|Mozambican|Maputo
Myanmar,Burma|Burmese|Naypyidaw
Namibia|Namibian|Windhoek
Nauru|Nauruan,Nauruans|
Nepal|Nepali,Nepalese|Kathmandu
Netherlands,the Netherlands|Dutch|The Hague
New Zealand|New Zealanders|Wellington
Nicaragua|Nicaraguan|Managua
Nigeria|Nigerian,Nigerians|Abuja
Niger|Nigerien|Niamey
North Korea|North Korean,North Koreans|Pyongyang
North Macedonia|Macedonian|Skopje
Norway|Norwegian,Norwegians|Oslo
Oman|Omani|Muscat
Pakistan|Pakistani,Pakistanis|Islamabad
Palau|Palauan,Palauans|
Palestine|Palestinian,Palestinians|Ramallah
Panama|Panamanian|
Papua New Guinea|Papua New Guinean|Port Moresby
Paraguay|Paraguayan|Asuncion
Peru|Peruvian,Peruvians|Lima
Philippines,the Philippines|Filipino,Philippine,Filipinos|Manila
Poland|Polish,Poles|Warsaw
Portugal|Portuguese|Lisbon
Qatar|Qatari|Doha
Romania|Romanian,Romanians|Bucharest
Russia|Russian,Russians|Moscow,Kremlin,the Kremlin
Rwanda|Rwandan|Kigali
Saint Kitts and Nevis,St Kitts and Nevis||Basseterre
Saint Lucia,St Lucia|Saint Lucian|
Samoa|Samoan,Samoans|Apia
San Marino|Sammarinese|
Sao Tome and Principe,São Tomé and Príncipe||
Saudi Arabia|Saudi,Saudis|Riyadh
Senegal|Senegalese|Dakar
Serbia|Serbian,Serbs|Belgrade
Seychelles,the Seychelles|Seychellois|
Sierra Leone|Sierra Leonean|Freetown
Singapore|Singaporean,Singaporeans|
Slovakia|Slovak,Slovaks|Bratislava
Slovenia|Slovenian|Ljubljana
Solomon Islands,the Solomon Islands|Solomon Islander|Honiara
Somalia|Somali,Somalis|Mogadishu
South Africa|South African,South Africans|Pretoria
South Korea|South Korean,South Koreans|Seoul
South Sudan|South Sudanese|Juba
Spain|Spanish,Spaniards|Madrid
Sri Lanka|Sri Lankan,Sri Lankans|Colombo
Sudan|Sudanese|Khartoum
Suriname|Surinamese|Paramaribo
Sweden|Swedish,Swedes|Stockholm
Switzerland|Swiss|Bern,Berne
Syria|Syrian,Syrians|Damascus
Taiwan|Taiwanese|Taipei
Tajikistan|Tajik|Dushanbe
Tanzania|Tanzanian|Dodoma
Thailand|Thai,Thais|Bangkok
Togo|Togolese|Lome
Tonga|Tongan,Tongans|
Trinidad and Tobago|Trinidadian,Trinidadians|Port of Spain
Tunisia|Tunisian,Tunisians|Tunis
Turkey,Türkiye|Turkish,Turks|Ankara
Turkmenistan|Turkmen|Ashgabat
Tuvalu|Tuvaluan,Tuvaluans|Funafuti
Uganda|Ugandan,Ugandans|Kampala
Ukraine|Ukrainian,Ukrainians|Kyiv,Kiev
United Arab Emirates,UAE,the UAE|Emirati|Abu Dhabi
United States,US,USA,U.S.,the US,America,the United States|American,Americans|Washington,White House,the White House
Uruguay|Uruguayan|Montevideo
Uzbekistan|Uzbek|Tashkent
Vanuatu|Ni-Vanuatu|Port Vila
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
