"""Cities, states and provinces that tell their country, so that a Turin firm may be called Italian."""

from summarizer.reading.countries import BY_FORM

_TABLE = """
Argentina|Cordoba,Rosario,Mendoza
Australia|Sydney,Melbourne,Brisbane,Perth,Adelaide,Hobart,Darwin,New South Wales,Queensland,Tasmania
Austria|Salzburg,Graz,Innsbruck,Linz
Bangladesh|Chittagong
Belgium|Antwerp,Ghent,Bruges,Liege,Flanders,Wallonia
Brazil|Sao Paulo,São Paulo,Rio de Janeiro,Salvador,Recife,Manaus
Britain|England,Scotland,Wales,Northern Ireland,Birmingham,Manchester,Liverpool,Leeds,Sheffield,Bristol,Newcastle,\
Nottingham,Leicester,Glasgow,Edinburgh,Aberdeen,Dundee,Cardiff,Swansea,Belfast,Oxford,Cambridge,York,Norwich,Hull,\
Cornwall,Devon,Kent,Essex,Yorkshire,Lancashire,FTSE
Canada|Toronto,Montreal,Vancouver,Calgary,Edmonton,Winnipeg,Halifax,Ontario,Quebec,Alberta,British Columbia,Manitoba,\
Saskatchewan,Nova Scotia
Chile|Valparaiso
China|Shanghai,Shenzhen,Guangzhou,Wuhan,Chongqing,Tianjin,Chengdu,Xinjiang,Guangdong,Sichuan
Colombia|Medellin,Cali,Cartagena
Czech Republic|Brno,Ostrava
Denmark|Aarhus,Odense
Egypt|Alexandria,Giza,Luxor
Finland|Tampere,Turku,Espoo
France|Marseille,Lyon,Toulouse,Nice,Nantes,Strasbourg,Bordeaux,Lille,Rennes,Calais,Brittany,Normandy,Corsica
Germany|Munich,Hamburg,Frankfurt,Cologne,Stuttgart,Dusseldorf,Düsseldorf,Leipzig,Dresden,Hanover,Bremen,Bavaria,Saxony
Greece|Thessaloniki,Piraeus,Crete,Lesbos
India|Mumbai,Bombay,Kolkata,Bengaluru,Bangalore,Chennai,Hyderabad,Ahmedabad,Pune,Jaipur,Lucknow,Ranchi,Gujarat,\
Maharashtra,Karnataka,Kerala,Tamil Nadu,Bihar,Uttar Pradesh,Rajasthan,Assam
Indonesia|Surabaya,Bandung,Medan,Java,Sumatra,Bali,Sulawesi
Iran|Isfahan,Mashhad,Shiraz,Tabriz
Iraq|Basra,Mosul,Erbil,Kirkuk
Ireland|Cork,Galway,Limerick,Waterford
Israel|Tel Aviv,Haifa,Eilat
Italy|Milan,Turin,Naples,Genoa,Bologna,Florence,Venice,Palermo,Bari,Sicily,Sardinia,Lombardy,Tuscany,Lampedusa
Japan|Osaka,Kyoto,Nagoya,Yokohama,Sapporo,Fukuoka,Hiroshima,Nagasaki,Okinawa,Hokkaido,Nikkei
Kenya|Mombasa,Kisumu,Nakuru
Libya|Benghazi,Misrata
Mexico|Guadalajara,Monterrey,Tijuana,Oaxaca,Sinaloa
Morocco|Casablanca,Marrakech,Tangier
Myanmar|Yangon,Mandalay
Netherlands|Rotterdam,The Hague,Utrecht,Eindhoven,Groningen
New Zealand|Auckland,Christchurch,Dunedin
Nigeria|Lagos,Kano,Ibadan,Port Harcourt,Borno
Norway|Bergen,Trondheim,Stavanger
Pakistan|Karachi,Lahore,Peshawar,Punjab,Sindh
Peru|Cusco,Arequipa
Poland|Krakow,Kraków,Gdansk,Gdańsk,Wroclaw,Poznan,Lodz
Portugal|Porto,Braga,Madeira,Azores
Russia|St. Petersburg,Saint Petersburg,Novosibirsk,Vladivostok,Kazan,Siberia,Chechnya
Saudi Arabia|Jeddah,Mecca,Medina
South Africa|Johannesburg,Cape Town,Durban,Soweto
South Korea|Busan,Incheon,Daegu
Spain|Barcelona,Valencia,Seville,Bilbao,Malaga,Catalonia,Andalusia,Galicia,Ceuta,Melilla,Ibex
Sweden|Gothenburg,Malmo,Malmö,Uppsala
Switzerland|Zurich,Geneva,Basel,Lausanne
Syria|Aleppo,Homs,Idlib,Raqqa
Turkey|Istanbul,Izmir,Antalya,Adana
Ukraine|Kharkiv,Odesa,Odessa,Lviv,Mariupol,Donetsk,Luhansk,Dnipro,Crimea
United Arab Emirates|Dubai,Sharjah
United States|New York,Los Angeles,Chicago,Houston,Dallas,Philadelphia,Phoenix,San Francisco,Seattle,Denver,Boston,\
Detroit,Miami,Atlanta,Minneapolis,Las Vegas,New Orleans,Silicon Valley,Wall Street,Nasdaq,Alabama,Alaska,Arizona,\
Arkansas,California,Colorado,Connecticut,Delaware,Florida,Hawaii,Idaho,Illinois,Indiana,Iowa,Kansas,Kentucky,Louisiana,\
Maine,Maryland,Massachusetts,Michigan,Minnesota,Mississippi,Missouri,Montana,Nebraska,Nevada,New Hampshire,New Jersey,\
New Mexico,North Carolina,North Dakota,Ohio,Oklahoma,Oregon,Pennsylvania,Rhode Island,South Carolina,South Dakota,\
Tennessee,Texas,Utah,Vermont,Virginia,Wisconsin,Wyoming
Vietnam|Ho Chi Minh City,Saigon,Da Nang
"""
IN_COUNTRY = {
    city: BY_FORM[country]
    for country, _, cities in (line.partition("|") for line in _TABLE.strip().splitlines())
    for city in cities.split(",")
}
"""The country of each: of a name that several have, that of the largest."""
