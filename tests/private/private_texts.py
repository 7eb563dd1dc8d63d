"""Texts with something private in them, by kind, one a line; and texts for everybody.

All people, places and numbers are invented; the numbers with a checksum are the usual examples.
"""

PRIVATE = {
    "email": """
        ada アット example.org
        ada 아트 example.org
        ada 艾特 example.org
        ada (at sign) example.org
        ada(ad)example.org
        ada(ätt)example.org
        ada kukac pelda pont hu
        ada zavináč priklad tečka cz
        ada apestaartje voorbeeld punt nl
        ada chiocciola esempio punto it
        ada.exemplo arroba uol ponto com
        https://user:secret@example.org/
        ada(ET)example.org
        ada (et) example.org
        ada [at] example [dot] org
        ada {at} example {dot} org
        ada <at> example <dot> org
        ada «at» example «dot» org
        ada |at| example |dot| org
        ada /at/ example /dot/ org
        ada 【at】 example 【dot】 org
        ada "at" example "dot" org
        ada ( at ) example ( dot ) org
        ada *at* example.org
        ada-at-example-dot-org
        ada(@)example.org
        ada[@]example[.]org
        ada собака example.org
        ada собачка example.org
        ada(собака)example.org
        ada [собака] example [точка] org
        ada (эт) example.org
        ada эт example точка org
        ada сабака example кропка org
        ada равлик example крапка org
        ada.example песик example.org
        ada собака gmail ком
        ada собака джимейл ком
        ada собака гмейл точка ком
        ada собака mail ru
        ada arroba ejemplo punto org
        ada (arroba) ejemplo (punto) org
        ada arroba gmail com
        ada arobase exemple point fr
        ada arobase gmail
        ada małpa przyklad kropka pl
        ada małpka przyklad.pl
        ada małpa gmail com
        ada Klammeraffe beispiel Punkt de
        ada آت example دوت org
        ada آت جيميل دوت كوم
        ada gmail com
        ada гмейл ком
        ada.e gmail.com
        ada @ gmail dot com
        ada@example٫org
        ada٢@example.org
        E-Mail: ada(at)beispiel(punkt)de
        https://example.org/?mail=ada@example.org
        https://example.org/unsubscribe?e=ada%40example.org
    """,
    "likely-email": """
        mailto:ada.example
        E-Mail ada.example
        gmail: ada.example
        ada_example в гмейле
        ada.example at uni-example de
        dot b at example org
        ada.example@
        ada.example@…
        Ada Example, ada_e@ (gmail)
        write to ada.e@
        ada@
        ada на example.org
        ada.e на gmail.com
        ada at gmail
        ada.example at gmail
        Ada Example, ada at gmail
        mail: ada at yahoo
        ada на джимейл
        почта: ada на яндексе
        ada bei gmail
        ada chez gmail
        ada en gmail
        ada عند جيميل
        ada على gmail
        ada@gmail
        ada@example,org
        Ada At Example Dot Co Dot UK
        Ada at Example Dot Org
        peter at gmail
        walter at gmail
    """,
    "handle": """
        @xexample в телеграме
        Twitter @xexample
        카톡 xexample
        微信号：xexample
        snap: xexample
        IG: x.example
        IG xexample
        инста: xexample
        телега: x_example
        paypal.me/adaexample
        Paypal ada_example
        PIX ada.exemplo
        viber://chat?number=%2B375290000000
        @ada:example.org
        Matrix @ada:example.org
        https://matrix.to/#/@ada:example.org
        ICQ 123456789
        ICQ: 123-456-789
        аська 123456789
        Threema ABCD1234
        Threema-ID: ECHOECHO
        my Threema is ABCD1234
        Session ID 05ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12
        ada#1234
        Discord ada#1234
        дискорд: ada_e
        live:ada
        live:.cid.abcdef0123456789
        Skype live:ada
        мой скайп ada.example
        vk.com/ada_e
        vk.com/id12345
        VK: ada_e
        вк: ada_e
        ВКонтакте ada_e
        мой телеграм ada_e
        мой телеграм adaexample
        мій телеграм adaexample
        мой тэлеграм adaexample
        my telegram is adaexample
        mein Telegram: adaexample
        mój telegram adaexample
        mi telegram adaexample
        mon Telegram : adaexample
        тг: @ada
        тг ada_e
        в тг @ada
        телега @ada
        пишите в телеграм ada_e
        write me on Signal: ada.12
        Signal ada.12
        t.me/ada_e
        https://t.me/ada_e
        telegram.me/adaexample
        wa.me/qr/ABCDEFGH
        signal.me/#eu/abcdef
        m.me/ada.example
        Line ID: ada_e
        WeChat: ada_e
        Wire: @adaexample
        Keybase: adaexample
        Insta: @ada
        Instagram @ada.e
        تلغرام ada_e
        تيليجرام: adaexample
        حسابي تليجرام ada_e
        Jabber: adaexample
    """,
    "phone": """
        zero two 9 one two 3 four five six seven
        https://example.org/u/375291234567
        тел. 12-34-56
        тел 123456
        тел.123456
        моб 291234567
        моб.тел. 29 123 45 67
        сот. 29 123 45 67
        т.: 2-34-56
        call me 5550100
        call me at 555-0100
        call me on 01234 567890
        text me: 555 0100
        phone 555-0100 ext. 12
        +44 20 7946 0018 x12
        +375_29_000_00_00
        +375*29*000*00*00
        +375|29|000|00|00
        +375 29 000:00:00
        + 3 7 5 2 9 0 0 0 0 0 0 0
        plus 375 29 000 00 00
        плюс 375 29 000 00 00
        8 029 123 45 67
        8~029~123~45~67
        my number is 291234567
        мой номер 291234567
        мой нумар 291234567
        мій номер 0991234567
        mój numer 600123456
        meine Nummer 0151 12345678
        mi número 600123456
        mon numéro 06 12 34 56 78
        رقمي 0101234567
        звоните 291234567
        дзвоніть 0991234567
        тэлефануйце 291234567
        zadzwoń 600123456
        llámame al 600123456
        appelez-moi au 0612345678
        ruf mich an: 030 1234567
        اتصل بي 0101234567
        هاتف ٠١٠ ١٢٣٤ ٥٦٧٨
        ☎ 12 34 56
        https://wa.me/375290000000
        https://api.whatsapp.com/send?phone=375290000000
        zero two nine one two three four five six seven
        ноль два девять один два три четыре пять шесть семь
        нуль два дзевяць адзін два тры чатыры пяць шэсць сем
        нуль два дев'ять один два три чотири п'ять шість сім
        zero dwa dziewięć jeden dwa trzy cztery pięć sześć siedem
        null zwei neun eins zwei drei vier fünf sechs sieben
        zéro deux neuf un deux trois quatre cinq six sept
        cero dos nueve uno dos tres cuatro cinco seis siete
        صفر اثنان تسعة واحد اثنان ثلاثة أربعة خمسة ستة سبعة
        oh-two-nine, one-two-three, four-five-six-seven
    """,
    "likely-phone": """
        доб. 4417
        Durchwahl 4417
        ext. 4417
        QQ 123456789
        教师 13812345678
        Teacher 9876543210
        Profesora, 612345678
        учитель 9161234567
        настаўнік 291234567
        Lecturer, 2025550123
        Öğretmen 532 123 45 67
        Lærer 912 34 567
        مدرس 1001234567
        Nurse 13812345678
    """,
    "document": """
        身份证 110101199001011234
        주민등록번호 900101-1234567
        Aadhaar 1234 5678 9012
        TC 12345678901
        codice fiscale RSSMRA85T10A562S
        BSN 123456782
        CNP 1900101123456
        asmens kodas 39001011234
        isikukood 39001011234
        ЕГН 9001011234
        JMBG 0101990123456
        student card no. 1234567
        студенческий билет № 1234567
        Matrikelnummer 123456
        case no. 12-345/2021
        110101199001011234
        MP1234567
        QQ123456C
        Passport MP1234567
        passport no. 123456789
        паспорт МР 1234567
        пашпарт МР1234567
        паспорт 4509 123456
        паспорт: серия 45 09 № 123456
        45 09 123456
        паспорт СН 123456
        ID-картка 000123456
        посвідчення 123456789
        paszport EK 1234567
        dowód osobisty ABA 300000
        dowód ABA300000
        Personalausweis L01X00T47
        Reisepass C01X00T47
        Ausweis-Nr. L01X00T47
        carte d'identité 880692310285
        passeport 12AB34567
        pasaporte AAA123456
        جواز سفر رقم A12345678
        1234567A001PB5
        СНИЛС 112-233-445 95
        112-233-445 95
        ИНН 500100732259
        РНОКПП 3184710691
        ІПН 3184710691
        PESEL 44051401359
        44051401359
        Steuer-ID 86 095 742 719
        Sozialversicherungsnummer 15 070649 C 103
        numéro de sécurité sociale 2 55 08 14 168 025 38
        2 55 08 14 168 025 38
        255081416802538
        DNI 12345678Z
        12345678Z
        12.345.678-Z
        NIE X1234567L
        X-1234567-L
        CURP HEGG560427MVZRRL04
        HEGG560427MVZRRL04
        cédula 1.234.567.890
        C.C. 1.234.567.890
        RUT 12.345.678-5
        12.345.678-5
        CUIL 20-12345678-6
        الرقم القومي 29001010100015
        29001010100015
        رقم الهوية ١٠١٢٣٤٥٦٧٨
        SSN 123-45-6789
        123-45-6789
        AB 12 34 56 C
        NI number AB123456C
        NHS number 943 476 5919
        driving licence EXAMP901010AD9IJ
        водительское удостоверение 7712 345678
        prawo jazdy 12345/12/1234
        Führerschein B072RRE2I55
        permiso de conducir 12345678
        A-number A123456789
        criminal case No. 12345678901
        уголовное дело № 1-23/2024
        дело № 12401450001000123
        крымінальная справа № 24123456789
        кримінальне провадження № 12024000000000123
        sprawa II K 123/24
        sygn. akt II K 123/24
        Aktenzeichen 12 Js 345/24
        Az. 12 Js 345/24
        dossier n° 123456
        expediente 123/2024
        قضية رقم 123/2024
        налоговый номер 123456789
    """,
    "vehicle": """
        车牌 京A12345
        rendszám ABC-123
        SPZ 1AB 2345
        plaka 34 ABC 123
        kenteken AB-12-CD
        targa AB 123 CD
        гос. номер А123ВС77
        номер авто 1234 AB-7
        номер машыны 1234 AB-7
        номер машини АА1234ВВ
        rejestracja WA 12345
        nr rej. WA12345
        Kennzeichen B-AB 1234
        matrícula 1234 BCD
        placa ABC-123
        plaque AB-123-CD
        immatriculation AB-123-CD
        number plate AB12 CDE
        license plate 7ABC123
        رقم السيارة أ ب ج 1234
    """,
    "bank": """
        BTC 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa
        IBAN DE89 3704 0044 0532 0130 00
        DE89370400440532013000
        de89 3704 0044 0532 0130 00
        DE89-3704-0044-0532-0130-00
        IBAN: BY00 AAAA 0000 0000 0000 0000 0000
        4111 1111 1111 1111
        4111-1111-1111-1111
        4111111111111111
        card 4111 1111 1111 1111
        карта 4111 1111 1111 1111
        3782 822463 10005
        р/с 40817810099910004312
        расчётный счёт 40817810099910004312
        конто 12 1234 1234 1234 1234 1234 1234
        nr konta 12 1234 1234 1234 1234 1234 1234
        sort code 12-34-56, account 12345678
        Kontonummer 1234567890
        cuenta 2100 0418 45 0200051332
        CLABE 032180000118359719
        رقم الحساب 123456789012
    """,
    "place": """
        широта 53.9, долгота 27.5
        latitude 53.9 longitude 27.5
        54.5 N, 27.5 E
        54 градуса 30 минут северной широты, 27 градусов восточной долготы
        53.9000, 27.5667
        9G8F5HXM+2Q
        WC2X+5V Minsk
        geo:53.9000,27.5667
        ///filled.count.soap
        https://maps.app.goo.gl/AbCdEf
        https://www.google.com/maps/@53.9000,27.5667,17z
        53°54′08″N 27°33′42″E
        ٥٣.٩٠٠٠, ٢٧.٥٦٦٧
    """,
    "network": """
        192.0.2.1
        2001:db8::1
        00:1A:2B:3C:4D:5E
        00-1a-2b-3c-4d-5e
        001a.2b3c.4d5e
        MAC aa:bb:cc:dd:ee:ff
        IMEI 490154203237518
        IMEI: 49-015420-323751-8
    """,
    "birth": """
        נולד 12.05.1990
        gimęs 1990-05-12
        1990년 5월 12일생
        生于1990年5月12日
        生年月日 1990年5月12日
        născut 12.05.1990
        född 12 maj 1990
        doğum tarihi 12.05.1990
        született 1990. 05. 12.
        narozen 12. 5. 1990
        geboren op 12 mei 1990
        nata il 12 maggio 1990
        nascida em 12/05/1990
        born 12 May 1990
        born on the 12th of May 1990
        born May 12, 1990
        born 12/05/1990
        DOB 5/12/90
        birthday: 12 May
        date of birth 1990-05-12
        род. 12.05.1990
        родилась 12 мая 1990
        12.05.1990 г.р.
        д.р. 12.05.1990
        день рождения 12 мая
        нар. 12.05.1990
        народжений 12 травня 1990
        нарадзілася 12 траўня 1990
        ur. 12.05.1990
        urodzona 12 maja 1990
        geb. 12.5.1990
        geboren am 12. Mai 1990
        *12.05.1990
        né le 12 mai 1990
        née le 12/05/1990
        nacido el 12 de mayo de 1990
        nacida 12/05/1990
        مواليد 12/5/1990
        تاريخ الميلاد ١٢/٥/١٩٩٠
    """,
    "postal": """
        רחוב הדוגמה 12
        Exempelgatan 12
        Pavyzdžio g. 12
        Str. Exemplu nr. 12
        Példa utca 12
        Příkladná 123/4, 110 00 Praha
        1011 AB Amsterdam
        Voorbeeldstraat 12, 1011 AB
        Örnek Mah. Deneme Cad. No 12 D: 3
        Örnek Sok. No: 5
        세종대로 110
        서울시 종로구 세종로 12호
        東京都千代田区丸の内1丁目2番3号
        示例路12弄3号401室
        Rivadavia 1234 5º B
        Pje. Ejemplo 123, Depto. 4
        CEP 01310-100
        Rua Exemplo, 123, apto 45
        Wohnheim 3, Zimmer 12
        akademik Żaczek pok. 312
        общежитие № 5, комната 312
        dormitory 5, room 312
        Minsk 220030
        Calle 12 # 34-56
        Calle 12 #34-56, Bogotá
        Cl. 12 # 3-4
        Carrera 7 No. 12-34
        Cra. 7 # 12-34
        Kra 7 N° 12-34
        Diagonal 12 # 3-4
        Transversal 3 # 4-5
        Av. Ejemplo 1234
        Av. Ejemplo 1234, Col. Centro, CP 06000
        Col. Roma Norte, CP 06700
        C.P. 06000
        Mz. 5 Lt. 12
        Manzana 5, Lote 12
        Jr. Ejemplo 123
        Jirón Ejemplo 123
        Piso 3, Dpto. 4
        c/ Ejemplo 5, 3º B
        Calle Ejemplo s/n
        ul. Przykładowa 5/3
        ul. 3 Maja 5
        os. Przykładowe 12/3
        al. Niepodległości 12
        pl. Wolności 2 m. 3
        Przykładowa 5 m. 3
        ul. gen. Przykładowego 5
        00-001 Warszawa
        12 rue Exemple
        12 bis rue de l'Exemple
        12, rue du Général Exemple
        12 RUE DE L'EXEMPLE
        3 av. Exemple
        12B chemin des Exemples
        1 place d'Exemple
        bât. B, appt 12
        75011 Paris
        شارع المثال ١٢
        15 شارع المثال
        حي المثال، شارع 5، منزل 12
        عمارة 5 شقة 3
        طريق المثال رقم 12
        زنقة المثال رقم 5
        نهج المثال عدد 5
        الرمز البريدي 12345
        ص.ب. 1234
        Beispielstr. 12
        Beispielstraße 12 a
        Straße 12
        BEISPIELSTRASSE 12
        Alte Beispielstr. 5
        Beispiel-Str. 5
        Beispielgasse 3/4
        An der Beispielmauer 5
        Beispielweg 3, 10115 Berlin
        Beispielplatz 1
        вул. Прыкладная, 5
        вул. Прыкладная, д. 5, кв. 3
        вуліца Прыкладная дом 5
        ул Примерная 5
        улица Примерная дом 5
        г. Минск ул. Примерная д.5 кв.3
        д.5 кв.3
        дом 5 квартира 3
        Примерная ул. 5
        мкр. Примерный, 5-12
        ул. 1905 года, д. 5
        вул. Прикладна 5/3
        пров. Прикладний 5
        просп. Прикладний, буд. 5
        бульв. Прикладний 5
        с. Прикладне, вул. Прикладна 5
        индекс 220030
        220030 Минск
        кв 3
        SW1A 1AA
        sw1a 1aa
        M1 1AE
        Flat 3, 12 Example Road
        123 Example St, Springfield, IL 62701
        Apt 4B
    """,
    "secret": """
        https://example.org/?u=YWRhQGV4YW1wbGUub3Jn
        https://teams.microsoft.com/l/meetup-join/abc
        https://zoom.us/j/1234567890
        https://meet.google.com/abc-defg-hij
        https://example.org/?session=abcdef123456
        https://example.org/?address=12%20Example%20Street
        https://example.org/?lat=53.9&lon=27.5
        https://example.org/?dob=1990-01-01
        пароль qwerty123
        https://chat.whatsapp.com/AbCdEfGhIjK
        signal.group/#abcdef
        https://example.org/?token=abcdef
        https://example.org/letter?access_token=abcdef
        https://docs.google.com/forms/d/e/abc/viewform?edit2=2_ABaOnud
        https://docs.google.com/spreadsheets/d/abc/edit#gid=0
        https://docs.google.com/document/d/abc/edit?usp=sharing
        https://drive.google.com/file/d/abc/view?usp=sharing
        https://drive.google.com/drive/folders/abc
        https://example.org/file?X-Amz-Signature=abcdef
        https://example.org/file?Expires=1&Signature=abcdef
        https://example.org/x?sv=2020&sig=abcdef
        https://www.dropbox.com/s/abc/x.pdf?dl=0
        https://www.dropbox.com/scl/fi/abc/x.pdf?rlkey=abc
        https://1drv.ms/w/s!abc
        https://cloud.example.org/index.php/s/AbCdEfGhIjKlMnO
        https://cloud.example.org/s/AbCdEfGhIjKlMnO
        https://example.sharepoint.com/:x:/g/abc
        https://cryptpad.example.org/pad/#/2/pad/edit/abc/
        https://mega.nz/file/abc#def
        https://example.org/confirm/8f14e45fceea167a5a36
        https://example.org/reset-password?code=abcdef12
        https://example.org/?auth=abcdef
        https://example.org/?jwt=eyJhbGciOi.eyJzdWIi.abc
        eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abcdefgh
        https://example.org/?api_key=abcdef
        https://example.org/#access_token=abcdef
        https://t.me/joinchat/AAAAAE
        https://t.me/+AbCdEfGh
        https://zoom.us/j/1234567890?pwd=abcdef
        пароль: Abc12345
        password: hunter22
        https://docs.google.com/forms/d/abc/edit
        https://example.org/letter?sid=abcdef0123456789
    """,
}

PUBLIC = """
    1984–2024
    2024
    School No. 12
    School 12, Minsk
    Гимназия № 5
    СШ № 12 г. Минска
    Ліцэй № 1
    Школа 57
    Гімназія № 3, Львів
    Liceum nr 5
    XIV Liceum Ogólnokształcące
    Szkoła Podstawowa nr 12 w Warszawie
    Grundschule 5
    Lycée n° 3
    Colegio 24
    Escuela N° 12
    مدرسة رقم 12
    Fond 44
    Fonds 44
    Fundacja 44
    Фонд 44
    professor at Example University
    Professor at Example University, 2010-2020
    Lecturer at Example College
    Editor at example.org
    Volunteer at example.org
    engineer at Gmail
    Product manager at Gmail
    Head of trust at Yahoo
    Engineer at Yandex
    журналист на example.org
    редактор на сайте example.org
    Работаю на Яндекс
    Journalist bei example.de
    journaliste chez Exemple
    periodista en example.org
    redaktor w example.pl
    صحفي في example.org
    42nd Street Theatre
    Studio 54
    Theatre on 5th Avenue
    Abbey Road Studios
    10 Downing Street Policy Unit
    Wall Street Journal
    Baker Street Irregulars
    Улица 1905 года (festival)
    Улица 1905 года
    фестиваль «Улица 1905 года»
    Площадь Восстания
    Проспект Мира
    вулиця Свободи
    Calle 13
    Carrera Solidaria 2024
    Avenida de Mayo
    Plaza de Mayo
    Col. de Periodistas
    rue des Écoles
    Place publique
    Unter den Linden
    Am Puls der Zeit
    ulica Wolności
    Osiedle Tysiąclecia
    شارع الحمراء
    جائزة 2024
    Nobel Prize 2022
    Award of the Year 2019
    Лауреат премии 2020 года
    Заслуженный артист, 1998
    Preisträgerin 2021
    Prix 2020
    Premio Nacional 2018
    Nagroda 2017
    ISBN 978-3-16-148410-0
    ISBN 3-16-148410-X
    ISSN 2049-3630
    DOI 10.1000/182
    https://doi.org/10.1000/182
    ORCID 0000-0002-1825-0097
    0000-0002-1825-0097
    https://orcid.org/0000-0002-1825-0097
    arXiv:2101.00001
    ISO/IEC 27001:2013
    RFC 5321
    ГОСТ 12.1.004-91
    Article 19
    Статья 29
    Art. 5 ust. 1
    § 12
    Case C-131/12
    Room 12 Collective
    Room 12
    Apartment Therapy
    Flat Earth Society
    Flat White Coffee
    Twitter researcher
    chat room moderator
    Discord moderator
    Telegram channel editor
    редактор телеграм-канала
    телеграм-канал «Пример»
    Телеграм-канал Example News
    автор канала в Telegram
    my telegram channel
    Telegram News
    Signal Foundation
    Signal developer
    Skype for Business trainer
    Matrix.org Foundation
    Wire magazine
    Session musician
    session chair 2024
    Line manager
    VK researcher
    Passport Office
    паспортный стол
    паспортистка
    Паспорт города
    ID card researcher
    card designer
    Account manager
    Head of bank accounts
    Tax adviser
    tax number theory
    Number theorist
    number 1 fan
    Case worker
    case worker, team 5
    Справа молодых
    Sprawa Polska
    Дело жизни
    Dossier Magazine
    Expediente Público
    License plate collector
    matrícula de honor
    Placa Memorial
    Born in Minsk
    founded in 1990
    Born Free Foundation
    Geboren in Berlin
    родился в Минске
    нарадзіўся ў Мінску
    urodzona w Warszawie
    née à Paris
    née Dupont
    geb. Muster
    ur. w Krakowie
    né à Lyon
    nacido en Madrid
    D'Arcy O'Neil
    O’Brien & Sons
    Д’Артаньян
    Дем'ян Приклад
    Jean-d'Arc
    Ngũgĩ wa Thiong'o
    https://example.org
    https://example.org/
    https://www.example.org/about
    https://example.org/news/2026/11/27/letter
    https://example.org/?lang=be
    https://example.org/?p=123
    https://example.org/?utm_source=letter&utm_medium=mail
    https://example.org/#about
    https://example.org/wiki/Example_(place)
    https://www.youtube.com/watch?v=dQw4w9WgXcQ
    https://docs.google.com/forms/d/e/abc/viewform
    https://example.social/about
    https://www.example.org/s/about
    https://github.com/example/project
    https://en.wikipedia.org/wiki/Example
    example.org
    www.example.org
    350.org
    Charter 97
    Хартия 97
    Viasna96
    Весна 96
    Radio 1
    Channel 4
    TVP1
    Euroradio 101.5 FM
    France 24
    Area 51 Club
    Group 17
    Группа 17
    Agenda 2030
    G7 researcher
    Web3 engineer
    Level 42
    Class of 2012
    Jahrgang 12
    promotion 2012
    выпуск 2005 года
    Bataillon 12
    24/7 support
    1 000 000 members
    120 000 000 euros
    100 % renewable
    12 Angry Men Theatre
    Version 1.2.3.4
    v2.0.1
    KRS 0000123456
    NIP 123-456-32-18
    REGON 123456785
    ИНН 7707083893
    УНП 190000000
    ЄДРПОУ 12345678
    HRB 123456
    SIRET 732 829 320 00074
    SIREN 732 829 320
    CIF B12345674
    EIN 12-3456789
    Registered charity 1234567
    Company number 01234567
    VAT GB123456789
    look at us
    we met at noon
    at home
    Stay at Home Parents
    Artist at large
    AT&T
    Cinema at the Park
    нас двое на сайте
    Надежда на мир
    Maestr@s por la Educación
    Profesor@ de escuela
    Abogad@
    compañer@s
    Tod@s junt@s
    exampleorg on the web
    Example Rights Watch
    Example (@exampleorg)
    C# developer
    F# programmer
    We are #1
    #StopWar 2024
    Dot Matrix Printing
    a look at dot matrix printers
    Punkt Kultury
    Kropka
    Dr. phil., M.A.
    m. in. członek zarządu
    Dr. n. med.
    к.т.н., доцент
    д.м.н.
    канд. ист. наук, 2005
    4 кв. 2026
    кв. м
    M25 Action Group
    E17 Designers
    N1 Magazine
    B2B marketing
    Covid-19 researcher
    COVID-19
    Boeing 747 pilot
    A380 captain
    Sukhoi 27
    P2P Foundation
    Ph.D., 2015
    5th form
    3rd sector
    1st Violin
    2 Corinthians 5:17
    John 3:16
    11:30 Collective
    10:15 Theatre
    50+ Initiative
    LGBTQIA+ 2024
    2+2=5 Theatre
    dva + dva
    one two three
    Three Four Productions
    One World One Health
    раз, два, три
    Four Seasons Hotel
    Seven Sisters Books
    Eins Zwei Polizei
    uno, dos, tres
    Un deux trois Théâtre
    Grupo Uno Más Uno
    I signed at 10:30
    signed on 12.05.2026
    12.05.2026
    2026-05-12
    May 12, 2026
    since 12 May 1990
    с 12 мая 1990
    Member of Parliament 2019–2024
    депутат VII созыва (2019-2023)
    Deputy, 5th convocation
    Wahlkreis 75
    Ortsverband 12
    Bezirk 7
    arrondissement 11
    Район 5
    Участок № 12
    Department 8
    Chair of Group 5, 2020
    Больница № 5
    Городская больница 3
    Поликлиника № 12
    Szpital nr 5
    Krankenhaus 5
    Hôpital 12
    мешканка Києва
    Жительница Минска
    resident of Example Street
    Anwohnerin der Beispielstraße
    mieszkanka ulicy Przykładowej
    habitant de la rue Exemple
    vecina de la calle Ejemplo
    житель улицы Примерной
    ساكن في شارع المثال
    Postfach
    Piso 3 Teatro
    Casa 12 Editorial
    Casa de las Américas
    Dom 12 Artists
    Дом 12 (арт-группа)
    House of Lords
    House 12 Records
    Pass the Parcel
    password manager developer
    secret santa 2024
    token economist
    Token engineer
    key account manager
    auth engineer
    Sign here
    MAC user
    Mac OS X 10.4.11
    Luhn algorithm researcher
    plus size model
    Plus 48 Agency
    Плюс один
    Call me by your name
    Call Centre 12
    Text me back Theatre
    мой номер
    мой адрес — не дом и не улица
    Ring 1 Gallery
    La Via Campesina
    Via Campesina 2020
    Class of 2012 UK
    Paypal engineer
    Pix developer
    QQ Magazine
    IG Metall
    IG Metall Berlin
    Snap engineer
    Twitter researcher
    Session musician 2020
    Dormitory 12 Band
    Corso Italia
    Strada Veche
    Rua Verde
    Oxford University Press
    Editor (ad interim) example.org
    ext. relations officer
    poste 12
    Mail Online
    Mail on Sunday
    email marketing
    e-mail developer
    Writer at Yahoo
    Il Mattino di Napoli
    Le Pont du Gard
    Punt e Mes
    Lat. America 2020
    Широта души
    Calendly engineer
    Zoom engineer
    Kunstgata 2020
    E-Mail-Marketing
    mail carrier
    почта России
    Correo Argentino
    we met at sea
    look at net zero
    at home de facto
    Nat Geo 12
    Nata 1990
    Gegründet in 1990
    Maison Rua 5
    Poste Italiane
    Ekaterina 5
    Postgatan
    Hauptweg
    Mezzo 1990 UK
    Grand Prix 5
    x @ home
    X Corp
    VK @ music
    1990年代研究会
    3 AM Club
    Durchwahl
    Wise Owl 2
    Brand new idea 3
    KvK 12345678
    CNPJ 12345678000195
    IČO 12345678
    Registered charity no. 1123456789
    KRS: 0000123456
    ABN 51 824 753 556
    100000000 views
    Voices of 1000000000 people
    10 11 12 sections
    Section 12 13 14 15
    Chapters 10-11-12
    Group 12-14 and 16-18
    Since 1999 2004 2019
    Elections 2019-2020-2024
    Block 12 34
    12 000 500 readers
    Sin City fan 2000
    Pan card game
    Nik 2000
    CF Barcelona 1899
    TC Example 2019
    Tin 1234 Tin
    patient number theory
    student number 12
    Model MP3 player
    Matricola Theatre
    RG 6 painters
    file no. 1
    Case No. 12
    членский билет общества
    od 1990
    gegr. 1990
    Jugendzentrum Lindenstraße 3
    Centre LGBT, 63 rue Beaubourg
    Teatr Plac Wolności 1
    4 Corners Road Runners
    100 Women Square
    8 Mile Boulevard Association
    Apartment 13 Theatre
    Plac Zabaw 5
    Театр «Кв. 5»
    Straße 17. Juni Initiative
    12 rue is not enough
    Save 12 Park Avenue!
    Die Köpenicker Straße 137 bleibt
    My grandfather was born on 1 May 1900 in Vilna
    Director at Red Dot Design
    Lecturer at Blue Dot University
    Founder at dot dot dot
    CTO at a dot com company
    We met at the dot of noon
    Redakteur bei GMX
    Redakteur bei t-online.de
    dziennikarz w wp.pl
    dziennikarka w onet.pl
    Ingeniera en Yahoo
    works at Gmail
    Sysadmin at riseup.net
    Admin at posteo.de
    blogger at dot.org
    our collective posts at social.example.org
"""


def lines(block):
    return [line.strip() for line in block.strip().splitlines()]
